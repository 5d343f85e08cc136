"""Moments, days and amounts in words, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import get_language, gettext, ngettext


def _chinese() -> bool:
    return (get_language() or "").startswith("zh")


def listed(words: Iterable[object]) -> str:
    """Return "copper, tubes" or "铜、管"."""
    return gettext(", ").join(map(str, words))


def labelled(label: object, text: object) -> str:
    """Return "Title: too long" or "标题：过长"."""
    return gettext("%(label)s: %(text)s") % {"label": label, "text": text}


def with_aside(text: object, aside: object) -> str:
    """Return "Yu Guangming (director)" or "于光明（总经理）"."""
    return gettext("%(text)s (%(aside)s)") % {"text": text, "aside": aside}


def exact_moment(at: datetime) -> str:
    """Return "Wed 25 Nov 2026, 17:30" or "2026年11月25日 周三 17:30" (county time)."""
    local = timezone.localtime(at)
    return f"{exact_day(local.date())}{' ' if _chinese() else ', '}{local:%H:%M}"


def span(starts_at: datetime, ends_at: datetime) -> str:
    """Return "Sun 1 Nov 2026, 09:00–09:45", with both days where it goes over midnight (county time)."""
    first, last = timezone.localtime(starts_at), timezone.localtime(ends_at)
    end = f"{last:%H:%M}" if first.date() == last.date() else exact_moment(ends_at)
    return f"{exact_moment(starts_at)}–{end}"


def days_span(first: date, last: date) -> str:
    """Return "Sun 1 Nov 2026", or both days with a dash."""
    return exact_day(first) if first == last else f"{exact_day(first)} – {exact_day(last)}"


def exact_day(day: date) -> str:
    """Return "Wed 25 Nov 2026" or "2026年11月25日 周三"."""
    if _chinese():
        return f"{day.year}年{day.month}月{day.day}日 周{'一二三四五六日'[day.weekday()]}"
    return date_format(day, "D j M Y")


def day_of_each_year(month: int, day: int) -> str:
    """Return "31 May" or "5月31日"."""
    return f"{month}月{day}日" if _chinese() else date_format(date(2000, month, day), "j F")


def short_day(day: date, today: date) -> str:
    """Return "today", "tomorrow", "yesterday", "25 Nov" or "25 Nov 2027"."""
    distance = (day - today).days
    near = {0: gettext("today"), 1: gettext("tomorrow"), -1: gettext("yesterday")}
    if distance in near:
        return near[distance]
    if _chinese():
        return f"{day.month}月{day.day}日" if day.year == today.year else f"{day.year}年{day.month}月{day.day}日"
    return date_format(day, "j M" if day.year == today.year else "j M Y")


def moment_words(at: datetime, now: datetime) -> str:
    """Return "5 minutes ago", "2 hours ago", "yesterday", "12 days ago" or the day."""
    passed = now - at
    if timedelta(0) <= passed < timedelta(minutes=1):
        return gettext("just now")
    if timedelta(0) <= passed < timedelta(hours=1):
        minutes = int(passed.total_seconds() // 60)
        return ngettext("%(n)s minute ago", "%(n)s minutes ago", minutes) % {"n": minutes}
    here, today = timezone.localtime(at), timezone.localtime(now).date()
    days = (today - here.date()).days
    if days == 0 and passed >= timedelta(0):
        hours = int(passed.total_seconds() // 3600)
        return ngettext("%(n)s hour ago", "%(n)s hours ago", hours) % {"n": hours}
    if 2 <= days <= 30:
        return days_ago(days)
    if -1 <= days <= 1:
        return f"{short_day(here.date(), today)} {here:%H:%M}"
    return short_day(here.date(), today)


def days_ago(days: int) -> str:
    """Return "12 days ago"."""
    return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": days}


def working_days_left(left: int) -> str:
    """Return "3 working days left", "due today" or "2 working days overdue"."""
    if left == 0:
        return gettext("due today")
    if left > 0:
        return ngettext("%(n)s working day left", "%(n)s working days left", left) % {"n": left}
    return ngettext("%(n)s working day overdue", "%(n)s working days overdue", -left) % {"n": -left}


def overdue_words(days: int) -> str:
    """Return "5 working days", for how long something has been late."""
    return ngettext("%(n)s working day", "%(n)s working days", days) % {"n": days}


def days_left(left: int) -> str:
    """Return "412 days left", "last day today" or "ran out 12 days ago"."""
    if left == 0:
        return gettext("last day today")
    if left > 0:
        return ngettext("%(n)s day left", "%(n)s days left", left) % {"n": left}
    return ngettext("ran out %(n)s day ago", "ran out %(n)s days ago", -left) % {"n": -left}


# In what large numbers are counted: how many, below what, the word, decimals, and whether zeros at the end stay.
_ENDLESS = Decimal("Infinity")
_CHINESE_STEPS = (
    (1, 10_000, "", 2, False),
    (10_000, 100_000_000, "万", 2, False),
    (100_000_000, _ENDLESS, "亿", 2, True),
)
_ENGLISH_STEPS = (
    (1, 1_000_000, "", 2, False),
    (1_000_000, 1_000_000_000, "m ", 2, False),
    (1_000_000_000, _ENDLESS, "bn ", 3, True),
)


def money_words(amount: Decimal | None) -> str:
    """Return "19.011 bn yuan" or "190.11 亿元"; "—" where there is no amount."""
    return amount_words(amount, "元", "yuan")


def amount_words(amount: Decimal | None, chinese: str, english: str) -> str:
    """Return an amount of a unit as people say it: in 亿 and 万, or in bn and m."""
    if amount is None:
        return "—"
    for size, limit, word, decimals, keep_zeros in _CHINESE_STEPS if _chinese() else _ENGLISH_STEPS:
        number = _rounded(amount / size, decimals)
        if abs(number) * size < limit:  # 99,999,999.99 is 1.00 亿, not 10,000 万
            text = number_words(number, keep_zeros=keep_zeros)
            return f"{text} {word}{chinese if _chinese() else english}"
    raise AssertionError("the last step has no limit")


def scale_of(amount: Decimal) -> tuple[int, str]:
    """Return in what an axis up to ``amount`` is counted: (100_000_000, "亿"), (1_000_000, "m ") ..."""
    steps = _CHINESE_STEPS if _chinese() else _ENGLISH_STEPS
    return next((size, word) for size, limit, word, _decimals, _zeros in steps if abs(amount) < limit)


def growth_words(rate: Decimal | None) -> str:
    """Return "+23.41 %", "−3.2 %" or "—"."""
    if rate is None:
        return "—"
    number = _rounded(rate, 2)
    return f"{'+' if number > 0 else ''}{number_words(number)} %"


def percent_words(share: Decimal | None) -> str:
    """Return "87.5 %" of a share from 0 to 1, or "—"."""
    return "—" if share is None else f"{number_words(_rounded(share * 100, 1))} %"


def number_words(number: Decimal, *, keep_zeros: bool = False) -> str:
    """Return a number with thousands separators and a real minus."""
    text = f"{abs(number):,f}"
    if "." in text and not keep_zeros:
        text = text.rstrip("0").rstrip(".")
    return f"−{text}" if number < 0 else text


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)

"""Settings of the working calendar: a year's months, loading a year, editing a day, and what the last change moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.clock import FIRST_DAY, LAST_DAY, local_day
from accounts.errors import DomainError
from accounts.models import Capability, in_readers_language
from accounts.web.pages import StaffRequest, say, show
from accounts.wording import exact_day
from assistance import access
from assistance.actions.calendar import Moved, PublishedDay, edit_calendar_day, load_calendar_year
from assistance.actions.reference import known_years, load_published_year
from assistance.models import CalendarDay
from assistance.queries.calendar import days_of_year, moved_by_last_change, year_is_missing
from enterprises.web.form_pages import Back, LaidOutForm, Page, form_page

_LINE = re.compile(r"\A(\d{4}-\d{2}-\d{2})(?:\s*(?:-|–|~|至|\.\.)\s*(\d{4}-\d{2}-\d{2}))?\s*(.*)\Z", re.ASCII)
_LONGEST_HOLIDAY = timedelta(days=31)


@dataclass(frozen=True)
class Month:
    """A month as a page shows it: its weeks of seven days (None outside the month), and the days that differ in words."""

    name: str
    weeks: list[list[CalendarDay | None]]
    notes: list[str]


@require_GET
@login_required
def home(request: StaffRequest) -> HttpResponseRedirect:
    """Go to the present year."""
    access.require(access.may_edit_clocks(request.user))
    return redirect("assistance:calendar", year=local_day(timezone.now()).year)


@require_GET
@login_required
def year(request: StaffRequest, year: int) -> HttpResponse:
    """Show a year's months with working and free days."""
    access.require(access.may_edit_clocks(request.user))
    return _show(request, _of_our_time(year))


@require_POST
@login_required
def load(request: StaffRequest, year: int) -> HttpResponse:
    """Load the year as it was published."""
    access.require(access.may_edit_clocks(request.user))
    try:
        moved = load_published_year(_of_our_time(year), by=request.user, at=timezone.now())
    except DomainError as refusal:
        return _show(request, year, str(refusal), status=422)
    say(request, _moved_words(_("The calendar of %(year)s is loaded.") % {"year": year}, moved))
    return redirect("assistance:calendar", year=year)


class DayForm(LaidOutForm):
    """What a day is, and why it differs from the week's usual."""

    is_working = forms.TypedChoiceField(
        label=gettext_lazy("This day is"),
        choices=[("yes", gettext_lazy("a working day")), ("no", gettext_lazy("a free day"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("Name in Chinese"), max_length=40, required=False)
    note_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=60, required=False)
    layout = (("is_working",), ("note", "note_en"))


@require_http_methods(["GET", "POST"])
@login_required
def day(request: StaffRequest, day: str) -> HttpResponse:
    """Edit one day of a loaded year."""
    access.require(access.may_edit_clocks(request.user))
    try:
        found = CalendarDay.objects.filter(day=date.fromisoformat(day)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404
    initial = {"is_working": "yes" if found.is_working else "no", "note": found.note, "note_en": found.note_en}
    form = DayForm(request.POST or None, initial=initial)
    title = exact_day(found.day)
    page = Page(
        title=title,
        text=_(
            "Promises that span this day are computed again, firm ones too. What moved is listed, and kept in each issue."
        ),
        submit=_("Save the day"),
        back=_back(found.day.year),
    )

    def act() -> str:
        moved = edit_calendar_day(found.day, **form.cleaned_data, by=request.user, at=timezone.now())
        return _moved_words(_("%(day)s is saved.") % {"day": title}, moved)

    return form_page(request, form, page, act)


class NoticeForm(LaidOutForm):
    """A year's notice typed by hand, when no package lists it yet."""

    free = forms.CharField(
        label=gettext_lazy("Free days"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("One holiday a line: 2027-10-01 - 2027-10-07 国庆节"),
    )
    made_up = forms.CharField(
        label=gettext_lazy("Made-up working days"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("One day a line: 2027-10-09 国庆节调休上班"),
    )
    layout = (("free",), ("made_up",))

    def __init__(self, *args: object, year: int) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.year = year

    def clean_free(self) -> dict[date, PublishedDay]:
        """Read the holidays."""
        return self._days(self.cleaned_data["free"], is_working=False)

    def clean_made_up(self) -> dict[date, PublishedDay]:
        """Read the days that are made up for."""
        return self._days(self.cleaned_data["made_up"], is_working=True)

    def clean(self) -> dict[str, object]:
        """Refuse a day that stands in both lists."""
        values = super().clean() or self.cleaned_data
        for both in sorted(set(values.get("free") or ()) & set(values.get("made_up") or ())):
            message = _("%(day)s stands among the free days too.") % {"day": both}
            self.add_error("made_up", ValidationError(message, code="twice"))
        return values

    def _days(self, text: str, *, is_working: bool) -> dict[date, PublishedDay]:
        found: dict[date, PublishedDay] = {}
        for line in filter(None, map(str.strip, text.splitlines())):
            match = _LINE.match(line)
            try:
                first = date.fromisoformat(match[1]) if match else None
                last = date.fromisoformat(match[2]) if match and match[2] else first
            except ValueError:
                first = last = None
            if match is None or first is None or last is None or not self._fits(first, last):
                message = _("“%(line)s” is no day or span of days of %(year)s.") % {"line": line, "year": self.year}
                raise ValidationError(message, code="invalid")
            for step in range((last - first).days + 1):
                found[first + timedelta(days=step)] = PublishedDay(is_working, note=match[3][:40])
        return found

    def _fits(self, first: date, last: date) -> bool:
        return first.year == last.year == self.year and timedelta(0) <= last - first <= _LONGEST_HOLIDAY


@require_http_methods(["GET", "POST"])
@login_required
def notice(request: StaffRequest, year: int) -> HttpResponse:
    """Load a year from the notice, typed by hand."""
    access.require(access.may_edit_clocks(request.user))
    form = NoticeForm(*([request.POST] if request.method == "POST" else []), year=_of_our_time(year))
    page = Page(
        title=_("Enter the notice of %(year)s") % {"year": year},
        text=_("All other days follow the week: Monday to Friday are working days."),
        submit=_("Load the year"),
        back=_back(year),
        draft=f"calendar-{year}",
    )

    def act() -> str:
        days = form.cleaned_data["free"] | form.cleaned_data["made_up"]
        moved = load_calendar_year(year, days=days, by=request.user, at=timezone.now())
        return _moved_words(_("The calendar of %(year)s is loaded.") % {"year": year}, moved)

    return form_page(request, form, page, act)


def _show(request: StaffRequest, year: int, refusal: str = "", status: int = 200) -> HttpResponse:
    days, today = days_of_year(year), local_day(timezone.now())
    context = {
        "year": year,
        "years": [near for near in (year - 1, year + 1) if FIRST_DAY.year <= near <= LAST_DAY.year],
        "months": list(_months(days)),
        "weekdays": WEEKDAYS_ABBR.values(),
        "working": sum(day.is_working for day in days),
        "today": today,
        "changed_at": max((day.loaded_at for day in days), default=None),
        "moved": moved_by_last_change(days),
        "opens_issues": request.user.can(Capability.READ_ISSUES),
        "is_known": year in known_years(),
        "missing_year": year_is_missing(today),
        "refusal": refusal,
        "section": "calendar",
    }
    return show(request, "assistance/settings/calendar.html", context, status=status)


def _months(days: list[CalendarDay]) -> Iterator[Month]:
    for number, name in MONTHS.items():
        of_month = [day for day in days if day.day.month == number]
        if of_month:
            cells: list[CalendarDay | None] = [*[None] * of_month[0].day.weekday(), *of_month]
            cells += [None] * (-len(cells) % 7)
            yield Month(str(name), [cells[at : at + 7] for at in range(0, len(cells), 7)], list(_notes(of_month)))


def _notes(days: Iterable[CalendarDay]) -> Iterator[str]:
    """Yield "1-7 National Day" for each run of days that carry one name."""
    run: list[CalendarDay] = []
    for found in [*days, None]:
        if found and run and found.note == run[-1].note and found.day - run[-1].day == timedelta(days=1):
            run.append(found)
            continue
        if run and run[0].note:
            first, last = run[0].day.day, run[-1].day.day
            words = in_readers_language(run[0].note, run[0].note_en)
            yield f"{first}–{last} {words}" if last > first else f"{first} {words}"
        run = [found] if found else []


def _moved_words(done: str, moved: list[Moved]) -> str:
    n = len(moved)
    return f"{done} " + (
        ngettext("%(n)s promise moved; it is listed below.", "%(n)s promises moved; they are listed below.", n)
        % {"n": n}
        if n
        else _("No promise moved.")
    )


def _back(year: int) -> Back:
    return Back(reverse("assistance:calendar", args=[year]), _("Calendar of %(year)s") % {"year": year})


def _of_our_time(year: int) -> int:
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise Http404
    return year

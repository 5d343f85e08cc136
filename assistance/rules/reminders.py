"""What reminders and their mails obey: which days the planner plans, how a mail is tried again, how long one may snooze."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from assistance.rules.working_days import COUNTY

# A day counts as planned only when it has been over for a while: what is written down in its last minutes, by a
# transaction that ends after midnight, is planned all the same.
SETTLING = timedelta(hours=1)

# Waits after the first, second, third and fourth refusal; from then on hourly until the message expires.
_WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))
MESSAGE_LIFE = timedelta(hours=72)
DEATHS_AT_MOST = 8  # a row that ended its sender so often without any result is not tried again

SNOOZE_AT_MOST = timedelta(days=30)

_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
_NUMBER = re.compile(r"\+?\d[\d\s-]{5,}\d")
_LINK = re.compile(r"/l/[\w-]+")


class SnoozeInPastError(DomainError):
    """A reminder can only come back later than now."""

    code = "snooze_in_past"
    message = _("Choose a moment in the future.")
    field = "until"


class SnoozeTooLongError(DomainError):
    """A reminder that is away for longer than 30 days is forgotten."""

    code = "snooze_too_long"
    message = _("A reminder can be put off for 30 days at most.")
    field = "until"


def check_snooze(until: datetime, at: datetime) -> None:
    """Refuse to put a reminder off into the past or for longer than 30 days."""
    if until <= at:
        raise SnoozeInPastError()
    if until - at > SNOOZE_AT_MOST:
        raise SnoozeTooLongError()


def slots(planned_through: date, today: date) -> list[date]:
    """Return the days to plan, oldest first: from the last planned one (again: it may have been young) to today."""
    first = min(planned_through, today)
    return [first + timedelta(days=step) for step in range((today - first).days + 1)]


def is_stale(slot: date, today: date, stale_days: int) -> bool:
    """Whether a missed day is too old to be mailed about; it is still shown and counted."""
    return slot < today - timedelta(days=stale_days)


def mail_from(today: date, hour: int, at: datetime) -> datetime:
    """Return when a mail planned now may leave: at ``hour`` of today in the county, or at once if that has passed."""
    return max(datetime.combine(today, time(hour), tzinfo=COUNTY), at)


def next_attempt(attempts: int, at: datetime) -> datetime:
    """Return when a message is tried again after ``attempts`` refusals: 1, 5, 15, 60 minutes, then hourly."""
    return at + _WAITS[min(max(attempts, 1), len(_WAITS)) - 1]


def batch_size(limit: int, deaths: int) -> int:
    """Return how many messages may share a sender when one of them has seen ``deaths``: 200, 50, 12, 3, then 1."""
    return max(limit >> 2 * deaths, 1)


def dedupe_key(recipient: object, reminders: Iterable[tuple[object, ...]]) -> str:
    """Return the one key of a mail that tells ``recipient`` of these reminders, in whatever order they come."""
    named = sorted("/".join(str(part) for part in key) for key in reminders)
    return f"reminders/{recipient}/{hashlib.sha256(chr(10).join(named).encode()).hexdigest()}"


def redacted(text: str, length: int = 200) -> str:
    """Return what a mail server said, without addresses, personal links and long numbers, cut to ``length``."""
    said = _NUMBER.sub("[number]", _LINK.sub("/l/[token]", _ADDRESS.sub("[address]", text)))
    return " ".join(said.split())[:length]

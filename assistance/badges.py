"""The numbers beside the entries of the frame: what waits for this person."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from accounts.web.shell import count_waiting
from assistance.models import Issue
from assistance.queries.calendar import year_is_missing
from assistance.queries.inbox import unread_count


def register() -> None:
    """Register every counter (called once, when the apps are ready)."""
    count_waiting("assistance:issues", lambda user: Issue.objects.visible_to(user).waiting_for(user).count())
    count_waiting("assistance:reminders", _unread)
    count_waiting("assistance:clocks", _missing_calendar)


def _unread(user: User) -> int:
    return unread_count(user, timezone.now())


def _missing_calendar(user: User) -> int:
    """One thing waits in the settings while next year's calendar is missing (from 15 November on)."""
    return int(year_is_missing(timezone.localdate()) is not None)

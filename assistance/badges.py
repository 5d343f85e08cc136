"""The numbers beside the entries of the frame: what waits for this person."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import Capability, User
from accounts.web.shell import count_waiting, ring
from assistance.queries.calendar import year_is_missing
from assistance.queries.desks import waiting_at_desks
from assistance.queries.inbox import unread_count


def register() -> None:
    """Register every counter (called once, when the apps are ready)."""
    count_waiting(waiting_at_desks)
    count_waiting(_missing_calendar)
    ring(_unread)


def _unread(user: User) -> int:
    return unread_count(user, timezone.now())


def _missing_calendar(user: User) -> dict[str, int]:
    """One thing waits in the settings while next year's calendar is missing (from 15 November on)."""
    if not user.can(Capability.EDIT_CLOCKS):
        return {}
    return {"assistance:clocks": int(year_is_missing(timezone.localdate()) is not None)}

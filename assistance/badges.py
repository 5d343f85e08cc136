"""The numbers beside the entries of the frame: what waits for this person."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from accounts.web.shell import count_waiting, ring
from assistance.queries.desks import waiting_at_desks
from assistance.queries.inbox import unread_count


def register() -> None:
    """Register every counter (called once, when the apps are ready)."""
    count_waiting(waiting_at_desks)
    ring(_unread)


def _unread(user: User) -> int:
    return unread_count(user, timezone.now())

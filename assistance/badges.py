"""The numbers beside the entries of the frame: what waits for this person."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from accounts.web.shell import count_waiting
from assistance.models import Issue
from assistance.queries.call_backs import to_call_back
from assistance.queries.inbox import unread_count


def register() -> None:
    """Register every counter (called once, when the apps are ready)."""
    count_waiting("assistance:issues", lambda user: Issue.objects.visible_to(user).waiting_for(user).count())
    count_waiting("assistance:call-backs", lambda user: to_call_back(user).count())
    count_waiting("assistance:reminders", _unread)


def _unread(user: User) -> int:
    return unread_count(user, timezone.now())

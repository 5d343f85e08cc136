"""Who handles a reminder."""

from __future__ import annotations

from accounts.models import User
from assistance.models import Reminder


def may_handle_reminder(user: User, reminder: Reminder) -> bool:
    """One's own reminders."""
    return reminder.recipient_id == user.pk

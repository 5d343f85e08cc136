"""The address at which a person's calendar program reads visits, deadlines and events."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q

from accounts.models import Versioned


class CalendarFeed(Versioned):
    """One person's feed. The token is signed from the row's id and never stored; a new row makes the old address void."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="calendar_feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(
                name="person_has_one_calendar_feed", fields=["user"], condition=Q(revoked_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.user_id)

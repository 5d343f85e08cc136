"""Which honours were conferred at which event."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import PROTECT

from accounts.models import Versioned
from accounts.models.versioned import tracked


@tracked()
class Conferral(Versioned):
    """An award is handed over at an event; its certificate is printed from here."""

    event = models.ForeignKey("assistance.Event", PROTECT, related_name="conferrals")
    item = models.ForeignKey("assistance.AgendaItem", PROTECT, null=True, blank=True, related_name="conferrals")
    award = models.OneToOneField("enterprises.Award", PROTECT, related_name="conferral")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")

    class Meta(Versioned.Meta):
        indexes = [models.Index(name="conferral_at_an_event", fields=["event", "id"])]

    def __str__(self) -> str:
        return f"{self.event_id} {self.award_id}"

"""The enterprise's file: one line for everything the county ever did for it, written by every verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Capability
from accounts.models.versioned import append_only_triggers
from accounts.scope import seen_through

if TYPE_CHECKING:
    from accounts.models import User
    from enterprises.models.enterprises import Enterprise


TIMELINE_LABEL = "enterprises.TimelineEntry"


class Audience(models.TextChoices):
    """Who reads a line: everybody who may open the enterprise, one unit, or the office alone."""

    ALL = "ALL", _("All")
    UNIT = "UNIT", _("The unit")
    INTERNAL = "INTERNAL", _("Internal")


class TimelineQuerySet(models.QuerySet["TimelineEntry"]):
    """Adjectives of timeline entries. Start from an enterprise that the user may open.

    Who opens an enterprise does not read all of its file: of visits and issues a handler reads those of the own unit.
    The floor above knows them and says so through the scope registry.
    """

    def of(self, enterprise: Enterprise) -> Self:
        """Keep the file of an enterprise: its own lines and those of the records that were merged into it."""
        merged = enterprise.merged_records.values_list(
            "pk", flat=True
        )  # one query: "in (one id)" reads the index in order
        return self.filter(enterprise__in=[enterprise.pk, *merged])

    def readable_by(self, user: User) -> Self:
        """Keep the lines whose audience the user belongs to."""
        if not user.can(Capability.READ_TIMELINE):
            return self.none()
        if user.can(Capability.READ_INTERNAL_NOTES):
            return self
        addressed = Q(audience=Audience.ALL) | Q(audience=Audience.UNIT, unit__in=user.unit_ids)
        return self.filter(Q(by=user) | addressed & seen_through(TIMELINE_LABEL, user))


class TimelineEntry(models.Model):
    """One line of an enterprise's file. ``kind`` names the act ("visit.done"), ``facts`` what its sentence needs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="timeline")
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    subject_type = models.CharField(max_length=20, blank=True)
    subject_id = models.UUIDField(null=True, blank=True)
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.ALL)
    unit = models.ForeignKey("accounts.Unit", PROTECT, null=True, blank=True, related_name="+")
    facts = models.JSONField(default=dict)

    objects = TimelineQuerySet.as_manager()

    class Meta:
        triggers = append_only_triggers()
        indexes = [models.Index(name="timeline_of_an_enterprise", fields=["enterprise", "-at", "-id"])]
        constraints = [
            models.CheckConstraint(name="timeline_audience_is_known", condition=Q(audience__in=Audience.values)),
            models.CheckConstraint(
                name="timeline_line_for_a_unit_names_it", condition=~Q(audience="UNIT") | Q(unit__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"

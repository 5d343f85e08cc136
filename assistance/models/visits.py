"""Visits and the promises made at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, Versioned
from accounts.models.versioned import tracked, version_trigger
from accounts.scope import seen_through
from enterprises.models.enterprises import standing_guard

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User

VISIT_LABEL = "assistance.Visit"


class VisitKind(models.TextChoices):
    """How the enterprise was contacted."""

    ON_SITE = "ON_SITE", _("On site")
    PHONE = "PHONE", _("By phone")
    ONLINE = "ONLINE", _("Online")
    OFFICE = "OFFICE", _("At the office")


class VisitStatus(models.TextChoices):
    """Where a visit stands."""

    PLANNED = "PLANNED", _("Planned")
    DONE = "DONE", _("Done")
    CANCELLED = "CANCELLED", _("Cancelled")


class SituationTopic(models.TextChoices):
    """What the quick picks of a visit speak about."""

    ORDERS = "orders", _("Orders")
    CAPACITY = "capacity", _("Capacity use")
    STAFF = "staff", _("Staff")
    CASH = "cash", _("Cash")
    MATERIAL = "material", _("Raw material")


class SituationLevel(models.TextChoices):
    """How it stands with a topic."""

    GOOD = "good", _("good")
    STEADY = "steady", _("steady")
    TIGHT = "tight", _("tight")


class VisitQuerySet(models.QuerySet["Visit"]):
    """Adjectives of visits."""

    def visible_to(self, user: User) -> Self:
        """Keep the visits one may read: one's own, to one's enterprises, or with an issue at one's unit."""
        if user.can(Capability.READ_ALL_ENTERPRISES) and user.can(Capability.READ_VISITS):
            return self
        if not user.can(Capability.READ_VISITS):
            return self.none()
        return self.filter(Q(visitor=user) | seen_through(VISIT_LABEL, user))

    def planned(self) -> Self:
        """Keep visits still to be made."""
        return self.filter(status=VisitStatus.PLANNED)

    def done(self) -> Self:
        """Keep visits that took place."""
        return self.filter(status=VisitStatus.DONE)


@tracked()
class Visit(Versioned):
    """A contact with an enterprise: planned, then done or cancelled. A service, never an inspection."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="visits")
    visitor = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="visits")
    kind = models.CharField(_("kind"), max_length=8, choices=VisitKind, default=VisitKind.ON_SITE)
    status = models.CharField(_("status"), max_length=10, choices=VisitStatus)
    planned_for = models.DateTimeField(_("planned for"), null=True, blank=True)
    happened_at = models.DateTimeField(_("when"), null=True, blank=True)
    people_met = models.CharField(_("people met"), max_length=200, blank=True)
    situation = models.JSONField(_("situation"), default=dict, blank=True)
    notes = models.TextField(_("notes"), blank=True, max_length=8000)
    next_contact_on = models.DateField(_("next contact"), null=True, blank=True)
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=200, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        indexes = [
            models.Index(name="visit_of_an_enterprise", fields=["enterprise", "-happened_at"]),
            models.Index(name="visit_by_time", fields=["-updated_at", "-id"]),
            models.Index(name="visit_planned", fields=["visitor", "planned_for"], condition=Q(status="PLANNED")),
            models.Index(
                name="visit_promised_contact", fields=["next_contact_on"], condition=Q(next_contact_on__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="visit_kind_is_known", condition=Q(kind__in=VisitKind.values)),
            models.CheckConstraint(name="visit_status_is_known", condition=Q(status__in=VisitStatus.values)),
            models.CheckConstraint(
                name="planned_visit_says_when", condition=~Q(status="PLANNED") | Q(planned_for__isnull=False)
            ),
            models.CheckConstraint(
                name="visit_happened_if_and_only_if_done",
                condition=Q(status="DONE", happened_at__isnull=False)
                | (~Q(status="DONE") & Q(happened_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="cancelled_visit_says_why", condition=~Q(status="CANCELLED") | ~Q(cancel_reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.status}"

    @property
    def starts_at(self) -> object:
        """When it happened, or is to happen."""
        return self.happened_at or self.planned_for


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Adjectives of promises."""

    def open(self) -> Self:
        """Keep promises not yet kept."""
        return self.filter(kept_on__isnull=True)

    def due_by(self, day: date) -> Self:
        """Keep open promises due on or before ``day``."""
        return self.open().filter(due_on__lte=day)

    def visible_to(self, user: User) -> Self:
        """Keep promises of visits that the user may read, and one's own."""
        visits = Visit.objects.visible_to(user).filter(pk=OuterRef("visit"))
        return self.filter(Q(owner=user) | Q(Exists(visits)))


@tracked()
class Commitment(Versioned):
    """A promise made at a visit: what, whose, due when, kept when."""

    visit = models.ForeignKey("assistance.Visit", PROTECT, related_name="commitments")
    text = models.CharField(_("promise"), max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="commitments")
    due_on = models.DateField(_("due on"), null=True, blank=True)
    kept_on = models.DateField(_("kept on"), null=True, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [models.Index(name="commitment_open", fields=["owner", "due_on"], condition=Q(kept_on__isnull=True))]
        constraints = [models.CheckConstraint(name="commitment_says_what", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text

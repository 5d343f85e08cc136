"""Events for enterprises, their seats, and their programme as it was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.versioned import append_only_triggers, tracked
from assistance.rules.events import ANNOUNCED_STATUSES, EDITABLE_STATUSES, SLUG, EventKind, EventStatus

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User


class EventQuerySet(models.QuerySet["Event"]):
    """Adjectives of events."""

    def visible_to(self, user: User) -> Self:
        """Keep what was published for everybody who reads events; drafts for those who plan or audit them."""
        if user.can(Capability.READ_ALL_GUESTS):
            return self
        return self.published() if user.can(Capability.READ_EVENTS) else self.none()

    def published(self) -> Self:
        """Keep events whose programme was published at least once."""
        return self.filter(programme_version__gt=0)

    def public(self) -> Self:
        """Keep published events that have a page for everybody."""
        return self.published().filter(is_public=True)

    def announced(self) -> Self:
        """Keep events that guests are invited to, and that have not been held."""
        return self.filter(status__in=ANNOUNCED_STATUSES)

    def coming(self, today: date) -> Self:
        """Keep events that are not over."""
        return self.filter(status__in=EDITABLE_STATUSES, ends_on__gte=today)


@tracked()
class Event(Versioned):
    """A meeting of the county with enterprises: Entrepreneur Day (企业家日), a symposium, a reception, a training.

    ``answer_by`` is the last day to say yes. ``programme_version`` counts how often the programme was published, 0 for never.
    ``previous`` is the event it was copied from: what became of its questions opens this one.
    """

    slug = models.CharField(_("address"), max_length=60)
    kind = models.CharField(_("kind"), max_length=16, choices=EventKind, default=EventKind.ENTREPRENEUR_DAY)
    status = models.CharField(_("status"), max_length=12, choices=EventStatus, default=EventStatus.DRAFT)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    summary = models.TextField(_("what it is about"), max_length=4000, blank=True)
    summary_en = models.TextField(_("what it is about, in English"), max_length=4000, blank=True)
    host = models.ForeignKey("accounts.Unit", PROTECT, related_name="hosted", verbose_name=_("host"))
    chain = models.ForeignKey(
        "enterprises.Chain", PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chain")
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    place_en = models.CharField(_("place in English"), max_length=200, blank=True)
    enquiries = models.CharField(_("enquiries"), max_length=120, blank=True)
    answer_by = models.DateField(_("answers until"), null=True, blank=True)
    deputies_allowed = models.BooleanField(_("a deputy may come"), default=True)
    is_public = models.BooleanField(_("has a public page"), default=True)
    previous = models.ForeignKey("self", PROTECT, null=True, blank=True, related_name="next")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    programme_version = models.PositiveSmallIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    followed_up_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(_("why it is cancelled"), max_length=200, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [
            models.Index(name="event_by_day", fields=["-starts_on", "-id"]),
            models.Index(name="event_by_change", fields=["-updated_at", "-id"]),
        ]
        constraints = [
            models.UniqueConstraint(name="event_address_is_unique", fields=["slug"]),
            models.CheckConstraint(name="event_address_is_readable", condition=Q(slug__regex=SLUG)),
            models.CheckConstraint(name="event_kind_is_known", condition=Q(kind__in=EventKind.values)),
            models.CheckConstraint(name="event_status_is_known", condition=Q(status__in=EventStatus.values)),
            models.CheckConstraint(name="event_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(name="event_ends_after_it_begins", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(
                name="event_is_answered_before_it_ends",
                condition=Q(answer_by__isnull=True) | Q(answer_by__lte=F("ends_on")),
            ),
            models.CheckConstraint(
                name="event_is_announced_with_a_programme",
                condition=Q(status__in=["DRAFT", "CANCELLED"]) | Q(programme_version__gt=0, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="cancelled_event_says_why",
                condition=(Q(status="CANCELLED", cancelled_at__isnull=False) & ~Q(cancel_reason=""))
                | (~Q(status="CANCELLED") & Q(cancelled_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.display_title

    @property
    def display_title(self) -> str:
        """The title in the reader's language."""
        return in_readers_language(self.title, self.title_en)

    @property
    def display_place(self) -> str:
        """The place in the reader's language."""
        return in_readers_language(self.place, self.place_en)

    @property
    def display_summary(self) -> str:
        """What it is about, in the reader's language."""
        return in_readers_language(self.summary, self.summary_en)

    @property
    def is_editable(self) -> bool:
        """Whether its plan may still change."""
        return self.status in EDITABLE_STATUSES

    @property
    def is_announced(self) -> bool:
        """Whether guests answer and are told of changes."""
        return self.status in ANNOUNCED_STATUSES


class Seating(models.Model):
    """How many seats an event has, and how many guests were promised one.

    A row of its own: thousands of answers in a minute write to it, and wait for each other here and nowhere else. A
    trigger on invitations counts ``taken``; the constraint makes overselling impossible, whoever writes.
    """

    event = models.OneToOneField("assistance.Event", PROTECT, primary_key=True, related_name="seating")
    seats = models.PositiveIntegerField(_("seats"))
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(name="event_has_seats", condition=Q(seats__gt=0)),
            models.CheckConstraint(name="seats_are_never_oversold", condition=Q(taken__lte=F("seats"))),
        ]

    def __str__(self) -> str:
        return f"{self.taken}/{self.seats}"

    @property
    def free(self) -> int:
        """How many guests may still say yes."""
        return self.seats - self.taken


class Programme(models.Model):
    """A programme as guests could read it from a moment on, and what was new in it. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    event = models.ForeignKey("assistance.Event", PROTECT, related_name="programmes")
    number = models.PositiveSmallIntegerField()
    items = models.JSONField()  # list of rules.agenda.ProgrammeItem, in the order of the agenda
    head = models.JSONField(default=dict)  # first and last day and place, as published
    changes = models.JSONField(default=list)  # list of rules.agenda.Change; empty in the first
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        triggers = append_only_triggers()
        constraints = [models.UniqueConstraint(name="programme_has_a_number_of_its_own", fields=["event", "number"])]

    def __str__(self) -> str:
        return f"{self.event_id} {self.number}"

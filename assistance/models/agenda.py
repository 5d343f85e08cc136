"""The agenda of an event: items in rooms, with people who cannot be in two places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.versioned import tracked
from assistance.models.events import Event
from assistance.rules.agenda import ItemKind, Part
from assistance.rules.events import OVER_STATUSES

if TYPE_CHECKING:
    from accounts.models import User


@tracked()
class Room(Versioned):
    """A hall or room of a place; the same rooms serve one event after the other."""

    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(name="room_has_a_name_of_its_own_at_its_place", fields=["name", "place"]),
            models.CheckConstraint(name="room_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)


@tracked()
class Speaker(Versioned):
    """A person who stands on programmes: a leader, an official, somebody of an enterprise, a guest from elsewhere."""

    name = models.CharField(_("name"), max_length=40)
    latin_name = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    post = models.CharField(_("post"), max_length=80, blank=True)
    post_en = models.CharField(_("post in English"), max_length=120, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(name="speaker_is_one_person", fields=["name", "post"]),
            models.CheckConstraint(name="speaker_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.latin_name)

    @property
    def display_post(self) -> str:
        """The post in the reader's language."""
        return in_readers_language(self.post, self.post_en)


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Adjectives of items."""

    def visible_to(self, user: User) -> Self:
        """Keep the items of the events that the user may read."""
        return self.filter(event__in=Event.objects.visible_to(user))

    def open_to(self, user: User) -> Self:
        """Keep what is no plan any more for who neither plans nor audits: others read the programme until the event is over."""
        rows = self.visible_to(user)
        return rows if user.can(Capability.READ_ALL_GUESTS) else rows.filter(event__status__in=OVER_STATUSES)

    def in_order(self) -> Self:
        """Put them in the order of the day."""
        return self.order_by("starts_at", "ends_at", "id")


@tracked()
class AgendaItem(Versioned):
    """Something that happens at an event, in a room, from ``starts_at`` until (not including) ``ends_at``."""

    event = models.ForeignKey("assistance.Event", PROTECT, related_name="items")
    kind = models.CharField(_("kind"), max_length=12, choices=ItemKind, default=ItemKind.TALK)
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("English title"), max_length=160, blank=True)
    summary = models.TextField(_("what it is about"), max_length=2000, blank=True)
    summary_en = models.TextField(_("what it is about, in English"), max_length=2000, blank=True)
    room = models.ForeignKey(
        "assistance.Room", PROTECT, null=True, blank=True, related_name="items", verbose_name=_("room")
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    seats = models.PositiveIntegerField(_("planned for (people)"), null=True, blank=True)
    minutes = models.TextField(_("minutes"), max_length=20000, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [models.Index(name="item_of_an_event", fields=["event", "starts_at"])]
        constraints = [
            models.CheckConstraint(name="agenda_item_kind_is_known", condition=Q(kind__in=ItemKind.values)),
            models.CheckConstraint(name="agenda_item_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(name="agenda_item_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))),
        ]

    def __str__(self) -> str:
        return self.display_title

    @property
    def display_title(self) -> str:
        """The title in the reader's language."""
        return in_readers_language(self.title, self.title_en)

    @property
    def display_summary(self) -> str:
        """What it is about, in the reader's language."""
        return in_readers_language(self.summary, self.summary_en)


class Booking(models.Model):
    """A room or a person is needed by an item for its time, across all events; half-open, so that 10:00 follows 10:00.

    Made and given back by the verbs that move items; cancelled events hold nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    item = models.ForeignKey("assistance.AgendaItem", PROTECT, related_name="bookings")
    room = models.ForeignKey("assistance.Room", PROTECT, null=True, blank=True, related_name="bookings")
    speaker = models.ForeignKey("assistance.Speaker", PROTECT, null=True, blank=True, related_name="bookings")
    part = models.CharField(max_length=8, choices=Part, blank=True)
    during = DateTimeRangeField()

    class Meta:
        indexes = [models.Index(name="booking_of_an_item", fields=["item"])]
        constraints = [
            models.CheckConstraint(
                name="booking_is_of_a_room_or_a_person_with_a_part",
                condition=Q(room__isnull=False, speaker__isnull=True, part="")
                | Q(room__isnull=True, speaker__isnull=False, part__in=Part.values),
            ),
            ExclusionConstraint(
                name="room_is_used_once_at_a_time",
                expressions=[("room", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="person_is_in_one_place_at_a_time",
                expressions=[("speaker", RangeOperators.EQUAL), ("during", RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.room_id or self.speaker_id}"


@tracked()
class EventPhoto(Versioned):
    """A photo of an item, encoded anew; its bytes lie under their SHA-256. Who removes one leaves the row."""

    item = models.ForeignKey("assistance.AgendaItem", PROTECT, related_name="photos")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("file name"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(
                name="item_holds_a_photo_once", fields=["item", "sha256"], condition=Q(removed_at__isnull=True)
            ),
            models.CheckConstraint(name="photo_is_known_by_its_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.name

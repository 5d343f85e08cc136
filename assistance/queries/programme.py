"""The programme of an event: as it stands in the plan, as it was published, and what of it is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q
from django.utils import timezone

from assistance.models import AgendaItem, Booking, Event, EventPhoto, Programme, Room, Speaker
from assistance.rules import agenda
from assistance.rules.agenda import Change, Placed, ProgrammeHead, ProgrammeItem, ProgrammeSpeaker


def planned_items(event: Event) -> list[AgendaItem]:
    """Return the items of the plan in the order of the day, with room and people (``people`` on each; two queries)."""
    people = Booking.objects.filter(speaker__isnull=False).select_related("speaker").order_by("part", "id")
    rows = AgendaItem.objects.filter(event=event).select_related("room").in_order()
    return list(rows.prefetch_related(Prefetch("bookings", people, to_attr="people")))


def people_at(item: AgendaItem) -> list[Booking]:
    """Return who is on an item, leaders first (one query)."""
    people = Booking.objects.filter(item=item, speaker__isnull=False)
    return list(people.select_related("speaker").order_by("part", "id"))


def photos_of(item: AgendaItem) -> list[EventPhoto]:
    """Return the photos of an item that were not taken away (one query)."""
    shown = EventPhoto.objects.filter(item=item, removed_at__isnull=True)
    return list(shown.select_related("by").order_by("created_at", "id"))


def rooms_for(event: Event) -> list[Room]:
    """Return the rooms of the event's place, and those that its items are in already (one query)."""
    used = AgendaItem.objects.filter(event=event, room__isnull=False).values("room")
    at_the_place = Q(place=event.place, archived_at__isnull=True) & ~Q(place="")
    return list(Room.objects.filter(at_the_place | Q(pk__in=used)).order_by("created_at", "id"))


def items_of(event: Event, planned: Sequence[AgendaItem] | None = None) -> list[ProgrammeItem]:
    """Return the plan as a programme would publish it now (two queries, none where the items are at hand)."""
    return [_published(item) for item in (planned_items(event) if planned is None else planned)]


def head_of(event: Event) -> ProgrammeHead:
    """Return when and where the event is, as a programme publishes it."""
    return ProgrammeHead(
        title=event.title,
        title_en=event.title_en,
        starts_on=event.starts_on.isoformat(),
        ends_on=event.ends_on.isoformat(),
        place=event.place,
        place_en=event.place_en,
    )


def published_programme(event: Event) -> Programme | None:
    """Return the programme that guests read now (one query)."""
    return Programme.objects.filter(event=event).order_by("-number").first()


def programmes_of(event: Event) -> list[Programme]:
    """Return every programme that was published, the latest first (one query)."""
    return list(Programme.objects.filter(event=event).select_related("by").order_by("-number"))


def unpublished_changes(event: Event, items: Sequence[ProgrammeItem], last: Programme | None) -> list[Change]:
    """Return what guests do not know yet of an announced event; nothing of a draft."""
    if last is None:
        return []
    return agenda.programme_changes(last.head, last.items, head_of(event), items)


def placed(items: Sequence[Any]) -> list[Placed]:
    """Return planned items as the rules of the agenda see them."""
    return [
        Placed(
            id=item.pk,
            title=item.display_title,
            starts_at=item.starts_at,
            ends_at=item.ends_at,
            room=item.room_id,
            room_name=str(item.room or ""),
            room_seats=item.room.seats if item.room else None,
            seats=item.seats,
            people={booking.speaker_id: booking.speaker.display_name for booking in item.people},
        )
        for item in items
    ]


@dataclass(frozen=True)
class Clash:
    """Whoever or whatever is needed elsewhere at a time: by which item of which event."""

    who: Room | Speaker
    item: AgendaItem


def clash_of(
    *, room: UUID | None, speakers: Sequence[UUID], starts_at: datetime, ends_at: datetime, without: UUID | None
) -> Clash | None:
    """Return what stands in the way of a room and some people at a time, across all events (at most two queries)."""
    taken = Booking.objects.filter(during__overlap=(starts_at, ends_at)).exclude(item=without)
    taken = taken.select_related("room", "speaker", "item__event").order_by("during", "id")
    for rows in (taken.filter(room=room) if room else taken.none(), taken.filter(speaker__in=speakers)):
        found = rows.first()
        if found is not None:
            who = found.room or found.speaker
            assert who is not None
            return Clash(who, found.item)
    return None


def _published(item: Any) -> ProgrammeItem:
    return ProgrammeItem(
        id=str(item.pk),
        kind=item.kind,
        title=item.title,
        title_en=item.title_en,
        summary=item.summary,
        summary_en=item.summary_en,
        starts_at=_iso(item.starts_at),
        ends_at=_iso(item.ends_at),
        room=item.room.name if item.room else "",
        room_en=item.room.name_en if item.room else "",
        seats=item.seats,
        speakers=[
            ProgrammeSpeaker(
                name=booking.speaker.name,
                latin_name=booking.speaker.latin_name,
                post=booking.speaker.post,
                post_en=booking.speaker.post_en,
                part=booking.part,
            )
            for booking in item.people
        ],
    )


def _iso(at: datetime) -> str:
    return timezone.localtime(at).isoformat(timespec="minutes")

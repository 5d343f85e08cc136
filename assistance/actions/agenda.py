"""Write the agenda of an event: items, their rooms and people, and the minutes of what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from accounts import wording
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from assistance import access
from assistance.models import AgendaItem, Booking, Event, Room, Speaker
from assistance.queries.programme import clash_of, planned_items
from assistance.rules import agenda, events
from assistance.rules.agenda import Newcomer
from assistance.rules.event_templates import ITEMS, EventTemplate
from assistance.rules.working_days import COUNTY

EDITABLE = ("kind", "title", "title_en", "summary", "summary_en", "room", "starts_at", "ends_at", "seats")
People = Mapping[Speaker, str]  # who does which part


@verb
def add_item(
    event: Event,
    *,
    starts_at: datetime,
    ends_at: datetime,
    title: str,
    room: Room | None = None,
    new_room: str = "",
    people: People | None = None,
    newcomers: Sequence[Newcomer] = (),
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
    **fields: Any,
) -> AgendaItem:
    """Put an item on the agenda. Refused where its room, a leader or a speaker is needed elsewhere at the time.

    ``new_room`` and ``newcomers`` are entered with the item: rooms of the event's place, people of whatever post.
    """
    event = _open(event, by)
    if earlier := replayed(AgendaItem, id, body_digest):
        return earlier
    agenda.check_times(starts_at, ends_at, event.starts_on, event.ends_on)
    if new_room:
        room = add_room(name=new_room, place=event.place, by=by, at=at)
    item = create(
        AgendaItem,
        id=id,
        at=at,
        body_digest=body_digest,
        event=event,
        title=title,
        room=room,
        starts_at=starts_at,
        ends_at=ends_at,
        **fields,
    )
    _book(item, dict(people or {}) | _entered(newcomers, by, at))
    return item


@verb
def edit_item(
    item: AgendaItem,
    *,
    people: People | None = None,
    new_room: str = "",
    newcomers: Sequence[Newcomer] = (),
    expected: int | None = None,
    by: User,
    at: datetime,
    **fields: Any,
) -> AgendaItem:
    """Change an item; ``people`` None keeps who is on it. Clashes are refused as for a new one."""
    event = _open(item.event, by)
    item = lock(item, "room")
    match(item, expected)
    if new_room:
        fields["room"] = add_room(name=new_room, place=event.place, by=by, at=at)
    fields = {name: value for name, value in fields.items() if name in EDITABLE and getattr(item, name) != value}
    present = people_on(item)
    people = dict(present if people is None else people) | _entered(newcomers, by, at)
    if not fields and people == present:
        return item
    starts_at, ends_at = fields.get("starts_at", item.starts_at), fields.get("ends_at", item.ends_at)
    agenda.check_times(starts_at, ends_at, event.starts_on, event.ends_on)
    change(item, at=at, **fields)
    _book(item, people)
    return item


@verb
def move_item(
    item: AgendaItem,
    *,
    starts_at: datetime,
    room: Room | None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> AgendaItem:
    """Move an item to another time or room; it keeps its length. The grid's mouse and keys come here."""
    length = item.ends_at - item.starts_at
    ends_at = starts_at + length
    return edit_item(item, starts_at=starts_at, ends_at=ends_at, room=room, expected=expected, by=by, at=at)


@verb
def remove_item(item: AgendaItem, *, expected: int | None = None, by: User, at: datetime) -> None:
    """Take an item off the agenda; refused once it has minutes, photos, questions or honours. Its history stays."""
    _open(item.event, by)
    item = lock(item)
    match(item, expected)
    used = item.photos.exists() or item.questions.exists() or item.conferrals.exists()
    if item.minutes or used:
        raise agenda.ItemInUseError()
    item.bookings.all().delete()
    item.delete()


@verb
def write_minutes(item: AgendaItem, *, minutes: str, expected: int | None = None, by: User, at: datetime) -> AgendaItem:
    """Write down what was said at an item, also when the event is over; the same text again changes nothing."""
    item = lock(item, "event")
    access.require(access.may_edit_events(by))
    match(item, expected)
    if item.minutes != minutes:
        change(item, at=at, minutes=minutes)
    return item


@verb
def add_room(
    *, name: str, id: UUID | None = None, body_digest: str = "", by: User, at: datetime, **fields: Any
) -> Room:
    """Enter a room. The same id and body again returns the room that there is."""
    access.require(access.may_edit_events(by))
    if earlier := replayed(Room, id, body_digest):
        return earlier
    return create(Room, id=id, at=at, body_digest=body_digest, name=name, **fields)


@verb
def add_speaker(
    *, name: str, id: UUID | None = None, body_digest: str = "", by: User, at: datetime, **fields: Any
) -> Speaker:
    """Enter a person for programmes. The same id and body again returns the person that there is."""
    access.require(access.may_edit_events(by))
    if earlier := replayed(Speaker, id, body_digest):
        return earlier
    return create(Speaker, id=id, at=at, body_digest=body_digest, name=name, **fields)


def _entered(newcomers: Sequence[Newcomer], by: User, at: datetime) -> dict[Speaker, str]:
    """Enter people who are not on the list of speakers yet."""
    return {add_speaker(name=new.name, post=new.post, by=by, at=at): new.part for new in newcomers}


def people_on(item: AgendaItem) -> dict[Speaker, str]:
    """Return who is on an item, and as what (one query)."""
    rows = Booking.objects.filter(item=item, speaker__isnull=False).select_related("speaker")
    return {row.speaker: row.part for row in rows if row.speaker is not None}


def insert_template(event: Event, template: EventTemplate, *, at: datetime) -> None:
    """Insert the items of a template, without rooms. Joins a verb."""
    rows = []
    for planned in ITEMS[template]:
        starts_at, ends_at = planned.times(event.starts_on)
        names = {"kind": planned.kind, "title": planned.title, "title_en": planned.title_en}
        times = {"starts_at": starts_at, "ends_at": ends_at}
        rows.append(AgendaItem(event=event, created_at=at, updated_at=at, **names, **times))
    AgendaItem.objects.bulk_create(rows)


def copy_items(source: Event, event: Event, shift: timedelta, *, at: datetime) -> None:
    """Insert the items of an earlier event on other days, in their rooms where these are free. Joins a verb."""
    items, bookings = [], []
    taken = _rooms_taken(event)
    for item in source.items.in_order():
        kept: dict[str, Any] = {name: getattr(item, name) for name in EDITABLE if name != "room"}
        kept |= {"starts_at": item.starts_at + shift, "ends_at": item.ends_at + shift}
        copied = AgendaItem(event=event, created_at=at, updated_at=at, **kept)
        during = (copied.starts_at, copied.ends_at)
        if item.room_id and not any(room == item.room_id and _overlap(during, other) for room, other in taken):
            copied.room_id = item.room_id
            bookings.append(Booking(item=copied, room_id=item.room_id, during=during))
        items.append(copied)
    AgendaItem.objects.bulk_create(items)
    Booking.objects.bulk_create(bookings)


def _rooms_taken(event: Event) -> list[tuple[UUID | None, tuple[datetime, datetime]]]:
    """Return which rooms are taken when on the days of an event (one query)."""
    days = [
        datetime.combine(day, time.min, tzinfo=COUNTY) for day in (event.starts_on, event.ends_on + timedelta(days=1))
    ]
    rows = Booking.objects.filter(room__isnull=False, during__overlap=(days[0], days[1]))
    return [(room, (during.lower, during.upper)) for room, during in rows.values_list("room", "during")]


def _overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def shift_items(event: Event, shift: timedelta, *, at: datetime) -> None:
    """Move every item with its event to other days, with its room and its people. Joins a verb.

    Refused where one of them is needed elsewhere; all let go first, so that no item stands in another's way.
    """
    items: list[Any] = planned_items(event)  # with ``people`` on each
    give_back_bookings(event)
    for item in items:
        change(item, at=at, starts_at=item.starts_at + shift, ends_at=item.ends_at + shift)
        people = {booking.speaker: booking.part for booking in item.people}
        _book(item, people)


def give_back_bookings(event: Event) -> None:
    """Free the rooms and people of a cancelled event. Joins a verb."""
    Booking.objects.filter(item__event=event).delete()


def _open(event: Event, by: User) -> Event:
    """Hold an event whose plan may still change."""
    event = lock(event)
    access.require(access.may_edit_events(by))
    if not event.is_editable:
        raise events.EventClosedError()
    return event


def _book(item: AgendaItem, people: People) -> None:
    """Book the item's room and people for its time, in place of what it had booked."""
    clash = clash_of(
        room=item.room_id,
        speakers=[person.pk for person in people],
        starts_at=item.starts_at,
        ends_at=item.ends_at,
        without=item.pk,
    )
    if clash is not None:
        refusal = agenda.RoomClashError if isinstance(clash.who, Room) else agenda.SpeakerClashError
        raise refusal(_in_words(clash.who, clash.item))
    item.bookings.all().delete()
    during = (item.starts_at, item.ends_at)
    rows = [Booking(item=item, speaker=person, part=part, during=during) for person, part in people.items()]
    if item.room_id:
        rows.append(Booking(item=item, room_id=item.room_id, during=during))
    Booking.objects.bulk_create(rows)


def _in_words(who: Room | Speaker, item: AgendaItem) -> str:
    return _("%(who)s is needed by “%(item)s” (%(event)s), %(times)s.") % {
        "who": who.display_name,
        "item": item.display_title,
        "event": item.event.display_title,
        "times": wording.span(item.starts_at, item.ends_at),
    }

"""Write events: plan, copy, publish, change, hold, follow up, cancel (``rules/events.py``)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from accounts.clock import local_day
from accounts.models import Unit, User
from accounts.verbs import change, create, lock, match, replayed, verb
from assistance import access
from assistance.actions.agenda import copy_items, give_back_bookings, insert_template, shift_items
from assistance.actions.guest_mails import move_link_ends, tell_guests
from assistance.actions.seats import fill_seats, hold_seats
from assistance.models import Event, MessageAbout, Programme, Seating
from assistance.queries.programme import head_of, items_of
from assistance.rules import agenda, events
from assistance.rules.agenda import Change, ProgrammeHead, ProgrammeItem
from assistance.rules.attendance import NoSeatsError, OversoldError
from assistance.rules.event_templates import EventTemplate, days_of
from assistance.rules.events import EventMove

EDITABLE = (
    "slug", "kind", "title", "title_en", "summary", "summary_en", "host", "chain", "starts_on", "ends_on", "place", "place_en",
    "enquiries", "answer_by", "deputies_allowed", "is_public",
)  # fmt: skip
ANSWER_DAYS = timedelta(days=3)  # before the first day, where nobody says otherwise


@verb
def create_event(
    *,
    kind: str,
    title: str,
    host: Unit,
    starts_on: date,
    ends_on: date | None = None,
    seats: int,
    template: str = "",
    previous: Event | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
    **fields: Any,
) -> Event:
    """Begin the plan of an event, with the agenda of a template if one is named. The same id and body again: what there is.

    Without a last day it lasts as long as its template; without an address it gets one from its kind and year.
    """
    access.require(access.may_edit_events(by))
    if earlier := replayed(Event, id, body_digest):
        return earlier
    length = days_of(template) if template else 1
    days = {"starts_on": starts_on, "ends_on": ends_on or starts_on + timedelta(days=length - 1)}
    fields.setdefault("answer_by", starts_on - ANSWER_DAYS)
    events.check_days(days["starts_on"], days["ends_on"], fields["answer_by"])
    if seats < 1:
        raise NoSeatsError()
    given = fields.pop("slug", "")
    if given:
        events.check_address(given)
    taken = set(Event.objects.values_list("slug", flat=True))
    event = create(
        Event,
        id=id,
        at=at,
        body_digest=body_digest,
        slug=given or events.address_for(kind, starts_on, taken),
        kind=kind,
        title=title,
        host=host,
        previous=previous,
        made_by=by,
        **days,
        **fields,
    )
    Seating.objects.create(event=event, seats=seats)
    if template:
        insert_template(event, EventTemplate(template), at=at)
    return event


@verb
def copy_event(
    source: Event,
    *,
    starts_on: date,
    title: str = "",
    title_en: str = "",
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Event:
    """Begin an event like an earlier one, on other days: its texts, seats, items and rooms, where these are free.

    Speakers are not copied: nobody has promised to come again. The new event opens with the questions of the old one.
    The same id and body again: what there is.
    """
    access.require(access.may_edit_events(by))
    shift = starts_on - source.starts_on
    event = create_event(
        kind=source.kind,
        title=title or source.title,
        title_en=title_en or ("" if title else source.title_en),
        host=source.host,
        starts_on=starts_on,
        ends_on=source.ends_on + shift,
        seats=Seating.objects.get(event=source).seats,
        previous=source,
        id=id,
        body_digest=body_digest,
        by=by,
        at=at,
        **{name: getattr(source, name) for name in _COPIED},
    )
    if not event.was_replayed:
        copy_items(source, event, shift, at=at)
    return event


_COPIED = ("summary", "summary_en", "chain", "place", "place_en", "enquiries", "deputies_allowed", "is_public")


@verb
def edit_event(event: Event, *, expected: int | None = None, by: User, at: datetime, **fields: Any) -> Event:
    """Change what an event says. Guests are told when the programme is published again; items and links follow its days."""
    event = lock(event, "host", "chain")
    access.require(access.may_edit_events(by))
    match(event, expected)
    if not event.is_editable:
        raise events.EventClosedError()
    fields = {name: value for name, value in fields.items() if name in EDITABLE and getattr(event, name) != value}
    if not fields:
        return event
    planned = {name: getattr(event, name) for name in ("starts_on", "ends_on", "answer_by")} | fields
    events.check_days(planned["starts_on"], planned["ends_on"], planned["answer_by"])
    if "slug" in fields:
        if event.programme_version:
            raise events.AddressFixedError()
        events.check_address(fields["slug"])
    if "starts_on" in fields:
        shift_items(event, fields["starts_on"] - event.starts_on, at=at)
    for item in event.items.all():
        agenda.check_times(item.starts_at, item.ends_at, planned["starts_on"], planned["ends_on"])
    change(event, at=at, **fields)
    if "ends_on" in fields:
        move_link_ends(event, at=at)
    return event


@verb
def change_seats(event: Event, *, seats: int, by: User, at: datetime) -> Seating:
    """Set how many seats there are, never fewer than guests who were promised one; new ones go to the waiting list."""
    seating = hold_seats(event)
    event = lock(event)
    access.require(access.may_edit_events(by))
    if not event.is_editable:
        raise events.EventClosedError()
    if seats < 1:
        raise NoSeatsError()
    if seats < seating.taken:
        raise OversoldError()
    if seats != seating.seats:
        seating.seats = seats
        seating.save(update_fields=["seats"])
        fill_seats(event, by=by, at=at)
        seating.refresh_from_db()
    return seating


@verb
def publish_event(event: Event, *, expected: int | None = None, by: User, at: datetime) -> Event:
    """Publish the programme. The first time guests can be invited; later every expected guest is told what changed."""
    event = lock(event, "host", "chain")
    access.require(access.may_edit_events(by))
    match(event, expected)
    status = events.after(event.status, EventMove.PUBLISH)
    items, head = items_of(event), head_of(event)
    if not items:
        raise events.EmptyAgendaError()
    changes = _changes(event, items, head)
    number = event.programme_version + 1
    Programme.objects.create(
        event=event, number=number, items=items, head=head, changes=changes, by=by, published_at=at
    )
    change(event, at=at, status=status, programme_version=number, published_at=at)
    if number > 1:
        tell_guests(event.invitations.expected(), MessageAbout.PROGRAMME_CHANGED, key=str(number), by=by, at=at)
    return event


def _changes(event: Event, items: list[ProgrammeItem], head: ProgrammeHead) -> list[Change]:
    last = event.programmes.order_by("-number").first()
    if last is None:
        return []
    found = agenda.programme_changes(last.head, last.items, head, items)
    if not found and last.items == items and last.head == head:
        raise events.NothingChangedError()
    return found


@verb
def hold_event(event: Event, *, expected: int | None = None, by: User, at: datetime) -> Event:
    """Say that an event took place: the door closes, minutes and questions are worked on. Not before it has begun."""
    event = lock(event)
    access.require(access.may_edit_events(by))
    match(event, expected)
    status = events.after(event.status, EventMove.HOLD)
    if local_day(at) < event.starts_on:
        raise events.NotYetHeldError()
    change(event, at=at, status=status, held_at=at)
    return event


@verb
def follow_up_event(event: Event, *, expected: int | None = None, by: User, at: datetime) -> Event:
    """Close the work on an event; refused while a question has neither an answer nor an issue. Who asked is told."""
    event = lock(event)
    access.require(access.may_edit_events(by))
    match(event, expected)
    status = events.after(event.status, EventMove.FOLLOW_UP)
    if event.questions.undecided().exists():
        raise events.OpenQuestionsError()
    change(event, at=at, status=status, followed_up_at=at)
    asked = event.invitations.filter(questions__isnull=False).distinct()
    tell_guests(asked, MessageAbout.QUESTIONS_FOLLOWED_UP, by=by, at=at)
    return event


@verb
def cancel_event(event: Event, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Event:
    """Call an event off, with a reason that its guests read. Rooms and people are free again."""
    hold_seats(event)
    event = lock(event)
    access.require(access.may_edit_events(by))
    match(event, expected)
    status = events.after(event.status, EventMove.CANCEL)
    if not reason:
        raise events.WithoutReasonError()
    change(event, at=at, status=status, cancelled_at=at, cancel_reason=reason)
    give_back_bookings(event)
    tell_guests(event.invitations.expected(), MessageAbout.EVENT_CANCELLED, by=by, at=at)
    return event

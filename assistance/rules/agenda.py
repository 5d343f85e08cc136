"""The agenda of an event: what may stand in it, what deserves a warning, and what changed between two programmes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypedDict
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.errors import DomainError

SHORT_GAP = timedelta(minutes=10)  # less between two rooms, and a person comes late (default)
STEP = timedelta(minutes=15)  # how far one key press moves an item


class ItemKind(models.TextChoices):
    """What happens in an item of the agenda."""

    REGISTRATION = "REGISTRATION", _("Registration")
    CEREMONY = "CEREMONY", _("Ceremony")
    TALK = "TALK", _("Talk")
    PANEL = "PANEL", _("Discussion")
    AWARDS = "AWARDS", _("Honours")
    QUESTIONS = "QUESTIONS", _("Questions and answers")
    MATCHING = "MATCHING", _("One-to-one meetings")
    TOUR = "TOUR", _("Visit to an enterprise")
    BREAK = "BREAK", _("Break")


class Part(models.TextChoices):
    """What a person does in an item."""

    LEADER = "LEADER", _("Leader present")
    SPEAKER = "SPEAKER", _("Speaker")
    HOST = "HOST", _("Host of the item")


@dataclass(frozen=True)
class Newcomer:
    """A person who is not on the list of speakers yet, and the part in an item."""

    name: str
    part: str
    post: str = ""


class UntitledItemError(DomainError):
    """An item has a title."""

    code = "untitled_item"
    message = _("Give the item a title.")
    field = "title"
    constraint = "agenda_item_has_a_title"


class ItemTimesError(DomainError):
    """An item ends after it begins."""

    code = "item_times_out_of_order"
    message = _("The item must end after it begins.")
    field = "ends_at"
    constraint = "agenda_item_ends_after_it_begins"


class OutsideEventError(DomainError):
    """Items lie within the days of their event."""

    code = "item_outside_event"
    message = _("The item lies outside the days of the event.")
    field = "starts_at"


class ClashError(DomainError):
    """A room, a leader or a speaker cannot be in two places at once; the message names both."""

    code = "agenda_clash"
    message = _("The room, a leader or a speaker is needed elsewhere at this time.")


class RoomClashError(ClashError):
    """A room is used once at a time."""

    code = "room_clash"
    field = "room"
    constraint = "room_is_used_once_at_a_time"


class SpeakerClashError(ClashError):
    """A person is in one place at a time."""

    code = "person_clash"
    field = "speakers"
    constraint = "person_is_in_one_place_at_a_time"


class ItemInUseError(DomainError):
    """What has minutes, photos, questions or honours is history."""

    code = "item_in_use"
    message = _("The item has minutes, photos, questions or honours: it stays. Change its title or time instead.")


class RoomTakenError(DomainError):
    """A room of a place is known by its name."""

    code = "room_taken"
    message = _("There is a room of this name at this place already.")
    field = "name"
    constraint = "room_has_a_name_of_its_own_at_its_place"


class NamelessRoomError(DomainError):
    """A room has a name."""

    code = "nameless_room"
    message = _("Give the room a name.")
    field = "name"
    constraint = "room_has_a_name"


class NamelessSpeakerError(DomainError):
    """A speaker has a name."""

    code = "nameless_speaker"
    message = _("Enter the person's name.")
    field = "name"
    constraint = "speaker_has_a_name"


class SpeakerTakenError(DomainError):
    """A person of ours, or a contact, is one speaker."""

    code = "speaker_taken"
    message = _("This person is on the list of speakers already.")
    field = "name"
    constraint = "speaker_is_one_person"


@dataclass(frozen=True)
class Placed:
    """An item with what it needs: its room and its people, by id."""

    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    room: UUID | None = None
    room_name: str = ""
    room_seats: int | None = None
    seats: int | None = None
    people: Mapping[UUID, str] | None = None  # id -> name


class Warned(models.TextChoices):
    """What a planner should look at again, though nothing forbids it."""

    PERSON_HURRIES = "PERSON_HURRIES", _("%(who)s has %(minutes)d minutes from “%(first)s” to “%(second)s”.")
    ROOM_TURNS_QUICKLY = (
        "ROOM_TURNS_QUICKLY",
        _("%(who)s has %(minutes)d minutes between “%(first)s” and “%(second)s”."),
    )
    ROOM_TOO_SMALL = "ROOM_TOO_SMALL", _("%(who)s has %(room)d seats; “%(first)s” is planned for %(seats)d.")
    NO_ROOM = "NO_ROOM", _("“%(first)s” has no room yet.")


@dataclass(frozen=True)
class Warning:
    """A warning and the facts of its sentence."""

    kind: Warned
    facts: Mapping[str, Any]

    def __str__(self) -> str:
        return str(self.kind.label) % self.facts


def check_times(starts_at: datetime, ends_at: datetime, first: date, last: date) -> None:
    """Refuse an item that ends before it begins, or lies outside the event's days (county time)."""
    if ends_at <= starts_at:
        raise ItemTimesError()
    if local_day(starts_at) < first or local_day(ends_at - timedelta(microseconds=1)) > last:
        raise OutsideEventError()


def warnings(items: Sequence[Placed]) -> list[Warning]:
    """Return what is possible but tight, in the order of the agenda."""
    items = sorted(items, key=lambda item: (item.starts_at, item.ends_at))
    found: list[Warning] = []
    for place, item in enumerate(items):
        if item.room is None:
            found.append(Warning(Warned.NO_ROOM, {"first": item.title}))
        elif item.seats and item.room_seats and item.seats > item.room_seats:
            facts = {"who": item.room_name, "room": item.room_seats, "first": item.title, "seats": item.seats}
            found.append(Warning(Warned.ROOM_TOO_SMALL, facts))
        for later in items[place + 1 :]:
            gap = later.starts_at - item.ends_at
            if timedelta(0) <= gap < SHORT_GAP:
                found += _tight(item, later, int(gap.total_seconds() // 60))
    return found


def _tight(first: Placed, second: Placed, minutes: int) -> Iterable[Warning]:
    facts = {"minutes": minutes, "first": first.title, "second": second.title}
    if first.room is not None and first.room == second.room:
        if minutes:  # one item straight after the other in a room is how programmes are made
            yield Warning(Warned.ROOM_TURNS_QUICKLY, facts | {"who": first.room_name})
        return
    for person in (first.people or {}).keys() & (second.people or {}).keys():
        yield Warning(Warned.PERSON_HURRIES, facts | {"who": (first.people or {})[person]})


class ProgrammeSpeaker(TypedDict):
    """A person as a published programme names them."""

    name: str
    latin_name: str
    post: str
    post_en: str
    part: str


class ProgrammeItem(TypedDict):
    """An item as it was published. Times are ISO 8601 with offset."""

    id: str
    kind: str
    title: str
    title_en: str
    summary: str
    summary_en: str
    starts_at: str
    ends_at: str
    room: str
    room_en: str
    seats: int | None
    speakers: list[ProgrammeSpeaker]


class ChangeKind(models.TextChoices):
    """What changed for a guest."""

    ADDED = "ADDED", _("New: %(title)s, %(after)s")
    REMOVED = "REMOVED", _("No longer on the programme: %(title)s")
    MOVED = "MOVED", _("%(title)s: %(after)s instead of %(before)s")
    ROOM = "ROOM", _("%(title)s: now in %(after)s")
    NO_ROOM = "NO_ROOM", _("%(title)s: the room is not known yet")
    RENAMED = "RENAMED", _("“%(before)s” is now called “%(title)s”")
    PEOPLE = "PEOPLE", _("%(title)s: other speakers")
    DAYS = "DAYS", _("The event is on %(after)s instead of %(before)s")
    PLACE = "PLACE", _("The event takes place at %(after)s")
    NO_PLACE = "NO_PLACE", _("The place of the event is not known yet")


class Change(TypedDict, total=False):
    """One change; titles in both languages, ``before`` and ``after`` as the kind needs them."""

    kind: str
    title: str
    title_en: str
    before: list[str]
    after: list[str]


def changes(old: Sequence[ProgrammeItem], new: Sequence[ProgrammeItem]) -> list[Change]:
    """Return what a guest must be told of, in the order of the new programme, removals last.

    ``before`` and ``after`` hold [start, end] for times, [Chinese, English] for names.
    """
    before = {item["id"]: item for item in old}
    found: list[Change] = []
    for item in new:
        was = before.pop(item["id"], None)
        if was is None:
            found.append(_change(ChangeKind.ADDED, item, after=_times(item)))
            continue
        if was["title"] != item["title"]:
            found.append(_change(ChangeKind.RENAMED, item, before=[was["title"], was["title_en"]]))
        if _times(was) != _times(item):
            found.append(_change(ChangeKind.MOVED, item, before=_times(was), after=_times(item)))
        if was["room"] != item["room"]:
            kind = ChangeKind.ROOM if item["room"] else ChangeKind.NO_ROOM
            found.append(_change(kind, item, after=[item["room"], item["room_en"]]))
        if was["speakers"] != item["speakers"]:
            found.append(_change(ChangeKind.PEOPLE, item))
    found += [_change(ChangeKind.REMOVED, gone) for gone in before.values()]
    return found


class ProgrammeHead(TypedDict):
    """When and where an event was announced to be. Days are ISO 8601."""

    title: str
    title_en: str
    starts_on: str
    ends_on: str
    place: str
    place_en: str


def programme_changes(
    old_head: ProgrammeHead, old: Sequence[ProgrammeItem], new_head: ProgrammeHead, new: Sequence[ProgrammeItem]
) -> list[Change]:
    """Return what a guest must be told of an event and its items.

    An event on another day is one change: its items count as moved when they are at another hour than before.
    """
    shift = date.fromisoformat(new_head["starts_on"]) - date.fromisoformat(old_head["starts_on"])
    return head_changes(old_head, new_head) + changes([_shifted(item, shift) for item in old], new)


def _shifted(item: ProgrammeItem, shift: timedelta) -> ProgrammeItem:
    starts_at, ends_at = (datetime.fromisoformat(at) + shift for at in _times(item))
    shifted = item.copy()
    shifted["starts_at"], shifted["ends_at"] = (at.isoformat(timespec="minutes") for at in (starts_at, ends_at))
    return shifted


def head_changes(old: ProgrammeHead, new: ProgrammeHead) -> list[Change]:
    """Return what a guest must be told of the event as a whole: other days, another place."""
    found: list[Change] = []
    before, after = [old["starts_on"], old["ends_on"]], [new["starts_on"], new["ends_on"]]
    if before != after:
        found.append(_change(ChangeKind.DAYS, new, before=before, after=after))
    if old["place"] != new["place"]:
        kind = ChangeKind.PLACE if new["place"] else ChangeKind.NO_PLACE
        found.append(_change(kind, new, after=[new["place"], new["place_en"]]))
    return found


def _change(kind: ChangeKind, of: ProgrammeItem | ProgrammeHead, **values: list[str]) -> Change:
    change = Change(kind=kind, title=of["title"], title_en=of["title_en"])
    if "before" in values:
        change["before"] = values["before"]
    if "after" in values:
        change["after"] = values["after"]
    return change


def _times(item: ProgrammeItem) -> list[str]:
    return [item["starts_at"], item["ends_at"]]

"""What everybody may read of an event: what was published, never the plan; questions without who asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from accounts.clock import local_day
from accounts.models import in_readers_language
from assistance.models import Event, Programme
from assistance.queries.question_results import QuestionResults, last_event_before, results_of
from assistance.rules.agenda import ItemKind, Part, ProgrammeItem, ProgrammeSpeaker


@dataclass(frozen=True)
class PublicItem:
    """An item as it was published, in the reader's language. Id and kind are for pages of ours that lead on from it."""

    id: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    title: str
    summary: str
    room: str
    speakers: list[str]


@dataclass(frozen=True)
class PublicDay:
    """A day of the programme: its items by their time, then by room."""

    on: date
    slots: list[tuple[datetime, list[PublicItem]]]
    rooms: list[str]


@dataclass(frozen=True)
class PublicEvent:
    """An event with the programme that was published last, and what changed before."""

    event: Event
    title: str
    place: str
    first: date
    last: date
    days: list[PublicDay]
    programmes: Sequence[Programme]  # the last one first

    @property
    def published(self) -> Programme:
        """The programme that holds."""
        return self.programmes[0]


def public_event(slug: str) -> PublicEvent | None:
    """Return the event of an address if it has a page for everybody (two queries)."""
    event = Event.objects.public().select_related("host", "previous").filter(slug=slug).first()
    if event is None:
        return None
    programmes = list(Programme.objects.filter(event=event).order_by("-number"))
    head = programmes[0].head
    return PublicEvent(
        event=event,
        title=in_readers_language(head["title"], head["title_en"]),
        place=in_readers_language(head["place"], head["place_en"]),
        first=date.fromisoformat(head["starts_on"]),
        last=date.fromisoformat(head["ends_on"]),
        days=days_of(programmes[0].items),
        programmes=programmes,
    )


def days_of(items: Iterable[ProgrammeItem]) -> list[PublicDay]:
    """Return a programme by day, time and room, in the reader's language."""
    rows = sorted((_item(item) for item in items), key=lambda item: (item.starts_at, item.room, item.ends_at))
    days = []
    for on, in_day in groupby(rows, key=lambda item: local_day(item.starts_at)):
        there = list(in_day)
        slots = [(starts_at, list(at_once)) for starts_at, at_once in groupby(there, key=lambda item: item.starts_at)]
        days.append(PublicDay(on, slots, list(dict.fromkeys(item.room for item in there if item.room))))
    return days


def public_results(event: Event) -> QuestionResults | None:
    """Return what became of the questions of the event before, if everybody may read that one (at most two queries)."""
    last = last_event_before(event)
    if last is None or not last.is_public:
        return None
    results = results_of(last)
    return results if results.questions else None


def _item(item: ProgrammeItem) -> PublicItem:
    return PublicItem(
        id=item["id"],
        kind=str(ItemKind(item["kind"]).label),
        starts_at=datetime.fromisoformat(item["starts_at"]),
        ends_at=datetime.fromisoformat(item["ends_at"]),
        title=in_readers_language(item["title"], item["title_en"]),
        summary=in_readers_language(item["summary"], item["summary_en"]),
        room=in_readers_language(item["room"], item["room_en"]),
        speakers=[_speaker(speaker) for speaker in item["speakers"]],
    )


def _speaker(speaker: ProgrammeSpeaker) -> str:
    """Return the name with the post, and that somebody is the host where it is so."""
    name = in_readers_language(speaker["name"], speaker["latin_name"])
    post = in_readers_language(speaker["post"], speaker["post_en"])
    part = str(Part.HOST.label) if speaker["part"] == Part.HOST else ""
    return " · ".join(filter(None, (name, post, part)))

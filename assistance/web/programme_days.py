"""A programme by day, in the reader's language: as it was published, or as the plan would publish it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.utils import timezone

from accounts.models import in_readers_language
from accounts.wording import exact_day, with_aside
from assistance.rules.agenda import ItemKind, Part, ProgrammeItem, ProgrammeSpeaker


@dataclass(frozen=True)
class ProgrammeLine:
    """An item as people read it."""

    id: str
    starts_at: datetime
    ends_at: datetime
    kind: str
    title: str
    summary: str
    room: str
    people: list[str]  # "Chen Mingyuan (Deputy head)", with the part of whoever does not speak


@dataclass(frozen=True)
class ProgrammeDay:
    """The items of one day, in order."""

    day: date
    words: str
    lines: list[ProgrammeLine]


def programme_days(items: Sequence[ProgrammeItem] | Any) -> list[ProgrammeDay]:
    """Return a programme by day (county time)."""
    lines = sorted((_line(item) for item in items), key=lambda line: (line.starts_at, line.ends_at))
    days = groupby(lines, key=lambda line: line.starts_at.date())
    return [ProgrammeDay(day, exact_day(day), list(of_the_day)) for day, of_the_day in days]


def _line(item: ProgrammeItem) -> ProgrammeLine:
    return ProgrammeLine(
        id=item["id"],
        starts_at=timezone.localtime(datetime.fromisoformat(item["starts_at"])),
        ends_at=timezone.localtime(datetime.fromisoformat(item["ends_at"])),
        kind=str(ItemKind(item["kind"]).label),
        title=in_readers_language(item["title"], item["title_en"]),
        summary=in_readers_language(item["summary"], item["summary_en"]),
        room=in_readers_language(item["room"], item["room_en"]),
        people=[_person(speaker) for speaker in item["speakers"]],
    )


def _person(speaker: ProgrammeSpeaker) -> str:
    name = in_readers_language(speaker["name"], speaker["latin_name"])
    post = in_readers_language(speaker["post"], speaker["post_en"])
    who = with_aside(name, post) if post else name
    return who if speaker["part"] == Part.SPEAKER else with_aside(who, Part(speaker["part"]).label)

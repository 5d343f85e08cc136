"""What all parts of the demo share while it is made: time, language, chance, names, and the lines of the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from accounts.models import User, Versioned
from assistance.actions.demo.chance import Chance
from assistance.actions.demo.days import Days
from assistance.actions.demo.names import Person, phones
from assistance.actions.demo.texts.shapes import Text
from enterprises.actions.timeline import entry
from enterprises.models import Enterprise, TimelineEntry

V = TypeVar("V", bound=Versioned)


@dataclass
class Scene:
    """The demo in the making. ``lines`` are the timeline entries to be written at the end."""

    days: Days
    language: str
    scale: int
    chance: Chance
    names: Iterator[Person]
    phones: Iterator[str] = field(default_factory=phones)
    lines: list[TimelineEntry] = field(default_factory=list)

    @property
    def start(self) -> datetime:
        """The first morning of the mechanism."""
        return self.days.moment(self.days.began_on, time(8, 30))

    def morning(self, minutes: int) -> datetime:
        """Return a moment of the first working day."""
        return self.start + timedelta(minutes=minutes)

    def say(self, text: Text, **places: object) -> str:
        """Return a text in the language of this load."""
        return text.told(self.language, **places)

    def row(self, model: type[V], at: datetime, **fields: Any) -> V:
        """Build a row that was created at ``at``; it is not saved."""
        return model(id=self.chance.id_at(at), created_at=at, updated_at=at, **fields)

    def note(
        self, enterprise: Enterprise, kind: str, subject: Versioned, /, *, by: User, at: datetime, **facts: Any
    ) -> None:
        """Keep a line for the enterprise's file, such as the verb writes."""
        line = entry(enterprise, kind, subject, by=by, at=at, **facts)
        line.id = self.chance.id_at(at)
        self.lines.append(line)

"""Shapes of the demo's texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Text(NamedTuple):
    """One text in both languages."""

    zh: str
    en: str

    def told(self, language: str, **places: object) -> str:
        """Return it in ``language`` with its places filled in."""
        text = self.zh if language.startswith("zh") else self.en
        return text.format(**places)


NO_PROGRESS = Text("", "")  # answered on the spot


@dataclass(frozen=True)
class Scenario:
    """An issue from the first word to the answer. ``{n}`` in its texts is one number out of ``numbers``."""

    category: str
    outcome: str
    title: Text
    description: Text
    progress: Text
    answer: Text
    unit: str = ""  # code of a unit other than the category's usual one
    numbers: tuple[int, int] = (1, 1)
    chains: tuple[str, ...] = ()  # slugs; empty: any enterprise may have it
    months: tuple[int, ...] = ()  # when it comes up; empty: all year round
    is_urgent: bool = False
    on_the_spot: bool = False  # the specialist knows the answer
    name: str = ""  # by which the hand-written part asks for it

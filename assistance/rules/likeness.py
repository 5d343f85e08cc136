"""How much two titles have in common, whatever script they are written in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from enterprises.rules.search_keys import grams_of

T = TypeVar("T")

ENOUGH = 0.2  # share of common one- and two-character parts below which two titles are not alike


def likeness(one: str, other: str) -> float:
    """Return the share of parts (one and two characters) that two titles have in common, from 0 to 1."""
    first, second = set(grams_of(one)), set(grams_of(other))
    return len(first & second) / len(first | second) if first and second else 0.0


def most_alike(title: str, others: Iterable[T], title_of: Callable[[T], str], count: int) -> list[T]:
    """Return the ``count`` others whose titles are most alike, the closest first; earlier ones first among equals."""
    scored = [(likeness(title, title_of(other)), place, other) for place, other in enumerate(others)]
    close = sorted((line for line in scored if line[0] >= ENOUGH), key=lambda line: (-line[0], line[1]))
    return [other for _score, _place, other in close[:count]]

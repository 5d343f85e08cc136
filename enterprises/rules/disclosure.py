"""Which cells of a table are hidden, so that no number tells what a single enterprise reported.

A total of fewer than ``fewest`` enterprises is hidden. If the sum of the table is known, a hidden cell would be what is
left of it: so the hidden cells together must be at least two, and of at least ``fewest`` enterprises; the smallest of the
others are hidden with them until they are.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Part:
    """One cell: its sum, and of how many enterprises."""

    value: Decimal
    enterprises: int


def hidden(parts: Mapping[K, Part], fewest: int) -> set[K]:
    """Return the cells of a table with a known total that must not be shown. Cells of no enterprise say nothing."""
    told = {key: part for key, part in parts.items() if part.enterprises > 0}
    unsafe = {key for key, part in told.items() if part.enterprises < fewest}
    others = sorted((key for key in told if key not in unsafe), key=lambda key: (told[key].value, str(key)))
    while unsafe and others and (len(unsafe) < 2 or sum(told[key].enterprises for key in unsafe) < fewest):
        unsafe.add(others.pop(0))
    return unsafe

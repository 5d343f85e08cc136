"""What a table hides: no sum of fewer than three, and none that the rest of the table gives away."""

from __future__ import annotations

from decimal import Decimal

import pytest

from enterprises.rules.disclosure import Part, hidden


def parts(**cells: tuple[int, int]) -> dict[str, Part]:
    return {name: Part(Decimal(value), enterprises) for name, (value, enterprises) in cells.items()}


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        ({"a": (100, 3), "b": (200, 5)}, set()),
        (
            {"a": (10, 2), "b": (200, 5), "c": (150, 4)},
            {"a", "c"},
        ),  # one alone would be what is left: the smallest joins
        ({"a": (10, 2), "b": (20, 2), "c": (150, 4)}, {"a", "b"}),
        ({"a": (10, 1), "b": (20, 1), "c": (150, 4), "d": (90, 3)}, {"a", "b", "d"}),  # two together are still too few
        ({"a": (10, 2), "b": (0, 0), "c": (150, 4)}, {"a", "c"}),  # nobody reported in b: it hides nothing
        ({"a": (10, 1)}, {"a"}),
        ({}, set()),
    ],
)
def test_cells_are_hidden(cells: dict[str, tuple[int, int]], wanted: set[str]) -> None:
    assert hidden(parts(**cells), fewest=3) == wanted

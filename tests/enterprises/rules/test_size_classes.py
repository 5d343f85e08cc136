"""The national size classes, at every bound of the table as it is printed (金额：万元), computed by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from enterprises.rules.size_classes import LINES, SIZES, asks_for, is_above_designated_size, line_for, size_class

PLENTY = Decimal(10) ** 12

# A code of the line; per indicator the bounds of small, medium, large, typed again from the printed table.
PRINTED: dict[str, dict[str, tuple[int, int, int]]] = {
    "A01": {"revenue": (50, 500, 20000)},
    "B06": {"employees": (20, 300, 1000), "revenue": (300, 2000, 40000)},
    "C3251": {"employees": (20, 300, 1000), "revenue": (300, 2000, 40000)},
    "D44": {"employees": (20, 300, 1000), "revenue": (300, 2000, 40000)},
    "E47": {"revenue": (300, 6000, 80000), "assets": (300, 5000, 80000)},
    "F51": {"employees": (5, 20, 200), "revenue": (1000, 5000, 40000)},
    "F52": {"employees": (10, 50, 300), "revenue": (100, 500, 20000)},
    "G54": {"employees": (20, 300, 1000), "revenue": (200, 3000, 30000)},
    "G5910": {"employees": (20, 300, 1000), "revenue": (200, 3000, 30000)},
    "G5920": {"employees": (20, 100, 200), "revenue": (100, 1000, 30000)},
    "G60": {"employees": (20, 300, 1000), "revenue": (100, 2000, 30000)},
    "H61": {"employees": (10, 100, 300), "revenue": (100, 2000, 10000)},
    "H62": {"employees": (10, 100, 300), "revenue": (100, 2000, 10000)},
    "I63": {"employees": (10, 100, 2000), "revenue": (100, 1000, 100000)},
    "I64": {"employees": (10, 100, 2000), "revenue": (100, 1000, 100000)},
    "I65": {"employees": (10, 100, 300), "revenue": (50, 1000, 10000)},
    "K7010": {"revenue": (100, 1000, 200000), "assets": (2000, 5000, 10000)},
    "K7020": {"employees": (100, 300, 1000), "revenue": (500, 1000, 5000)},
    "L72": {"employees": (10, 100, 300), "assets": (100, 8000, 120000)},
    "M74": {"employees": (10, 100, 300)},
    "K7030": {"employees": (10, 100, 300)},
}
BOUNDS = [
    (code, indicator, place, bound)
    for code, indicators in PRINTED.items()
    for indicator, bounds in indicators.items()
    for place, bound in enumerate(bounds)
]


@pytest.mark.parametrize(("code", "indicator", "place", "bound"), BOUNDS)
def test_a_bound_belongs_to_the_class_above_it(code: str, indicator: str, place: int, bound: int) -> None:
    unit = 1 if indicator == "employees" else 10_000
    others = {name: PLENTY for name in PRINTED[code] if name != indicator}

    at, below = (size_class(code, **others, **{indicator: value}) for value in (bound * unit, bound * unit - 1))

    assert at is not None and at.size == SIZES[place + 1]
    assert below is not None and below.size == SIZES[place]


def test_every_line_of_the_rule_is_tried_above() -> None:
    assert {line_for(code) for code in PRINTED} == set(LINES)


def test_who_is_below_one_bound_goes_one_class_down() -> None:
    found = size_class("C3251", employees=999, revenue=5_000_000_000)

    assert found is not None
    assert found.size == "MEDIUM"
    assert [(reason.indicator, reason.size) for reason in found.reasons] == [
        ("EMPLOYEES", "MEDIUM"),
        ("REVENUE", "LARGE"),
    ]


def test_one_indicator_of_a_micro_enterprise_is_enough_for_micro() -> None:
    found = size_class("C3251", employees=19, revenue=5_000_000_000)

    assert found is not None and found.size == "MICRO"


@pytest.mark.parametrize("code", ["", "J66", "G53", "K7040", "P83", "Q84", "S91", "T97"])
def test_what_the_rule_does_not_cover_has_no_class(code: str) -> None:
    assert size_class(code, employees=500, revenue=PLENTY, assets=PLENTY) is None
    assert asks_for(code) == []


def test_a_value_that_the_line_asks_for_is_not_guessed() -> None:
    assert size_class("C3251", employees=500) is None
    assert asks_for("C3251") == ["EMPLOYEES", "REVENUE"]


@pytest.mark.parametrize(
    ("code", "revenue", "above"),
    [
        ("C3251", 20_000_000, True),
        ("C3251", Decimal("19999999.99"), False),
        ("F51", 20_000_000, False),
        ("", PLENTY, False),
    ],
)
def test_industry_is_above_designated_size_from_twenty_million(code: str, revenue: Decimal, above: bool) -> None:
    assert is_above_designated_size(code, revenue) is above

"""The arithmetic of figures, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from enterprises.rules import figures as rules
from enterprises.rules.figures import Basis, Direction, Growth


@pytest.mark.parametrize(
    ("value", "base", "official", "rate", "basis"),
    [
        ("19011000000", None, "23.41", "23.41", Basis.OFFICIAL),
        ("120", "100", None, "20.00", Basis.COMPARABLE),
        ("120", "100", "18.5", "18.5", Basis.OFFICIAL),  # the published rate wins
        ("100", "300", None, "-66.67", Basis.COMPARABLE),
        ("1", "3", None, "-66.67", Basis.COMPARABLE),
        ("200.01", "200", None, "0.01", Basis.COMPARABLE),  # 0.005 is rounded up
        ("0", "50", None, "-100.00", Basis.COMPARABLE),
        ("-5", "10", None, "-150.00", Basis.COMPARABLE),
        ("120", "0", None, None, Basis.NONE),
        ("120", "-10", None, None, Basis.NONE),  # a loss last year is no base
        ("120", None, None, None, Basis.NONE),
        (None, "100", None, None, Basis.NONE),
        (None, None, "21.6", "21.6", Basis.OFFICIAL),
    ],
)
def test_growth(value: str | None, base: str | None, official: str | None, rate: str | None, basis: Basis) -> None:
    found = rules.growth(*(None if text is None else Decimal(text) for text in (value, base, official)))

    assert found == Growth(None if rate is None else Decimal(rate), basis)


@pytest.mark.parametrize(
    ("rate", "direction"),
    [("0.01", Direction.UP), ("-0.01", Direction.DOWN), ("0", Direction.FLAT), (None, Direction.UNKNOWN)],
)
def test_where_it_goes(rate: str | None, direction: Direction) -> None:
    assert Growth(None if rate is None else Decimal(rate)).direction == direction


def test_a_single_month_is_the_difference_of_two_cumulative_values_from_march_on() -> None:
    assert rules.single_month(3, Decimal(460), Decimal(300)) == Decimal(160)
    assert rules.single_month(2, Decimal(300), None) is None
    assert rules.single_month(4, Decimal(460), None) is None
    assert rules.single_month(4, None, Decimal(460)) is None
    assert rules.added(2, Decimal(300), None) == Decimal(300)
    assert rules.added(3, Decimal(460), Decimal(300)) == Decimal(160)


@pytest.mark.parametrize(
    ("new", "earlier", "wrong"),
    [("1000", "100", True), ("999", "100", False), ("10", "100", True), ("11", "100", False), ("0", "5", True),
     ("5", "0", False), ("-1000", "100", True), (None, "100", False), ("100", None, False)],
)  # fmt: skip
def test_ten_times_more_or_less_looks_wrong(new: str | None, earlier: str | None, wrong: bool) -> None:
    assert rules.looks_wrong(*(None if text is None else Decimal(text) for text in (new, earlier))) is wrong


def test_what_only_grows_cannot_fall_back() -> None:
    assert rules.falls_back("OUTPUT", Decimal(90), Decimal(100))
    assert not rules.falls_back("OUTPUT", Decimal(100), Decimal(100))
    assert not rules.falls_back("PROFIT", Decimal(-90), Decimal(100))


def test_values_in_words() -> None:
    assert rules.value_words("OUTPUT", Decimal(19011000000)) == "19.011 bn yuan"
    assert rules.value_words("POWER", Decimal("1234.5")) == "12.35 m kWh"  # stored in 10,000 kWh
    assert rules.value_words("EMPLOYEES", Decimal("1204.00")) == "1,204 people"
    assert rules.value_words("VALUE_ADDED", None) == "—"
    assert rules.points_words(Decimal("1.80")) == "+1.8 percentage points"
    assert rules.points_words(Decimal("-0.4")) == "−0.4 percentage points"
    with translation.override("zh-hans"):
        assert rules.value_words("OUTPUT", Decimal(19011000000)) == "190.11 亿元"
        assert rules.value_words("POWER", Decimal("1234.5")) == "1,234.5 万千瓦时"
        assert rules.value_words("EMPLOYEES", Decimal(1204)) == "1,204 人"
        assert rules.points_words(Decimal("1.80")) == "+1.8个百分点"


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,234.5", "1234.5"), ("１２３４．５", "1234.5"), ("1 234，567", "1234567"), ("−3.2", "-3.2"), ("－3.2％", "-3.2"),
     ("+23.41 %", "23.41"), (".5", "0.5"), ("", None), ("  ", None)],
)  # fmt: skip
def test_numbers_are_read_as_people_paste_them(text: str, number: str | None) -> None:
    assert rules.parse_number(text) == (None if number is None else Decimal(number))


@pytest.mark.parametrize("text", ["abc", "1.2.3", "--1", "1e9", "NaN", "Infinity", "½", "9" * 400, str(10**15)])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        rules.parse_number(text)


def test_refusals() -> None:
    today = date(2026, 11, 26)
    with pytest.raises(rules.UnknownPeriodError):
        rules.check_period(2026, 1, today)
    with pytest.raises(rules.FuturePeriodError):
        rules.check_period(2026, 11, today)
    assert rules.check_period(2026, 10, today).month == 10
    with pytest.raises(rules.GrowthAloneError):
        rules.check_figure("VALUE_ADDED", Decimal(1), None, Decimal(2))
    with pytest.raises(rules.EmptyFigureError):
        rules.check_figure("OUTPUT", None, Decimal(1), None)
    with pytest.raises(rules.OneSubjectError):
        rules.check_subject(object(), object(), None)

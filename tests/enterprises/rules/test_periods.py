"""Periods: January and February are one, and every later month adds itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from enterprises.rules.periods import Period


def test_a_period_is_read_as_statisticians_write_it() -> None:
    assert Period.parse(2023, "1-4") == Period(2023, 4)
    assert Period.parse(2023, "１—１２月") == Period(2023, 12)
    assert Period.parse(2023, " 1 至 2 月 ") == Period(2023, 2)
    assert Period(2023, 4).code == "1-4"


@pytest.mark.parametrize("code", ["1-1", "1-13", "2-4", "4", "", "1-4-5", "January"])
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(2023, code)


def test_a_period_in_words() -> None:
    april, first = Period(2023, 4), Period(2023, 2)

    assert (str(april), april.span, april.short_span) == ("January-April 2023", "April", "Apr")
    assert (str(first), first.span, first.short_span) == ("January-February 2023", "January-February", "Jan-Feb")
    with translation.override("zh-hans"):
        assert (str(april), april.span, april.short_span) == ("2023年1—4月", "4月", "4月")
        assert (str(first), first.span) == ("2023年1—2月", "1—2月")


def test_neighbours() -> None:
    assert Period(2023, 3).earlier == Period(2023, 2)
    assert Period(2023, 2).earlier is None
    assert Period(2023, 4).last_year == Period(2022, 4)
    assert Period(2022, 12) < Period(2023, 2)


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2026, 3, 1), Period(2026, 2)),
        (date(2026, 2, 28), Period(2025, 12)),
        (date(2026, 1, 1), Period(2025, 12)),
        (date(2026, 12, 31), Period(2026, 11)),
    ],
)
def test_the_last_period_that_is_over(day: date, period: Period) -> None:
    assert Period.ended_before(day) == period

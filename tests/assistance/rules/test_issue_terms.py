"""How often and how long: figures of the county's mechanism, and laws that hold for any numbers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.rules.escalation import LADDER, VERTICAL_LADDER, HighestLevelError, Level, check_higher, level_for
from assistance.rules.issue_terms import (
    ReopenTooLateError,
    ReturnTooLateError,
    ReviewDayError,
    TooManyReturnsError,
    check_reopen,
    check_return,
    check_review_day,
    half_of,
)
from assistance.rules.working_days import COUNTY

NOON = datetime(2026, 9, 21, 12, tzinfo=COUNTY)


@pytest.mark.parametrize(("days", "half"), [(15, 8), (10, 5), (5, 3), (2, 1), (1, 1), (0, 1)])
def test_a_reopened_issue_has_half_its_time_and_at_least_a_day(days: int, half: int) -> None:
    assert half_of(days) == half


@pytest.mark.parametrize(
    ("returns", "at", "refusal"),
    [
        (0, NOON, None),
        (1, NOON, None),
        (2, NOON, TooManyReturnsError),
        (0, NOON + timedelta(seconds=1), ReturnTooLateError),
    ],
)
def test_two_returns_in_time_and_no_more(returns: int, at: datetime, refusal: type[Exception] | None) -> None:
    if refusal:
        with pytest.raises(refusal):
            check_return(returns, NOON, at)
    else:
        check_return(returns, NOON, at)


def test_a_review_is_after_today_and_within_thirty_days() -> None:
    today = date(2026, 9, 21)
    check_review_day(date(2026, 9, 22), today)
    check_review_day(date(2026, 10, 21), today)
    for day in (today, date(2026, 9, 20), date(2026, 10, 22)):
        with pytest.raises(ReviewDayError):
            check_review_day(day, today)


def test_an_issue_is_reopened_within_thirty_days_of_its_closing() -> None:
    check_reopen(None, NOON)
    check_reopen(NOON - timedelta(days=30), NOON)
    with pytest.raises(ReopenTooLateError):
        check_reopen(NOON - timedelta(days=30, seconds=1), NOON)


@pytest.mark.parametrize(
    ("days", "level", "vertical"),
    [(-3, 0, 0), (0, 0, 0), (1, 1, 1), (2, 1, 1), (3, 2, 2), (4, 2, 2), (5, 3, 3), (9, 3, 3), (10, 4, 5), (60, 4, 5)],
)
def test_the_ladder_by_working_days_overdue(days: int, level: int, vertical: int) -> None:
    assert level_for(days) == level
    assert level_for(days, vertical=True) == vertical


@given(st.integers(-10, 200), st.booleans())
def test_a_later_day_never_means_a_lower_level(days: int, vertical: bool) -> None:
    assert level_for(days + 1, vertical=vertical) >= level_for(days, vertical=vertical)
    assert level_for(days, vertical=vertical) in {0, *(level for _days, level in (*LADDER, *VERTICAL_LADDER))}


def test_by_hand_it_goes_to_the_next_level_and_not_beyond_the_city() -> None:
    assert [check_higher(level, None) for level in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(HighestLevelError):
        check_higher(Level.CITY, None)

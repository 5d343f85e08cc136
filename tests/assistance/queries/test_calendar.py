"""Reading the published calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from assistance.models import CalendarDay
from assistance.queries.calendar import calendar_version, published_years, working_calendar, year_is_missing
from tests.factories import load_calendar


@pytest.mark.usefixtures("db")
def test_the_days_around_a_deadline_come_in_one_query(django_assert_num_queries: Callable[..., Any]) -> None:
    load_calendar([2026])

    with django_assert_num_queries(1):
        calendar = working_calendar(date(2026, 9, 22))
        assert calendar.after(date(2026, 9, 22), 10).on == date(2026, 10, 13)


@pytest.mark.usefixtures("db")
def test_thirty_working_days_fit_into_what_is_read_from_any_day_of_the_year() -> None:
    load_calendar([2025, 2026])

    for step in range(0, 230, 3):
        start = date(2026, 1, 1) + timedelta(days=step)
        assert working_calendar(start).after(start, 30).provisional is False, start


@pytest.mark.usefixtures("db")
def test_from_the_fifteenth_of_november_a_missing_next_year_is_named() -> None:
    load_calendar([2026])

    assert year_is_missing(date(2026, 11, 14)) is None
    assert year_is_missing(date(2026, 11, 15)) == 2027
    assert year_is_missing(date(2026, 12, 31)) == 2027
    load_calendar([2027])
    assert year_is_missing(date(2026, 12, 31)) is None
    assert published_years() == [2026, 2027]


@pytest.mark.usefixtures("db")
def test_the_version_changes_with_every_load() -> None:
    assert calendar_version() == ""
    load_calendar([2026])
    before = calendar_version()
    CalendarDay.objects.filter(day=date(2026, 1, 4)).update(loaded_at=timezone.now() + timedelta(seconds=1))

    assert before
    assert calendar_version() not in ("", before)

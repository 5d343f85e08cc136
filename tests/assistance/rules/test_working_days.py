"""Deadlines over the holidays of 2026, counted by hand from the State Council's notice, and laws that hold for any year."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.rules.working_days import Deadline, WorkingCalendar, end_of_working_day


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


# The notice of the General Office of the State Council for 2026, typed by hand (not from the package that seeds the table).
FREE = [
    *days(date(2026, 1, 1), date(2026, 1, 3)),  # New Year
    *days(date(2026, 2, 15), date(2026, 2, 23)),  # Spring Festival
    *days(date(2026, 4, 4), date(2026, 4, 6)),  # Qingming
    *days(date(2026, 5, 1), date(2026, 5, 5)),  # Labour Day
    *days(date(2026, 6, 19), date(2026, 6, 21)),  # Dragon Boat
    *days(date(2026, 9, 25), date(2026, 9, 27)),  # Mid-Autumn
    *days(date(2026, 10, 1), date(2026, 10, 7)),  # National Day
]
MADE_UP = [
    date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10),
]  # fmt: skip
YEAR_2026 = WorkingCalendar.of(
    (day, day in MADE_UP or (day.weekday() < 5 and day not in FREE))
    for day in days(date(2026, 1, 1), date(2026, 12, 31))
)


def test_the_year_2026_has_248_working_days() -> None:
    assert sum(YEAR_2026.days.values()) == 248


@pytest.mark.parametrize(
    ("start", "working_days", "deadline"),
    [
        # Spring Festival: 13 February is a Friday, the 14th a make-up Saturday, work begins again on Tuesday the 24th.
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 2, "2026-02-24"),
        ("2026-02-14", 0, "2026-02-14"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-02-15", 0, "2026-02-24"),
        ("2026-02-16", 0, "2026-02-24"),
        ("2026-02-16", 1, "2026-02-24"),
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-10", 10, "2026-03-02"),  # over both make-up Saturdays
        ("2026-02-10", 15, "2026-03-09"),
        ("2026-02-27", 1, "2026-02-28"),
        ("2026-02-27", 2, "2026-03-02"),
        # Mid-Autumn and National Day, with a make-up Sunday before and a make-up Saturday after.
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-09-18", 5, "2026-09-24"),
        ("2026-09-24", 1, "2026-09-28"),
        ("2026-09-24", 3, "2026-09-30"),
        ("2026-09-24", 4, "2026-10-08"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-30", 4, "2026-10-12"),
        ("2026-09-22", 10, "2026-10-13"),
        # Labour Day with its Saturday.
        ("2026-04-30", 1, "2026-05-06"),
        ("2026-04-30", 4, "2026-05-09"),
        ("2026-04-30", 5, "2026-05-11"),
        # An ordinary week, and the last one of the year.
        ("2026-03-16", 5, "2026-03-23"),
        ("2026-03-20", 1, "2026-03-23"),
        ("2026-12-24", 5, "2026-12-31"),
    ],
)
def test_deadlines_of_2026(start: str, working_days: int, deadline: str) -> None:
    answer = YEAR_2026.after(date.fromisoformat(start), working_days)

    assert answer == Deadline(date.fromisoformat(deadline), provisional=False)


@pytest.mark.parametrize(
    ("start", "working_days", "deadline"),
    [("2026-12-24", 6, "2027-01-01"), ("2026-12-31", 1, "2027-01-01"), ("2027-02-01", 2, "2027-02-03")],
)
def test_a_deadline_that_touches_an_unpublished_year_says_that_it_is_provisional(
    start: str, working_days: int, deadline: str
) -> None:
    assert YEAR_2026.after(date.fromisoformat(start), working_days) == Deadline(date.fromisoformat(deadline), True)


def test_a_gap_in_the_calendar_makes_the_deadline_provisional_though_both_ends_are_published() -> None:
    without_one_day = WorkingCalendar({day: works for day, works in YEAR_2026.days.items() if day != date(2026, 3, 18)})

    assert without_one_day.after(date(2026, 3, 16), 5) == Deadline(date(2026, 3, 23), provisional=True)


def test_the_new_year_s_make_up_sunday_is_found_from_the_year_before() -> None:
    both = WorkingCalendar({**YEAR_2026.days, date(2025, 12, 31): True})

    assert both.after(date(2025, 12, 31), 1) == Deadline(date(2026, 1, 4))


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2026-02-13", "2026-02-24", 2),
        ("2026-02-14", "2026-02-23", 0),
        ("2026-02-24", "2026-02-13", -2),
        ("2026-10-08", "2026-10-11", 2),
        ("2026-03-16", "2026-03-16", 0),
    ],
)
def test_working_days_left_are_counted_after_the_start_up_to_the_end(start: str, end: str, count: int) -> None:
    assert YEAR_2026.between(date.fromisoformat(start), date.fromisoformat(end)) == count


def test_amber_before_a_deadline_skips_the_holiday() -> None:
    assert YEAR_2026.before(date(2026, 2, 24), 1) == date(2026, 2, 14)
    assert YEAR_2026.before(date(2026, 10, 8), 2) == date(2026, 9, 29)


def test_offices_close_at_half_past_five_in_the_county() -> None:
    hours = ((time(8, 30), time(12, 0)), (time(13, 30), time(17, 30)))

    closing = end_of_working_day(date(2026, 2, 14), hours)

    assert closing == datetime(2026, 2, 14, 17, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert closing.utcoffset() == timedelta(hours=8)


# --- Laws, for any calendar -------------------------------------------------------------------------------------------

FIRST = date(2025, 1, 1)
any_day = st.integers(0, 700).map(lambda step: FIRST + timedelta(days=step))
any_calendar = st.dictionaries(any_day, st.booleans(), max_size=120).map(WorkingCalendar)
any_count = st.integers(1, 40)


@given(any_calendar, any_day, st.integers(0, 40))
def test_a_deadline_is_never_a_free_day_and_never_before_the_start(
    calendar: WorkingCalendar, start: date, count: int
) -> None:
    deadline = calendar.after(start, count).on

    assert calendar.is_working(deadline)
    assert deadline >= start


@given(any_calendar, any_day, any_count)
def test_counting_to_the_deadline_gives_the_days_that_were_asked_for(
    calendar: WorkingCalendar, start: date, count: int
) -> None:
    assert calendar.between(start, calendar.after(start, count).on) == count


@given(any_calendar, any_day, any_count)
def test_going_back_from_the_deadline_finds_the_start(calendar: WorkingCalendar, day: date, count: int) -> None:
    start = calendar.after(day, 0).on  # a working day

    assert calendar.before(calendar.after(start, count).on, count) == start


@given(any_calendar, any_day, any_day, any_day)
def test_counts_add_up_and_change_sign(calendar: WorkingCalendar, a: date, b: date, c: date) -> None:
    assert calendar.between(a, b) + calendar.between(b, c) == calendar.between(a, c)
    assert calendar.between(a, b) == -calendar.between(b, a)


@given(any_calendar, any_day, any_count)
def test_one_day_more_is_a_later_deadline(calendar: WorkingCalendar, start: date, count: int) -> None:
    assert calendar.after(start, count).on < calendar.after(start, count + 1).on


@given(any_calendar, any_day, any_count)
def test_a_deadline_is_firm_only_if_every_day_up_to_it_is_published(
    calendar: WorkingCalendar, start: date, count: int
) -> None:
    deadline = calendar.after(start, count)

    assert deadline.provisional != all(calendar.knows(day) for day in days(start, deadline.on))

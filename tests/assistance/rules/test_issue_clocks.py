"""Every clock over the holidays of 2026, counted by hand on the calendar that ``test_working_days`` has typed by hand.

Offices are open 08:30-12:00 and 13:30-17:30. Free around the rows: 1-3 January (Sunday the 4th is made up), 15-23 February
(Saturdays the 14th and 28th are made up), 4-6 April, 1-5 May (Saturday the 9th), 25-27 September (Sunday the 20th), 1-7 October
(Saturday the 10th).
"""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from assistance.rules.issue_clocks import DEFAULTS, ClockUnit, Clockwork, Span, Stage, share_used, urgent_days
from assistance.rules.issue_flow import Urgency
from assistance.rules.working_days import COUNTY, Deadline
from tests.assistance.rules.test_working_days import YEAR_2026

HOURS = ((time(8, 30), time(12, 0)), (time(13, 30), time(17, 30)))
CLOCK = Clockwork(DEFAULTS, YEAR_2026, HOURS)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(f"2026-{moment}").replace(tzinfo=COUNTY)


@pytest.mark.parametrize(
    ("stage", "urgency", "since", "end"),
    [
        # First contact: two working hours.
        ("CONTACT", "NORMAL", "03-18 09:00", "03-18 11:00"),  # an ordinary Wednesday
        ("CONTACT", "NORMAL", "03-18 10:00", "03-18 12:00"),  # full when the offices close for lunch
        ("CONTACT", "NORMAL", "03-18 11:00", "03-18 14:30"),  # one hour before lunch, one after
        ("CONTACT", "NORMAL", "03-18 12:15", "03-18 15:30"),  # raised during lunch: counted from 13:30
        ("CONTACT", "NORMAL", "03-18 07:10", "03-18 10:30"),  # before opening: counted from 08:30
        ("CONTACT", "NORMAL", "03-18 15:30", "03-18 17:30"),  # full when the offices close
        ("CONTACT", "NORMAL", "03-18 16:45", "03-19 09:45"),  # 45 minutes today, 75 tomorrow
        ("CONTACT", "NORMAL", "03-18 23:59", "03-19 10:30"),  # at night: tomorrow from 08:30
        ("CONTACT", "NORMAL", "03-19 00:00", "03-19 10:30"),  # midnight is the new day's
        ("CONTACT", "NORMAL", "03-20 17:00", "03-23 10:00"),  # Friday 17:00: half an hour, the rest on Monday
        ("CONTACT", "NORMAL", "03-21 10:00", "03-23 10:30"),  # an ordinary Saturday
        ("CONTACT", "NORMAL", "02-13 17:00", "02-14 10:00"),  # Friday before a made-up Saturday
        ("CONTACT", "NORMAL", "02-14 17:00", "02-24 10:00"),  # the made-up Saturday, then Spring Festival
        ("CONTACT", "NORMAL", "02-18 11:00", "02-24 10:30"),  # within Spring Festival
        ("CONTACT", "NORMAL", "09-20 11:30", "09-20 15:00"),  # a made-up Sunday with its lunch
        ("CONTACT", "NORMAL", "09-24 17:30", "09-28 10:30"),  # at closing time before Mid-Autumn
        ("CONTACT", "NORMAL", "09-30 17:00", "10-08 10:00"),  # half an hour before National Day, the rest after it
        ("CONTACT", "NORMAL", "10-10 16:30", "10-12 09:30"),  # a made-up Saturday, and Sunday is free
        ("CONTACT", "URGENT", "03-18 11:30", "03-18 14:00"),  # one hour: half before lunch, half after
        ("CONTACT", "URGENT", "01-03 20:00", "01-04 09:30"),  # the first working day of the year is a Sunday
        # Accept and assign: one working day, four working hours if urgent.
        ("ACCEPT", "NORMAL", "03-18 09:00", "03-19 17:30"),
        ("ACCEPT", "NORMAL", "03-18 23:59", "03-19 17:30"),  # the same day, however late
        ("ACCEPT", "NORMAL", "03-19 00:00", "03-20 17:30"),  # and a minute later one day more
        ("ACCEPT", "NORMAL", "03-20 17:00", "03-23 17:30"),  # Friday: Monday
        ("ACCEPT", "NORMAL", "02-13 09:00", "02-14 17:30"),  # Friday: the made-up Saturday
        ("ACCEPT", "NORMAL", "02-14 09:00", "02-24 17:30"),  # the made-up Saturday: after Spring Festival
        ("ACCEPT", "NORMAL", "02-18 09:00", "02-24 17:30"),  # within Spring Festival: its first working day
        ("ACCEPT", "URGENT", "03-18 09:00", "03-18 14:30"),  # three hours before lunch, one after
        ("ACCEPT", "URGENT", "03-20 16:00", "03-23 11:00"),  # an hour and a half on Friday, the rest on Monday
        ("ACCEPT", "URGENT", "09-30 15:00", "10-08 10:00"),  # two and a half before National Day
        # Acknowledge or return: one working day, four working hours if urgent.
        ("ACKNOWLEDGE", "NORMAL", "09-24 10:00", "09-28 17:30"),  # over Mid-Autumn
        ("ACKNOWLEDGE", "NORMAL", "09-30 10:00", "10-08 17:30"),  # over National Day
        ("ACKNOWLEDGE", "URGENT", "09-24 14:00", "09-28 09:00"),  # three and a half hours, then half an hour
        # Handling opinion: one working day.
        ("OPINION", "NORMAL", "10-09 10:00", "10-10 17:30"),  # Friday: the made-up Saturday
        ("OPINION", "URGENT", "10-10 10:00", "10-12 17:30"),  # and from that Saturday to Monday
        # Decide on an extension: one working day.
        ("EXTENSION", "NORMAL", "09-30 16:00", "10-08 17:30"),
        # Call back: three working days.
        ("CALL_BACK", "NORMAL", "10-08 09:00", "10-12 17:30"),  # 9, 10 (Saturday), 12
        ("CALL_BACK", "NORMAL", "02-13 09:00", "02-25 17:30"),  # 14 (Saturday), 24, 25
        ("CALL_BACK", "URGENT", "04-30 09:00", "05-08 17:30"),  # 6, 7, 8 May
        # A second person's look: three working days.
        ("RECHECK", "NORMAL", "05-06 09:00", "05-09 17:30"),  # 7, 8, 9 (Saturday)
        # Questions of Entrepreneur Day, Sunday 1 November: assigned in one working day, answered in ten, urgent in five.
        ("EVENT_ACCEPT", "NORMAL", "11-01 15:00", "11-02 17:30"),
        ("EVENT_ANSWER", "NORMAL", "11-01 15:00", "11-13 17:30"),  # 2-6, 9-13
        ("EVENT_ANSWER", "URGENT", "11-01 15:00", "11-06 17:30"),  # 2-6
    ],
)
def test_when_a_stage_is_over(stage: str, urgency: str, since: str, end: str) -> None:
    assert CLOCK.end(Stage(stage), urgency, at(since)) == at(end)


@pytest.mark.parametrize(
    ("raised_on", "days", "promised"),
    [
        # Answers in 5, 10 and 15 working days; urgent ones in 3, 5 and 8.
        ("09-29", 5, "10-12"),  # 30 September; 8, 9, 10 (Saturday), 12 October
        ("02-12", 10, "03-04"),  # 13, 14 (Saturday), 24-28 (with a Saturday), 2-4 March
        ("09-18", 15, "10-15"),  # 20 (Sunday), 21-24, 28-30, 8-10 (with a Saturday), 12-15
        ("04-03", urgent_days(5), "04-09"),  # 7, 8, 9 April, after Qingming
        ("04-29", urgent_days(10), "05-09"),  # 30 April; 6, 7, 8, 9 (Saturday) May
        ("02-13", urgent_days(15), "03-03"),  # 14 (Saturday), 24-28, 2, 3 March
    ],
)
def test_the_day_that_is_promised(raised_on: str, days: int, promised: str) -> None:
    assert YEAR_2026.after(at(f"{raised_on} 10:00").date(), days) == Deadline(at(f"{promised} 10:00").date())


def test_urgent_answers_take_half_of_the_days() -> None:
    assert [urgent_days(days) for days in (1, 5, 10, 15)] == [1, 3, 5, 8]


@pytest.mark.parametrize(
    ("status", "opinion_given", "due_on", "end"),
    [
        ("SUBMITTED", False, "10-20", "10-09 17:30"),
        ("ASSIGNED", False, "10-20", "10-09 17:30"),
        ("IN_PROGRESS", False, "10-20", "10-09 17:30"),  # the opinion comes first
        ("IN_PROGRESS", False, "10-08", "10-08 17:30"),  # but never after the answer
        ("IN_PROGRESS", True, "10-20", "10-20 17:30"),  # once it is given, the answer is what is owed
        ("ANSWERED", True, "10-20", "10-12 17:30"),
        ("SUSPENDED", False, "10-20", None),  # the clock stands still
        ("CLOSED", True, "10-20", None),
        ("WITHDRAWN", False, "10-20", None),
        ("REJECTED", False, "10-20", None),
        ("MERGED", False, "10-20", None),
    ],
)
def test_what_each_status_owes_since_thursday_the_eighth(
    status: str, opinion_given: bool, due_on: str, end: str | None
) -> None:
    found = CLOCK.stage_end(
        status,
        since=at("10-08 09:00"),
        due_on=at(f"{due_on} 00:00").date(),
        urgency=Urgency.NORMAL,
        from_event=False,
        opinion_given=opinion_given,
    )

    assert found == (at(end) if end else None)


def test_the_clock_is_the_county_s_wherever_the_moment_was_written_down() -> None:
    late_in_london = datetime(2026, 3, 18, 16, 30, tzinfo=ZoneInfo("UTC"))  # half past midnight on the 19th

    assert CLOCK.end(Stage.ACCEPT, Urgency.NORMAL, late_in_london) == at("03-20 17:30")
    assert CLOCK.end(Stage.CONTACT, Urgency.NORMAL, late_in_london) == at("03-19 10:30")


def test_a_row_of_the_table_takes_the_place_of_the_default() -> None:
    edited = Clockwork(
        {(Stage.ACCEPT, Urgency.NORMAL): Span(3), (Stage.CALL_BACK, Urgency.NORMAL): Span(8, ClockUnit.HOURS)},
        YEAR_2026,
        HOURS,
    )

    assert edited.end(Stage.ACCEPT, Urgency.NORMAL, at("09-29 10:00")) == at("10-09 17:30")  # 30; 8, 9
    assert edited.end(Stage.CALL_BACK, Urgency.NORMAL, at("09-30 10:00")) == at("10-08 10:30")  # six hours, then two
    assert edited.end(Stage.ACCEPT, Urgency.URGENT, at("03-18 09:00")) == at("03-18 14:30")  # as before


@pytest.mark.parametrize(
    ("today", "share"),
    [
        ("09-29", 0),
        ("09-30", 0.2),
        ("10-07", 0.2),
        ("10-08", 0.4),
        ("10-10", 0.8),
        ("10-11", 0.8),
        ("10-12", 1),
        ("10-13", 1.2),
    ],
)
def test_holidays_use_up_nothing_of_the_time(today: str, share: float) -> None:
    day = at(f"{today} 00:00").date()

    assert share_used(date(2026, 9, 29), date(2026, 10, 12), day, YEAR_2026) == share

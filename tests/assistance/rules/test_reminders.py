"""Which days are planned, when a mail is tried again, how long a reminder may be put off."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from assistance.rules import reminders as rules
from assistance.rules.working_days import COUNTY

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=COUNTY)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("planned_through", "days"),
    [
        (date(2026, 11, 23), [23]),
        (date(2026, 11, 22), [22, 23]),
        (date(2026, 11, 20), [20, 21, 22, 23]),
        (date(2026, 11, 30), [23]),  # the clock was ahead for a while
    ],
)
def test_the_planner_starts_at_the_last_planned_day_and_ends_today(planned_through: date, days: list[int]) -> None:
    assert [day.day for day in rules.slots(planned_through, TODAY)] == days


def test_a_day_is_stale_after_seven_days() -> None:
    assert not rules.is_stale(date(2026, 11, 16), TODAY, 7)
    assert rules.is_stale(date(2026, 11, 15), TODAY, 7)


@pytest.mark.parametrize(
    ("at", "leaves"),
    [
        (NOON.replace(hour=0, minute=1), NOON.replace(hour=8)),
        (NOON, NOON),
        (NOON.replace(hour=8), NOON.replace(hour=8)),
    ],
)
def test_a_mail_leaves_at_the_hour_or_at_once_when_that_has_passed(at: datetime, leaves: datetime) -> None:
    assert rules.mail_from(TODAY, 8, at) == leaves


def test_the_hour_is_that_of_the_county() -> None:
    assert rules.mail_from(TODAY, 8, NOON - timedelta(hours=11)).utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 5), (3, 15), (4, 60), (5, 60), (40, 60)])
def test_a_refused_mail_waits_1_5_15_60_minutes_and_then_an_hour_each_time(attempts: int, minutes: int) -> None:
    assert rules.next_attempt(attempts, NOON) == NOON + timedelta(minutes=minutes)


def test_the_key_of_a_mail_does_not_depend_on_the_order_and_fits_its_column() -> None:
    keys = [("ISSUE_NEAR", "a", TODAY), ("PROMISE_DUE", "b", TODAY)]
    assert rules.dedupe_key("li", keys) == rules.dedupe_key("li", reversed(keys))
    assert rules.dedupe_key("li", keys) != rules.dedupe_key("li", keys[:1])
    assert rules.dedupe_key("li", keys) != rules.dedupe_key("wang", keys)
    assert len(rules.dedupe_key("01890000-0000-7000-8000-000000000001", keys)) <= 160


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("550 5.1.1 <li.wen@yanggu.example>: unknown", "550 5.1.1 [address]: unknown"),
        ("452 call 138 0635 1234", "452 call [number]"),
        ("451 try\r\n again", "451 try again"),
        ("x" * 500, "x" * 200),
    ],
)
def test_what_the_server_said_is_kept_without_addresses_and_numbers(said: str, kept: str) -> None:
    assert rules.redacted(said) == kept


def test_a_reminder_is_put_off_into_the_future_only() -> None:
    rules.check_snooze(NOON + timedelta(minutes=1), NOON)
    with pytest.raises(rules.SnoozeInPastError):
        rules.check_snooze(NOON, NOON)


def test_a_reminder_is_put_off_for_thirty_days_at_most() -> None:
    rules.check_snooze(NOON + timedelta(days=30), NOON)
    with pytest.raises(rules.SnoozeTooLongError):
        rules.check_snooze(NOON + timedelta(days=30, seconds=1), NOON)


def test_the_more_suspect_a_message_the_fewer_others_it_meets() -> None:
    assert [rules.batch_size(200, deaths) for deaths in range(6)] == [200, 50, 12, 3, 1, 1]
    alone_from = next(deaths for deaths in range(99) if rules.batch_size(200, deaths) == 1)
    assert alone_from < rules.DEATHS_AT_MOST, "or a deadly message could take others along for ever"

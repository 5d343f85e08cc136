"""The life of an event, its days and address; the county's day; templates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from assistance.rules import event_templates, events
from assistance.rules.events import EventMove, EventStatus

DAY = date(2026, 11, 1)
THE_WAY = [
    ("DRAFT", "PUBLISH", "PUBLISHED"),
    ("PUBLISHED", "PUBLISH", "CHANGED"),
    ("CHANGED", "PUBLISH", "CHANGED"),
    ("PUBLISHED", "HOLD", "HELD"),
    ("CHANGED", "HOLD", "HELD"),
    ("HELD", "FOLLOW_UP", "FOLLOWED_UP"),
    ("DRAFT", "CANCEL", "CANCELLED"),
    ("PUBLISHED", "CANCEL", "CANCELLED"),
    ("CHANGED", "CANCEL", "CANCELLED"),
]


@pytest.mark.parametrize("status", EventStatus.values)
@pytest.mark.parametrize("move", EventMove.values)
def test_an_event_goes_the_way_of_the_table_and_no_other(status: str, move: str) -> None:
    ways = {(begins, made): ends for begins, made, ends in THE_WAY}

    assert events.allows(status, EventMove(move)) == ((status, move) in ways)
    if (status, move) in ways:
        assert events.after(status, EventMove(move)) == ways[status, move]
    else:
        with pytest.raises(events.EventMoveError):
            events.after(status, EventMove(move))


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (30, True), (31, False)])
def test_an_event_lasts_a_month_at_most(days: int, fits: bool) -> None:
    if fits:
        events.check_days(DAY, DAY + timedelta(days=days), None)
    else:
        with pytest.raises(events.EventDaysError):
            events.check_days(DAY, DAY + timedelta(days=days), None)


def test_guests_answer_before_the_event_is_over() -> None:
    events.check_days(DAY, DAY, DAY)
    with pytest.raises(events.AnswerDayError):
        events.check_days(DAY, DAY, DAY + timedelta(days=1))


@pytest.mark.parametrize("slug", ["entrepreneur-day-2026", "a", "7"])
def test_an_address_can_be_read_out(slug: str) -> None:
    events.check_address(slug)


@pytest.mark.parametrize("slug", ["", "New Year", "a--b", "-a", "企业家日", "new", "A", "a\n"])
def test_other_addresses_are_refused(slug: str) -> None:
    with pytest.raises(events.AddressError):
        events.check_address(slug)


@pytest.mark.parametrize(
    ("today", "day"),
    [(date(2026, 10, 31), DAY), (DAY, DAY), (date(2026, 11, 2), date(2027, 11, 1))],
)
def test_the_countys_next_day_may_be_today(today: date, day: date) -> None:
    assert events.next_county_day(today, 11, 1) == day


@pytest.mark.parametrize(("template", "days"), [("HALF_DAY", 1), ("FULL_DAY", 1), ("WEEK", 5)])
def test_nothing_in_a_template_happens_twice_at_once(template: str, days: int) -> None:
    times = sorted(item.times(DAY) for item in event_templates.ITEMS[template])

    assert event_templates.days_of(template) == days
    assert all(ends <= begins for (_, ends), (begins, _) in pairwise(times))

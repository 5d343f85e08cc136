"""What may stand in an agenda, what deserves a warning, and what changed between two programmes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from assistance.rules import agenda
from assistance.rules.agenda import Placed, ProgrammeItem
from assistance.rules.working_days import COUNTY

DAY = date(2026, 11, 1)
HALL, OTHER_HALL, CHEN = uuid4(), uuid4(), uuid4()


def moment(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=COUNTY)


def placed(title: str, begins: datetime, ends: datetime, **fields: Any) -> Placed:
    given: dict[str, Any] = {"room": HALL, "room_name": "Hall 1"} | fields
    return Placed(uuid4(), title, begins, ends, **given)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (moment(9), moment(10)),
        (moment(0), moment(23, 59)),
        (moment(22), moment(0, day=DAY + timedelta(days=1))),  # until midnight
    ],
)
def test_an_item_lies_within_the_days_of_its_event(begins: datetime, ends: datetime) -> None:
    agenda.check_times(begins, ends, DAY, DAY)


@pytest.mark.parametrize(
    ("begins", "ends", "refusal"),
    [
        (moment(10), moment(10), agenda.ItemTimesError),
        (moment(10), moment(9), agenda.ItemTimesError),
        (moment(23), moment(0, 1, day=DAY + timedelta(days=1)), agenda.OutsideEventError),
        (moment(23, day=DAY - timedelta(days=1)), moment(9), agenda.OutsideEventError),
    ],
)
def test_what_ends_before_it_begins_or_on_another_day_is_refused(
    begins: datetime, ends: datetime, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        agenda.check_times(begins, ends, DAY, DAY)


def warned(*items: Placed) -> list[str]:
    return [str(warning) for warning in agenda.warnings(items)]


def test_a_person_who_changes_rooms_in_a_hurry_is_warned_of() -> None:
    first = placed("Opening", moment(9), moment(9, 20), people={CHEN: "Chen"})
    second = placed("Talk", moment(9, 25), moment(10), room=OTHER_HALL, people={CHEN: "Chen"})

    assert warned(second, first) == ["Chen has 5 minutes from “Opening” to “Talk”."]


def test_ten_minutes_are_enough_and_the_same_room_is_no_way() -> None:
    first = placed("Opening", moment(9), moment(9, 20), people={CHEN: "Chen"})

    assert warned(first, placed("Talk", moment(9, 30), moment(10), room=OTHER_HALL, people={CHEN: "Chen"})) == []
    assert warned(first, placed("Talk", moment(9, 20), moment(10), people={CHEN: "Chen"})) == []


def test_a_room_that_turns_quickly_is_too_small_or_missing_is_warned_of() -> None:
    first = placed("Opening", moment(9), moment(9, 20), seats=300, room_seats=120)

    assert warned(first, placed("Talk", moment(9, 25), moment(10))) == [
        "Hall 1 has 120 seats; “Opening” is planned for 300.",
        "Hall 1 has 5 minutes between “Opening” and “Talk”.",
    ]
    assert warned(placed("Talk", moment(9), moment(10), room=None)) == ["“Talk” has no room yet."]


def item(key: UUID, **fields: Any) -> ProgrammeItem:
    given: dict[str, Any] = {
        "id": str(key), "kind": "TALK", "title": "致辞", "title_en": "Talk", "summary": "", "summary_en": "",
        "starts_at": moment(9).isoformat(), "ends_at": moment(10).isoformat(), "room": "一号厅", "room_en": "Hall 1",
        "seats": None, "speakers": [],
    } | fields  # fmt: skip
    return ProgrammeItem(**given)  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({}, []),
        ({"summary": "更多", "seats": 20}, []),  # nobody has to plan anew
        ({"starts_at": moment(8).isoformat()}, ["MOVED"]),
        ({"room": "二号厅", "room_en": "Hall 2"}, ["ROOM"]),
        ({"room": "", "room_en": ""}, ["NO_ROOM"]),
        ({"title": "讲话"}, ["RENAMED"]),
        ({"speakers": [{"name": "陈"}]}, ["PEOPLE"]),
        ({"title": "讲话", "ends_at": moment(11).isoformat(), "room": "二号厅"}, ["RENAMED", "MOVED", "ROOM"]),
    ],
)
def test_guests_are_told_of_what_concerns_them(fields: dict[str, Any], kinds: list[str]) -> None:
    key = uuid4()

    assert [change["kind"] for change in agenda.changes([item(key)], [item(key, **fields)])] == kinds


def test_what_came_and_what_went_is_told_removals_last() -> None:
    assert [c["kind"] for c in agenda.changes([item(uuid4())], [item(uuid4())])] == ["ADDED", "REMOVED"]


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"starts_on": "2026-11-02", "ends_on": "2026-11-02"}, ["DAYS"]),
        ({"place": "大剧院"}, ["PLACE"]),
        ({"place": ""}, ["NO_PLACE"]),
        ({"title": "新"}, []),
    ],
)
def test_other_days_and_another_place_are_told(fields: dict[str, str], kinds: list[str]) -> None:
    head: Any = {
        "title": "日", "title_en": "Day", "starts_on": "2026-11-01", "ends_on": "2026-11-01", "place": "礼堂", "place_en": ""
    }  # fmt: skip

    assert [change["kind"] for change in agenda.head_changes(head, head | fields)] == kinds

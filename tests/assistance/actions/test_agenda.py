"""The agenda of events: nobody and no room twice at once, whoever plans at the same moment."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from accounts.errors import StaleError
from assistance.actions.agenda import add_item, add_room, edit_item, move_item, people_on, remove_item, write_minutes
from assistance.actions.events import cancel_event, edit_event, hold_event
from assistance.models import AgendaItem, Booking, Room, Speaker
from assistance.rules import agenda
from assistance.rules.agenda import Newcomer
from assistance.rules.events import AddressFixedError, EventClosedError
from tests.databases import OwnDatabase
from tests.factories.events import (
    asked,
    at_hour,
    event_today,
    hall,
    item_of,
    planned_event,
    published_event,
    speaker,
)
from tests.factories.world import World


def moved(world: World, item: AgendaItem, hour: int, minute: int = 0, **fields: Any) -> AgendaItem:
    given: dict[str, Any] = {"room": item.room} | fields
    starts_at = at_hour(item.event.starts_on, hour, minute)
    return move_item(item, starts_at=starts_at, **given, by=world.organiser, at=world.at)


def test_a_room_is_not_given_twice_and_the_refusal_says_to_whom_it_belongs(world: World) -> None:
    first, second, room = planned_event(world, title_en="First"), planned_event(world), hall(world)
    item_of(world, first, hour=9, minutes=60, room=room)

    with pytest.raises(agenda.ClashError) as refusal:
        item_of(world, second, hour=9, minutes=30, room=room)

    assert str(refusal.value).startswith("Hall 1 is needed by “Opening address” (First), ")
    assert str(refusal.value).endswith("09:00–10:00.")
    assert refusal.value.attr == "room"


def test_a_person_is_not_in_two_places_whatever_the_parts(world: World) -> None:
    first, second, chen = planned_event(world), planned_event(world), speaker(world)
    item_of(world, first, hour=9, people={chen: "LEADER"})

    with pytest.raises(agenda.ClashError, match="Chen Mingyuan is needed by"):
        item_of(world, second, hour=9, people={chen: "SPEAKER"})


def test_one_item_may_follow_the_other_to_the_minute(world: World) -> None:
    event, room, chen = planned_event(world), hall(world), speaker(world)
    item_of(world, event, hour=9, minutes=60, room=room, people={chen: "SPEAKER"})
    item_of(world, event, hour=10, minutes=60, room=room, people={chen: "SPEAKER"})

    assert Booking.objects.filter(room=room).count() == 2


def test_items_without_a_room_may_lie_side_by_side(world: World) -> None:
    event = planned_event(world)

    for _n in range(2):
        item_of(world, event, hour=9)

    assert event.items.count() == 2


def test_an_item_takes_its_room_and_its_people_along(world: World) -> None:
    event, room, chen = planned_event(world), hall(world), speaker(world)
    item = item_of(world, event, hour=9, minutes=60, room=room, people={chen: "SPEAKER"})

    moved(world, item, 9, 30)

    with pytest.raises(agenda.ClashError):
        item_of(world, event, hour=10, minutes=30, room=room)
    assert {row.during.lower for row in Booking.objects.all()} == {at_hour(event.starts_on, 9, 30)}
    assert people_on(item) == {chen: "SPEAKER"}


def test_two_items_that_would_swap_are_refused_in_words_and_stay(world: World) -> None:
    event, room = planned_event(world), hall(world)
    first = item_of(world, event, hour=9, minutes=60, room=room, title_en="First")
    second = item_of(world, event, hour=10, minutes=60, room=room, title_en="Second")

    with pytest.raises(agenda.ClashError, match="Hall 1 is needed by “Second”"):
        moved(world, first, 10)

    first.refresh_from_db()
    assert (first.starts_at, second.starts_at) == (at_hour(event.starts_on, 9), at_hour(event.starts_on, 10))


def test_what_was_moved_meanwhile_is_not_moved_again(world: World) -> None:
    item = item_of(world, planned_event(world))
    seen = item.version
    moved(world, item, 11)

    with pytest.raises(StaleError):
        moved(world, item, 12, expected=seen)


def test_a_new_room_and_somebody_new_are_entered_with_the_item_or_not_at_all(world: World) -> None:
    event, chen = planned_event(world), speaker(world)
    item_of(world, event, hour=9, people={chen: "SPEAKER"})
    newcomer = Newcomer("李文静", "HOST", "行长")
    with pytest.raises(agenda.ClashError):
        item_of(world, event, hour=9, new_room="二号厅", newcomers=[newcomer], people={chen: "SPEAKER"})
    assert not Room.objects.exists() and Speaker.objects.count() == 1

    item = item_of(world, event, hour=11, new_room="二号厅", newcomers=[newcomer], people={chen: "SPEAKER"})

    assert item.room is not None and (item.room.name, item.room.place) == ("二号厅", event.place)
    assert {str(person.name): part for person, part in people_on(item).items()} == {
        "陈明远": "SPEAKER",
        "李文静": "HOST",
    }


def test_a_room_known_by_the_name_is_not_entered_again(world: World) -> None:
    event = planned_event(world)
    hall(world, "一号厅")

    with pytest.raises(agenda.RoomTakenError):
        item_of(world, event, new_room="一号厅")


def test_the_people_of_an_item_are_replaced_or_kept(world: World) -> None:
    item = item_of(world, planned_event(world), people={speaker(world): "SPEAKER"})
    by: dict[str, Any] = {"by": world.organiser, "at": world.at}

    edit_item(item, title="讲话", **by)
    assert len(people_on(item)) == 1
    edit_item(item, people={}, **by)
    assert people_on(item) == {}


def test_what_has_minutes_or_questions_is_history(world: World) -> None:
    event = published_event(world)
    item = event.items.get()
    asked(world, event, item=item)

    with pytest.raises(agenda.ItemInUseError):
        remove_item(item, by=world.organiser, at=world.at)


def test_a_removed_item_gives_its_room_back(world: World) -> None:
    event, room = planned_event(world), hall(world)
    remove_item(item_of(world, event, room=room), by=world.organiser, at=world.at)

    item_of(world, event, room=room)

    assert event.items.count() == 1


def test_minutes_are_written_when_the_agenda_is_closed(world: World) -> None:
    event = hold_event(event_today(world), by=world.organiser, at=world.at)
    item = event.items.get()
    with pytest.raises(EventClosedError):
        moved(world, item, 11)

    item = write_minutes(item, minutes="议定三件事。", by=world.organiser, at=world.at)

    assert item.minutes == "议定三件事。"


def test_a_cancelled_event_keeps_its_agenda_but_no_room(world: World) -> None:
    event, room = published_event(world), hall(world)
    cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)

    with pytest.raises(EventClosedError):
        item_of(world, event, room=room)


def test_the_items_of_an_event_follow_its_first_day_with_their_rooms(world: World) -> None:
    event, room = planned_event(world, ends_on=world.today + timedelta(days=31)), hall(world)
    first, second = item_of(world, event, room=room), item_of(world, event, hour=11, room=room)
    next_day: dict[str, Any] = {
        "starts_on": event.starts_on + timedelta(days=1),
        "ends_on": event.ends_on + timedelta(days=1),
    }

    event = edit_event(event, **next_day, by=world.organiser, at=world.at)

    for item, hour in ((first, 9), (second, 11)):
        item.refresh_from_db()
        assert item.starts_at == at_hour(next_day["starts_on"], hour)
    assert {row.during.lower for row in Booking.objects.filter(room=room)} == {first.starts_at, second.starts_at}


def test_an_event_does_not_move_onto_a_day_when_its_hall_is_taken(world: World) -> None:
    event, other, room = planned_event(world, in_days=30), planned_event(world, in_days=31), hall(world)
    item = item_of(world, event, room=room)
    item_of(world, other, room=room)
    days: dict[str, Any] = dict.fromkeys(("starts_on", "ends_on", "answer_by"), other.starts_on)

    with pytest.raises(agenda.ClashError):
        edit_event(event, **days, by=world.organiser, at=world.at)

    item.refresh_from_db()
    assert item.starts_at == at_hour(event.starts_on, 9)
    assert Booking.objects.filter(item=item).exists()


def test_the_address_stays_once_the_programme_is_published(world: World) -> None:
    with pytest.raises(AddressFixedError):
        edit_event(published_event(world), slug="other", by=world.organiser, at=world.at)


def test_of_ten_who_book_a_room_at_the_same_moment_one_gets_it(own_database: OwnDatabase, world: World) -> None:
    room = add_room(name="大礼堂", by=world.organiser, at=world.at)
    events = [planned_event(world) for _n in range(10)]

    def book(number: int) -> AgendaItem:
        starts_at = at_hour(events[number].starts_on, 9)
        return add_item(
            events[number], title="致辞", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), room=room,
            by=world.organiser, at=world.at,
        )  # fmt: skip

    results = own_database.at_once(*(lambda number=number: book(number) for number in range(10)))  # type: ignore[misc]

    won = [result for result in results if isinstance(result, AgendaItem)]
    assert len(won) == 1
    assert all(isinstance(result, agenda.ClashError) for result in results if result not in won)
    assert list(AgendaItem.objects.all()) == won

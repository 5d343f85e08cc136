"""An event as a calendar file: county time, both languages, one entry a day, and a number that grows."""

from __future__ import annotations

from datetime import timedelta

import icalendar

from assistance.actions.events import cancel_event, publish_event
from assistance.channels.ics import event_ics
from assistance.models import Event
from assistance.queries.programme import published_programme
from tests.factories import World
from tests.factories.events import at_hour, hall, item_of, planned_event, published_event


def read(event: Event) -> icalendar.Calendar:
    event.refresh_from_db()
    calendar = icalendar.Calendar.from_ical(event_ics(event, published_programme(event)))
    assert isinstance(calendar, icalendar.Calendar)
    return calendar


def test_it_lasts_from_the_first_item_to_the_end_of_the_last(world: World) -> None:
    event = planned_event(world)
    item_of(world, event, hour=9, room=hall(world))
    item_of(world, event, hour=15, title="座谈", title_en="Symposium")
    publish_event(event, by=world.organiser, at=world.at)

    calendar = read(event)

    [entry] = calendar.events
    assert (entry.start, entry.end) == (at_hour(event.starts_on, 9), at_hour(event.starts_on, 15, 45))
    assert entry["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert [zone["TZID"] for zone in calendar.timezones] == ["Asia/Shanghai"]
    assert entry["SUMMARY"] == "阳谷县企业家日 / Yanggu Entrepreneur Day"
    assert entry["LOCATION"] == "阳谷大剧院 / Yanggu Theatre"
    assert "09:00 开幕致辞 / Opening address · 第一会议室 / Hall 1" in str(entry["DESCRIPTION"])
    assert (calendar["METHOD"], entry["STATUS"], entry["SEQUENCE"]) == ("PUBLISH", "CONFIRMED", 1)
    assert not entry.alarms.times


def test_each_day_is_an_entry_and_a_day_without_items_lasts_all_day(world: World) -> None:
    first = planned_event(world).starts_on
    event = planned_event(world, ends_on=first + timedelta(days=1))
    item_of(world, event)
    publish_event(event, by=world.organiser, at=world.at)

    one, two = read(event).events

    assert one["UID"] != two["UID"]
    assert (two.start, two.end) == (event.starts_on + timedelta(days=1), event.starts_on + timedelta(days=2))


def test_the_same_programme_is_written_the_same_way(world: World) -> None:
    event = published_event(world)
    assert event_ics(event, published_programme(event)) == event_ics(event, published_programme(event))


def test_a_cancelled_event_replaces_what_the_calendar_has(world: World) -> None:
    event = published_event(world)
    before = read(event).events[0]
    cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
    after = read(event).events[0]
    assert before["UID"] == after["UID"]
    assert (after["STATUS"], after["SEQUENCE"], after["DESCRIPTION"]) == ("CANCELLED", 2, "暴雪")

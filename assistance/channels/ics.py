"""An event as a calendar file (RFC 5545), for guests and for everybody: one entry for each of its days.

An entry keeps its UID when the event moves, and SEQUENCE grows with every programme: calendars replace, they do not double.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import icalendar
from django.conf import settings

from accounts.clock import local_day
from assistance.models import Event, Programme
from assistance.rules.agenda import ProgrammeHead, ProgrammeItem
from assistance.rules.events import EventStatus
from assistance.rules.working_days import COUNTY

PRODUCT = "-//Yanggu County//Enterprise Assistance//EN"


def event_ics(event: Event, programme: Programme | None) -> bytes:
    """Write an event as it was published last. Chinese stands before English; times are the county's."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _both(event.title, event.title_en))
    head: ProgrammeHead | None = programme.head if programme else None
    first, last = (head["starts_on"], head["ends_on"]) if head else (event.starts_on, event.ends_on)
    items: list[ProgrammeItem] = programme.items if programme else []
    for number, day in enumerate(_days(_day(first), _day(last)), start=1):
        entry = _entry(event, number, day, [item for item in items if local_day(_starts(item)) == day])
        place = (head["place"], head["place_en"]) if head else (event.place, event.place_en)
        if any(place):
            entry.add("location", _both(*place))
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(event: Event, number: int, day: date, items: Sequence[ProgrammeItem]) -> icalendar.Event:
    is_cancelled = event.status == EventStatus.CANCELLED
    entry = icalendar.Event()
    entry.add("uid", f"{event.pk}-{number}@{urlsplit(settings.BASE_URL).hostname}")
    entry.add("dtstamp", event.cancelled_at or event.published_at or event.created_at)
    entry.add("sequence", event.programme_version + is_cancelled)
    entry.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    entry.add("summary", _both(event.title, event.title_en))
    entry.add("dtstart", min(map(_starts, items), default=day))
    entry.add("dtend", max(map(_ends, items), default=day + timedelta(days=1)))
    if lines := [event.cancel_reason] if is_cancelled else list(map(_line, items)):
        entry.add("description", "\n".join(lines))
    return entry


def _days(first: date, last: date) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def _day(text: str | date) -> date:
    return date.fromisoformat(text) if isinstance(text, str) else text


def _starts(item: ProgrammeItem) -> datetime:
    return datetime.fromisoformat(item["starts_at"]).astimezone(COUNTY)


def _ends(item: ProgrammeItem) -> datetime:
    return datetime.fromisoformat(item["ends_at"]).astimezone(COUNTY)


def _line(item: ProgrammeItem) -> str:
    words = [_both(item["title"], item["title_en"]), _both(item["room"], item["room_en"])]
    return f"{_starts(item):%H:%M} " + " · ".join(word for word in words if word)


def _both(chinese: str, english: str) -> str:
    return " / ".join(dict.fromkeys(word for word in (chinese, english) if word))

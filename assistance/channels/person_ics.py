"""A person's calendar as iCalendar (RFC 5545): names and days, no telephone numbers, nothing of what was noted.

Times are in UTC, days are the county's; every entry keeps its UID, so that a calendar program moves it instead of doubling it.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts import wording
from assistance.models import VisitKind

if TYPE_CHECKING:
    from accounts.models import User, Versioned
    from assistance.models import Event as CountyEvent
    from assistance.models import Visit
    from assistance.queries.calendar_feeds import Deadline, PersonsCalendar

VISIT_LASTS = timedelta(hours=1)  # nobody plans how long; an hour is what people block
READ_AGAIN_AFTER = timedelta(hours=1)


def person_ics(user: User, shown: PersonsCalendar) -> bytes:
    """Return the calendar in the active language."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{_host()}//calendar//{(get_language() or 'zh').upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Enterprise assistance: %(name)s") % {"name": user.display_name})
    calendar.add("refresh-interval", READ_AGAIN_AFTER, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for visit in shown.visits:
        calendar.add_component(_visit(visit))
    for deadline in shown.deadlines:
        calendar.add_component(_deadline(deadline))
    for event in shown.events:
        calendar.add_component(_event(event))
    return bytes(calendar.to_ical())


def _visit(visit: Visit) -> Event:
    assert visit.planned_for is not None
    starts_at = visit.planned_for.astimezone(UTC)
    kind = VisitKind(visit.kind)
    entry = _entry("visit", visit, wording.labelled(_("Visit"), wording.with_aside(visit.enterprise, kind.label)))
    entry.add("dtstart", starts_at)
    entry.add("dtend", starts_at + VISIT_LASTS)
    if kind == VisitKind.ON_SITE and visit.enterprise.address:
        entry.add("location", visit.enterprise.address)
    entry.add("url", _url("assistance:visit", visit.pk))
    return entry


def _deadline(deadline: Deadline) -> Event:
    issue = deadline.issue
    entry = _entry("issue", issue, wording.labelled(_("Due"), issue))
    _all_day(entry, deadline.on, deadline.on)
    entry.add("url", _url("assistance:issue", issue.number))
    return entry


def _event(event: CountyEvent) -> Event:
    entry = _entry("event", event, event.display_title)
    _all_day(entry, event.starts_on, event.ends_on)
    if event.display_place:
        entry.add("location", event.display_place)
    entry.add("url", _url("assistance:event", event.slug))
    return entry


def _entry(noun: str, thing: Versioned, summary: str) -> Event:
    changed: datetime = thing.updated_at.astimezone(UTC)
    entry = Event()
    entry.add("uid", f"{noun}-{thing.pk}@{_host()}")
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", thing.version)
    entry.add("summary", summary)
    return entry


def _all_day(entry: Event, first: date, last: date) -> None:
    """Let an entry last whole days and block none of them."""
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("transp", "TRANSPARENT")


def _url(name: str, key: Any) -> str:
    return str(settings.BASE_URL).rstrip("/") + reverse(name, args=[key])


def _host() -> str:
    return urlsplit(str(settings.BASE_URL)).hostname or "yanggu"

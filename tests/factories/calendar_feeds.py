"""Calendar feeds and what a calendar program reads in them."""

from __future__ import annotations

from typing import Any

from django.test import Client
from icalendar import Calendar

from accounts.models import User
from assistance.actions.calendar_feeds import open_calendar_feed
from assistance.queries.calendar_feeds import address_of_feed
from tests.factories.world import this_moment


def feed_path(user: User, *, anew: bool = False) -> str:
    """Return the path of a person's feed; made if there is none."""
    address = address_of_feed(open_calendar_feed(anew=anew, by=user, at=this_moment()))
    return f"/{address.partition('://')[2].partition('/')[2]}"


def read_feed(path: str, **headers: str) -> list[Any]:
    """Return the entries that a calendar program finds at an address."""
    response = Client().get(path, headers=headers)
    assert response.status_code == 200, response.content
    calendar = Calendar.from_ical(response.content)
    assert calendar["VERSION"] == "2.0"
    return list(calendar.walk("VEVENT"))

"""Give out the address of a person's calendar, and make it void."""

from __future__ import annotations

from datetime import datetime

from uuid_utils.compat import uuid7

from accounts.models import User
from accounts.verbs import change, create, lock, verb
from assistance import access
from assistance.models import CalendarFeed
from assistance.queries.calendar_feeds import new_feed_token
from assistance.rules.personal_links import hash_of


@verb
def open_calendar_feed(*, anew: bool = False, by: User, at: datetime) -> CalendarFeed:
    """Return the address of one's own calendar; ``anew`` makes the old one void and gives out another."""
    person = lock(by)
    access.require(person.is_active and not person.is_system)
    feed = CalendarFeed.objects.filter(user=person, revoked_at__isnull=True).first()
    if feed is not None and not anew:
        return feed
    if feed is not None:
        change(feed, at=at, revoked_at=at)
    key = uuid7()
    return create(CalendarFeed, id=key, at=at, user=person, token_hash=hash_of(new_feed_token(key)))

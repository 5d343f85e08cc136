"""Calendar feeds: whose calendar a token opens, and its address."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from assistance.models import CalendarFeed
from assistance.queries.personal_links import link_keys
from assistance.rules import personal_links as rules

PURPOSE = "CALENDAR"


def new_feed_token(feed: UUID) -> str:
    """Return the token of a new feed."""
    return rules.token_of(feed, PURPOSE, link_keys()[0])


def feed_behind(token: str) -> CalendarFeed | None:
    """Return the feed that a token opens, of an active person; None for any other token (one query at most)."""
    feed = rules.link_of(token, PURPOSE, link_keys())
    if feed is None:
        return None
    rows = CalendarFeed.objects.filter(revoked_at__isnull=True, user__is_active=True).select_related("user")
    return rows.filter(pk=feed, token_hash=rules.hash_of(token)).first()


def address_of_feed(feed: CalendarFeed) -> str:
    """Return the address of a feed; "" when the secret that signed it is gone."""
    for key in link_keys():
        token = rules.token_of(feed.pk, PURPOSE, key)
        if rules.hash_of(token) == feed.token_hash:
            return str(settings.BASE_URL).rstrip("/") + reverse("assistance:calendar-feed", args=[token])
    return ""

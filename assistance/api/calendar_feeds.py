"""The address of one's own calendar, for calendar programs."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.bodies import Body
from accounts.api.fields import FlagField
from accounts.api.views import NounViewSet
from assistance.actions.calendar_feeds import open_calendar_feed
from assistance.models import CalendarFeed
from assistance.queries.calendar_feeds import address_of_feed, feed_of


class CalendarFeedBody(Body):
    """Whether the old address is to be void."""

    anew = FlagField(required=False, help_text="`true`: another address, and the old one shows nothing any more.")


class CalendarFeedSerializer(serializers.Serializer[Any]):
    """Where a calendar program reads visits, deadlines and events."""

    url = serializers.CharField(allow_null=True, help_text="Opens without a log-in: for the person alone.")


class CalendarFeedViewSet(NounViewSet):
    """One's calendar."""

    detail_class = CalendarFeedSerializer
    bodies: ClassVar = {"create": CalendarFeedBody}

    def retrieve(self, request: Request) -> Response:
        """Return the address of your calendar; null before it was asked for."""
        return self._address(feed_of(self.user))

    def create(self, request: Request) -> Response:
        """Give out the address of your calendar: the one there is, or another."""
        return self._address(open_calendar_feed(**self.read(), by=self.user, at=timezone.now()))

    def _address(self, feed: CalendarFeed | None) -> Response:
        return self.shown({"url": (address_of_feed(feed) if feed else "") or None})

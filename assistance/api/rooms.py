"""Rooms of events, and the people who stand on programmes: the same serve one event after the other."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body
from accounts.api.creating import body_digest
from accounts.api.fields import ClientIdField, SeenField, TextField
from accounts.api.views import Readable
from accounts.models import User
from assistance import access
from assistance.actions.agenda import add_room, add_speaker
from assistance.api.visits import people
from assistance.models import Room, Speaker


def known_rooms(user: User) -> QuerySet[Room]:
    """Return the rooms that are in use, for everybody who reads events."""
    rows = Room.objects.filter(archived_at__isnull=True)
    return rows if access.may_read_events(user) else rows.none()


def known_speakers(user: User) -> QuerySet[Speaker]:
    """Return the people whom one may put on a programme, for everybody who reads events."""
    rows = Speaker.objects.filter(archived_at__isnull=True)
    return rows if access.may_read_events(user) else rows.none()


class RoomSerializer(serializers.ModelSerializer[Room]):
    """A room."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")

    class Meta:
        model = Room
        fields = (*STAMPS, "name", "name_en", "display_name", "place", "seats")
        read_only_fields = fields


class RoomBody(Body):
    """A new room."""

    id = ClientIdField()
    name = TextField(max_length=80)
    name_en = TextField(max_length=120, required=False, allow_blank=True)
    place = TextField(max_length=160, required=False, allow_blank=True)
    seats = serializers.IntegerField(min_value=1, max_value=100_000, required=False, allow_null=True)


class SpeakerSerializer(serializers.ModelSerializer[Speaker]):
    """A person for programmes."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")

    class Meta:
        model = Speaker
        fields = (*STAMPS, "name", "latin_name", "display_name", "post", "post_en", "user")
        read_only_fields = fields


class SpeakerBody(Body):
    """A new person."""

    id = ClientIdField()
    name = TextField(max_length=40)
    latin_name = TextField(max_length=80, required=False, allow_blank=True)
    post = TextField(max_length=80, required=False, allow_blank=True)
    post_en = TextField(max_length=120, required=False, allow_blank=True)
    user = SeenField(people, required=False, allow_null=True, help_text="The person's log-in, if there is one.")


class RoomViewSet(Readable):
    """Rooms."""

    queryset = Room.objects.none()
    list_class = RoomSerializer
    detail_class = RoomSerializer
    bodies = {"create": RoomBody}
    route = "room-detail"
    ordering: ClassVar = ("place", "name", "id")

    def rows(self) -> QuerySet[Room]:
        return known_rooms(self.user)

    def list(self, request: Request) -> Response:
        """List the rooms by place and name."""
        return self.page(self.rows())

    def create(self, request: Request) -> Response:
        """Enter a room (organisers, the office)."""
        fields: dict[str, Any] = self.read()
        return self.created(add_room(**fields, body_digest=body_digest(request), by=self.user, at=timezone.now()))


class SpeakerViewSet(Readable):
    """People for programmes."""

    queryset = Speaker.objects.none()
    list_class = SpeakerSerializer
    detail_class = SpeakerSerializer
    bodies = {"create": SpeakerBody}
    route = "speaker-detail"
    ordering: ClassVar = ("name", "id")

    def rows(self) -> QuerySet[Speaker]:
        return known_speakers(self.user)

    def list(self, request: Request) -> Response:
        """List the people by name."""
        return self.page(self.rows())

    def create(self, request: Request) -> Response:
        """Enter a person for programmes (organisers, the office)."""
        fields: dict[str, Any] = self.read()
        return self.created(add_speaker(**fields, body_digest=body_digest(request), by=self.user, at=timezone.now()))

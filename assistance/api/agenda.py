"""The agenda of events over the API: items with their rooms and people, minutes and photos."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import RequestDataTooBig
from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, MomentField, PickField, SeenField, TextField
from accounts.api.views import Readable, django_request
from accounts.models import User
from accounts.uploads import content_of
from assistance.actions.agenda import add_item, edit_item, move_item, remove_item, write_minutes
from assistance.actions.event_photos import add_photo
from assistance.api.event_photos import EventPhotoSerializer, PhotoBody
from assistance.api.rooms import known_rooms, known_speakers
from assistance.models import AgendaItem, Booking, Event, EventPhoto
from assistance.rules.agenda import ItemKind, Part

MOST_PEOPLE = 20  # of one item
SEATS: dict[str, Any] = {"min_value": 1, "max_value": 100_000}


def visible_events(user: User) -> QuerySet[Event]:
    """Return the events that the person may read."""
    return Event.objects.visible_to(user)


def visible_items(user: User) -> QuerySet[AgendaItem]:
    """Return the items of the agenda that the person may read."""
    return AgendaItem.objects.visible_to(user)


def with_people(rows: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    """Fetch rooms, people and photos of items (three queries, however many items)."""
    people = Booking.objects.filter(speaker__isnull=False).select_related("speaker").order_by("part", "id")
    photos = EventPhoto.objects.filter(removed_at__isnull=True).order_by("created_at", "id")
    return rows.select_related("room").prefetch_related(
        Prefetch("bookings", people, to_attr="people"), Prefetch("photos", photos, to_attr="shown_photos")
    )


class AgendaItemQuery(Query):
    """Filters of items."""

    event = SeenField(visible_events, required=False)


class BookedPersonSerializer(serializers.ModelSerializer[Booking]):
    """Who is at an item, and as what."""

    name = serializers.CharField(source="speaker.display_name", read_only=True)
    post = serializers.CharField(source="speaker.display_post", read_only=True)

    class Meta:
        model = Booking
        fields = ("speaker", "part", "name", "post")
        read_only_fields = fields


class AgendaItemSerializer(serializers.ModelSerializer[AgendaItem]):
    """An item of an agenda, as it stands in the plan."""

    room_name = serializers.CharField(source="room.display_name", read_only=True, default=None, allow_null=True)
    people = BookedPersonSerializer(many=True, read_only=True)
    photos = EventPhotoSerializer(source="shown_photos", many=True, read_only=True)

    class Meta:
        model = AgendaItem
        fields = (
            *STAMPS, "event", "kind", "title", "title_en", "summary", "summary_en", "room", "room_name", "starts_at", "ends_at",
            "seats", "people", "minutes", "photos",
        )  # fmt: skip
        read_only_fields = fields


class BookedPersonBody(Body):
    """Somebody who is needed at the item."""

    speaker = SeenField(known_speakers)
    part = PickField(choices=Part.choices)


class AgendaItemChanges(Body):
    """What may change of an item. `people`, if given, are all who are on it."""

    kind = PickField(choices=ItemKind.choices, required=False)
    title = TextField(max_length=120)
    title_en = TextField(max_length=160, required=False, allow_blank=True)
    summary = TextField(max_length=2000, required=False, allow_blank=True)
    summary_en = TextField(max_length=2000, required=False, allow_blank=True)
    room = SeenField(known_rooms, required=False, allow_null=True)
    starts_at = MomentField()
    ends_at = MomentField()
    seats = serializers.IntegerField(**SEATS, required=False, allow_null=True, help_text="How many it is planned for.")
    people = BookedPersonBody(many=True, required=False, max_length=MOST_PEOPLE)  # type: ignore[call-arg]  # of the list

    def validate_people(self, value: list[dict[str, Any]]) -> dict[Any, str]:
        """Return who does what; nobody does two things at once."""
        people = {row["speaker"]: row["part"] for row in value}
        if len(people) < len(value):
            raise ValidationError(_("Each person stands on an item once."))
        return people


class AgendaItemBody(AgendaItemChanges):
    """A new item."""

    id = ClientIdField()
    event = SeenField(visible_events)


class MoveItemBody(Body):
    """Where an item moves to; it keeps its length."""

    starts_at = MomentField()
    room = SeenField(known_rooms, allow_null=True)


class MinutesBody(Body):
    """What was said."""

    minutes = TextField(max_length=20000, allow_blank=True)


class AgendaItemViewSet(Readable):
    """Items of agendas."""

    queryset = AgendaItem.objects.none()
    list_class = AgendaItemSerializer
    detail_class = AgendaItemSerializer
    bodies = {
        "create": AgendaItemBody, "partial_update": AgendaItemChanges, "move": MoveItemBody, "minutes": MinutesBody,
        "remove": NothingBody, "photos": PhotoBody,
    }  # fmt: skip
    query = AgendaItemQuery
    route = "agenda-item-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "move", "minutes", "remove"})
    ordering: ClassVar = ("starts_at", "id")
    renamed = {"speakers": "people"}

    def rows(self) -> QuerySet[AgendaItem]:
        return AgendaItem.objects.open_to(self.user)

    def detailed(self, rows: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
        return with_people(rows)

    def list(self, request: Request) -> Response:
        """List the items of an event, or of all that you may read, in the order of the days.

        Who does not plan or audit events reads the published programme instead, and the items when the event is over.
        """
        filters, rows = self.filters(), self.detailed(self.rows())
        return self.page(rows.filter(event=filters["event"]) if "event" in filters else rows)

    def create(self, request: Request) -> Response:
        """Put an item on an agenda (organisers, the office). 409 `room_clash` and `person_clash` say where else."""
        fields: dict[str, Any] = self.read()
        item = add_item(
            fields.pop("event"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(item)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change an item (organisers, the office)."""
        found, expected = self.get_object(), if_match(request)
        fields = self.read(partial=True)
        return self.present(edit_item(found, **fields, expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: str) -> Response:
        """Move an item to another time or room (organisers, the office)."""
        found, expected = self.get_object(), if_match(request)
        return self.present(move_item(found, **self.read(), expected=expected, by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"])
    def minutes(self, request: Request, pk: str) -> Response:
        """Write down what was said at an item, also when the event is over (organisers, the office)."""
        found, expected = self.get_object(), if_match(request)
        return self.present(write_minutes(found, **self.read(), expected=expected, by=self.user, at=timezone.now()))

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Take an item off the agenda (organisers, the office); 409 `item_in_use` where it is history already."""
        found, expected = self.get_object(), if_match(request)
        self.read()
        remove_item(found, expected=expected, by=self.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(
        responses={
            201: OpenApiResponse(EventPhotoSerializer, description="The photo."),
            200: OpenApiResponse(EventPhotoSerializer, description="The same picture is there already."),
        }
    )
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    def photos(self, request: Request, pk: str) -> Response:
        """Add a photo of an item (organisers, the office); the same picture again answers 200."""
        found = self.get_object()
        if request.data is not None and getattr(django_request(request), "upload_was_too_large", False):
            raise RequestDataTooBig
        file = self.read()["file"]
        photo = add_photo(found, name=file.name, content=content_of(file), by=self.user, at=timezone.now())
        code = status.HTTP_200_OK if photo.was_replayed else status.HTTP_201_CREATED
        return Response(EventPhotoSerializer(photo).data, status=code)

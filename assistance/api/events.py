"""Events over the API: planned, published, held, followed up; each act is one POST."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, FlagField, PickField, SeenByCodeField, SeenField, TextField
from assistance import access
from assistance.actions.events import copy_event, create_event, edit_event
from assistance.api.agenda import SEATS, AgendaItemSerializer, visible_events, with_people
from assistance.api.event_acts import ACT_BODIES, GUARDED_ACTS, EventActs
from assistance.api.event_reports import EventReportSerializer
from assistance.api.issue_moves import units
from assistance.api.programmes import ProgrammeSerializer
from assistance.models import AgendaItem, Event
from assistance.queries.event_report import event_report
from assistance.queries.programme import placed, published_programme
from assistance.rules import agenda, events
from assistance.rules.event_templates import EventTemplate
from assistance.rules.events import EventKind, EventMove, EventStatus
from enterprises.queries.chains import readable_chains


class EventQuery(Query):
    """Filters of events."""

    kind = PickField(choices=EventKind.choices, required=False)
    status = PickField(choices=EventStatus.choices, required=False)
    vars()["from"] = DayField(required=False, help_text="Events that are not over before this day.")
    vars()["to"] = DayField(required=False, help_text="Events that begin on this day at the latest.")


class EventSerializer(serializers.ModelSerializer[Event]):
    """An event in the list."""

    display_title = serializers.CharField(read_only=True, help_text="The title in the language of Accept-Language.")
    host_name = serializers.CharField(source="host.display_name", read_only=True)
    seats = serializers.IntegerField(source="seating.seats", read_only=True)
    seats_taken = serializers.IntegerField(source="seating.taken", read_only=True, help_text="Promised to guests.")

    class Meta:
        model = Event
        fields: Any = (
            *STAMPS, "slug", "kind", "status", "title", "title_en", "display_title", "summary", "summary_en", "host",
            "host_name", "chain", "starts_on", "ends_on", "place", "place_en", "enquiries", "answer_by",
            "deputies_allowed", "is_public", "previous", "seats", "seats_taken", "programme_version", "published_at",
            "held_at", "followed_up_at", "cancelled_at", "cancel_reason",
        )  # fmt: skip
        read_only_fields = fields


class EventDetailSerializer(EventSerializer):
    """An event with its agenda: the programme that guests read, and the plan for those who read plans."""

    programme = serializers.SerializerMethodField(help_text="As guests read it; null before it is published.")
    items = AgendaItemSerializer(
        source="planned", many=True, read_only=True, help_text="The plan; of others' events when they are over."
    )
    warnings = serializers.SerializerMethodField(help_text="What is possible but tight, in sentences, for who plans.")
    moves = serializers.SerializerMethodField(help_text="The moves that you may POST now.")

    class Meta(EventSerializer.Meta):
        fields = (*EventSerializer.Meta.fields, "programme", "items", "warnings", "moves")
        read_only_fields = fields

    @extend_schema_field(ProgrammeSerializer(allow_null=True))
    def get_programme(self, event: Event) -> dict[str, Any] | None:
        """Return the programme that was published last."""
        programme = published_programme(event)
        return ProgrammeSerializer(programme).data if programme else None

    def get_warnings(self, event: Any) -> list[str]:
        """Return the sentences, in the order of the agenda."""
        if not access.may_edit_events(self.context["request"].user):
            return []
        return [str(warning) for warning in agenda.warnings(placed(event.planned))]

    def get_moves(self, event: Event) -> list[str]:
        """Return the names of the verbs."""
        if not access.may_edit_events(self.context["request"].user):
            return []
        return [move.lower().replace("_", "-") for move in EventMove if events.allows(event.status, move)]


class EventChanges(Body):
    """What may change of an event. Guests are told when the programme is published again."""

    kind = PickField(choices=EventKind.choices)
    title = TextField(max_length=120)
    title_en = TextField(max_length=160, required=False, allow_blank=True)
    summary = TextField(max_length=4000, required=False, allow_blank=True)
    summary_en = TextField(max_length=4000, required=False, allow_blank=True)
    host = SeenByCodeField(units, help_text="Code or id of the unit.")
    chain = SeenByCodeField(readable_chains, code="slug", required=False, allow_null=True, help_text="Slug or id.")
    starts_on = DayField()
    ends_on = DayField(required=False, help_text="The first day, or as long as the template, if absent.")
    place = TextField(max_length=160, required=False, allow_blank=True)
    place_en = TextField(max_length=200, required=False, allow_blank=True)
    enquiries = TextField(max_length=120, required=False, allow_blank=True)
    answer_by = DayField(
        required=False, allow_null=True, help_text="The last day to say yes; three days before if absent."
    )
    deputies_allowed = FlagField(required=False)
    is_public = FlagField(required=False, help_text="Whether it has a page for everybody.")
    slug = TextField(max_length=60, required=False, help_text="The word in its address; from kind and year if absent.")


class EventBody(EventChanges):
    """A new event."""

    id = ClientIdField()
    seats = serializers.IntegerField(**SEATS)
    template = PickField(choices=EventTemplate.choices, required=False, help_text="An agenda to begin with.")
    previous = SeenField(
        visible_events, required=False, allow_null=True, help_text="Opens with what became of its questions."
    )


class CopyBody(Body):
    """When the new event is, and what it is called if not the same."""

    id = ClientIdField()
    starts_on = DayField()
    title = TextField(max_length=120, required=False, allow_blank=True)
    title_en = TextField(max_length=160, required=False, allow_blank=True)


class EventViewSet(EventActs):
    """Events."""

    queryset = Event.objects.none()
    list_class = EventSerializer
    detail_class = EventDetailSerializer
    bodies = {"create": EventBody, "partial_update": EventChanges, "copy": CopyBody, **ACT_BODIES}
    query = EventQuery
    route = "event-detail"
    has_etag = True
    guarded = frozenset({"partial_update", *GUARDED_ACTS})
    ordering: ClassVar = ("-starts_on", "-id")

    def rows(self) -> QuerySet[Event]:
        return Event.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Event]) -> QuerySet[Event]:
        items = with_people(AgendaItem.objects.open_to(self.user).in_order())
        return rows.select_related(*_NAMED).prefetch_related(Prefetch("items", items, to_attr="planned"))

    def list(self, request: Request) -> Response:
        """List the events that you may read, the latest first: what was published, and drafts for who plans."""
        filters = self.filters()
        columns = {"kind": "kind", "status": "status", "from": "ends_on__gte", "to": "starts_on__lte"}
        rows = self.rows().select_related(*_NAMED)
        return self.page(rows.filter(**{columns[name]: value for name, value in filters.items()}))

    def create(self, request: Request) -> Response:
        """Begin the plan of an event (organisers, the office), if wanted with the agenda of a template."""
        fields: dict[str, Any] = self.read()
        return self.created(create_event(**fields, body_digest=body_digest(request), by=self.user, at=timezone.now()))

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change what an event says (organisers, the office)."""
        event, expected = self.get_object(), if_match(request)
        fields: dict[str, Any] = self.read(partial=True)
        return self.present(edit_event(event, **fields, expected=expected, by=self.user, at=timezone.now()))

    @extend_schema(
        responses={
            201: OpenApiResponse(EventDetailSerializer, description="The new event."),
            200: OpenApiResponse(EventDetailSerializer, description="The same body was posted before."),
        }
    )
    @action(detail=True, methods=["post"])
    def copy(self, request: Request, pk: str) -> Response:
        """Begin an event like this one on other days (organisers, the office). Nobody speaks at it yet."""
        source, fields = self.get_object(), self.read()
        copied = copy_event(source, **fields, body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(copied)

    @extend_schema(responses=ProgrammeSerializer)
    @action(detail=True, methods=["get"])
    def programme(self, request: Request, pk: str) -> Response:
        """Return the programme that guests read now, and what was new in it; 404 before it is published."""
        programme = published_programme(self.get_object())
        if programme is None:
            raise Http404
        return Response(ProgrammeSerializer(programme).data)

    @extend_schema(responses=EventReportSerializer)
    @action(detail=True, methods=["get"])
    def report(self, request: Request, pk: str) -> Response:
        """Return who came, what was asked and what became of it, minutes, photos and honours."""
        report = event_report(self.get_object(), self.user)
        return Response(EventReportSerializer(report, context=self.get_serializer_context()).data)


_NAMED = ("host", "seating")

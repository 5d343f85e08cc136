"""Honours conferred at events, over the API: the award enters the enterprise's record with it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.creating import body_digest
from accounts.api.fields import ClientIdField, PickField, SeenField, TextField
from accounts.api.views import Readable
from assistance.actions.honours import confer_award, take_award_back
from assistance.api.agenda import visible_events, visible_items
from assistance.api.assignments import visible_enterprises
from assistance.models import Conferral
from enterprises.api.projects import YEAR
from enterprises.models import Scope


class ConferralQuery(Query):
    """Filters of conferrals."""

    event = SeenField(visible_events, required=False)


class ConferralSerializer(serializers.ModelSerializer[Conferral]):
    """An honour that was conferred at an event."""

    enterprise = serializers.UUIDField(source="award.enterprise_id", read_only=True)
    enterprise_name = serializers.CharField(source="award.enterprise.display_name", read_only=True)
    name = serializers.CharField(source="award.display_name", read_only=True, help_text="In the reader's language.")
    year = serializers.IntegerField(source="award.year", read_only=True)
    scope = serializers.ChoiceField(source="award.scope", choices=Scope.choices, read_only=True)
    grade = serializers.CharField(source="award.grade", read_only=True)

    class Meta:
        model = Conferral
        fields = (
            *STAMPS, "event", "item", "award", "enterprise", "enterprise_name", "name", "year", "scope", "grade",
        )  # fmt: skip
        read_only_fields = fields


class ConferralBody(Body):
    """An award that is handed over."""

    id = ClientIdField()
    event = SeenField(visible_events)
    enterprise = SeenField(visible_enterprises)
    item = SeenField(visible_items, required=False, allow_null=True)
    name = TextField(max_length=120)
    name_en = TextField(max_length=160, required=False, allow_blank=True)
    scope = PickField(choices=Scope.choices, required=False)
    grade = TextField(max_length=40, required=False, allow_blank=True)
    document_no = TextField(max_length=60, required=False, allow_blank=True)
    year = serializers.IntegerField(**YEAR, required=False, help_text="The event's if absent.")


class ConferralViewSet(Readable):
    """Honours of the events that one may read."""

    queryset = Conferral.objects.none()
    list_class = ConferralSerializer
    detail_class = ConferralSerializer
    bodies = {"create": ConferralBody, "remove": NothingBody}
    query = ConferralQuery
    route = "conferral-detail"

    def rows(self) -> QuerySet[Conferral]:
        return Conferral.objects.filter(event__in=visible_events(self.user))

    def detailed(self, rows: QuerySet[Conferral]) -> QuerySet[Conferral]:
        return rows.select_related("award__enterprise")

    def list(self, request: Request) -> Response:
        """List the honours of an event, or of all that you may read, the latest change first."""
        return self.page(self.detailed(self.rows()).filter(**self.filters()))

    def create(self, request: Request) -> Response:
        """Confer an award (organisers, the office)."""
        fields: dict[str, Any] = self.read()
        conferral = confer_award(
            fields.pop("event"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(conferral)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Take an award back that was conferred by mistake (organisers, the office)."""
        found = self.get_object()
        self.read()
        take_award_back(found, by=self.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

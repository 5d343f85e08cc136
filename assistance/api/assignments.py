"""Who looks after which enterprise, from a day until (not including) another."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, IdField, PickField, SeenField, TextField
from accounts.api.views import Readable
from accounts.models import User
from assistance.actions.assignments import assign_enterprise, end_assignment, hand_over_enterprise
from assistance.api.specialists import known_specialists
from assistance.models import Assignment, AssignmentRole
from enterprises.models import Enterprise


def visible_enterprises(user: User) -> QuerySet[Enterprise]:
    """Return the enterprises that the person may open."""
    return Enterprise.objects.visible_to(user)


class AssignmentQuery(Query):
    """Filters of assignments."""

    enterprise = IdField(required=False)
    specialist = IdField(required=False)
    current = serializers.BooleanField(required=False, help_text="`true`: those that hold today; `false`: the others.")


class AssignmentSerializer(serializers.ModelSerializer[Assignment]):
    """An assignment."""

    enterprise_name = serializers.CharField(source="enterprise.display_name", read_only=True)
    specialist_name = serializers.CharField(source="specialist.user.display_name", read_only=True)
    vars()["from"] = serializers.DateField(source="starts_on", read_only=True)  # a Python keyword
    until = serializers.DateField(source="ends_on", read_only=True, allow_null=True, help_text="Not included.")

    class Meta:
        model = Assignment
        fields = (
            *STAMPS, "enterprise", "enterprise_name", "specialist", "specialist_name", "role", "from", "until", "reason",
        )  # fmt: skip
        read_only_fields = fields


class AssignmentBody(Body):
    """A new assignment."""

    id = ClientIdField()
    enterprise = SeenField(visible_enterprises)
    specialist = SeenField(known_specialists)
    role = PickField(choices=AssignmentRole.choices, required=False, help_text="PRIMARY if absent.")
    vars()["from"] = DayField(source="starts_on")
    until = DayField(source="ends_on", required=False, allow_null=True, help_text="Not included.")
    reason = TextField(max_length=200, required=False, allow_blank=True)


class EndBody(Body):
    """When and why an assignment ends."""

    until = DayField(source="ends_on", help_text="The first day on which it no longer holds.")
    reason = TextField(max_length=200)


class HandOverBody(Body):
    """Who takes an enterprise over."""

    enterprise = SeenField(visible_enterprises)
    specialist = SeenField(known_specialists)
    role = PickField(choices=AssignmentRole.choices, required=False, help_text="PRIMARY if absent.")
    vars()["from"] = DayField(source="starts_on")
    reason = TextField(max_length=200)


class AssignmentViewSet(Readable):
    """Assignments."""

    queryset = Assignment.objects.none()
    list_class = AssignmentSerializer
    detail_class = AssignmentSerializer
    bodies = {"create": AssignmentBody, "end": EndBody, "hand_over": HandOverBody}
    query = AssignmentQuery
    route = "assignment-detail"
    has_etag = True
    guarded = frozenset({"end"})
    renamed = {"starts_on": "from", "ends_on": "until"}

    def rows(self) -> QuerySet[Assignment]:
        return Assignment.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
        return rows.select_related("enterprise", "specialist__user")

    def list(self, request: Request) -> Response:
        """List the assignments that you may see."""
        filters = self.filters()
        rows = self.detailed(self.rows())
        for name in ("enterprise", "specialist"):
            if name in filters:
                rows = rows.filter(**{name: filters[name]})
        if (current := filters.get("current")) is not None:
            holds = Q(pk__in=Assignment.objects.current())
            rows = rows.filter(holds if current else ~holds)
        return self.page(rows)

    def create(self, request: Request) -> Response:
        """Assign an enterprise to a specialist (the office)."""
        fields: dict[str, Any] = {"role": AssignmentRole.PRIMARY, **self.read()}
        assignment = assign_enterprise(
            fields.pop("enterprise"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(assignment)

    @action(detail=True, methods=["post"])
    def end(self, request: Request, pk: str) -> Response:
        """End an assignment on a day, with the reason (the office)."""
        assignment = end_assignment(
            self.get_object(), expected=if_match(request), **self.read(), by=self.user, at=timezone.now()
        )
        return self.present(assignment)

    @extend_schema(responses={201: AssignmentSerializer})
    @action(detail=False, methods=["post"], url_path="hand-over")
    def hand_over(self, request: Request) -> Response:
        """Give an enterprise to another specialist: the present assignment ends, the new one begins, or neither."""
        fields = self.read()
        assignment = hand_over_enterprise(fields.pop("enterprise"), **fields, by=self.user, at=timezone.now())
        return self.present(assignment, status.HTTP_201_CREATED)

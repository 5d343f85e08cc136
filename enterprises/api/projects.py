"""Key projects of the enterprises that one may open. Investment is a decimal string in yuan."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, PickField, SeenByCodeField, SeenField, TextField
from accounts.api.views import Readable
from enterprises.actions.projects import add_project, edit_project, move_project
from enterprises.api.enterprises import readable_chains
from enterprises.api.qualifications import visible_enterprises
from enterprises.models import Project, ProjectKind, ProjectStage, Scope

YEAR: dict[str, Any] = {"min_value": 1990, "max_value": 2099}
YUAN: dict[str, Any] = {"max_digits": 18, "decimal_places": 2, "min_value": 0, "required": False, "allow_null": True}


class ProjectQuery(Query):
    """Filters of projects."""

    enterprise = SeenField(visible_enterprises, required=False)
    kind = PickField(choices=ProjectKind.choices, required=False)
    scope = PickField(choices=Scope.choices, required=False)
    stage = PickField(choices=ProjectStage.choices, required=False)
    year = serializers.IntegerField(required=False, help_text="Year of the list.", **YEAR)
    chain = SeenByCodeField(readable_chains, code="slug", required=False, help_text="Slug or id.")


class ProjectSerializer(serializers.ModelSerializer[Project]):
    """A key project."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    enterprise_name = serializers.CharField(source="enterprise.display_name", read_only=True)

    class Meta:
        model = Project
        fields = (
            *STAMPS, "enterprise", "enterprise_name", "kind", "scope", "name", "name_en", "display_name", "stage",
            "listed_year", "starts_on", "ends_on", "investment_planned", "investment_done", "note",
        )  # fmt: skip
        read_only_fields = fields


class ProjectChanges(Body):
    """What the office may change; the stage has an act of its own."""

    kind = PickField(choices=ProjectKind.choices)
    scope = PickField(choices=Scope.choices, required=False)
    name = TextField(max_length=120)
    name_en = TextField(max_length=160, required=False, allow_blank=True)
    listed_year = serializers.IntegerField(required=False, allow_null=True, help_text="Year of the list.", **YEAR)
    starts_on = DayField(required=False, allow_null=True)
    ends_on = DayField(required=False, allow_null=True)
    investment_planned = serializers.DecimalField(help_text="Yuan.", **YUAN)
    investment_done = serializers.DecimalField(help_text="Yuan.", **YUAN)
    note = TextField(max_length=200, required=False, allow_blank=True)


class ProjectBody(ProjectChanges):
    """A new key project."""

    id = ClientIdField()
    enterprise = SeenField(visible_enterprises)
    stage = PickField(choices=ProjectStage.choices, required=False, help_text="PLANNED if absent.")


class MoveBody(Body):
    """The stage to which a project has come."""

    stage = PickField(choices=ProjectStage.choices)


class ProjectViewSet(Readable):
    """Key projects."""

    queryset = Project.objects.none()
    list_class = ProjectSerializer
    detail_class = ProjectSerializer
    bodies = {"create": ProjectBody, "partial_update": ProjectChanges, "move": MoveBody}
    query = ProjectQuery
    route = "project-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "move"})

    def rows(self) -> QuerySet[Project]:
        return Project.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Project]) -> QuerySet[Project]:
        return rows.select_related("enterprise")

    def list(self, request: Request) -> Response:
        """List the key projects of the enterprises that you may open."""
        filters, rows = self.filters(), self.detailed(self.rows())
        columns = {"year": "listed_year", "chain": "enterprise__chain"}
        for name, value in filters.items():
            rows = rows.filter(**{columns.get(name, name): value})
        return self.page(rows)

    def create(self, request: Request) -> Response:
        """Enter a key project (the office)."""
        fields: dict[str, Any] = self.read()
        project = add_project(
            fields.pop("enterprise"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(project)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change a project, or bring its investment up to date (the office)."""
        found, expected = self.get_object(), if_match(request)
        edit_project(found, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)

    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: str) -> Response:
        """Note that a project has come to another stage (the office)."""
        found, expected = self.get_object(), if_match(request)
        move_project(found, **self.read(), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)

"""Honours of the enterprises that one may open."""

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
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, PickField, SeenByCodeField, SeenField, TextField
from accounts.api.views import Readable
from enterprises.actions.awards import edit_award, give_award, remove_award
from enterprises.api.enterprises import readable_chains
from enterprises.api.projects import YEAR
from enterprises.api.qualifications import visible_enterprises
from enterprises.models import Award, Scope


class AwardQuery(Query):
    """Filters of honours."""

    enterprise = SeenField(visible_enterprises, required=False)
    year = serializers.IntegerField(required=False, **YEAR)
    scope = PickField(choices=Scope.choices, required=False)
    grade = TextField(max_length=40, required=False)
    chain = SeenByCodeField(readable_chains, code="slug", required=False, help_text="Slug or id.")


class AwardSerializer(serializers.ModelSerializer[Award]):
    """An honour of an enterprise."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    enterprise_name = serializers.CharField(source="enterprise.display_name", read_only=True)

    class Meta:
        model = Award
        fields = (
            *STAMPS, "enterprise", "enterprise_name", "year", "scope", "name", "name_en", "display_name", "grade",
            "document_no",
        )  # fmt: skip
        read_only_fields = fields


class AwardChanges(Body):
    """What the office may correct."""

    year = serializers.IntegerField(**YEAR)
    scope = PickField(choices=Scope.choices, required=False)
    name = TextField(max_length=120)
    name_en = TextField(max_length=160, required=False, allow_blank=True)
    grade = TextField(max_length=40, required=False, allow_blank=True)
    document_no = TextField(max_length=60, required=False, allow_blank=True)


class AwardBody(AwardChanges):
    """A new honour."""

    id = ClientIdField()
    enterprise = SeenField(visible_enterprises)


class AwardViewSet(Readable):
    """Honours."""

    queryset = Award.objects.none()
    list_class = AwardSerializer
    detail_class = AwardSerializer
    bodies = {"create": AwardBody, "partial_update": AwardChanges, "remove": NothingBody}
    query = AwardQuery
    route = "award-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "remove"})

    def rows(self) -> QuerySet[Award]:
        return Award.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Award]) -> QuerySet[Award]:
        return rows.select_related("enterprise")

    def list(self, request: Request) -> Response:
        """List the honours of the enterprises that you may open."""
        filters, rows = self.filters(), self.detailed(self.rows())
        for name, value in filters.items():
            rows = rows.filter(**{"enterprise__chain" if name == "chain" else name: value})
        return self.page(rows)

    def create(self, request: Request) -> Response:
        """Enter an honour (the office)."""
        fields: dict[str, Any] = self.read()
        award = give_award(
            fields.pop("enterprise"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(award)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Correct an honour (the office)."""
        found, expected = self.get_object(), if_match(request)
        edit_award(found, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Remove an honour that was entered by mistake (the office)."""
        found, expected = self.get_object(), if_match(request)
        self.read()
        remove_award(found, expected=expected, by=self.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

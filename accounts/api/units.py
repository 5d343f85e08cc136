"""The county's units, and its townships as places."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Q, QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Query
from accounts.api.fields import PickField, TextField
from accounts.api.views import NounViewSet
from accounts.models import Unit, UnitKind


class UnitQuery(Query):
    """Filters of units."""

    kind = PickField(choices=UnitKind.choices, required=False)
    q = TextField(max_length=40, required=False, help_text="Part of the name in either language, or of the code.")


class UnitSerializer(serializers.ModelSerializer[Unit]):
    """A unit."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")

    class Meta:
        model = Unit
        fields = (*STAMPS, "code", "kind", "name", "name_en", "display_name", "parent")
        read_only_fields = fields


class UnitViewSet(NounViewSet):
    """Departments, townships, utilities, banks: whom an issue can be given to, and where enterprises are."""

    ordering: ClassVar = ("code", "id")
    list_class = UnitSerializer
    query = UnitQuery

    def rows(self) -> QuerySet[Unit]:
        return Unit.objects.all()

    def list(self, request: Request) -> Response:
        """List units by code."""
        filters = self.filters()
        rows = self.rows()
        if kind := filters.get("kind"):
            rows = rows.filter(kind=kind)
        if text := filters.get("q"):
            rows = rows.filter(Q(name__icontains=text) | Q(name_en__icontains=text) | Q(code__icontains=text))
        return self.page(rows)


class TownshipViewSet(NounViewSet):
    """The county's towns, townships and streets."""

    ordering: ClassVar = ("code", "id")
    list_class = UnitSerializer

    def rows(self) -> QuerySet[Unit]:
        return Unit.objects.townships()

    def list(self, request: Request) -> Response:
        """List townships by statistical code."""
        return self.page(self.rows())

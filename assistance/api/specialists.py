"""Assistance specialists and what each of them looks after."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.views import NounViewSet
from accounts.clock import local_day
from accounts.models import Capability, User
from assistance.models import Assignment, Specialist
from assistance.queries.caseload import assignments_of, caseloads


def known_specialists(user: User) -> QuerySet[Specialist]:
    """Return the specialists for everybody with business here."""
    return Specialist.objects.all() if user.can(Capability.SEE_PEOPLE) else Specialist.objects.none()


def with_readable_caseload(user: User) -> QuerySet[Specialist]:
    """Return the specialists whose caseload the person may read: all, or oneself."""
    if user.can(Capability.READ_ALL_ASSIGNMENTS):
        return Specialist.objects.all()
    if user.can(Capability.READ_OWN_ASSIGNMENTS):
        return Specialist.objects.filter(user=user)
    return Specialist.objects.none()


class SpecialistSerializer(serializers.ModelSerializer[Specialist]):
    """A specialist."""

    name = serializers.CharField(source="user.display_name", read_only=True)
    unit_name = serializers.CharField(source="unit.display_name", read_only=True)

    class Meta:
        model = Specialist
        fields = (
            *STAMPS, "user", "name", "unit", "unit_name", "expertise", "townships", "capacity", "leave_from",
            "leave_until", "substitute",
        )  # fmt: skip
        read_only_fields = fields


class CaseloadRowSerializer(serializers.ModelSerializer[Assignment]):
    """One enterprise of a specialist, now or from a later day on."""

    assignment = serializers.UUIDField(source="id", read_only=True)
    enterprise_name = serializers.CharField(source="enterprise.display_name", read_only=True)
    vars()["from"] = serializers.DateField(source="starts_on", read_only=True)  # a Python keyword
    until = serializers.DateField(source="ends_on", read_only=True, allow_null=True, help_text="Not included.")
    open_issues = serializers.IntegerField(read_only=True)
    last_visit_at = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = Assignment
        fields = (
            "assignment", "enterprise", "enterprise_name", "role", "from", "until", "open_issues", "last_visit_at",
        )  # fmt: skip
        read_only_fields = fields


class CaseloadSerializer(serializers.Serializer[Any]):
    """What a specialist carries today, and the enterprises behind it."""

    specialist = serializers.UUIDField(source="carried.specialist.id")
    capacity = serializers.IntegerField(source="carried.specialist.capacity", help_text="Primary ones, at most.")
    primary = serializers.IntegerField(source="carried.primary")
    backup = serializers.IntegerField(source="carried.backup")
    open_issues = serializers.IntegerField(source="carried.open_issues")
    load = serializers.DecimalField(source="carried.load", max_digits=8, decimal_places=2, help_text="Weighted.")
    is_away = serializers.BooleanField(source="carried.is_away")
    enterprises = CaseloadRowSerializer(many=True)


class SpecialistViewSet(NounViewSet):
    """Specialists."""

    queryset = Specialist.objects.none()
    list_class = SpecialistSerializer

    def rows(self) -> QuerySet[Specialist]:
        return known_specialists(self.user)

    def list(self, request: Request) -> Response:
        """List the specialists."""
        return self.page(self.rows().select_related("user", "unit").prefetch_related("townships"))

    @extend_schema(responses=CaseloadSerializer)
    @action(detail=True)
    def caseload(self, request: Request, pk: str) -> Response:
        """Return the enterprises that a specialist looks after today; specialists see their own."""
        specialist = get_object_or_404(with_readable_caseload(self.user), pk=pk)
        [carried] = caseloads(local_day(timezone.now()), [specialist.pk])
        rows = assignments_of(specialist, self.user)
        return Response(CaseloadSerializer({"carried": carried, "enterprises": rows}).data)

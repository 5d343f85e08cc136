"""Who am I, what may I do, and what must my clock and calendar agree with."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.devices import PersonSerializer
from accounts.api.units import UnitSerializer
from accounts.api.views import NounViewSet
from accounts.models import Unit
from accounts.rights import capabilities_of
from assistance.queries.calendar import calendar_version


class MeSerializer(serializers.Serializer[Any]):
    """The person, what the roles allow, and the server's clock and calendar."""

    user = PersonSerializer()
    roles = serializers.ListField(child=serializers.CharField())
    units = UnitSerializer(many=True)
    capabilities = serializers.ListField(child=serializers.CharField(), help_text="All that the roles allow together.")
    server_time = serializers.DateTimeField()
    calendar_version = serializers.CharField(help_text="Changes whenever a year of the working calendar is loaded.")


class MeViewSet(NounViewSet):
    """The person behind the token."""

    detail_class = MeSerializer

    def retrieve(self, request: Request) -> Response:
        """Return the person, roles, units, capabilities, the server's time and the calendar's version."""
        return self.shown({
            "user": self.user,
            "roles": self.user.roles,
            "units": Unit.objects.filter(pk__in=self.user.unit_ids).order_by("code"),
            "capabilities": capabilities_of(self.user.roles),
            "server_time": timezone.localtime(),
            "calendar_version": calendar_version(),
        })  # fmt: skip

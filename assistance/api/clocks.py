"""How long each stage of an issue may last."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body
from accounts.api.etags import if_match
from accounts.api.fields import PickField
from accounts.api.views import NounViewSet
from assistance.actions.clocks import edit_clock
from assistance.models import StageClock
from assistance.rules.issue_clocks import ClockUnit


class StageClockSerializer(serializers.ModelSerializer[StageClock]):
    """The length of a stage for issues of an urgency."""

    class Meta:
        model = StageClock
        fields = (*STAMPS, "stage", "urgency", "amount", "unit")
        read_only_fields = fields


class ClockChanges(Body):
    """Another length; it counts for stages that begin afterwards."""

    amount = serializers.IntegerField(min_value=0, max_value=9999)
    unit = PickField(choices=ClockUnit.choices)


class StageClockViewSet(NounViewSet):
    """Lengths of stages."""

    queryset = StageClock.objects.none()
    list_class = StageClockSerializer
    detail_class = StageClockSerializer
    bodies = {"partial_update": ClockChanges}
    has_etag = True
    guarded = frozenset({"partial_update"})
    ordering: ClassVar = ("stage", "urgency", "id")

    def rows(self) -> QuerySet[StageClock]:
        return StageClock.objects.all()

    def list(self, request: Request) -> Response:
        """List the lengths; a stage that is missing here lasts as long as the mechanism of the province says."""
        return self.page(self.rows())

    def partial_update(self, request: Request, pk: str) -> Response:
        """Let a stage last longer or shorter (the office, the administrator)."""
        found, expected = self.get_object(), if_match(request)
        edit_clock(found, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)

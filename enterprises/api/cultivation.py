"""Cultivation: tracks with the rules in force, and where one enterprise stands on them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.views import NounViewSet
from accounts.clock import local_day
from enterprises import access
from enterprises.api.enterprises import EnterprisePart
from enterprises.api.qualifications import QualificationSerializer
from enterprises.models import Level, LevelRule, Qualification, Track
from enterprises.queries.cultivation import Cultivation, cultivation_of

NAME_HELP = "The name in the language of Accept-Language."


class LevelRuleSerializer(serializers.ModelSerializer[LevelRule]):
    """An edition's rule of a level. `ends_on` is not included."""

    class Meta:
        model = LevelRule
        fields = (
            "id", "edition", "starts_on", "ends_on", "validity", "years", "update_month", "update_day",
            "reminder_months", "needs", "source",
        )  # fmt: skip
        read_only_fields = fields


class LevelSerializer(serializers.ModelSerializer[Level]):
    """A level with the rule in force today; without one it cannot be granted now."""

    display_name = serializers.CharField(read_only=True, help_text=NAME_HELP)
    rule = serializers.SerializerMethodField()

    class Meta:
        model = Level
        fields = (*STAMPS, "code", "name", "name_en", "display_name", "scope", "place", "rule")
        read_only_fields = fields

    @extend_schema_field(LevelRuleSerializer(allow_null=True))
    def get_rule(self, level: Any) -> Any:
        """Return the rule that was fetched with the level."""
        return LevelRuleSerializer(level.rules_in_force[0]).data if level.rules_in_force else None


class TrackSerializer(serializers.ModelSerializer[Track]):
    """A track with its levels from the first to the highest."""

    display_name = serializers.CharField(read_only=True, help_text=NAME_HELP)
    levels = LevelSerializer(many=True, read_only=True)

    class Meta:
        model = Track
        fields = (*STAMPS, "code", "name", "name_en", "display_name", "place", "levels")
        read_only_fields = fields


class TrackViewSet(NounViewSet):
    """Tracks of cultivation; read only."""

    queryset = Track.objects.none()
    list_class = TrackSerializer
    ordering: ClassVar = ("place", "id")

    def rows(self) -> QuerySet[Track]:
        return Track.objects.all() if access.may_read_cultivation(self.user) else Track.objects.none()

    def list(self, request: Request) -> Response:
        """List the tracks with their levels and the rules in force today."""
        rules = LevelRule.objects.in_force(local_day(timezone.now()))
        levels = Level.objects.order_by("place").prefetch_related(Prefetch("rules", rules, to_attr="rules_in_force"))
        return self.page(self.rows().prefetch_related(Prefetch("levels", levels)))


class NextStepSerializer(serializers.Serializer[Any]):
    """The level that comes next on a track."""

    track = serializers.CharField(source="level.track.code")
    level = serializers.UUIDField(source="level.pk")
    level_code = serializers.CharField(source="level.code")
    level_name = serializers.CharField(source="level.display_name", help_text=NAME_HELP)
    needs = serializers.UUIDField(source="needs.pk", default=None, allow_null=True, help_text="The level before it.")
    needs_name = serializers.CharField(source="needs.display_name", default=None, allow_null=True)
    met = serializers.BooleanField(help_text="Whether the level before it, or a higher one, is held.")


class EnterpriseCultivationSerializer(serializers.Serializer[Any]):
    """What an enterprise was granted, newest first, and what comes next on each track."""

    qualifications = QualificationSerializer(many=True)
    next_steps = NextStepSerializer(many=True)


class EnterpriseCultivationViewSet(EnterprisePart):
    """Where one enterprise stands."""

    queryset = Qualification.objects.none()
    detail_class = EnterpriseCultivationSerializer

    def retrieve(self, request: Request, enterprise_id: str) -> Response:
        """Return the enterprise's qualifications and what comes next on each track."""
        enterprise, today = self.enterprise(), local_day(timezone.now())
        stands = self._cultivation(enterprise, today)
        return Response(self.detail_class(stands, context=self.get_serializer_context()).data)

    def _cultivation(self, enterprise: Any, today: date) -> Cultivation:
        if not access.may_read_cultivation(self.user):
            return Cultivation([], [])
        found = cultivation_of(enterprise, today)
        for one in found.qualifications:
            one.enterprise = enterprise
        return found

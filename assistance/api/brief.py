"""The brief before a visit, as data."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import require
from assistance.models import Commitment, Issue, Visit
from assistance.queries.brief import brief
from enterprises.access import may_read_timeline
from enterprises.api.contacts import ContactSerializer
from enterprises.api.enterprises import EnterprisePart, EnterpriseSerializer
from enterprises.api.figures import BASES
from enterprises.models import Enterprise, Indicator, Qualification
from enterprises.queries.figures import Amount


class BriefFigureSerializer(serializers.Serializer[Amount]):
    """The latest figure of an indicator, January to `through_month`."""

    indicator = serializers.ChoiceField(choices=Indicator.choices)
    year = serializers.IntegerField(source="period.year")
    through_month = serializers.IntegerField(source="period.month")
    value = serializers.DecimalField(
        max_digits=18, decimal_places=2, allow_null=True, help_text="Yuan; power: 10,000 kWh."
    )
    growth = serializers.DecimalField(
        source="growth.rate", max_digits=20, decimal_places=2, allow_null=True, help_text="Per cent."
    )
    growth_basis = serializers.ChoiceField(
        source="growth.basis", choices=BASES, help_text="What the growth stands on; empty: nothing."
    )


class BriefQualificationSerializer(serializers.ModelSerializer[Qualification]):
    """A qualification that runs out within twelve months."""

    level_name = serializers.CharField(source="level.display_name")

    class Meta:
        model = Qualification
        fields = ("id", "level", "level_name", "valid_from", "valid_to")
        read_only_fields = fields


class BriefIssueSerializer(serializers.ModelSerializer[Issue]):
    """An issue that is not closed."""

    lead_unit_name = serializers.CharField(source="lead_unit.display_name", default=None, allow_null=True)

    class Meta:
        model = Issue
        fields = ("id", "number", "title", "status", "urgency", "lead_unit", "lead_unit_name", "due_on")
        read_only_fields = fields


class BriefPromiseSerializer(serializers.ModelSerializer[Commitment]):
    """A promise not kept yet."""

    owner_name = serializers.CharField(source="owner.display_name")

    class Meta:
        model = Commitment
        fields = ("id", "visit", "text", "owner", "owner_name", "due_on")
        read_only_fields = fields


class BriefVisitSerializer(serializers.ModelSerializer[Visit]):
    """A visit, done or planned."""

    visitor_name = serializers.CharField(source="visitor.display_name")

    class Meta:
        model = Visit
        fields = (
            "id",
            "kind",
            "status",
            "planned_for",
            "happened_at",
            "visitor",
            "visitor_name",
            "people_met",
            "notes",
        )
        read_only_fields = fields


class BriefSerializer(serializers.Serializer[Any]):
    """What one should know before a visit: the first rows of each kind, and how many there are."""

    enterprise = EnterpriseSerializer()
    leader_name = serializers.CharField(source="leader.display_name", default=None, allow_null=True)
    primary_name = serializers.CharField(source="primary.specialist.user.display_name", default=None, allow_null=True)
    backup_name = serializers.CharField(source="backup.specialist.user.display_name", default=None, allow_null=True)
    contact = ContactSerializer(allow_null=True)
    figures = BriefFigureSerializer(many=True, allow_null=True, help_text="Null: not for your role.")
    qualifications = BriefQualificationSerializer(
        source="qualifications.rows", many=True, default=None, allow_null=True
    )
    issues = BriefIssueSerializer(source="issues.rows", many=True)
    issues_total = serializers.IntegerField(source="issues.total")
    promises = BriefPromiseSerializer(source="promises.rows", many=True)
    promises_total = serializers.IntegerField(source="promises.total")
    visits = BriefVisitSerializer(source="visits.rows", many=True)
    planned_visit = BriefVisitSerializer(source="planned", allow_null=True)


@extend_schema_view(list=extend_schema(responses=BriefSerializer, operation_id="enterprises_brief_retrieve"))
class BriefViewSet(EnterprisePart):
    """The brief of an enterprise."""

    queryset = Enterprise.objects.none()
    pagination_class = None

    def list(self, request: Request, enterprise_id: str) -> Response:
        """Return what one should know before a visit, as far as you may read it."""
        enterprise = self.enterprise()
        require(may_read_timeline(self.user))
        found = brief(enterprise, self.user, timezone.now())
        return Response(BriefSerializer(found, context=self.get_serializer_context()).data)

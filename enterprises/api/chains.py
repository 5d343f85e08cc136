"""Industrial chains and who leads them; read only."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Prefetch, QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.views import Readable
from accounts.models import Capability
from enterprises.models import Chain, ChainLeader


class ChainRowSerializer(serializers.ModelSerializer[Chain]):
    """A chain in the list."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    lead_unit_name = serializers.CharField(
        source="lead_unit.display_name", read_only=True, default=None, allow_null=True
    )

    class Meta:
        model = Chain
        fields: Any = (*STAMPS, "slug", "name", "name_en", "display_name", "strategy", "lead_unit", "lead_unit_name")
        read_only_fields = fields


class ChainLeaderSerializer(serializers.ModelSerializer[ChainLeader]):
    """An official's present appointment."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    vars()["from"] = serializers.DateField(source="starts_on", read_only=True)  # a Python keyword
    until = serializers.DateField(source="ends_on", read_only=True, allow_null=True, help_text="Not included.")

    class Meta:
        model = ChainLeader
        fields = (*STAMPS, "role", "name", "latin_name", "display_name", "post", "from", "until")
        read_only_fields = fields


class ChainSerializer(ChainRowSerializer):
    """A chain with its present leaders."""

    leaders = ChainLeaderSerializer(many=True, read_only=True)

    class Meta(ChainRowSerializer.Meta):
        fields = (*ChainRowSerializer.Meta.fields, "leaders")
        read_only_fields = fields


class ChainViewSet(Readable):
    """Chains."""

    queryset = Chain.objects.none()
    list_class = ChainRowSerializer
    detail_class = ChainSerializer
    ordering: ClassVar = ("slug", "id")

    def rows(self) -> QuerySet[Chain]:
        rows = Chain.objects.all() if self.user.can(Capability.READ_CHAINS) else Chain.objects.none()
        return rows.select_related("lead_unit")

    def detailed(self, rows: QuerySet[Chain]) -> QuerySet[Chain]:
        return rows.prefetch_related(Prefetch("leaders", ChainLeader.objects.current().order_by("role", "starts_on")))

    def list(self, request: Request) -> Response:
        """List the chains."""
        return self.page(self.rows())

"""Industrial chains: who leads them, what stands on their map, and who supplies whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, PickField, SeenByCodeField, TextField
from accounts.api.views import Readable
from accounts.clock import local_day
from accounts.models import Unit, User
from enterprises.actions.chains import edit_chain, found_chain
from enterprises.api.chain_leaders import ChainLeaderSerializer
from enterprises.api.chain_map import NodeOnMapSerializer, SupplyLinkSerializer
from enterprises.models import Chain, ChainStrategy, Figure
from enterprises.queries.chain_map import ChainMap, appointments, chain_map, latest_figures
from enterprises.queries.chains import counted, readable_chains


def units(user: User) -> QuerySet[Unit]:
    """Return the units that can lead a chain."""
    return Unit.objects.handling()


class ChainRowSerializer(serializers.ModelSerializer[Chain]):
    """A chain in the list. Counted are all enterprises in the register, also those that you may not open."""

    display_name = serializers.CharField(read_only=True, help_text="The name in the language of Accept-Language.")
    lead_unit_name = serializers.CharField(
        source="lead_unit.display_name", read_only=True, default=None, allow_null=True
    )
    enterprise_count = serializers.IntegerField(read_only=True)
    above_designated_size_count = serializers.IntegerField(source="above_count", read_only=True)
    weak_node_count = serializers.IntegerField(source="weak_nodes", read_only=True)
    missing_node_count = serializers.IntegerField(source="missing_nodes", read_only=True)

    class Meta:
        model = Chain
        fields: Any = (
            *STAMPS, "slug", "name", "name_en", "display_name", "strategy", "lead_unit", "lead_unit_name",
            "enterprise_count", "above_designated_size_count", "weak_node_count", "missing_node_count",
        )  # fmt: skip
        read_only_fields = fields


class ChainFigureSerializer(serializers.ModelSerializer[Figure]):
    """The latest figure of an indicator for the chain as a whole."""

    class Meta:
        model = Figure
        fields = (
            "indicator", "year", "through_month", "value_cum", "base_cum_comparable", "growth_official",
            "is_preliminary", "source",
        )  # fmt: skip
        read_only_fields = fields


class ChainSerializer(ChainRowSerializer):
    """A chain with its map, its leaders and its latest figures."""

    leaders = ChainLeaderSerializer(source="by_time.present", many=True, read_only=True)
    coming_leaders = ChainLeaderSerializer(source="by_time.coming", many=True, read_only=True)
    earlier_leaders = ChainLeaderSerializer(source="by_time.earlier", many=True, read_only=True)
    nodes = NodeOnMapSerializer(source="map.nodes", many=True, read_only=True)
    links = SupplyLinkSerializer(source="map.links", many=True, read_only=True)
    hidden_link_count = serializers.IntegerField(
        source="map.hidden_links", read_only=True, help_text="Links with an enterprise that you may not name."
    )
    figures = serializers.SerializerMethodField(help_text="Empty without the right to read figures.")

    class Meta(ChainRowSerializer.Meta):
        fields = (
            *ChainRowSerializer.Meta.fields, "leaders", "coming_leaders", "earlier_leaders", "nodes", "links",
            "hidden_link_count", "figures",
        )  # fmt: skip
        read_only_fields = fields

    def to_representation(self, instance: Any) -> dict[str, Any]:
        instance.map = self._map(instance)
        instance.by_time = appointments(instance, local_day(timezone.now()))
        shown: dict[str, Any] = super().to_representation(instance)
        return shown

    def _map(self, chain: Chain) -> ChainMap:
        return chain_map(chain, self.context["request"].user)

    @extend_schema_field(ChainFigureSerializer(many=True))
    def get_figures(self, chain: Chain) -> list[dict[str, Any]]:
        figures = latest_figures(chain, self.context["request"].user)
        return list(ChainFigureSerializer(figures, many=True, context=self.context).data)


class ChainChanges(Body):
    """What the office may change; the address stays."""

    name = TextField(max_length=60)
    name_en = TextField(max_length=80, required=False, allow_blank=True)
    strategy = PickField(choices=ChainStrategy.choices, required=False)
    lead_unit = SeenByCodeField(units, required=False, allow_null=True, help_text="Code or id.")


class ChainBody(ChainChanges):
    """A new chain."""

    id = ClientIdField()
    slug = TextField(max_length=40, required=False, allow_blank=True, help_text="Made of the name if absent.")


class ChainViewSet(Readable):
    """Chains."""

    queryset = Chain.objects.none()
    list_class = ChainRowSerializer
    detail_class = ChainSerializer
    bodies = {"create": ChainBody, "partial_update": ChainChanges}
    route = "chain-detail"
    has_etag = True
    guarded = frozenset({"partial_update"})
    ordering: ClassVar[Sequence[str]] = ("slug", "id")

    def rows(self) -> QuerySet[Chain]:
        return readable_chains(self.user)

    def detailed(self, rows: QuerySet[Chain]) -> QuerySet[Chain]:
        return counted(rows).select_related("lead_unit")

    def list(self, request: Request) -> Response:
        """List the chains."""
        return self.page(self.detailed(self.rows()))

    def create(self, request: Request) -> Response:
        """Found a chain (the office)."""
        chain = found_chain(**self.read(), body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(chain)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change name, strategy or lead unit (the office)."""
        chain = self.get_object()
        expected = if_match(request)
        edit_chain(chain, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(chain)

"""The nodes of a chain's map, who stands at them, and supply links. Who may not be named is counted."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, PickField, SeenField, TextField
from accounts.api.views import NounViewSet, Readable
from accounts.models import User
from enterprises.access import may_read_chains
from enterprises.actions.chain_map import (
    add_node,
    edit_node,
    move_node,
    place_enterprise,
    remove_node,
    take_from_node,
)
from enterprises.actions.supply_links import add_supply_link, edit_supply_link, remove_supply_link
from enterprises.models import Chain, ChainNode, ChainStage, Enterprise, LinkState, NodeState, SupplyLink
from enterprises.queries.chain_map import Firm, NodeOnMap, node_on_map
from enterprises.queries.chains import readable_chains


def visible_enterprises(user: User) -> QuerySet[Enterprise]:
    """Return the enterprises that the person may open."""
    return Enterprise.objects.visible_to(user)


class FirmSerializer(serializers.Serializer[Firm]):
    """An enterprise at a node."""

    id = serializers.UUIDField(source="enterprise.pk", read_only=True)
    display_name = serializers.CharField(source="enterprise.display_name", read_only=True)
    openable = serializers.BooleanField(source="may_open", read_only=True)


class NodeOnMapSerializer(serializers.Serializer[NodeOnMap]):
    """A node with those who stand there."""

    id = serializers.UUIDField(source="node.pk", read_only=True)
    version = serializers.IntegerField(source="node.version", read_only=True)
    created_at = serializers.DateTimeField(source="node.created_at", read_only=True)
    updated_at = serializers.DateTimeField(source="node.updated_at", read_only=True)
    chain = serializers.UUIDField(source="node.chain_id", read_only=True)
    name = serializers.CharField(source="node.name", read_only=True)
    name_en = serializers.CharField(source="node.name_en", read_only=True)
    display_name = serializers.CharField(
        source="node.display_name", read_only=True, help_text="The name in the language of Accept-Language."
    )
    stage = serializers.ChoiceField(source="node.stage", choices=ChainStage.choices, read_only=True)
    state = serializers.ChoiceField(source="node.state", choices=NodeState.choices, read_only=True)
    place = serializers.IntegerField(source="node.place", read_only=True, help_text="In its stage, from 0.")
    note = serializers.CharField(source="node.note", read_only=True)
    removed_at = serializers.DateTimeField(source="node.removed_at", read_only=True, allow_null=True)
    enterprises = FirmSerializer(source="firms", many=True, read_only=True)
    hidden_enterprise_count = serializers.IntegerField(
        source="hidden", read_only=True, help_text="Enterprises that you may not name."
    )


class NodeSerializer(NodeOnMapSerializer):
    """A node, from its row."""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(node_on_map(instance, self.context["request"].user))
        return shown


class SupplyLinkSerializer(serializers.ModelSerializer[SupplyLink]):
    """A supply link, to those who may know both ends by name."""

    supplier_name = serializers.CharField(source="supplier.display_name", read_only=True)
    customer_name = serializers.CharField(source="customer.display_name", read_only=True)

    class Meta:
        model = SupplyLink
        fields = (
            *STAMPS, "supplier", "supplier_name", "customer", "customer_name", "product", "state", "note",
        )  # fmt: skip
        read_only_fields = fields


class NodeChanges(Body):
    """What the office may change at a node."""

    name = TextField(max_length=60)
    name_en = TextField(max_length=80, required=False, allow_blank=True)
    stage = PickField(choices=ChainStage.choices)
    state = PickField(choices=NodeState.choices, required=False)
    note = TextField(max_length=200, required=False, allow_blank=True)


class NodeBody(NodeChanges):
    """A new node; it stands last in its stage."""

    id = ClientIdField()


class MoveNodeBody(Body):
    """Where in its stage a node shall stand."""

    to = serializers.IntegerField(min_value=0, max_value=1000, help_text="From 0; beyond the last is last.")


class PlaceBody(Body):
    """Who comes to a node or leaves it."""

    enterprise = SeenField(visible_enterprises)


class LinkChanges(Body):
    """What the office may change at a link."""

    product = TextField(max_length=80)
    state = PickField(choices=LinkState.choices, required=False)
    note = TextField(max_length=200, required=False, allow_blank=True)


class LinkBody(LinkChanges):
    """A new link."""

    id = ClientIdField()
    supplier = SeenField(visible_enterprises)
    customer = SeenField(visible_enterprises)


class NewChainNodeViewSet(NounViewSet):
    """Nodes of one chain."""

    queryset = ChainNode.objects.none()
    detail_class = NodeSerializer
    bodies = {"create": NodeBody}
    route = "chain-node-detail"
    has_etag = True

    def create(self, request: Request, chain_id: str) -> Response:
        """Add a node at the end of its stage (the office)."""
        chain: Chain = get_object_or_404(readable_chains(self.user), pk=chain_id)
        node = add_node(chain, **self.read(), body_digest=body_digest(request), by=self.user, at=timezone.now())
        return self.created(node)


class ChainNodeViewSet(Readable):
    """Nodes."""

    queryset = ChainNode.objects.none()
    detail_class = NodeSerializer
    bodies = {
        "partial_update": NodeChanges,
        "move": MoveNodeBody,
        "remove": NothingBody,
        "enterprises": PlaceBody,
        "take_out": PlaceBody,
    }
    has_etag = True
    guarded = frozenset(bodies)

    def rows(self) -> QuerySet[ChainNode]:
        return ChainNode.objects.present().filter(chain__in=readable_chains(self.user)).select_related("chain")

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change a node (the office)."""
        return self._after(edit_node, self.get_object(), partial=True)

    @action(detail=True, methods=["post"])
    def move(self, request: Request, pk: str) -> Response:
        """Put a node elsewhere in its stage (the office)."""
        return self._after(move_node, self.get_object())

    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Take a node off the map; refused while an enterprise stands there (the office)."""
        return self._after(remove_node, self.get_object())

    @action(detail=True, methods=["post"])
    def enterprises(self, request: Request, pk: str) -> Response:
        """Place an enterprise of the chain at a node (the office)."""
        return self._after(place_enterprise, self.get_object())

    @action(detail=True, methods=["post"], url_path="take-out")
    def take_out(self, request: Request, pk: str) -> Response:
        """Take an enterprise away from a node (the office)."""
        return self._after(take_from_node, self.get_object())

    def _after(self, act: Any, node: ChainNode, *, partial: bool = False) -> Response:
        expected = if_match(self.request)
        act(node, expected=expected, **self.read(partial=partial), by=self.user, at=timezone.now())
        return self.present(node)


class SupplyLinkViewSet(Readable):
    """Supply links inside the county."""

    queryset = SupplyLink.objects.none()
    detail_class = SupplyLinkSerializer
    bodies = {"create": LinkBody, "partial_update": LinkChanges, "remove": NothingBody}
    route = "supply-link-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "remove"})

    def rows(self) -> QuerySet[SupplyLink]:
        rows = SupplyLink.objects.visible_to(self.user)
        return rows if may_read_chains(self.user) else rows.none()

    def detailed(self, rows: QuerySet[SupplyLink]) -> QuerySet[SupplyLink]:
        return rows.select_related("supplier", "customer")

    def create(self, request: Request) -> Response:
        """Enter that one enterprise supplies another, of any chain (the office)."""
        fields = self.read()
        link = add_supply_link(
            fields.pop("supplier"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(link)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change what is supplied and how well the link holds (the office)."""
        link = self.get_object()
        expected = if_match(request)
        edit_supply_link(link, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(link)

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Remove a link that is no more; the files of both enterprises keep it (the office)."""
        link = self.get_object()
        expected = if_match(request)
        remove_supply_link(link, **self.read(), expected=expected, by=self.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

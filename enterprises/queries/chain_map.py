"""One chain as a reader may see it: nodes with the enterprises at them, supply links, latest figures, appointments.

Enterprises that the reader may not know by name are counted, not named; growth and role belong to those who may open them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db.models import Q

from accounts.models import Capability
from enterprises.models import (
    Chain,
    ChainLeader,
    ChainNode,
    ChainPlace,
    ChainRole,
    ChainStage,
    Enterprise,
    Figure,
    Indicator,
    LinkState,
    NodeState,
    SupplyLink,
)
from enterprises.queries.directory import listed
from enterprises.rules.figures import growth

if TYPE_CHECKING:
    from accounts.models import User

STAGES = list(ChainStage)


@dataclass(frozen=True)
class Firm:
    """An enterprise as the reader may know it."""

    enterprise: Enterprise
    may_open: bool
    is_anchor: bool = False
    output: Figure | None = None

    @property
    def growth(self) -> Decimal | None:
        """Growth of the output in percent: the official one, else that of the comparable figures."""
        return growth_of(self.output) if self.output else None


@dataclass
class NodeOnMap:
    """A node with those who stand there; ``hidden`` more may not be named."""

    node: ChainNode
    firms: list[Firm] = field(default_factory=list)
    hidden: int = 0

    @property
    def is_weak(self) -> bool:
        """Whether the county fills the node badly."""
        return self.node.state == NodeState.WEAK

    @property
    def is_missing(self) -> bool:
        """Whether the county looks for somebody."""
        return self.node.state == NodeState.MISSING


@dataclass(frozen=True)
class ChainMap:
    """Everything on the map of a chain."""

    chain: Chain
    nodes: list[NodeOnMap]
    links: list[SupplyLink]
    hidden_links: int
    firms: dict[UUID, Firm]
    unplaced: list[Firm]
    hidden_firms: int
    above: int

    @property
    def stages(self) -> list[tuple[ChainStage, list[NodeOnMap]]]:
        """The nodes by stage, from upstream on."""
        return [(stage, [node for node in self.nodes if node.node.stage == stage]) for stage in STAGES]

    @property
    def weak(self) -> list[NodeOnMap]:
        """Nodes that are weak."""
        return [node for node in self.nodes if node.is_weak]

    @property
    def missing(self) -> list[NodeOnMap]:
        """Nodes that are missing."""
        return [node for node in self.nodes if node.is_missing]

    @property
    def weak_links(self) -> list[SupplyLink]:
        """Links that may break."""
        return [link for link in self.links if link.state == LinkState.WEAK]

    @property
    def total(self) -> int:
        """How many enterprises the chain has, named or not."""
        return len(self.firms) + self.hidden_firms


def growth_of(figure: Figure) -> Decimal | None:
    """Return the growth in percent that a figure states or implies."""
    return growth(figure.value_cum, figure.base_cum_comparable, figure.growth_official).rate


def chain_map(chain: Chain, user: User) -> ChainMap:
    """Return the map of a chain as the user may see it. Seven queries; six without the right to figures."""
    everybody = dict(Enterprise.objects.standing().filter(chain=chain).values_list("pk", "above_designated_since"))
    known = list(listed(user).filter(chain=chain).select_related("township").order_by("pinyin", "id"))
    outputs = latest_outputs(user, [row.pk for row in known if _may_open(row)])
    firms = {row.pk: _firm(row, user, outputs.get(row.pk)) for row in known}
    nodes = {
        node.pk: NodeOnMap(node)
        for node in sorted(
            ChainNode.objects.present().filter(chain=chain),
            key=lambda node: (STAGES.index(ChainStage(node.stage)), node.place),
        )
    }
    placed = set()
    for node_id, enterprise_id in ChainPlace.objects.filter(node__chain=chain, enterprise__in=everybody).values_list(
        "node", "enterprise"
    ):
        placed.add(enterprise_id)
        if enterprise_id in firms and node_id in nodes:
            nodes[node_id].firms.append(firms[enterprise_id])
        elif node_id in nodes:
            nodes[node_id].hidden += 1
    order = {key: place for place, key in enumerate(firms)}
    for node in nodes.values():
        node.firms.sort(key=lambda firm: (not firm.is_anchor, order[firm.enterprise.pk]))
    links, hidden_links = _links(everybody, user)
    return ChainMap(
        chain=chain,
        nodes=list(nodes.values()),
        links=links,
        hidden_links=hidden_links,
        firms=firms,
        unplaced=[firm for key, firm in firms.items() if key not in placed],
        hidden_firms=len(everybody) - len(firms),
        above=sum(since is not None for since in everybody.values()),
    )


def node_on_map(node: ChainNode, user: User) -> NodeOnMap:
    """Return one node with those who stand there as the user may know them. Two queries."""
    standing = node.places.filter(enterprise__in=Enterprise.objects.standing()).values_list("enterprise", flat=True)
    keys = list(standing)
    known = listed(user).filter(pk__in=keys).order_by("pinyin", "id")
    firms = [_firm(row, user, None) for row in known]
    return NodeOnMap(node, firms, hidden=len(keys) - len(firms))


def _may_open(row: Enterprise) -> bool:
    return bool(cast(Any, row).may_open)


def _firm(row: Enterprise, user: User, output: Figure | None) -> Firm:
    opens = _may_open(row)
    anchor = opens and user.can(Capability.READ_TIMELINE) and row.role == ChainRole.ANCHOR
    return Firm(row, may_open=opens, is_anchor=anchor, output=output)


def _links(everybody: Iterable[UUID], user: User) -> tuple[list[SupplyLink], int]:
    ends = list(everybody)
    touching = SupplyLink.objects.filter(Q(supplier__in=ends) | Q(customer__in=ends))
    visible = set(SupplyLink.objects.visible_to(user).filter(pk__in=touching.values("pk")).values_list("pk", flat=True))
    rows = list(touching.select_related("supplier__chain", "customer__chain").order_by("product", "id"))
    shown = [link for link in rows if link.pk in visible]
    return shown, len(rows) - len(shown)


def latest_outputs(user: User, enterprises: Iterable[UUID]) -> dict[UUID, Figure]:
    """Return the latest output of each of the enterprises, which the user may open; nothing without the right to figures."""
    if not user.can(Capability.READ_FIGURES):
        return {}
    rows = Figure.objects.filter(indicator=Indicator.OUTPUT, enterprise__in=list(enterprises))
    latest = rows.order_by("enterprise", "-year", "-through_month").distinct("enterprise")
    return {cast(UUID, figure.enterprise_id): figure for figure in latest}


def latest_figures(chain: Chain, user: User) -> list[Figure]:
    """Return the latest figure of each indicator of the chain as a whole. One query, or none."""
    if not user.can(Capability.READ_FIGURES):
        return []
    rows = Figure.objects.filter(chain=chain, enterprise__isnull=True)
    return list(rows.order_by("indicator", "-year", "-through_month").distinct("indicator"))


@dataclass(frozen=True)
class Appointments:
    """Who leads a chain now, who will, and who did, the latest first."""

    present: list[ChainLeader]
    coming: list[ChainLeader]
    earlier: list[ChainLeader]


_RANKS = ["CHIEF", "LEADER", "DEPUTY"]


def appointments(chain: Chain, today: date) -> Appointments:
    """Return all appointments to a chain. One query."""
    rows = ChainLeader.objects.filter(chain=chain).order_by("-starts_on", "id")
    found = sorted(rows, key=lambda leader: _RANKS.index(leader.role))
    return Appointments(
        present=[row for row in found if row.starts_on <= today and (row.ends_on is None or row.ends_on > today)],
        coming=[row for row in found if row.starts_on > today],
        earlier=sorted(
            (row for row in found if row.ends_on is not None and row.ends_on <= today),
            key=lambda row: row.ends_on or today,
            reverse=True,
        ),
    )


@dataclass(frozen=True)
class InTheChain:
    """Where one enterprise stands in its chain, and whom it buys from and sells to inside the county."""

    nodes: list[ChainNode]
    suppliers: list[SupplyLink]
    customers: list[SupplyLink]
    hidden: int
    openable: set[UUID]


def in_the_chain(enterprise: Enterprise, user: User) -> InTheChain:
    """Return an enterprise's nodes and supply links as the user may see them. Four queries."""
    nodes = ChainNode.objects.present().filter(places__enterprise=enterprise)
    rows = SupplyLink.objects.filter(Q(supplier=enterprise) | Q(customer=enterprise))
    found = list(rows.select_related("supplier__chain", "customer__chain").order_by("product", "id"))
    partners = {link.customer_id if link.supplier_id == enterprise.pk else link.supplier_id for link in found}
    known = {row.pk: _may_open(row) for row in listed(user).filter(pk__in=partners)}
    shown = [link for link in found if {link.supplier_id, link.customer_id} - {enterprise.pk} <= known.keys()]
    return InTheChain(
        nodes=sorted(nodes, key=lambda node: (STAGES.index(ChainStage(node.stage)), node.place)),
        suppliers=[link for link in shown if link.customer_id == enterprise.pk],
        customers=[link for link in shown if link.supplier_id == enterprise.pk],
        hidden=len(found) - len(shown),
        openable={key for key, opens in known.items() if opens},
    )

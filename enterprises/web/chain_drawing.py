"""The map of a chain as shapes and lines of text for its template, laid out by ``rules/chain_layout.py``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.wording import growth_words, labelled, listed, money_words
from enterprises.models import LinkState, NodeState, SupplyLink
from enterprises.queries.chain_map import STAGES, ChainMap, Firm, NodeOnMap
from enterprises.rules import chain_layout
from enterprises.rules.chain_layout import Box, Card, Curve

SMALL = 11.5
MOST_LABELS = 14  # with more links than that their products would cover one another
_STYLES = {NodeState.STRONG: "node", NodeState.WEAK: "node-weak", NodeState.MISSING: "node-missing"}


@dataclass(frozen=True)
class Line:
    """A line of text and its base."""

    y: float
    text: str


@dataclass(frozen=True)
class DrawnFirm:
    """A card with its words."""

    card: Card
    firm: Firm
    names: list[Line]
    below: Line
    growth: str
    trend: str  # up, down or flat
    title: str


@dataclass(frozen=True)
class DrawnNode:
    """A box with its words."""

    box: Box
    on_map: NodeOnMap
    style: str
    names: list[Line]
    firms: list[DrawnFirm]
    extra: list[Line]

    @property
    def right(self) -> float:
        """Where the word of its state ends."""
        return self.box.x + self.box.width - chain_layout.PAD

    @property
    def left(self) -> float:
        """Where its words begin."""
        return self.box.x + chain_layout.PAD


@dataclass(frozen=True)
class DrawnLink:
    """A curve with its words."""

    curve: Curve
    is_weak: bool
    label: str
    title: str


@dataclass(frozen=True)
class Drawing:
    """The whole map. ``middle`` of a stage is where its name stands."""

    height: float
    stages: list[tuple[float, float, str, bool]]
    nodes: list[DrawnNode]
    links: list[DrawnLink]

    @property
    def view_box(self) -> str:
        """The drawing's frame with a margin for the columns' ground."""
        return f"-10 0 {chain_layout.WIDTH + 20:.0f} {self.height:.0f}"


def draw(chain_map: ChainMap) -> Drawing:
    """Return the map as shapes."""
    weights = _weights(chain_map.firms.values())
    extras = {node.node.pk: _extra(node) for node in chain_map.nodes}
    layout = chain_layout.lay_out(
        [
            chain_layout.Node(
                key=node.node.pk,
                name=node.node.display_name,
                stage=STAGES.index(node.node.stage),  # type: ignore[arg-type]
                firms=[
                    chain_layout.Firm(firm.enterprise.pk, firm.enterprise.display_name, weights.get(firm.enterprise.pk))
                    for firm in node.firms
                ],
                extra=len(extras[node.node.pk]),
            )
            for node in chain_map.nodes
        ],
        [chain_layout.Link(link.pk, link.supplier_id, link.customer_id) for link in chain_map.links],
    )
    by_key = {node.node.pk: node for node in chain_map.nodes}
    links = {link.pk: link for link in chain_map.links}
    labelled_curves = len(layout.curves) <= MOST_LABELS
    return Drawing(
        height=layout.height,
        stages=[
            (x, x + chain_layout.COLUMN / 2, str(stage.label), not nodes)
            for x, (stage, nodes) in zip(layout.columns, chain_map.stages, strict=True)
        ],
        nodes=[_node(box, by_key[box.node.key], extras[box.node.key]) for box in layout.boxes],  # type: ignore[index]
        links=[_link(curve, links[curve.link.key], labels=labelled_curves) for curve in layout.curves],  # type: ignore[index]
    )


def _weights(firms: Iterable[Firm]) -> dict[object, float]:
    """Return the root of each output as a share of the largest: areas, not heights, would else lie."""
    values = {firm.enterprise.pk: firm.output.value_cum or Decimal(0) for firm in firms if firm.output}
    most = max(values.values(), default=Decimal(0))
    if most <= 0:
        return {}
    return {key: float(max(value, Decimal(0)) / most) ** 0.5 for key, value in values.items()}


def _extra(on_map: NodeOnMap) -> list[str]:
    width = chain_layout.COLUMN - 2 * chain_layout.PAD
    lines = []
    if on_map.hidden:
        lines.append(ngettext("and %(n)s more", "and %(n)s more", on_map.hidden) % {"n": on_map.hidden})
    if on_map.is_missing:
        lines.append(_("Looked for"))
    elif not on_map.firms and not on_map.hidden:
        lines.append(_("No enterprise entered yet"))
    if on_map.node.note:
        lines += chain_layout.wrapped(on_map.node.note, width, SMALL, 3)
    return lines


def _node(box: Box, on_map: NodeOnMap, extra: list[str]) -> DrawnNode:
    line, top = chain_layout.LINE, box.y + chain_layout.PAD + 11
    return DrawnNode(
        box=box,
        on_map=on_map,
        style=_STYLES[NodeState(on_map.node.state)],
        names=[Line(top + place * line, text) for place, text in enumerate(box.lines)],
        firms=[_firm(card, firm) for card, firm in zip(box.cards, on_map.firms, strict=True)],
        extra=[Line(box.extra_y + place * line, text) for place, text in enumerate(extra)],
    )


def _firm(card: Card, firm: Firm) -> DrawnFirm:
    growth, value = firm.growth, firm.output.value_cum if firm.output else None
    below = money_words(value) if value is not None else firm.enterprise.township.display_name
    trend = "flat" if not growth else "up" if growth > 0 else "down"
    first = card.y + (card.height - chain_layout.LINE * len(card.lines)) / 2 + 4
    words = [firm.enterprise.display_name]
    if firm.is_anchor:
        words.append(_("Chain-leading enterprise"))
    if value is not None:
        words.append(labelled(_("Output value"), money_words(value)))
    if growth is not None:
        words.append(growth_words(growth))
    return DrawnFirm(
        card=card,
        firm=firm,
        names=[Line(first + place * chain_layout.LINE, text) for place, text in enumerate(card.lines)],
        below=Line(first + len(card.lines) * chain_layout.LINE, below),
        growth="" if growth is None else growth_words(growth),
        trend=trend,
        title=listed(words),
    )


def _link(curve: Curve, link: SupplyLink, *, labels: bool) -> DrawnLink:
    is_weak = link.state == LinkState.WEAK
    words = _("%(supplier)s supplies %(customer)s with %(product)s") % {
        "supplier": link.supplier.display_name,
        "customer": link.customer.display_name,
        "product": link.product,
    }
    if is_weak:
        words = listed([words, link.get_state_display()])
    label = chain_layout.wrapped(link.product, chain_layout.GAP - 16, SMALL, 1)[0] if labels else ""
    return DrawnLink(curve, is_weak, label, words)

"""Where everything stands on the map of a chain: stages are columns, nodes boxes in them, enterprises cards in the boxes.

Pure arithmetic in units of the drawing, which is ``WIDTH`` across and as high as it must be. A card's height follows its
weight. A supply link is a curve from card to card in the space between the columns; where it skips a column, it passes
between that column's boxes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

WIDTH = 1152.0
COLUMN = 284.0
GAP = (WIDTH - 3 * COLUMN) / 2  # between columns: the curves run here
LAST = 2  # the last column
HEAD = 52.0  # the names of the stages
PAD = 12.0
LINE = 18.0  # a line of text
CARD_LEAST, CARD_MOST = 56.0, 92.0
BETWEEN_BOXES = 26.0
EMPTY = 30.0  # the line "looked for" in an empty box
LABEL_GAP = 15.0  # labels of links are at least so far apart
NAME_SIZE, CARD_SIZE = 13.5, 13.0


@dataclass(frozen=True)
class Firm:
    """An enterprise to be drawn; ``weight`` from 0 (least) to 1 (most), or None where all are alike."""

    key: Hashable
    name: str
    weight: float | None = None


@dataclass(frozen=True)
class Node:
    """A node to be drawn in the column ``stage`` (0, 1, 2); ``extra`` are lines of text below the cards."""

    key: Hashable
    name: str
    stage: int
    firms: Sequence[Firm] = ()
    extra: int = 0


@dataclass(frozen=True)
class Link:
    """A supply link between two firms, with the words on it."""

    key: Hashable
    supplier: Hashable
    customer: Hashable
    label: str = ""


@dataclass(frozen=True)
class Card:
    """A firm's rectangle; ``lines`` is its name in at most two lines."""

    firm: Firm
    x: float
    y: float
    width: float
    height: float
    lines: list[str]


@dataclass(frozen=True)
class Box:
    """A node's rectangle with its cards; ``extra_y`` is where its last lines begin."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: list[str]
    cards: list[Card]
    extra_y: float


@dataclass(frozen=True)
class Curve:
    """A link's path and where its label stands."""

    link: Link
    path: str
    x: float
    y: float


@dataclass
class Layout:
    """The drawing."""

    height: float
    boxes: list[Box] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)

    width = WIDTH
    columns = tuple(stage * (COLUMN + GAP) for stage in range(3))


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is: Han characters are as wide as high, Latin ones a little over half."""
    return sum(size if unicodedata.east_asian_width(letter) in "WF" else size * 0.56 for letter in text)


def wrapped(text: str, width: float, size: float, most: int = 2) -> list[str]:
    """Return the text in at most ``most`` lines, cut between words or Han characters; what is too long ends in "…"."""
    lines: list[str] = [""]
    for part in _parts(text):
        longer = lines[-1] + part
        if not lines[-1].strip() or width_of(longer.rstrip(), size) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    lines = [line.strip() for line in lines]
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [_cut(line, width, size) for line in lines]


def _parts(text: str) -> list[str]:
    """Return pieces between which a line may break: words with their space, single Han characters."""
    parts = [""]
    for letter in text:
        is_wide = unicodedata.east_asian_width(letter) in "WF"
        if is_wide and parts[-1]:
            parts.append("")
        parts[-1] += letter
        if is_wide or letter in " -":
            parts.append("")
    return [part for part in parts if part]


def _cut(line: str, width: float, size: float) -> str:
    if width_of(line, size) <= width:
        return line
    while line and width_of(f"{line}…", size) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"


def lay_out(nodes: Iterable[Node], links: Iterable[Link] = ()) -> Layout:
    """Return where the nodes, their firms and the links between them stand; a firm at two nodes is drawn at both."""
    below = [HEAD, HEAD, HEAD]
    boxes = []
    for node in nodes:
        box = _box(node, node.stage * (COLUMN + GAP), below[node.stage])
        boxes.append(box)
        below[node.stage] += box.height + BETWEEN_BOXES
    layout = Layout(height=max(max(below) - BETWEEN_BOXES, HEAD + 60) + PAD, boxes=boxes)
    layout.curves = _curves(layout, list(links))
    return layout


def _box(node: Node, x: float, y: float) -> Box:
    lines = wrapped(node.name, COLUMN - 2 * PAD - 70, NAME_SIZE)  # the state stands beside the name
    top = y + PAD + LINE * len(lines) + 8
    cards: list[Card] = []
    for firm in node.firms:
        names = wrapped(firm.name, COLUMN - 4 * PAD - 20, CARD_SIZE)
        share = 0.0 if firm.weight is None else min(max(firm.weight, 0.0), 1.0)
        height = CARD_LEAST + (len(names) - 1) * LINE + (CARD_MOST - CARD_LEAST) * share
        cards.append(Card(firm, x + PAD, top, COLUMN - 2 * PAD, height, names))
        top += height + 8
    extra_y = top + 12
    top += LINE * node.extra
    if not cards and not node.extra:
        top += EMPTY - 12
    return Box(node, x, y, COLUMN, top + PAD - 8 - y, lines, cards, extra_y)


def _curves(layout: Layout, links: list[Link]) -> list[Curve]:
    cards: dict[Hashable, list[Card]] = {}
    for box in layout.boxes:
        for card in box.cards:
            cards.setdefault(card.firm.key, []).append(card)
    drawn = [
        (link, *min(product(cards[link.supplier], cards[link.customer]), key=_detour))
        for link in links
        if link.supplier in cards and link.customer in cards and link.supplier != link.customer
    ]
    ports = _ports(drawn)
    curves, passages = [], _Passages(layout)
    for link, supplier, customer in drawn:
        start, end = ports[link.key, "out"], ports[link.key, "in"]
        here, there = _column(supplier), _column(customer)
        if there == here:
            curves.append(_round_the_edge(link, supplier, customer, start, end))
        elif abs(there - here) == 1:
            curves.append(_across(link, supplier, customer, start, end))
        else:
            curves.append(_through(link, supplier, customer, start, end, passages.near((start + end) / 2)))
    return _labels_apart(curves)


def _detour(pair: tuple[Card, Card]) -> tuple[int, float]:
    """Return how odd a link between two cards would look; of a firm's cards the ones one stage apart are joined."""
    supplier, customer = pair
    stages = _column(customer) - _column(supplier)
    return {1: 0, 2: 1, 0: 2}.get(stages, 3), abs(customer.y - supplier.y)


def _column(card: Card) -> int:
    return round((card.x - PAD) / (COLUMN + GAP))


def _ports(drawn: list[tuple[Link, Card, Card]]) -> dict[tuple[Hashable, str], float]:
    """Return at which height each link leaves and enters, spread along the card's edge in the order of the other ends."""
    ends: dict[tuple[float, float, float, str], list[tuple[float, str, Hashable, str]]] = {}
    for link, supplier, customer in drawn:
        here, there = _column(supplier), _column(customer)
        leaves, enters = ("right", "left") if there > here else ("left", "right")
        if there == here:
            leaves = enters = "left" if here == LAST else "right"
        for card, other, side, end in ((supplier, customer, leaves, "out"), (customer, supplier, enters, "in")):
            edge = (card.x, card.y, card.height, side)
            ends.setdefault(edge, []).append((other.y, str(link.key), link.key, end))
    ports = {}
    for (_x, y, height, _side), members in ends.items():
        for place, (_other, _text, key, end) in enumerate(sorted(members, key=lambda member: member[:2])):
            ports[key, end] = y + height * (place + 1) / (len(members) + 1)
    return ports


def _across(link: Link, supplier: Card, customer: Card, start: float, end: float) -> Curve:
    forward = customer.x > supplier.x
    x1 = supplier.x + supplier.width if forward else supplier.x
    x2 = customer.x if forward else customer.x + customer.width
    bend = (x2 - x1) / 2
    path = f"M{x1:.1f} {start:.1f}C{x1 + bend:.1f} {start:.1f} {x2 - bend:.1f} {end:.1f} {x2:.1f} {end:.1f}"
    return Curve(link, path, (x1 + x2) / 2, (start + end) / 2)


def _round_the_edge(link: Link, supplier: Card, customer: Card, start: float, end: float) -> Curve:
    """Within a column the curve bulges into the space beside it; beside the last column it bulges to the left."""
    last = _column(supplier) == LAST
    x = supplier.x if last else supplier.x + supplier.width
    out = -62.0 if last else 62.0
    path = f"M{x:.1f} {start:.1f}C{x + out:.1f} {start:.1f} {x + out:.1f} {end:.1f} {x:.1f} {end:.1f}"
    return Curve(link, path, x + out * 0.75 + (-14 if last else 14), (start + end) / 2)


def _through(link: Link, supplier: Card, customer: Card, start: float, end: float, passage: float) -> Curve:
    """From the first column to the last (or back) between the boxes of the middle one."""
    forward = customer.x > supplier.x
    x1 = supplier.x + supplier.width if forward else supplier.x
    x4 = customer.x if forward else customer.x + customer.width
    left, right = COLUMN + GAP, 2 * COLUMN + GAP
    x2, x3 = (left, right) if forward else (right, left)
    b1, b2 = (x2 - x1) / 2, (x4 - x3) / 2
    path = (
        f"M{x1:.1f} {start:.1f}C{x1 + b1:.1f} {start:.1f} {x2 - b1:.1f} {passage:.1f} {x2:.1f} {passage:.1f}"
        f"L{x3:.1f} {passage:.1f}C{x3 + b2:.1f} {passage:.1f} {x4 - b2:.1f} {end:.1f} {x4:.1f} {end:.1f}"
    )
    return Curve(link, path, (left + right) / 2, passage)


class _Passages:
    """The free heights between the boxes of the middle column; each is used by several links side by side."""

    def __init__(self, layout: Layout) -> None:
        boxes = sorted((box for box in layout.boxes if box.node.stage == 1), key=lambda box: box.y)
        self.heights = [(above.y + above.height + below.y) / 2 for above, below in pairwise(boxes)]
        if boxes:
            self.heights.append(boxes[-1].y + boxes[-1].height + BETWEEN_BOXES / 2)
        self.used: dict[float, int] = {}
        self.layout = layout

    def near(self, height: float) -> float:
        if not self.heights:
            return height
        best = min(self.heights, key=lambda free: (abs(free - height), free))
        place = self.used.get(best, 0)
        self.used[best] = place + 1
        found = best + (6.0 * ((place + 1) // 2) * (1 if place % 2 else -1))
        self.layout.height = max(self.layout.height, found + PAD)
        return found


def _labels_apart(curves: list[Curve]) -> list[Curve]:
    """Push labels down that would lie on one another."""
    placed: list[Curve] = []
    for curve in sorted(curves, key=lambda curve: (curve.y, curve.x)):
        y = curve.y
        for other in placed:
            if abs(other.x - curve.x) < GAP and y < other.y + LABEL_GAP:
                y = max(y, other.y + LABEL_GAP)
        placed.append(Curve(curve.link, curve.path, curve.x, y))
    return placed

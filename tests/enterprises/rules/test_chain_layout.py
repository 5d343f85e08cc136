"""The map of a chain: nothing overlaps, links join cards, and the same chain is drawn the same way."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pytest

from enterprises.rules.chain_layout import COLUMN, GAP, HEAD, Firm, Link, Node, lay_out, width_of, wrapped


def nodes(*stages: int, firms: int = 2):
    return [
        Node(f"n{place}", f"Node {place}", stage, [Firm(f"f{place}.{n}", f"Firm {n}", n / 2) for n in range(firms)])
        for place, stage in enumerate(stages)
    ]


def ends_of(curve):
    numbers = [float(number) for number in re.findall(r"-?\d+\.\d", curve.path)]
    return numbers[:2], numbers[-2:]


def test_boxes_of_a_stage_stand_below_each_other_in_their_column():
    layout = lay_out(nodes(0, 0, 1, 2, 2, 2))

    for one, other in combinations(layout.boxes, 2):
        apart = one.x != other.x or one.y + one.height < other.y or other.y + other.height < one.y
        assert apart
    assert {box.x for box in layout.boxes} == {0, COLUMN + GAP, 2 * (COLUMN + GAP)}
    assert all(box.y >= HEAD and box.y + box.height <= layout.height for box in layout.boxes)


def test_cards_stand_inside_their_box_and_the_larger_output_has_the_larger_card():
    (box,) = lay_out(nodes(1, firms=3)).boxes

    assert all(box.x < card.x and card.x + card.width < box.x + box.width for card in box.cards)
    assert box.cards[-1].y + box.cards[-1].height < box.y + box.height
    assert [card.height for card in box.cards] == sorted(card.height for card in box.cards)
    assert box.cards[0].height < box.cards[-1].height


def test_without_figures_all_cards_are_equal():
    node = Node("n", "Node", 0, [Firm(n, "Firm") for n in range(4)])

    assert len({card.height for card in lay_out([node]).boxes[0].cards}) == 1


def test_a_link_leaves_the_suppliers_card_and_ends_at_the_customers():
    layout = lay_out(nodes(0, 1), [Link("l", "f0.0", "f1.1")])
    supplier, customer = layout.boxes[0].cards[0], layout.boxes[1].cards[1]
    (x1, y1), (x2, y2) = ends_of(layout.curves[0])

    assert x1 == supplier.x + supplier.width
    assert supplier.y < y1 < supplier.y + supplier.height
    assert x2 == customer.x
    assert customer.y < y2 < customer.y + customer.height


@pytest.mark.parametrize(("start", "end"), [(0, 1), (0, 2), (1, 0), (2, 0), (1, 1), (2, 2)])
def test_links_run_between_any_two_stages(start, end):
    two = [Node("a", "A", start, [Firm(1, "One")]), Node("b", "B", end, [Firm(2, "Two")]), *nodes(1, 1)]
    (curve,) = lay_out(two, [Link("l", 1, 2)]).curves

    assert curve.path.startswith("M")


def test_a_link_that_skips_a_stage_passes_between_its_boxes():
    layout = lay_out([*nodes(0, 1, 1, 1, 2)], [Link("l", "f0.0", "f4.0")])
    (curve,) = layout.curves

    assert all(not box.y <= curve.y <= box.y + box.height for box in layout.boxes if box.node.stage == 1)
    assert curve.y < layout.height


def test_of_a_firm_at_two_nodes_the_card_one_stage_away_is_joined():
    three = [
        Node("up", "Up", 0, [Firm("s", "Supplier")]),
        Node("mid", "Mid", 1, [Firm("c", "Customer")]),
        Node("down", "Down", 2, [Firm("s", "Supplier")]),
    ]
    layout = lay_out(three, [Link("sells", "s", "c"), Link("buys", "c", "s")])
    ends = {curve.link.key: ends_of(curve) for curve in layout.curves}

    assert ends["sells"][0][0] < COLUMN
    assert ends["buys"][1][0] > 2 * COLUMN


def test_links_of_firms_that_are_not_on_the_map_are_left_out():
    assert lay_out(nodes(0), [Link("l", "f0.0", "somebody"), Link("m", "f0.0", "f0.0")]).curves == []


def test_labels_do_not_lie_on_one_another():
    layout = lay_out(nodes(0, 1, firms=1), [Link(n, "f0.0", "f1.0") for n in range(5)])
    heights = sorted(curve.y for curve in layout.curves)

    assert all(after - before > 14.9 for before, after in pairwise(heights))


def test_an_empty_chain_has_a_drawing_too():
    layout = lay_out([])

    assert layout.boxes == []
    assert layout.height > HEAD


def test_han_characters_are_wider_than_latin_ones():
    assert width_of("铜铜", 10) == 20
    assert width_of("ab", 10) < 20


def test_text_wraps_between_words_and_between_han_characters_and_is_cut_in_the_end():
    assert wrapped("Copper concentrate", 120, 13) == ["Copper", "concentrate"]
    assert wrapped("电解铜箔", 27, 13) == ["电解", "铜箔"]
    assert wrapped("电解铜箔与覆铜板", 27, 13)[-1].endswith("…")
    assert wrapped("short", 200, 13) == ["short"]
    assert all(width_of(line, 13) <= 60 for line in wrapped("Uncommonlylongsingleword twice", 60, 13))

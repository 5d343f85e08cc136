"""Nodes, places and their order; who leaves a chain leaves its nodes."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import StaleError
from enterprises.actions.chain_map import (
    NamelessNodeError,
    NodeNameTakenError,
    add_node,
    edit_node,
    move_node,
    place_enterprise,
    remove_node,
    take_from_node,
)
from enterprises.actions.enterprises import edit_enterprise
from enterprises.models import ChainNode, ChainPlace, TimelineEntry
from enterprises.rules.chain_map import (
    NodeIsMissingError,
    NodeNotEmptyError,
    NodeRemovedError,
    NotInTheChainError,
)
from tests.factories import ChainNodeFactory, ChainPlaceFactory, EnterpriseFactory
from tests.factories.world import World


def act(world: World, **fields: Any) -> dict[str, Any]:
    return {"by": world.office, "at": world.at, **fields}


def kinds(enterprise):
    return [*TimelineEntry.objects.filter(enterprise=enterprise).order_by("pk").values_list("kind", flat=True)]


def in_order(world: World):
    return [*ChainNode.objects.filter(chain=world.chain).order_by("place").values_list("name", flat=True)]


def test_a_node_stands_last_in_its_stage_with_its_enterprises(world: World):
    ChainNodeFactory(chain=world.chain)
    node = add_node(world.chain, name="铜箔", stage="MIDSTREAM", enterprises=[world.enterprise], **act(world))

    assert node.place == 1
    assert [place.enterprise for place in node.places.all()] == [world.enterprise]
    assert kinds(world.enterprise) == ["place.taken"]


def test_only_the_office_draws_maps(world: World):
    node = ChainNodeFactory(chain=world.chain)
    for person in (world.specialist, world.leader, world.auditor, world.admin):
        with pytest.raises(PermissionDenied):
            add_node(world.chain, name="铜箔", stage="MIDSTREAM", by=person, at=world.at)
        with pytest.raises(PermissionDenied):
            place_enterprise(node, enterprise=world.enterprise, by=person, at=world.at)


def test_an_enterprise_of_another_chain_is_refused(world: World):
    node = ChainNodeFactory(chain=world.chain)
    with pytest.raises(NotInTheChainError):
        place_enterprise(node, enterprise=world.other_enterprise, **act(world))


def test_a_missing_node_takes_nobody_and_a_taken_one_cannot_be_missing(world: World):
    missing = ChainNodeFactory(chain=world.chain, state="MISSING")
    taken = ChainPlaceFactory(enterprise=world.enterprise).node
    with pytest.raises(NodeIsMissingError):
        place_enterprise(missing, enterprise=world.enterprise, **act(world))
    with pytest.raises(NodeIsMissingError):
        edit_node(taken, state="MISSING", **act(world))

    emptied = edit_node(taken, state="MISSING", enterprises=[], **act(world))
    assert (emptied.state, emptied.places.count()) == ("MISSING", 0)


def test_placing_twice_and_taking_away_twice_write_once(world: World):
    node: Any = ChainNodeFactory(chain=world.chain)
    for _ in range(2):
        node = place_enterprise(node, enterprise=world.enterprise, **act(world))
    assert (node.version, kinds(world.enterprise)) == (2, ["place.taken"])
    for _ in range(2):
        node = take_from_node(node, enterprise=world.enterprise, **act(world))
    assert (node.version, kinds(world.enterprise)) == (3, ["place.taken", "place.left"])


def test_editing_says_who_stands_there_from_now_on(world: World):
    node = ChainPlaceFactory(enterprise=world.enterprise).node
    newcomer = EnterpriseFactory(chain=world.chain)
    edit_node(node, enterprises=[newcomer], expected=1, **act(world))

    assert [place.enterprise for place in node.places.all()] == [newcomer]
    assert kinds(world.enterprise) == ["place.left"]


def test_what_happens_at_a_node_makes_an_open_form_stale(world: World):
    node = ChainNodeFactory(chain=world.chain)
    place_enterprise(node, enterprise=world.enterprise, **act(world))
    with pytest.raises(StaleError):
        edit_node(node, name="铜管", expected=1, **act(world))


def test_the_same_edit_again_writes_nothing(world: World):
    node = ChainNodeFactory(chain=world.chain)

    assert edit_node(node, name=node.name, enterprises=[], **act(world)).version == 1


def test_names_are_once_in_a_chain_and_free_again_after_removal(world: World):
    node = ChainNodeFactory(chain=world.chain, name="铜箔")
    with pytest.raises(NodeNameTakenError):
        add_node(world.chain, name="铜箔", stage="UPSTREAM", **act(world))
    with pytest.raises(NamelessNodeError):
        add_node(world.chain, name="", stage="UPSTREAM", **act(world))
    remove_node(node, **act(world))

    assert add_node(world.chain, name="铜箔", stage="UPSTREAM", **act(world)).place == 0


def test_a_node_is_removed_only_when_nobody_stands_there(world: World):
    node = ChainPlaceFactory(enterprise=world.enterprise).node
    with pytest.raises(NodeNotEmptyError):
        remove_node(node, **act(world))
    take_from_node(node, enterprise=world.enterprise, **act(world))
    removed = remove_node(node, **act(world))

    assert removed.removed_at == world.at
    with pytest.raises(NodeRemovedError):
        place_enterprise(removed, enterprise=world.enterprise, **act(world))


def test_nodes_change_places_and_close_gaps(world: World):
    for name, place in (("a", 0), ("b", 3), ("c", 7)):
        ChainNodeFactory(chain=world.chain, name=name, place=place)
    move_node(ChainNode.objects.get(name="c"), to=0, **act(world))

    assert in_order(world) == ["c", "a", "b"]
    assert [*ChainNode.objects.order_by("place").values_list("place", flat=True)] == [0, 1, 2]


def test_a_node_that_changes_its_stage_stands_last_there(world: World):
    ChainNodeFactory(chain=world.chain, stage="UPSTREAM")
    node = edit_node(ChainNodeFactory(chain=world.chain), stage="UPSTREAM", **act(world))

    assert (node.stage, node.place) == ("UPSTREAM", 1)


def test_who_leaves_the_chain_leaves_its_nodes(world: World):
    node = ChainPlaceFactory(enterprise=world.enterprise).node
    edit_enterprise(world.enterprise, address="1 New Road", **act(world))
    assert ChainPlace.objects.count() == 1

    edit_enterprise(world.enterprise, chain=world.other_chain, **act(world))

    node.refresh_from_db()
    assert ChainPlace.objects.count() == 0
    assert node.version == 2
    assert kinds(world.enterprise)[-2:] == ["place.left", "enterprise.edited"]

"""Chains, their leaders, the map and supply links."""

from __future__ import annotations

from typing import Any

from enterprises.models import NodeState
from tests.attacks.sql import NEW_ID, VERSIONED, copied
from tests.factories.enterprises import ChainLeaderFactory, ChainNodeFactory, ChainPlaceFactory, SupplyLinkFactory
from tests.factories.world import World

CHAIN = "UPDATE enterprises_chain SET version = version + 1, "
NODE = "UPDATE enterprises_chainnode SET version = version + 1, "
LINK = "UPDATE enterprises_supplylink SET version = version + 1, "
LEADER = "UPDATE enterprises_chainleader SET version = version + 1, "
LEADER_COLUMNS = VERSIONED + "chain_id user_id name latin_name post role starts_on ends_on"
PLACE_COLUMNS = VERSIONED + "node_id enterprise_id"


def rows(world: World) -> dict[str, Any]:
    """A node with an enterprise, one that is missing, one of the other chain, a link, a deputy."""
    place = ChainPlaceFactory(enterprise=world.enterprise)
    return {
        "place": place.pk,
        "node": place.node_id,
        "missing_node": ChainNodeFactory(chain=world.chain, state=NodeState.MISSING).pk,
        "other_node": ChainNodeFactory(chain=world.other_chain).pk,
        "link": SupplyLinkFactory(supplier=world.enterprise, customer=world.other_enterprise).pk,
        "deputy": ChainLeaderFactory(chain=world.chain, role="DEPUTY", name="副链长").pk,
    }


def leader(**changed: str) -> str:
    """Return the INSERT of another deputy like ours."""
    return copied("enterprises_chainleader", LEADER_COLUMNS, id=NEW_ID, **changed) + "id = %(deputy)s"


def place(**changed: str) -> str:
    """Return the INSERT of another place like ours."""
    return copied("enterprises_chainplace", PLACE_COLUMNS, id=NEW_ID, **changed) + "id = %(place)s"


ATTACKS = [
    ("chain_has_a_name", CHAIN + "name = '' WHERE id = %(chain)s"),
    (
        "chain_name_is_unique",
        CHAIN + "name = (SELECT name FROM enterprises_chain WHERE id = %(other_chain)s) WHERE id = %(chain)s",
    ),
    ("chain_address_is_unique", CHAIN + "slug = 'food' WHERE id = %(chain)s"),
    ("leader_has_a_name", LEADER + "name = '' WHERE id = %(deputy)s"),
    ("official_holds_a_rank_in_a_chain_once_at_a_time", leader()),
    ("chain_has_one_leader_of_a_rank_at_a_time", leader(role="'LEADER'", name="'另一人'")),
    ("node_stage_is_known", NODE + "stage = 'SIDEWAYS' WHERE id = %(node)s"),
    ("node_state_is_known", NODE + "state = 'ROTTEN' WHERE id = %(node)s"),
    ("node_has_a_name", NODE + "name = '' WHERE id = %(node)s"),
    (
        "node_is_once_in_a_chain",
        NODE + "name = (SELECT name FROM enterprises_chainnode WHERE id = %(missing_node)s) WHERE id = %(node)s",
    ),
    ("missing_node_has_no_enterprise", NODE + "state = 'MISSING' WHERE id = %(node)s"),
    ("missing_node_has_no_enterprise", place(node_id="%(missing_node)s")),
    ("removed_node_has_no_enterprise", NODE + "removed_at = now() WHERE id = %(node)s"),
    ("enterprise_is_once_at_a_node", place()),
    ("place_is_in_the_enterprises_own_chain", place(node_id="%(other_node)s")),
    (
        "place_is_in_the_enterprises_own_chain",
        "UPDATE enterprises_enterprise SET version = version + 1, chain_id = %(other_chain)s WHERE id = %(enterprise)s",
    ),
    ("link_state_is_known", LINK + "state = 'TORN' WHERE id = %(link)s"),
    ("link_joins_two_enterprises", LINK + "customer_id = supplier_id WHERE id = %(link)s"),
    ("link_says_what_is_supplied", LINK + "product = '' WHERE id = %(link)s"),
    (
        "link_is_once_for_a_product",
        copied("enterprises_supplylink", VERSIONED + "supplier_id customer_id product state note", id=NEW_ID)
        + "id = %(link)s",
    ),
]  # fmt: skip
ACCEPTED = [
    leader(name="'另一位副链长'"),
    leader(role="'CHIEF'"),
    NODE + "removed_at = now() WHERE id = %(missing_node)s",
    NODE + "state = 'WEAK' WHERE id = %(missing_node)s",
]

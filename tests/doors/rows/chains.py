"""Chains: pages and API of the list, the map, supply links and leaders."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone
from uuid_utils.compat import uuid7

from tests.doors.bodies import Fields, always, seen
from tests.doors.door import EDITS_REGISTER, OFFICE, OPENS, READS_CHAIN, STAFF, Door
from tests.doors.scene import Scene, Things
from tests.factories.enterprises import ChainLeaderFactory, ChainNodeFactory, ChainPlaceFactory, SupplyLinkFactory
from tests.factories.world import World

EDITS_CHAIN = ("x x x   +   x x   x x x .   !",) * 2
PLACES_API = ("x x ?   +   x ?   x x x .   !", "? ? x   +   ? x   ? x x .   !")
EDITS_LINK = ("x x x   +   . .   x x x .   !", "x x x   +   . .   . x x .   !")  # who may name both ends sees it
READS_LINK = ("+ + +   +   . .   + + + .   !", "+ + +   +   . .   . + + .   !")
ADDS_LINK_API = ("? ? ?   +   ? ?   x x x ?   !", "? ? ?   +   ? ?   ? x x ?   !")  # one end is nobody's
READS_WORK = ("+ + +   +   + +   + x + .   !",) * 2

CHAIN: Fields = {"name": "氢能", "name_en": "Hydrogen", "strategy": "BUILD"}
NODE: Fields = {
    "name": "铜杆",
    "name_en": "Copper rod",
    "stage": "MIDSTREAM",
    "state": "WEAK",
    "note": "One maker only",
}
LINK: Fields = {"product": "Copper wire", "state": "WEAK", "note": "Freight is dear"}
OFFICIAL: Fields = {"name": "新任", "latin_name": "Xin Ren", "post": "County official"}


def _day(offset: int) -> str:
    return f"{timezone.localdate() + timedelta(days=offset):%Y-%m-%d}"


def things(world: World, made: Things, side: str) -> dict[str, Any]:
    """A node with our enterprise, an empty one, a link to the unassigned enterprise, a deputy."""
    node = ChainNodeFactory(chain=made.chain)
    ChainPlaceFactory(enterprise=made.enterprise, node=node)
    return {
        "node": node,
        "spare_node": ChainNodeFactory(chain=made.chain, place=1),
        "link": SupplyLinkFactory(supplier=made.enterprise, customer=made.unassigned),
        "vice": ChainLeaderFactory(chain=made.chain, role="DEPUTY"),
    }


def _fresh(fields: Fields) -> Any:
    return lambda scene, side: {"id": str(uuid7()), **fields}


def _link(scene: Scene, side: Things) -> Fields:
    return {"id": str(uuid7()), "supplier": str(side.enterprise.pk), "customer": str(side.unassigned.pk), **LINK}


def _edited_node(scene: Scene, side: Things) -> Fields:
    return {"version": str(side.more["node"].version), "enterprises": [str(side.enterprise.pk)], **NODE}


def _appointed(start: str, end: str) -> Any:
    days = {start: _day(0), end: _day(30)}
    return _fresh({"role": "DEPUTY", **OFFICIAL, **days})


def _replaced(scene: Scene, side: Things) -> Fields:
    return {"version": str(side.more["vice"].version), **OFFICIAL, "starts_on": _day(1)}


def _at(name: str) -> Any:
    return lambda scene, side: {"node": str(side.more[name].pk)}


def _enterprise(scene: Scene, side: Things) -> Fields:
    return {"enterprise": str(side.enterprise.pk)}


ROWS = [
    Door("enterprises:chains", "GET", 200, STAFF),
    Door("enterprises:chain-new", "GET", 200, OFFICE),
    Door("enterprises:chain-new", "POST", 302, OFFICE, OFFICE, body=_fresh(CHAIN | {"slug": "hydrogen"})),
    Door("enterprises:chain", "GET", 200, *READS_CHAIN, thing="chain"),
    Door("enterprises:chain-edit", "GET", 200, *EDITS_CHAIN, thing="chain"),
    Door("enterprises:chain-edit", "POST", 302, *EDITS_CHAIN, thing="chain", body=seen("chain", CHAIN)),
    Door("enterprises:chain-map", "GET", 200, *EDITS_CHAIN, thing="chain"),
    Door("enterprises:node-new", "GET", 200, *EDITS_CHAIN, thing="chain"),
    Door("enterprises:node-new", "POST", 302, *EDITS_CHAIN, thing="chain", body=_fresh(NODE)),
    Door("enterprises:node-edit", "GET", 200, *EDITS_CHAIN, thing="node"),
    Door("enterprises:node-edit", "POST", 302, *EDITS_CHAIN, thing="node", body=_edited_node),
    Door("enterprises:node-move", "POST", 302, *EDITS_CHAIN, thing="node", body=seen("node", {"to": "1"})),
    Door("enterprises:node-remove", "POST", 302, *EDITS_CHAIN, thing="spare_node", body=seen("spare_node", {})),
    Door("enterprises:chain-of", "GET", 200, *OPENS, thing="enterprise"),
    Door("enterprises:place", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=_at("spare_node")),
    Door("enterprises:take-out", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=_at("node")),
    Door("enterprises:link-new", "GET", 200, OFFICE),
    Door("enterprises:link-new", "POST", 302, OFFICE, OFFICE, body=_link),
    Door("enterprises:link-edit", "GET", 200, *EDITS_LINK, thing="link"),
    Door("enterprises:link-edit", "POST", 302, *EDITS_LINK, thing="link", body=seen("link", LINK)),
    Door("enterprises:link-remove", "POST", 302, *EDITS_LINK, thing="link", body=seen("link", {})),
    Door("enterprises:chain-leaders", "GET", 200, *EDITS_CHAIN, thing="chain"),
    Door("enterprises:leader-new", "GET", 200, *EDITS_CHAIN, thing="chain"),
    Door("enterprises:leader-new", "POST", 302, *EDITS_CHAIN, thing="chain", body=_appointed("starts_on", "ends_on")),
    Door("enterprises:leader-end", "GET", 200, *EDITS_CHAIN, thing="vice"),
    Door("enterprises:leader-end", "POST", 302, *EDITS_CHAIN, thing="vice", body=seen("vice", {"ends_on": _day(1)})),
    Door("enterprises:leader-replace", "GET", 200, *EDITS_CHAIN, thing="vice"),
    Door("enterprises:leader-replace", "POST", 302, *EDITS_CHAIN, thing="vice", body=_replaced),
    Door("assistance:chain-work", "GET", 200, *READS_WORK, thing="chain"),
    Door("api:chain-list", "POST", 201, OFFICE, OFFICE, body=_fresh(CHAIN | {"slug": "hydrogen"})),
    Door("api:chain-detail", "PATCH", 200, *EDITS_CHAIN, thing="chain", body=always(CHAIN)),
    Door("api:node-of-chain-list", "POST", 201, *EDITS_CHAIN, thing="chain", body=_fresh(NODE)),
    Door("api:chain-node-detail", "GET", 200, *READS_CHAIN, thing="node"),
    Door("api:chain-node-detail", "PATCH", 200, *EDITS_CHAIN, thing="node", body=always(NODE)),
    Door("api:chain-node-move", "POST", 200, *EDITS_CHAIN, thing="node", body=always({"to": 1})),
    Door("api:chain-node-remove", "POST", 200, *EDITS_CHAIN, thing="spare_node"),
    Door("api:chain-node-enterprises", "POST", 200, *PLACES_API, thing="spare_node", body=_enterprise),
    Door("api:chain-node-take-out", "POST", 200, *PLACES_API, thing="node", body=_enterprise),
    Door("api:supply-link-list", "POST", 201, *ADDS_LINK_API, body=_link),
    Door("api:supply-link-detail", "GET", 200, *READS_LINK, thing="link"),
    Door("api:supply-link-detail", "PATCH", 200, *EDITS_LINK, thing="link", body=always(LINK)),
    Door("api:supply-link-remove", "POST", 204, *EDITS_LINK, thing="link"),
    Door("api:leader-of-chain-list", "POST", 201, *EDITS_CHAIN, thing="chain", body=_appointed("from", "until")),
    Door("api:chain-leader-detail", "GET", 200, *READS_CHAIN, thing="vice"),
    Door("api:chain-leader-end", "POST", 200, *EDITS_CHAIN, thing="vice", body=always({"until": _day(1)})),
    Door("api:chain-leader-replace", "POST", 201, *EDITS_CHAIN, thing="vice", body=always(OFFICIAL | {"from": _day(1)})),
]  # fmt: skip

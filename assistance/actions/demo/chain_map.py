"""The maps of the chains: nodes, who stands at them, and supply inside the county."""

from __future__ import annotations

from collections import Counter

from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.rows import insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.chain_map import LINKS, NODES
from enterprises.models import Chain, ChainNode, ChainPlace, NodeState, SupplyLink


def draw_maps(scene: Scene, chains: dict[str, Chain], firms: list[Firm]) -> None:
    """Insert nodes, places and links. Copies of a larger demo stand where their model in the catalogue stands."""
    nodes: list[ChainNode] = []
    places: list[ChainPlace] = []
    at = scene.morning(180)
    by_key: dict[tuple[str, int], list[Firm]] = {}
    for firm in firms:
        by_key.setdefault(firm.key, []).append(firm)
    for slug, rows in NODES.items():
        in_stage: Counter[str] = Counter()
        for row in rows:
            node = scene.row(
                ChainNode,
                at,
                chain=chains[slug],
                name=row.name.zh,
                name_en=row.name.en,
                stage=row.stage,
                state=NodeState(row.state),
                place=in_stage[row.stage],
                note=scene.say(row.note),
            )
            in_stage[row.stage] += 1
            nodes.append(node)
            places += [
                scene.row(ChainPlace, max(at, firm.enterprise.created_at), node=node, enterprise=firm.enterprise)
                for place in row.firms
                for firm in by_key[slug, place]
            ]
    insert(ChainNode, nodes)
    insert(ChainPlace, places)
    first = {key: found[0].enterprise for key, found in by_key.items()}
    insert(
        SupplyLink,
        [
            scene.row(
                SupplyLink,
                max(at, first[row.supplier].created_at, first[row.customer].created_at),
                supplier=first[row.supplier],
                customer=first[row.customer],
                product=scene.say(row.product),
                state=row.state,
                note=scene.say(row.note),
            )
            for row in LINKS
        ],
    )

"""Chains, their map, supply links and leaders over the API."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from uuid_utils.compat import uuid7

from enterprises.models import ChainNode, Figure, SupplyLink
from tests.clients import Api, first_error
from tests.factories import (
    ChainFactory,
    ChainLeaderFactory,
    ChainNodeFactory,
    ChainPlaceFactory,
    EnterpriseFactory,
    IssueFactory,
    SupplyLinkFactory,
)
from tests.factories.world import World


def test_everybody_with_business_reads_all_chains(world: World, api: Api):
    for name, person in world.everybody.items():
        slugs = [row["slug"] for row in api(person).get("chains/").json()["results"]]
        assert slugs == ([] if name == "admin" else ["copper", "food"]), name


def test_the_system_administrator_opens_none(world: World, api: Api):
    assert api(world.admin).get(f"chains/{world.chain.pk}/").status_code == 404


def test_a_chain_comes_with_present_coming_and_earlier_leaders(world: World, api: Api):
    ChainLeaderFactory(chain=world.chain, name="前任", starts_on=world.today - timedelta(days=900), role="DEPUTY",
                       ends_on=world.today)  # fmt: skip
    ChainLeaderFactory(chain=world.chain, name="总链长", role="CHIEF")
    ChainLeaderFactory(chain=world.chain, name="待任", role="DEPUTY", starts_on=world.today + timedelta(days=3))

    chain = api(world.handler).get(f"chains/{world.chain.pk}/").json()

    assert [(leader["role"], leader["name"]) for leader in chain["leaders"]] == [
        ("CHIEF", "总链长"),
        ("LEADER", world.leader.name),
    ]
    assert [leader["name"] for leader in chain["earlier_leaders"]] == ["前任"]
    assert [leader["name"] for leader in chain["coming_leaders"]] == ["待任"]
    assert {"from", "until", "post", "version"} <= set(chain["leaders"][0])


def test_who_may_not_be_named_is_counted(world: World, api: Api):
    node = ChainPlaceFactory(enterprise=world.enterprise).node
    other = EnterpriseFactory(chain=world.chain)
    ChainPlaceFactory(enterprise=other, node=node)
    SupplyLinkFactory(supplier=world.enterprise, customer=other)
    IssueFactory(enterprise=world.enterprise, category=world.category, lead_unit=world.unit, status="ASSIGNED")

    def seen(person):
        chain = api(person).get(f"chains/{world.chain.pk}/").json()
        (shown,) = chain["nodes"]
        names = [(firm["display_name"], firm["openable"]) for firm in shown["enterprises"]]
        return names, shown["hidden_enterprise_count"], len(chain["links"]), chain["hidden_link_count"]

    ours, theirs = ("Xiange Copper", True), (other.display_name, False)
    assert seen(world.handler) == ([ours], 1, 0, 1)
    names, *rest = seen(world.specialist)
    assert (sorted(names), rest) == (sorted([ours, theirs]), [0, 1, 0])
    assert seen(world.other_handler) == ([], 2, 0, 1)


def test_figures_are_the_latest_and_for_those_who_read_figures(world: World, api: Api):
    common = {"chain": world.chain, "indicator": "OUTPUT", "year": world.today.year, "created_at": world.at,
              "updated_at": world.at}  # fmt: skip
    for month in (2, 3):
        Figure.objects.create(through_month=month, value_cum=Decimal(month), **common)

    def figures(person):
        return api(person).get(f"chains/{world.chain.pk}/").json()["figures"]

    assert [(row["through_month"], row["value_cum"]) for row in figures(world.specialist)] == [(3, "3.00")]
    assert figures(world.handler) == []


def test_the_office_founds_a_chain_and_draws_its_map(world: World, api: Api):
    client = api(world.office)
    body = {"id": str(uuid7()), "name": "氢能", "name_en": "Hydrogen", "strategy": "BUILD", "lead_unit": "GXJ"}
    made = client.post("chains/", body)
    chain = made.json()
    assert (made.status_code, chain["slug"], chain["lead_unit"]) == (201, "hydrogen", str(world.unit.pk))
    assert client.post("chains/", body).status_code == 200
    assert client.post("chains/", body | {"name": "氢"}).status_code == 409

    node = client.post(f"chains/{chain['id']}/nodes/", {"name": "电解槽", "stage": "UPSTREAM", "state": "WEAK"})
    assert (node.status_code, node.json()["place"]) == (201, 0)
    key = node.json()["id"]
    refused = client.post(f"chain-nodes/{key}/enterprises/", {"enterprise": str(world.enterprise.pk)}, seen=1)
    assert (refused.status_code, first_error(refused)[0]) == (409, "enterprise_not_in_the_chain")
    changed = client.patch(f"chain-nodes/{key}/", {"state": "MISSING"}, seen=1)
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    assert client.patch(f"chain-nodes/{key}/", {"state": "WEAK"}, seen=1).status_code == 412
    assert client.patch(f"chain-nodes/{key}/", {"state": "WEAK"}).status_code == 428
    assert client.post(f"chain-nodes/{key}/remove/", seen=2).json()["removed_at"]
    assert client.get(f"chain-nodes/{key}/").status_code == 404


def test_an_enterprise_comes_to_a_node_and_leaves_it(world: World, api: Api):
    client, node = api(world.office), ChainNodeFactory(chain=world.chain)
    body = {"enterprise": str(world.enterprise.pk)}
    placed = client.post(f"chain-nodes/{node.pk}/enterprises/", body, seen=1)
    assert [firm["id"] for firm in placed.json()["enterprises"]] == [str(world.enterprise.pk)]
    full = client.post(f"chain-nodes/{node.pk}/remove/", seen=2)
    assert (full.status_code, first_error(full)[0]) == (409, "node_not_empty")
    gone = client.post(f"chain-nodes/{node.pk}/take-out/", body, seen=2)

    assert (gone.json()["enterprises"], gone.json()["version"]) == ([], 3)


def test_a_supply_link_is_entered_changed_and_removed(world: World, api: Api):
    client = api(world.office)
    ends = {"supplier": str(world.enterprise.pk), "customer": str(world.other_enterprise.pk)}
    made = client.post("supply-links/", {**ends, "product": "铜杆"})
    key = made.json()["id"]
    assert (made.status_code, made.json()["supplier_name"]) == (201, "Xiange Copper")
    assert client.patch(f"supply-links/{key}/", {"state": "WEAK"}, seen=1).json()["state"] == "WEAK"
    assert first_error(client.post("supply-links/", {**ends, "product": "铜杆"}))[0] == "supply_link_taken"
    assert client.post(f"supply-links/{key}/remove/", seen=2).status_code == 204

    assert not SupplyLink.objects.exists()


def test_an_official_is_appointed_replaced_and_leaves(world: World, api: Api):
    client = api(world.office)
    base, day = f"chains/{world.other_chain.pk}/leaders/", f"{world.today:%Y-%m-%d}"
    made = client.post(base, {"role": "LEADER", "user": str(world.leader.pk), "from": day})
    assert (made.status_code, made.json()["name"]) == (201, world.leader.name)
    taken = client.post(base, {"role": "LEADER", "name": "另一人", "from": day})
    assert (taken.status_code, first_error(taken)) == (409, ("chain_rank_taken", "role"))
    later = f"{world.today + timedelta(days=9):%Y-%m-%d}"
    heir = client.post(f"chain-leaders/{made.json()['id']}/replace/", {"name": "继任", "from": later}, seen=1)
    assert (heir.status_code, heir.json()["from"]) == (201, later)
    early = client.post(f"chain-leaders/{heir.json()['id']}/end/", {"until": day}, seen=1)
    assert first_error(early) == ("appointment_ends_before_start", "until")


def test_a_nodes_place_is_set_by_moving_it(world: World, api: Api):
    for place, name in enumerate("abc"):
        ChainNodeFactory(chain=world.chain, name=name, place=place)
    last = ChainNode.objects.get(name="c")
    moved = api(world.office).post(f"chain-nodes/{last.pk}/move/", {"to": 0}, seen=1)

    assert moved.json()["place"] == 0
    assert [*ChainNode.objects.order_by("place").values_list("name", flat=True)] == ["c", "a", "b"]


@pytest.mark.parametrize("more", [5, 50])
def test_the_list_and_one_chain_cost_the_same_with_few_and_many(
    world: World, api: Api, django_assert_num_queries, more
):
    for _ in range(more):
        firm = EnterpriseFactory(chain=world.chain, township=world.township)
        ChainPlaceFactory(enterprise=firm)
        SupplyLinkFactory(supplier=firm, customer=world.enterprise)
        ChainLeaderFactory(chain=ChainFactory(lead_unit=world.unit))
    client = api(world.office)

    with django_assert_num_queries(2):
        assert len(client.get("chains/").json()["results"]) == min(more + 2, 50)
    with django_assert_num_queries(11):
        assert len(client.get(f"chains/{world.chain.pk}/").json()["nodes"]) == more

"""Chains and their leaders."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.clients import Api
from tests.factories import ChainFactory, ChainLeaderFactory
from tests.factories.world import World


def test_everybody_with_business_reads_all_chains(world: World, api: Api):
    for name, person in world.everybody.items():
        slugs = [row["slug"] for row in api(person).get("chains/").json()["results"]]
        assert slugs == ([] if name == "admin" else ["copper", "food"]), name


def test_the_system_administrator_opens_none(world: World, api: Api):
    assert api(world.admin).get(f"chains/{world.chain.pk}/").status_code == 404


def test_a_chain_comes_with_its_present_leaders(world: World, api: Api):
    ChainLeaderFactory(chain=world.chain, name="前任", starts_on=world.today - timedelta(days=900), role="DEPUTY",
                       ends_on=world.today)  # fmt: skip
    ChainLeaderFactory(chain=world.chain, name="总链长", role="CHIEF")

    chain = api(world.handler).get(f"chains/{world.chain.pk}/").json()

    assert [(leader["role"], leader["name"]) for leader in chain["leaders"]] == [
        ("CHIEF", "总链长"),
        ("LEADER", world.leader.name),
    ]
    assert {"from", "until", "post", "version"} <= set(chain["leaders"][0])


def test_chains_are_read_only(world: World, api: Api):
    client = api(world.office)

    assert client.post("chains/", {"slug": "x"}).status_code == 405
    assert client.patch(f"chains/{world.chain.pk}/", {"slug": "x"}, seen=1).status_code == 405


@pytest.mark.parametrize("more", [3, 40])
def test_the_list_costs_two_queries_and_one_chain_three(world: World, api: Api, django_assert_num_queries, more):
    for _ in range(more):
        ChainLeaderFactory(chain=ChainFactory(lead_unit=world.unit))
    client = api(world.office)

    with django_assert_num_queries(2):
        assert len(client.get("chains/").json()["results"]) == more + 2
    with django_assert_num_queries(3):
        client.get(f"chains/{world.chain.pk}/")

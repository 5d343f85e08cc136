"""The pages of chains: what they show to whom, and how the office keeps them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from enterprises.actions.chain_map import edit_node, place_enterprise
from enterprises.models import Chain, ChainLeader, ChainNode, Figure
from tests.factories import (
    ChainFactory,
    ChainLeaderFactory,
    ChainNodeFactory,
    ChainPlaceFactory,
    EnterpriseFactory,
    SupplyLinkFactory,
)
from tests.factories.world import World


def text_of(response):
    return response.content.decode()


def test_the_map_is_drawn_and_told_and_a_missing_node_is_looked_for(world: World, log_in):
    ChainPlaceFactory(enterprise=world.enterprise)
    ChainNodeFactory(chain=world.chain, name_en="Copper-clad laminate", state="MISSING", note="A maker is wanted")
    page = text_of(log_in(world.office).get("/chains/copper/"))
    drawing, told = page[page.index('<svg viewBox="-10') :].split("</svg>", 1)

    for part in (drawing, told):
        assert "Xiange Copper" in part
        assert "Copper-clad" in part
        assert "ooked for" in part
    assert 'class="node-missing"' in drawing
    assert f'href="/enterprises/{world.enterprise.pk}/"' in drawing


def test_a_weak_link_is_dashed_and_a_link_to_another_chain_is_told_in_the_list(world: World, log_in):
    other = EnterpriseFactory(chain=world.chain)
    for firm in (world.enterprise, other):
        ChainPlaceFactory(enterprise=firm)
    SupplyLinkFactory(supplier=world.enterprise, customer=other, state="WEAK", product="Tube")
    SupplyLinkFactory(supplier=world.enterprise, customer=world.other_enterprise, product="Foil")
    page = text_of(log_in(world.office).get("/chains/copper/"))

    assert page.count('<path class="link-weak" d="M2') + page.count('class="link-weak" d="M7') == 1
    assert "Fengge Food (Food)" in page


def test_growth_and_output_are_for_those_who_may_read_them(world: World, log_in):
    ChainPlaceFactory(enterprise=world.enterprise)
    Figure.objects.create(
        enterprise=world.enterprise, indicator="OUTPUT", year=2026, through_month=9, value_cum=Decimal(1720000000),
        growth_official=Decimal("9.8"), created_at=world.at, updated_at=world.at,
    )  # fmt: skip

    assert "+9.8 %" in text_of(log_in(world.specialist).get("/chains/copper/"))
    for person in (world.other_specialist, world.handler, world.organiser):
        assert "+9.8 %" not in text_of(log_in(person).get("/chains/copper/"))


def test_names_that_one_may_not_know_are_counted(world: World, log_in):
    node = ChainPlaceFactory(enterprise=world.enterprise).node
    page = text_of(log_in(world.other_handler).get("/chains/copper/"))

    assert "Xiange" not in page
    assert "and 1 more" in page
    assert node.display_name in page


def test_who_leads_stands_on_top_and_who_led_in_a_fold(world: World, log_in):
    ChainLeaderFactory(chain=world.chain, name="前任", role="CHIEF", ends_on=world.today)
    page = text_of(log_in(world.auditor).get("/chains/copper/"))

    assert page.index(world.leader.name) < page.index("Earlier appointments")
    assert page.index("前任") > page.index("Earlier appointments")


def test_only_the_office_is_offered_to_edit(world: World, log_in):
    assert "/chains/copper/map/" in text_of(log_in(world.office).get("/chains/copper/"))
    assert "/chains/copper/map/" not in text_of(log_in(world.leader).get("/chains/copper/"))


def test_the_work_on_a_chain_arrives_as_a_fragment_and_as_a_page(world: World, log_in):
    client = log_in(world.office)
    whole, part = client.get("/chains/copper/work/"), client.get("/chains/copper/work/", headers={"HX-Request": "true"})

    assert "<html" in text_of(whole)
    assert "<html" not in text_of(part)
    assert "0 of 1 enterprises" in text_of(part)
    assert "Contact in the last" not in text_of(log_in(world.handler).get("/chains/copper/work/"))


def test_a_chain_is_founded_once_however_often_the_form_is_sent(world: World, log_in):
    client = log_in(world.office)
    form = client.get("/chains/new/").context["form"]
    body = {"id": str(form.initial["id"]), "name": "氢能", "name_en": "Hydrogen", "strategy": "BUILD", "slug": ""}
    for _ in range(2):
        assert client.post("/chains/new/", body).headers["Location"] == "/chains/hydrogen/map/"
    refused = client.post("/chains/new/", body | {"id": "", "name": ""})

    assert refused.status_code == 422
    assert Chain.objects.filter(slug="hydrogen").count() == 1


def test_two_edit_a_node_at_once_and_the_second_sees_both(world: World, log_in):
    node = ChainNodeFactory(chain=world.chain, name="铜管")
    edit_node(node, note="Theirs", by=world.office, at=world.at)
    body = {"version": "1", "name": "铜管棒", "stage": "MIDSTREAM", "state": "WEAK", "note": "Mine"}
    client = log_in(world.office)
    answer = client.post(reverse("enterprises:node-edit", args=[node.pk]), body)
    page = text_of(answer)

    assert answer.status_code == 409
    assert all(word in page for word in ("Theirs", "Mine", "铜管棒"))
    again = client.post(reverse("enterprises:node-edit", args=[node.pk]), body | {"version": "2"})
    assert again.status_code == 302
    assert ChainNode.objects.get(pk=node.pk).note == "Mine"


def test_a_button_of_an_old_page_is_refused_in_words(world: World, log_in):
    node = ChainNodeFactory(chain=world.chain)
    place_enterprise(node, enterprise=world.enterprise, by=world.office, at=world.at)
    answer = log_in(world.office).post(reverse("enterprises:node-remove", args=[node.pk]), {"version": "1"})

    assert answer.status_code == 422
    assert "Someone else changed this" in text_of(answer)


def test_a_missing_node_with_an_enterprise_is_refused_beside_its_state(world: World, log_in):
    body = {
        "id": "",
        "name": "铜箔",
        "stage": "UPSTREAM",
        "state": "MISSING",
        "enterprises": [str(world.enterprise.pk)],
    }
    client = log_in(world.office)
    body["id"] = str(client.get("/chains/copper/nodes/new/").context["form"].initial["id"])
    answer = client.post("/chains/copper/nodes/new/", body)

    assert answer.status_code == 422
    assert answer.context["form"].errors["state"]


def test_the_tab_of_an_enterprise_shows_its_place_and_its_partners(world: World, log_in):
    ChainPlaceFactory(enterprise=world.enterprise)
    SupplyLinkFactory(supplier=world.enterprise, customer=world.other_enterprise, product="Foil")
    address = f"/enterprises/{world.enterprise.pk}/chain/"

    specialist = text_of(log_in(world.specialist).get(address))
    assert "Fengge Food" in specialist
    assert f"/enterprises/{world.other_enterprise.pk}/" not in specialist
    handler = text_of(log_in(world.leader).get(address))
    assert "Fengge Food" not in handler
    assert "1 more link" in handler


def test_an_enterprise_is_placed_from_its_tab(world: World, log_in):
    node = ChainNodeFactory(chain=world.chain)
    client, base = log_in(world.office), f"/enterprises/{world.enterprise.pk}/chain/"
    assert client.post(f"{base}place/", {"node": str(node.pk)}).status_code == 302
    assert node.places.count() == 1
    assert client.post(f"{base}take-out/", {"node": str(node.pk)}).status_code == 302
    assert node.places.count() == 0
    foreign = ChainNodeFactory(chain=world.other_chain)
    assert client.post(f"{base}place/", {"node": str(foreign.pk)}).status_code == 422


def test_a_post_is_handed_over_on_a_page(world: World, log_in):
    leader = ChainLeader.objects.get(chain=world.chain)
    body = {"version": "1", "name": "继任", "starts_on": f"{world.today:%Y-%m-%d}"}
    address = reverse("enterprises:leader-replace", args=[leader.pk])

    assert log_in(world.office).post(address, body).status_code == 302
    assert ChainLeader.objects.current().get(chain=world.chain, role="LEADER").name == "继任"
    assert log_in(world.office).post(address, body).status_code == 422


@pytest.mark.parametrize("more", [5, 50])
def test_pages_cost_the_same_with_few_and_many(world: World, log_in, django_assert_max_num_queries, more):
    for _ in range(more):
        firm = EnterpriseFactory(chain=world.chain, township=world.township)
        ChainPlaceFactory(enterprise=firm)
        SupplyLinkFactory(supplier=firm, customer=world.enterprise)
        ChainLeaderFactory(chain=ChainFactory(lead_unit=world.unit))
    client = log_in(world.office)
    frame = 5  # session, person, counters of the side bar
    for address, most in (
        ("/chains/", 2),
        ("/chains/copper/", 10),
        ("/chains/copper/work/", 7),
        ("/chains/copper/map/", 9),
        (f"/enterprises/{world.enterprise.pk}/chain/", 8),
    ):
        with django_assert_max_num_queries(most + frame):
            assert client.get(address).status_code == 200

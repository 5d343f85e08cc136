"""The office's pages about merges: choosing, looking, confirming, going back; and what a merged record leads to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from uuid_utils.compat import uuid7

from accounts.models import User
from assistance.actions.merges import merge_enterprises
from assistance.models import Merge
from enterprises.models import Enterprise
from tests.factories.merges import Pair, make_pair
from tests.factories.world import World

LogIn = Callable[[User], Client]


@pytest.fixture
def pair(world: World) -> Pair:
    return make_pair(world)


def form_for(pair: Pair, **more: Any) -> dict[str, Any]:
    versions = {"version": pair.winner.version, "loser_version": pair.loser.version}
    return {"id": str(uuid7()), "loser": str(pair.loser.pk), "reason": "Entered twice", **versions, **more}


def merged(world: World, pair: Pair) -> Merge:
    return merge_enterprises(pair.winner, loser=pair.loser, reason="Entered twice", by=world.office, at=world.at)


def test_the_office_finds_looks_merges_and_goes_back(world: World, pair: Pair, log_in: LogIn) -> None:
    office, address = log_in(world.office), f"/enterprises/{pair.winner.pk}/merge/"
    assert f"?loser={pair.loser.pk}" in office.get(address, {"q": "弦歌"}).text
    page = office.get(address, {"loser": str(pair.loser.pk)})
    shown = page.context["preview"]
    assert f"Merge Xiange Copper (old) into Xiange Copper: {shown.goes} move, {shown.stays} stay" in page.text
    assert "Output value · 2025-12" in page.text

    response = office.post(address, form_for(pair))

    assert (response.status_code, response["Location"]) == (302, f"/enterprises/{pair.winner.pk}/")
    done = Merge.objects.get()
    assert sum(len(keys) for keys in done.moved["rows"].values()) == shown.goes
    assert f"/merges/{done.pk}/undo/" in office.get(f"/enterprises/{pair.winner.pk}/merges/").text

    confirm = office.get(f"/merges/{done.pk}/undo/")
    response = office.post(f"/merges/{done.pk}/undo/", {"version": confirm.context["merge"].version})

    assert (response.status_code, response["Location"]) == (302, f"/enterprises/{pair.loser.pk}/")
    assert "Undone" in office.get(f"/enterprises/{pair.winner.pk}/merges/").text
    assert "undone already" in office.get(f"/merges/{done.pk}/undo/").text


def test_who_saw_an_older_state_sees_the_present_one_and_may_send_again(
    world: World, pair: Pair, log_in: LogIn
) -> None:
    office, address = log_in(world.office), f"/enterprises/{pair.winner.pk}/merge/"
    sent = form_for(pair, loser_version=5)
    Enterprise.objects.filter(pk=pair.loser.pk).update(version=5)

    stale = office.post(address, form_for(pair))

    assert stale.status_code == 422
    assert 'name="loser_version" value="5"' in stale.text
    assert "Entered twice" in stale.text
    assert [office.post(address, sent).status_code for _time in range(2)] == [302, 302], "a second click does no harm"
    assert Merge.objects.count() == 1


@pytest.mark.parametrize("loser", ["nonsense", "", "%00"])
def test_an_address_that_names_no_record_asks_for_one(world: World, loser: str, log_in: LogIn) -> None:
    response = log_in(world.office).get(f"/enterprises/{world.enterprise.pk}/merge/", {"loser": loser})

    assert response.status_code in (200, 400)


def test_it_is_not_merged_into_itself_nor_without_a_reason(world: World, pair: Pair, log_in: LogIn) -> None:
    office, address = log_in(world.office), f"/enterprises/{pair.winner.pk}/merge/"

    assert office.post(address, form_for(pair, reason="")).status_code == 422
    assert office.get(address, {"loser": str(pair.winner.pk)}).status_code == 404
    assert not Merge.objects.exists()


def test_a_merged_record_leads_to_the_one_that_stands(world: World, pair: Pair, log_in: LogIn) -> None:
    merged(world, pair)
    office = log_in(world.office)

    response = office.get(f"/enterprises/{pair.loser.pk}/", follow=True)

    assert response.redirect_chain == [(f"/enterprises/{pair.winner.pk}/", 302)]
    assert "That record was merged into this one." in response.text
    assert office.get("/search/", {"q": pair.loser.uscc})["Location"] == f"/enterprises/{pair.winner.pk}/"
    assert "(old)" not in office.get("/enterprises/", {"q": "弦歌"}).text
    assert "(old)" not in office.get("/search/", {"q": "弦歌"}).text
    assert office.get(f"/enterprises/{pair.loser.pk}/edit/").status_code == 404
    assert log_in(world.other_specialist).get(f"/enterprises/{pair.loser.pk}/").status_code == 404


def test_the_page_costs_a_fixed_number_of_queries(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pair = make_pair(world, copies=5)
    office = log_in(world.office)
    address = f"/enterprises/{pair.winner.pk}/merge/?loser={pair.loser.pk}"
    office.get(address)
    with django_assert_num_queries(29):
        office.get(address)

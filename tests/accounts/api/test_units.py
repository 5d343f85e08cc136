"""Units and townships."""

from __future__ import annotations

import pytest

from tests.clients import Api, first_error
from tests.factories import TownshipFactory, UnitFactory
from tests.factories.world import World


def test_everybody_logged_in_reads_units_by_kind_and_part_of_the_name(world: World, api: Api):
    client = api(world.admin)

    codes = [unit["code"] for unit in client.get("units/", kind="TOWNSHIP").json()["results"]]
    assert codes == [world.township.code]
    for text in ("信息化", "industry", "GXJ"):
        assert [unit["id"] for unit in client.get("units/", q=text).json()["results"]] == [str(world.unit.pk)]


def test_names_follow_the_language_asked_for(world: World, api: Api):
    names = [
        api(world.office, language=language).get("units/", q="GXJ").json()["results"][0]["display_name"]
        for language in ("en", "zh-hans", "zh-CN,zh;q=0.9")
    ]

    assert names == ["Industry Bureau", "工业和信息化局", "工业和信息化局"]


def test_townships_come_in_the_order_of_their_codes(world: World, api: Api):
    for code in ("371521001", "371521203"):
        TownshipFactory(code=code)

    codes = [unit["code"] for unit in api(world.specialist).get("townships/").json()["results"]]
    assert codes == ["371521001", world.township.code, "371521203"]


def test_a_wrong_kind_is_refused_by_name(world: World, api: Api):
    answer = api(world.office).get("units/", kind="GALAXY")

    assert answer.status_code == 400
    assert first_error(answer) == ("invalid_choice", "kind")


@pytest.mark.parametrize("path", ["units/", "townships/"])
@pytest.mark.parametrize("more", [5, 45])
def test_lists_cost_two_queries_however_long(world: World, api: Api, django_assert_num_queries, path, more):
    for _ in range(more):
        UnitFactory()
        TownshipFactory()
    client = api(world.office)

    with django_assert_num_queries(2):
        assert len(client.get(path).json()["results"]) > more

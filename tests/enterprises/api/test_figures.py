"""Figures over the API."""

from __future__ import annotations

from typing import Any

import pytest
from uuid_utils.compat import uuid7

from enterprises.models import Figure
from tests.clients import Api, first_error
from tests.factories.figures import FigureFactory
from tests.factories.world import World


def body_of(world: World, **more: Any) -> dict[str, Any]:
    body = {"enterprise": str(world.enterprise.pk), "indicator": "OUTPUT", "year": 2024, "through_month": 4}
    return body | {"value_cum": "12345000.00", "base_cum_comparable": "10000000"} | more


def test_a_figure_is_posted_repeated_and_corrected(world: World, api: Api) -> None:
    office = api(world.office)
    body = body_of(world, id=str(uuid7()))

    made, again = office.post("figures/", body), office.post("figures/", body)
    other = office.post("figures/", body | {"value_cum": "1"})
    unexplained = office.post("figures/", body_of(world, value_cum="12000000"))
    corrected = office.post("figures/", body_of(world, value_cum="12000000", note="a slip"))

    assert [answer.status_code for answer in (made, again, other, unexplained, corrected)] == [201, 200, 409, 409, 200]
    assert first_error(other) == ("id_taken", "id")
    assert first_error(unexplained) == ("correction_needs_reason", "note")
    assert made.json()["value_cum"] == "12345000.00"
    assert made.json()["growth"] == {"rate": "23.45", "basis": "COMPARABLE"}
    assert made.headers["ETag"] == '"1"'
    assert corrected.json()["id"] == made.json()["id"] and corrected.json()["version"] == 2


def test_a_correction_names_the_version_that_was_seen_and_is_kept(world: World, api: Api) -> None:
    figure = FigureFactory(enterprise=world.enterprise)
    office, address = api(world.office), f"figures/{figure.pk}/"
    change = {"value_cum": "7.50", "note": "a slip"}

    assert office.patch(address, change).status_code == 428
    assert office.patch(address, change, seen=1).status_code == 200
    stale = office.patch(address, change | {"value_cum": "8"}, seen=1)
    assert (stale.status_code, stale.json()["current"]["value_cum"]) == (412, "7.50")
    [revision] = office.get(address).json()["revisions"]
    assert (revision["by"], revision["note"], revision["version"]) == (str(world.office.pk), "a slip", 2)
    assert revision["changes"] == [{"field": "value_cum", "before": "5000000.00", "after": "7.50"}]


@pytest.mark.parametrize(
    "wrong",
    [{"value_cum": 1.5}, {"value_cum": "NaN"}, {"value_cum": True}, {"value_cum": "1" * 20}, {"through_month": 1},
     {"indicator": "LUCK"}, {"year": 12}, {"is_preliminary": "yes"}, {"chain": "nothing"}],
)  # fmt: skip
def test_what_is_wrong_in_the_body_is_named(world: World, api: Api, wrong: dict[str, Any]) -> None:
    answer = api(world.office).post("figures/", body_of(world, **wrong))

    assert (answer.status_code, first_error(answer)[1]) == (400, next(iter(wrong)))


def test_two_subjects_and_an_empty_figure_are_refused(world: World, api: Api) -> None:
    office = api(world.office)

    both = office.post("figures/", body_of(world, chain="copper"))
    empty = office.post("figures/", body_of(world, value_cum=None))

    assert [(answer.status_code, first_error(answer)[0]) for answer in (both, empty)] == [
        (409, "one_subject"),
        (409, "empty_figure"),
    ]


def test_the_list_is_filtered_and_holds_what_one_may_see(world: World, api: Api) -> None:
    FigureFactory()
    FigureFactory(chain=world.chain, year=2023)
    FigureFactory(township=world.township, indicator="TAX")
    FigureFactory(enterprise=world.enterprise)
    FigureFactory(enterprise=world.other_enterprise, through_month=2)

    def found(who: Any, **query: Any) -> int:
        return len(api(who).get("figures/", **query).json()["results"])

    assert (found(world.office), found(world.specialist), found(world.handler)) == (5, 4, 0)
    for scope, number in (("COUNTY", 1), ("CHAIN", 1), ("TOWNSHIP", 1), ("ENTERPRISE", 2)):
        assert found(world.office, scope=scope) == number
    assert found(world.office, enterprise=str(world.enterprise.pk)) == 1
    assert found(world.office, chain="copper", year=2023) == 1
    assert found(world.office, indicator="TAX", township=world.township.code) == 1
    assert found(world.office, through_month=2) == 1
    assert len(api(world.specialist).get(f"enterprises/{world.enterprise.pk}/figures/").json()["results"]) == 1


def test_the_county_says_what_its_page_shows(world: World, api: Api) -> None:
    FigureFactory(year=2023, value_cum="19011000000.00", growth_official="23.41", source="Bureau")
    FigureFactory(year=2023, indicator="VALUE_ADDED", value_cum=None, growth_official="21.6")
    FigureFactory(year=2024, through_month=2)

    county = api(world.leader).get("figures/county/", year=2023, through_month=4).json()

    amounts = {amount["indicator"]: amount for amount in county["amounts"]}
    assert (county["year"], county["through_month"]) == (2023, 4)
    assert (amounts["OUTPUT"]["value"], amounts["OUTPUT"]["growth"]) == (
        "19011000000.00",
        {"rate": "23.41", "basis": "OFFICIAL"},
    )
    assert amounts["VALUE_ADDED"]["growth"] == {"rate": "21.60", "basis": "OFFICIAL"}
    assert {chain["slug"] for chain in county["chains"]} == {"copper", "food"}
    latest = api(world.leader).get("figures/county/").json()
    assert (latest["year"], latest["through_month"]) == (2024, 2)
    assert api(world.handler).get("figures/county/").status_code == 403
    assert Figure.objects.count() == 3

"""The working calendar and the categories."""

from __future__ import annotations

import pytest

from tests.clients import Api
from tests.factories import CategoryFactory
from tests.factories.world import World


def test_a_published_year_is_its_exceptions_from_the_week(world: World, api: Api):
    answer = api(world.admin).get("calendar/2026/")

    assert answer.status_code == 200
    year = answer.json()
    days = {day["day"]: day["is_working"] for day in year["exceptions"]}
    assert year["year"] == 2026
    assert days["2026-10-01"] is False
    assert days["2026-02-14"] is True  # a Saturday made up for the Spring Festival
    assert "2026-11-23" not in days


@pytest.mark.parametrize("year", ["2031", "0000", "0001", "9999", "1900"])
def test_a_year_that_is_not_published_is_404(world: World, api: Api, year):
    assert api(world.office).get(f"calendar/{year}/").status_code == 404


def test_categories_come_in_their_order_with_the_days_for_an_answer(world: World, api: Api):
    CategoryFactory(code="LAB", place=2)
    CategoryFactory(code="UTL", place=1, usual_unit=world.unit)

    rows = api(world.specialist).get("categories/").json()["results"]

    assert [row["code"] for row in rows] == ["FIN", "UTL", "LAB"]
    assert rows[0]["answer_days"] == world.category.answer_days
    assert rows[1]["usual_unit_name"] == "Industry Bureau"


@pytest.mark.parametrize("more", [3, 40])
def test_categories_cost_two_queries_and_a_year_three(world: World, api: Api, django_assert_num_queries, more):
    for n in range(more):
        CategoryFactory(code=f"X{n:02}", usual_unit=world.unit)
    client = api(world.specialist)

    with django_assert_num_queries(2):
        client.get("categories/")
    with django_assert_num_queries(3):
        client.get("calendar/2026/")

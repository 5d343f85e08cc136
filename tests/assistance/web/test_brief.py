"""The brief as a page and as data."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from accounts.models import User
from tests.clients import MobileClient
from tests.factories.assistance import IssueFactory, VisitFactory
from tests.factories.merges import make_pair
from tests.factories.world import World

LogIn = Callable[[User], Client]


def test_the_page_shows_what_one_may_read_and_masks_the_phone(world: World, log_in: LogIn) -> None:
    IssueFactory(enterprise=world.enterprise, title="缺电", category=world.category)

    page = log_in(world.specialist).get(f"/enterprises/{world.enterprise.pk}/brief/").text

    for words in ("Xiange Copper", "138****1234", "缺电", "No figures of this enterprise yet."):
        assert words in page
    assert "6351234" not in page
    assert "Figures" not in log_in(world.handler).get(f"/enterprises/{world.enterprise.pk}/brief/").text


def test_it_is_one_click_away_from_the_enterprise_the_day_and_the_plan(world: World, log_in: LogIn) -> None:
    planned = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True, planned_for=world.at)
    client, address = log_in(world.specialist), f"/enterprises/{world.enterprise.pk}/brief/"

    for page in (f"/enterprises/{world.enterprise.pk}/file/", "/", f"/visits/{planned.pk}/"):
        assert address in client.get(page).text, page


def test_the_api_gives_the_same(world: World) -> None:
    pair = make_pair(world)

    body = MobileClient(world.office).get(f"enterprises/{pair.loser.pk}/brief/").json()

    assert (body["issues_total"], len(body["issues"]), len(body["visits"])) == (1, 1, 1)
    assert body["figures"][0] | {"value": "5.00", "growth": None} == body["figures"][0]
    assert body["contact"]["phone"].startswith("138****")
    assert body["planned_visit"] is None

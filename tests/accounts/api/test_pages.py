"""Cursor pages."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from accounts.models import Unit
from tests.clients import Api, MobileClient, first_error
from tests.factories import UnitFactory, VisitFactory
from tests.factories.world import World


def walk(client: MobileClient, path: str, **query: Any) -> list[list[str]]:
    pages = []
    answer = client.get(path, **query).json()
    while True:
        pages.append([row["id"] for row in answer["results"]])
        if answer["next"] is None:
            return pages
        answer = client.get(answer["next"]).json()


@pytest.mark.parametrize("size", [1, 3, 7, 200])
def test_walking_shows_every_row_once_and_in_order(world: World, api: Api, size):
    for _ in range(9):
        UnitFactory()

    pages = walk(api(world.office), "units/", page_size=size)

    assert sum(pages, []) == [str(pk) for pk in Unit.objects.order_by("code").values_list("pk", flat=True)]
    assert all(len(page) == size for page in pages[:-1])


def test_rows_of_the_very_same_moment_are_neither_lost_nor_doubled(world: World, api: Api):
    made = {
        str(VisitFactory(enterprise=world.enterprise, created_at=world.at, updated_at=world.at).pk) for _ in range(7)
    }

    pages = walk(api(world.office), "visits/", page_size=2)

    assert len(sum(pages, [])) == 7
    assert set(sum(pages, [])) == made


def test_previous_leads_back_the_same_way(world: World, api: Api):
    for _ in range(8):
        UnitFactory()
    client = api(world.office)
    first = client.get("units/", page_size=4).json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()

    assert first["previous"] is None
    assert client.get(third["previous"]).json()["results"] == second["results"]
    back = client.get(client.get(third["previous"]).json()["previous"]).json()
    assert back["results"] == first["results"]
    assert back["previous"] is None


def test_what_is_inserted_meanwhile_shifts_nothing(world: World, api: Api):
    old = [str(VisitFactory(enterprise=world.enterprise).pk) for _ in range(4)]
    client = api(world.office)
    first = client.get("visits/", page_size=2).json()
    VisitFactory(enterprise=world.enterprise)

    second = client.get(first["next"]).json()

    assert [row["id"] for row in first["results"] + second["results"]] == old[::-1]


def test_filters_and_size_travel_with_the_address(world: World, api: Api):
    for _ in range(4):
        UnitFactory()
    link = api(world.office).get("units/", kind="COUNTY_DEPARTMENT", page_size=2).json()["next"]

    assert "kind=COUNTY_DEPARTMENT" in link
    assert "page_size=2" in link
    assert link.startswith("http://testserver/api/v1/units/?")


def test_more_than_two_hundred_rows_are_never_given(world: World, api: Api):
    Unit.objects.bulk_create(
        Unit(code=f"U{n:04}", kind="UTILITY", name=f"U{n}", created_at=world.at, updated_at=world.at)
        for n in range(210)
    )
    client = api(world.office)

    assert len(client.get("units/").json()["results"]) == 50
    assert len(client.get("units/", page_size=1000000).json()["results"]) == 200


def test_a_page_size_that_is_no_number_is_refused(world: World, api: Api):
    client = api(world.office)
    for size in ("0", "-1", "x", "1.5", "٣", "9" * 5000, " ", "1e3", "0x10", "²"):
        answer = client.get("units/", page_size=size)

        assert answer.status_code == 400, size
        assert first_error(answer) == ("invalid", "page_size")


def cursor(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


MADE_UP = [
    "", "x", "💥", "%00", "A" * 10000, cursor([]), cursor({}), cursor("x"), cursor(5), cursor([0, ["-updated_at", "-id"], []]),
    cursor([0, ["-updated_at", "-id"], ["2026-01-01T00:00:00Z", "x"]]), cursor([0, ["-updated_at", "-id"], [None, None]]),
    cursor([0, ["-updated_at", "-id"], ["0001-01-01T00:00:00+14:00", [1]]]), cursor([2, ["-updated_at", "-id"], ["", ""]]),
    cursor([0, ["enterprise__uscc"], ["9"]]), cursor([0, ["-updated_at", "-id"], ["2026-01-01\x00", "\x00"]]),
    "W" * 3 + "=" * 9, base64.b64encode(b"[" * 100000).decode(),
]  # fmt: skip


def test_a_cursor_that_was_built_by_hand_is_refused(world: World, api: Api):
    client = api(world.office)
    for value in MADE_UP:
        answer = client.get("visits/", cursor=value)

        assert answer.status_code == 400, value[:80]
        assert first_error(answer) == ("invalid", "cursor")


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_cursor_at_the_end_of_time_is_a_page_like_any_other(world: World, api: Api, moment):
    made_up = cursor([0, ["-updated_at", "-id"], [moment, str(world.enterprise.pk)]])

    assert api(world.office).get("visits/", cursor=made_up).status_code in (200, 400)


def test_a_cursor_of_another_order_is_refused(world: World, api: Api):
    VisitFactory(enterprise=world.enterprise)
    client = api(world.office)
    link = client.get("enterprises/", page_size=1).json()["next"]

    answer = client.get(link + "&ordering=-updated_at")

    assert answer.status_code == 400
    assert first_error(answer) == ("invalid", "cursor")

"""The address of one's calendar over the API."""

from __future__ import annotations

from django.test import Client

from tests.clients import Api
from tests.factories.world import World


def path_in(answer: dict[str, str]) -> str:
    return f"/calendar/{answer['url'].partition('/calendar/')[2]}"


def test_the_address_is_asked_for_kept_and_changed(world: World, api: Api) -> None:
    client = api(world.specialist)
    assert client.get("me/calendar/").json() == {"url": None}

    first = client.post("me/calendar/", {}).json()
    assert client.post("me/calendar/", {}).json() == client.get("me/calendar/").json() == first
    assert Client().get(path_in(first)).status_code == 200

    second = client.post("me/calendar/", {"anew": True}).json()
    assert [Client().get(path_in(one)).status_code for one in (first, second)] == [404, 200]
    assert api(world.office).get("me/calendar/").json() == {"url": None}

"""Who am I, and what must a device agree with."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.rights import capabilities_of
from assistance.queries.calendar import calendar_version
from tests.clients import Api
from tests.factories.world import World


@pytest.mark.parametrize("person", ["specialist", "office", "handler", "leader", "organiser", "auditor", "admin"])
def test_everybody_learns_their_roles_units_and_capabilities(world: World, api: Api, person):
    user = getattr(world, person)
    me = api(user).get("me/").json()

    assert me["user"]["id"] == str(user.pk)
    assert me["roles"] == user.roles
    assert me["capabilities"] == capabilities_of(user.roles)
    assert [unit["code"] for unit in me["units"]] == (["GXJ"] if person == "handler" else [])
    assert me["calendar_version"] == calendar_version()


def test_the_servers_clock_comes_with_its_offset(world: World, api: Api):
    moment = datetime.fromisoformat(api(world.office).get("me/").json()["server_time"])

    assert abs((timezone.now() - moment).total_seconds()) < 60
    assert moment.utcoffset() == timedelta(hours=8)


def test_nothing_secret_is_told(world: World, api: Api):
    text = api(world.office).get("me/").content.decode()

    assert "password" not in text
    assert '"phone"' not in text


def test_it_costs_three_queries(world: World, api: Api, django_assert_num_queries):
    client = api(world.handler)

    with django_assert_num_queries(3):  # who asks, the units, the calendar's version
        client.get("me/")

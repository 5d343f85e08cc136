"""Twenty people save one enterprise at the same moment: one wins, nineteen see both versions and keep what they typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.clients import MobileClient
from tests.databases import OwnDatabase
from tests.factories import World

AT_ONCE = 20
LogIn = Callable[[User], Client]


def test_twenty_forms(own_database: OwnDatabase, world: World, log_in: LogIn) -> None:
    path = reverse("enterprises:edit", args=[world.enterprise.pk])
    clients = [log_in(world.office) for _ in range(AT_ONCE)]
    shown = clients[0].get(path).context["form"]
    values = {name: shown[name].value() for name in shown.fields}
    body = {name: value for name, value in values.items() if value not in (None, False)}

    answers: list[Any] = own_database.at_once(*[
        lambda client=client, address=f"Yard {place}": client.post(path, body | {"address": address})
        for place, client in enumerate(clients)
    ])  # fmt: skip

    assert Counter(getattr(answer, "status_code", answer) for answer in answers) == {302: 1, 409: AT_ONCE - 1}
    world.enterprise.refresh_from_db()
    assert world.enterprise.version == 2
    for place, answer in enumerate(answers):
        if answer.status_code == 409:
            page = answer.content.decode()  # not its context: Django's client collects those of all threads together
            assert f">{world.enterprise.address}</td>" in page
            assert f">Yard {place}</td>" in page
            assert f'value="Yard {place}"' in page
            assert 'name="version" value="2"' in page


def test_twenty_clients_of_the_api(own_database: OwnDatabase, world: World) -> None:
    path = f"enterprises/{world.enterprise.pk}/"
    client = MobileClient(world.office)

    answers: list[Any] = own_database.at_once(*[
        lambda address=f"Yard {place}": client.patch(path, {"address": address}, seen=1) for place in range(AT_ONCE)
    ])  # fmt: skip

    assert Counter(getattr(answer, "status_code", answer) for answer in answers) == {200: 1, 412: AT_ONCE - 1}
    [won] = [answer.json() for answer in answers if answer.status_code == 200]
    assert all(answer.json()["current"] == won for answer in answers if answer.status_code == 412)

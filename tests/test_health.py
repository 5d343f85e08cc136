"""Is it up? 200 with its database, 503 and a time to come back without it; never a fault, never a white page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connections
from django.test import Client

from tests.databases import OwnDatabase
from tests.factories.accounts import UserFactory
from tests.factories.world import World


def test_it_is_well_while_its_database_answers(db: None, client: Client) -> None:
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}


@pytest.fixture
def without_a_database(own_database: OwnDatabase) -> Iterator[Client]:
    """A client of somebody who is logged in, while nobody listens where the database should be."""
    client = Client(raise_request_exception=False, headers={"accept-language": "en"})
    client.force_login(UserFactory(username="office", roles=["OFFICE"]), backend="accounts.web.sessions.UserBackend")
    connection = connections["default"]
    connection.close()
    real = dict(connection.settings_dict)
    connection.settings_dict.update(HOST="127.0.0.1", PORT="1")
    yield client
    connection.close()
    connection.settings_dict.update(real)


@pytest.mark.parametrize("path", ["/healthz", "/", "/issues/", "/api/v1/me/"])
def test_without_its_database_it_says_when_to_come_back(without_a_database: Client, path: str) -> None:
    response = without_a_database.get(path, headers={"Authorization": "Bearer " + "0" * 64})

    assert response.status_code == 503
    assert response.headers["Retry-After"] == "10"
    assert "Traceback" not in response.content.decode()


def test_static_files_come_with_their_types(world: World, client: Client) -> None:
    for path, kind in (
        ("css/theme.css", "text/css"),
        ("js/app.js", "text/javascript"),
        ("img/logo.svg", "image/svg+xml"),
    ):
        response = client.get(f"/static/{path}")
        assert response.status_code == 200, path
        assert response.headers["Content-Type"].startswith(kind), path

"""What all tests share: the databases, the cast (`world`), and clients that are logged in."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from accounts.clock import local_day
from tests import databases
from tests.databases import OwnDatabase
from tests.factories.world import World, make_world, this_moment

if TYPE_CHECKING:
    from accounts.models import User


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests first, then browsers, then those that break real processes or fill a county."""
    late = ("scale", "fault", "browser")
    items.sort(key=lambda item: [bool(item.get_closest_marker(kind)) for kind in late])


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the collector what stays to the end, and let it come less often: a test leaves little behind."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Tests that share something dear stay with one worker."""
    from tests.company import InCompany

    return InCompany(config, log)


WORKER = databases.WorkerDatabases({"empty": lambda: None, "cast": make_world})


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Lead the connection to the database in which the cast stands, or to the empty one, before any fixture opens it."""
    wanted = set(getattr(item, "fixturenames", ()))
    if "own_database" in wanted or not ({"db", "world"} & wanted or item.get_closest_marker("django_db")):
        return
    with item.config.stash[blocking_manager_key].unblock():
        WORKER.go_to("cast" if "world" in wanted else "empty")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remove the databases of this process; the last one, which the others work for, those of the run too."""
    with session.config.stash[blocking_manager_key].unblock():
        WORKER.drop()
        if not hasattr(session.config, "workerinput"):
            databases.drop_shared("demo")


@pytest.fixture(scope="session")
def template_database(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> str:
    """The name of the migrated template that every test database is a copy of."""
    with django_db_blocker.unblock():
        return databases.template()


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Replace Django's own: ``pytest_runtest_setup`` has led the connection to the right database already."""


@pytest.fixture
def transactional_db() -> None:
    """Refuse pytest-django's way, which flushes: append-only tables forbid it."""
    pytest.fail("Use the fixture own_database: tests here never flush.")


@pytest.fixture
def own_database(
    request: pytest.FixtureRequest, template_database: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[OwnDatabase]:
    """A fresh, migrated database for this test alone, where commits are real and threads and processes may work."""
    assert "db" not in request.fixturenames, "db rolls back, own_database commits: ask for one of them"
    with django_db_blocker.unblock(), databases.own_copy(template_database) as own:
        yield own


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    """The cast and their enterprises (tests/factories/world.py); in the test's own database if it asked for one."""
    if "own_database" in request.fixturenames:
        request.getfixturevalue("own_database")
        return make_world()
    request.getfixturevalue("db")
    cast: World = deepcopy(
        WORKER.rooms["cast"][1]
    )  # the rows stand in the database since the first test of this process
    return replace(cast, at=this_moment(), today=local_day(this_moment()))


@pytest.fixture
def client() -> Client:
    """A browser's client whose reader prefers English."""
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def log_in() -> Callable[[User], Client]:
    """A function that returns a browser's client logged in as the given person."""

    def client_of(user: User) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(user, backend="accounts.web.sessions.UserBackend")
        return client

    return client_of


@pytest.fixture(autouse=True)
def clean_slate() -> Iterator[None]:
    """No cached answers and no language from the test before."""
    cache.clear()
    translation.activate("en")
    yield
    translation.deactivate()

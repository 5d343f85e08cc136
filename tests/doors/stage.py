"""The stage as a fixture: set once for a module, every request on it is undone before the next; and the walk over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.doors.door import Door
from tests.doors.scene import Scene, make_scene
from tests.doors.walk import Answer, walk

Walk = Callable[[Door], list[Answer]]


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Set the stage in a transaction round all tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        stage = make_scene()
        connection.check_constraints()  # once: what is deferred would be checked again after every test
        yield stage
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def walked() -> dict[Door, list[Answer]]:
    """What everybody got at the doors that were walked so far."""
    return {}


@pytest.fixture(scope="module")
def answers(scene: Scene, walked: dict[Door, list[Answer]]) -> Walk:
    """What everybody got at a door, and what it left; walked once, looked at by several tests."""

    def answers_at(door: Door) -> list[Answer]:
        if door not in walked:
            walked[door] = list(walk(scene, door))
        return walked[door]

    return answers_at

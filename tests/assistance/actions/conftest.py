"""The demo, loaded once for the modules that only read it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from accounts.actions.people import system_user
from accounts.clock import database_now
from assistance.actions.demo.load import load_demo
from tests import databases


@pytest.fixture(scope="session")
def demo_county(template_database: str, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, datetime]]:
    """The name of a database that holds the demo, and when it was loaded; for copying."""
    name = f"{databases.PREFIX}demo_{uuid.uuid4().hex[:12]}"
    with django_db_blocker.unblock():
        databases.copy_of(template_database, name)
        try:
            with databases.pointed_at(name), override_settings(DEMO=True):
                at = database_now()
                load_demo(by=system_user(), at=at)
            yield name, at
        finally:
            databases.drop(name)


@pytest.fixture(scope="module")
def loaded(
    demo_county: tuple[str, datetime], django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[datetime]:
    """Lead a module's tests to a copy of the demo; when it was loaded."""
    name, at = demo_county
    with django_db_blocker.unblock(), databases.own_copy(name), override_settings(DEMO=True):
        yield at

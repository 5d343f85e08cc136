"""Migrations: complete, and reversible on a database with rows in it."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from tests import databases
from tests.databases import OwnDatabase
from tests.factories import IssueFactory, World
from tests.schema import APPS

LOWEST = "accounts"


def tables() -> set[str]:
    with connection.cursor() as cursor:
        return {name for name in connection.introspection.table_names(cursor) if name.startswith(tuple(APPS))}


def test_the_models_have_no_change_without_a_migration(db: None) -> None:
    written = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=written, verbosity=1)
    except SystemExit:
        pytest.fail(written.getvalue())


def test_forward_backward_forward_on_a_fresh_database(own_database: OwnDatabase) -> None:
    there = tables()
    databases.migrate(LOWEST, "zero")  # and with it whatever stands on it
    assert tables() == set()

    databases.migrate()

    assert tables() == there
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_proc WHERE proname LIKE 'pgtrigger_%'")
        (functions,) = cursor.fetchone()
        cursor.execute("SELECT username FROM accounts_user")
        assert cursor.fetchall() == [("system",)]
    assert functions > 50


def test_migrating_again_does_nothing(own_database: OwnDatabase, world: World) -> None:
    issue = IssueFactory(enterprise=world.enterprise, status="ANSWERED")
    written = StringIO()

    call_command("migrate", verbosity=1, interactive=False, stdout=written)

    assert "No migrations to apply." in written.getvalue()
    issue.refresh_from_db()
    assert issue.status == "ANSWERED"


@pytest.mark.usefixtures("own_database")
def test_a_copy_of_the_template_is_a_whole_database() -> None:
    """The harness itself: extensions, functions and the system user come along."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), uscc_is_valid('91350100M000100Y43')")
        name, valid = cursor.fetchone()
        cursor.execute("SELECT extname FROM pg_extension")
        extensions = {row[0] for row in cursor.fetchall()}

    assert name.startswith(databases.PREFIX)
    assert valid
    assert {"btree_gist", "pg_trgm"} <= extensions

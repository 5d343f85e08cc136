"""Databases of the tests: one migrated template for each state of the migrations, and quick copies of it.

Nothing is ever flushed: append-only tables refuse TRUNCATE. An ordinary test rolls back; one that needs commits, for
threads, processes or browsers, gets a copy of the template to itself, which is dropped afterwards.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from unittest import mock
from urllib.parse import quote

import psycopg
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "yanggu_t_"  # all databases made here, and nothing else, begin so
FORGOTTEN_AFTER = timedelta(hours=12)  # what a killed run left behind is removed by a later one
BUILDING = 7_371_521  # advisory lock: one process of a run builds what all copy, the others wait
RUN = os.environ.setdefault("YANGGU_TESTS_RUN", uuid.uuid4().hex[:12])  # the same in all processes of a run


def maintenance() -> psycopg.Connection[Any]:
    """Return a connection outside all test databases, for CREATE and DROP DATABASE."""
    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"] or None,
        port=settings["PORT"] or None,
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        dbname=_database_of_the_environment(),
        autocommit=True,
    )


def _database_of_the_environment() -> str:
    from config.settings import DATABASES

    return os.environ.setdefault("YANGGU_TESTS_START_FROM", str(DATABASES["default"]["NAME"]))


def state_of_the_migrations() -> str:
    """Return a fingerprint of all that a migrated database holds: it changes with any migration, ours or a library's."""
    digest = hashlib.sha256(str(connection.settings_dict["USER"]).encode())  # only its owner may copy a template
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(file.read_bytes())
    functions = ("enterprises/rules/credit_codes.py", "enterprises/rules/search_keys.py")
    for path in (*functions, "requirements.txt", "tests/databases.py"):
        digest.update((ROOT / path).read_bytes())
    return digest.hexdigest()[:12]


def template() -> str:
    """Return the name of the migrated template, making it first if these migrations have none yet."""
    name = f"{PREFIX}template_{state_of_the_migrations()}"
    with closing(maintenance()) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [BUILDING])  # freed when this connection closes
        if not _exists(server, name):
            _remove_forgotten(server)
            _build(server, name)
    return name


def shared(kind: str, source: str, furnish: Callable[[OwnDatabase], None]) -> str:
    """Return the name of a furnished copy of ``source`` that all processes of this run copy, making it first if need be."""
    name = _shared_name(kind)
    with closing(maintenance()) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [BUILDING])
        if not _exists(server, name):
            copy_of(source, name)
            try:
                furnish(OwnDatabase(name, url_of(name)))
            except BaseException:
                drop(name, server)
                raise
    return name


def drop_shared(*kinds: str) -> None:
    """Remove what the processes of this run shared."""
    with (
        suppress(psycopg.OperationalError),
        closing(maintenance()) as server,
    ):  # no server: then nothing was made either
        for kind in kinds:
            drop(_shared_name(kind), server)


def _shared_name(kind: str) -> str:
    return f"{PREFIX}{kind}_{RUN}"


def _build(server: psycopg.Connection[Any], name: str) -> None:
    """Migrate a draft and give it the name when it is whole.

    An advisory lock holds within one database only: a run that starts from another DATABASE_URL on this server may build
    the same template. Each has a draft of its own, the first to finish names it, and the other's is thrown away.
    """
    draft = f"{PREFIX}draft_{uuid.uuid4().hex[:12]}"
    _create_empty(server, draft)
    try:
        with pointed_at(draft):
            migrate()
        server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (draft, name))))
    except (psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
        drop(draft, server)
    except BaseException:
        drop(draft, server)
        raise


def migrate(*target: str) -> None:
    """Run the command ``migrate``, without working the models out anew for each trigger: none of them changes a column."""
    with mock.patch.object(AddTrigger, "state_forwards", _note_trigger):
        call_command("migrate", *target, verbosity=0, interactive=False)


def _note_trigger(operation: AddTrigger, app_label: str, state: ProjectState) -> None:
    options = state.models[app_label, operation.model_name].options
    options["triggers"] = [*options.get("triggers", []), operation.trigger]


def _exists(server: psycopg.Connection[Any], name: str) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _create_empty(server: psycopg.Connection[Any], name: str) -> None:
    """Create a database that sorts and folds letters like the one in DATABASE_URL."""
    row = server.execute(
        "SELECT datcollate, datctype, to_jsonb(d) ->> 'datlocprovider',"
        " coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')"
        " FROM pg_database d WHERE datname = current_database()"
    ).fetchone()
    assert row is not None
    collate, ctype, provider, locale = row
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE {} LC_CTYPE {}").format(
        sql.Identifier(name), sql.Literal(collate), sql.Literal(ctype)
    )
    if provider in ("b", "i"):
        words = {"b": "LOCALE_PROVIDER builtin BUILTIN_LOCALE {}", "i": "LOCALE_PROVIDER icu ICU_LOCALE {}"}[provider]
        statement += sql.SQL(" ") + sql.SQL(words).format(sql.Literal(locale))
    server.execute(statement)
    _note_its_age(server, name)


def _note_its_age(server: psycopg.Connection[Any], name: str) -> None:
    made = datetime.now(UTC).isoformat()
    server.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(sql.Identifier(name), sql.Literal(made)))


def _remove_forgotten(server: psycopg.Connection[Any]) -> None:
    rows = server.execute(
        "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
        " WHERE starts_with(datname, %s) AND datdba = to_regrole(quote_ident(current_user))",
        [PREFIX],
    ).fetchall()
    for name, made in rows:
        if made and datetime.now(UTC) - datetime.fromisoformat(made) > FORGOTTEN_AFTER:
            drop(name, server)


def copy_of(source: str, name: str) -> None:
    """Create the database ``name`` as a copy of ``source``."""
    with closing(maintenance()) as server:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(statement.format(sql.Identifier(name), sql.Identifier(source)))
        _note_its_age(server, name)


def drop(name: str, server: psycopg.Connection[Any] | None = None) -> None:
    """Drop a database of ours, whoever is still connected."""
    assert name.startswith(PREFIX), f"{name} is no database of the tests"
    if server is None:
        with closing(maintenance()) as own:
            drop(name, own)
        return
    statement = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    try:
        server.execute(statement + sql.SQL(" WITH (FORCE)"))
    except (
        psycopg.errors.InsufficientPrivilege
    ):  # the server's own vacuum is in it, which a plain DROP sends away by itself
        server.execute(statement)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Let Django's default connection, in every thread and child process, lead to the database ``name``."""
    settings = connections.settings["default"]  # shared by the connections of all threads
    before, url_before = settings["NAME"], os.environ.get("DATABASE_URL")
    connection.close()
    settings["NAME"] = name
    os.environ["DATABASE_URL"] = url_of(name)
    try:
        yield
    finally:
        connection.close()
        settings["NAME"] = before
        if url_before is None:
            os.environ.pop("DATABASE_URL")
        else:
            os.environ["DATABASE_URL"] = url_before


def url_of(name: str) -> str:
    """Return the DATABASE_URL of a database on the tests' server."""
    settings = connection.settings_dict
    who = quote(settings["USER"], safe="")
    secret = f":{quote(settings['PASSWORD'], safe='')}" if settings["PASSWORD"] else ""
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    return f"postgres://{who}{secret}@{quote(settings['HOST'], safe='.')}{port}/{name}"


@dataclass(frozen=True)
class OwnDatabase:
    """A database that one test has to itself: real commits, from threads and from other processes."""

    name: str
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """The environment for a child process that works on this database."""
        return {**os.environ, "DATABASE_URL": self.url}

    def connect(self, **kwargs: Any) -> psycopg.Connection[Any]:
        """Return a bare connection, for raw SQL beside Django."""
        return psycopg.connect(self.url, **kwargs)

    def at_once(self, *acts: Callable[[], Any]) -> list[Any]:
        """Run the acts in threads of their own that start together; return each one's result, or what it raised."""
        from threading import Barrier

        start = Barrier(len(acts))
        outcomes: list[Any] = [RuntimeError("did not end")] * len(acts)

        def run(place: int, act: Callable[[], Any]) -> None:
            try:
                connection.ensure_connection()  # connecting takes longer than the act: the race begins after it
                start.wait(timeout=30)
                outcomes[place] = act()
            except Exception as error:  # it is what the test looks at
                outcomes[place] = error
            finally:
                connection.close()

        threads = [Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
        return outcomes


@contextmanager
def copied(source: str) -> Iterator[OwnDatabase]:
    """Give a copy of ``source`` to the block and drop it afterwards."""
    name = f"{PREFIX}own_{uuid.uuid4().hex[:12]}"
    copy_of(source, name)
    try:
        yield OwnDatabase(name, url_of(name))
    finally:
        drop(name)


@contextmanager
def own_copy(source: str) -> Iterator[OwnDatabase]:
    """Give a copy of ``source`` to the block, Django's default connection included, and drop it afterwards."""
    with copied(source) as own, pointed_at(own.name):
        yield own


class WorkerDatabases:
    """The databases of one test process, in which ordinary tests roll back: each kind is made when the first test needs it.

    ``furnish`` fills a kind once, with rows that all its tests find there; what it returns is kept.
    """

    def __init__(self, furnish: Mapping[str, Callable[[], Any]]) -> None:
        self.furnish = furnish
        self.rooms: dict[str, tuple[str, Any]] = {}
        self.present = ""
        self._pointing = ExitStack()

    def go_to(self, kind: str) -> None:
        """Let Django's default connection lead to the database of this kind."""
        if kind == self.present:
            return
        self._pointing.close()
        self.present = ""
        name = self.rooms[kind][0] if kind in self.rooms else f"{PREFIX}worker_{uuid.uuid4().hex[:12]}"
        if kind not in self.rooms:
            copy_of(template(), name)
        self._pointing.enter_context(pointed_at(name))
        if kind not in self.rooms:
            self.rooms[kind] = (name, self.furnish[kind]())
        self.present = kind

    def drop(self) -> None:
        """Remove what was made."""
        self._pointing.close()
        for name, _furniture in self.rooms.values():
            drop(name)

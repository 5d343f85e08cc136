"""Going through the doors: one request for each of the cast and each side, each undone before the next."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.doors.routes import address_of
from tests.doors.scene import Scene, Things
from tests.doors.table import COLUMNS, Door, Verdict
from tests.doors.traces import Rows, Trace, left, rows_of, writes, written


@dataclass(frozen=True)
class Answer:
    """What somebody got at a door."""

    door: Door
    role: str
    ours: bool
    status: int
    headers: dict[str, str]
    text: str
    written: frozenset[str] = frozenset()  # the tables it wrote to
    left: tuple[Trace, ...] = ()  # the rows that were new or different after it

    def __str__(self) -> str:
        return f"{self.door}, {'our' if self.ours else 'their'} side, {self.role}: {self.status}"

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.headers.get("Location", "")

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def verdict(self) -> Verdict | None:
        """What the answer means; None for anything that the table has no sign for."""
        asked_to_log_in = self.location.startswith("/login/?next=") or (self.status == 401 and self.door.is_api)
        if asked_to_log_in:
            return Verdict.LOG_IN
        if self.status == self.door.ok and self.status != 404:
            return Verdict.MAY
        return _BY_STATUS.get(self.status)


_BY_STATUS = {
    302: Verdict.ELSEWHERE,
    400: Verdict.UNKNOWN,
    403: Verdict.MAY_NOT,
    404: Verdict.HIDDEN,
    422: Verdict.UNKNOWN,
}


def walk(scene: Scene, door: Door) -> Iterator[Answer]:
    """Send everybody through a door, for our things and for theirs."""
    count = writes()
    untouched: dict[str, Rows] = {}
    for ours in (True, False) if door.theirs else (True,):
        for role in COLUMNS:
            with undone():
                answer = enter(scene, door, role, ours=ours)
                before, count = count, writes()  # it counts what is undone too
                tables = frozenset(written(before, count))
                after = rows_of(tables)
            untouched |= {table: rows_of([table]) for table in tables - untouched.keys()}  # every request is undone
            before_it = {key: row for table in tables for key, row in untouched[table].items()}
            yield replace(answer, written=tables, left=(*left(before_it, after),))


def enter(scene: Scene, door: Door, role: str, *, ours: bool) -> Answer:
    """Send one person through a door, with a body that is right."""
    side = scene.ours if ours else scene.theirs
    response = ask(scene, door, role, side, door.body(scene, side))
    text = "" if response.streaming else response.content.decode(errors="replace")  # a workbook is no text
    return Answer(door, role, ours, response.status_code, dict(response.headers), text)


def ask(scene: Scene, door: Door, role: str, side: Things, body: Any, **headers: str) -> Any:
    """Send a person's request with any body."""
    client, address = scene.client(role), full_address(scene, door, side)
    if not door.is_api:
        if door.method == "GET":
            return client.get(address, headers=headers)
        return client.generic(door.method, address, *_form(body), headers=headers)
    if scene.tokens[role]:
        headers["Authorization"] = f"Bearer {scene.tokens[role]}"
    version = getattr(scene.thing(door.thing, side), "version", None) if door.thing else None
    if version and door.method != "GET":
        headers["If-Match"] = f'"{version}"'
    if isinstance(body, dict) and any(hasattr(value, "read") for value in body.values()):
        return client.generic(door.method, address, *_form(body), headers=headers)
    text = "" if door.method == "GET" else json.dumps(body)
    return client.generic(door.method, address, text, "application/json", headers=headers)


def full_address(scene: Scene, door: Door, side: Things) -> str:
    """Return the address of a door with its query."""
    queries = [door.query] if door.query else []
    if door.asks:
        queries.append(f"enterprise={side.enterprise.pk}")
    address = address_of(door.route, scene.thing(door.thing, side) if door.thing else None)
    return f"{address}?{'&'.join(queries)}" if queries else address


def _form(fields: dict[str, Any]) -> tuple[bytes, str]:
    return encode_multipart(BOUNDARY, fields), MULTIPART_CONTENT


@contextmanager
def undone() -> Iterator[None]:
    """Undo whatever the block writes, and forget what it cached."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()

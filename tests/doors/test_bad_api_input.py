"""Whatever a client sends to the doors of the nouns in ``tests/doors/rows``: a clear answer, never a fault of ours.

The older endpoints have their own table in ``tests/assistance/api/test_bad_input.py``; between them no route is left out.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.doors.door import COLUMNS, Door, Verdict
from tests.doors.peeling import MISSING, everywhere
from tests.doors.rows import ROWS
from tests.doors.scene import Scene
from tests.doors.walk import ask, undone

pytestmark = pytest.mark.django_db

NASTY: list[Any] = [
    None, "", "\x00", "x" * 10_000, "\u202e%s{0}';--", -1.5, 10**40, True, [], {}, {"a": {"b": [1]}}, "NaN",
    "00000000-0000-0000-0000-000000000000", "0001-01-01", "2026-02-30",
]  # fmt: skip
NO_OBJECTS: list[Any] = ["", "x" * 10_000, -1.5, 10**40, True, [], [None], {}, {"a": {"b": [1]}}]  # as the whole body
WRITING = [door for door in ROWS if door.is_api and door.method != "GET"]
each_door = pytest.mark.parametrize("door", WRITING, ids=str)


def who(door: Door) -> str:
    """Return somebody who may."""
    return next(role for role in COLUMNS if door.verdict(role, ours=True) == Verdict.MAY)


def brings_a_file(body: dict[str, Any]) -> bool:
    """Whether the body is a form with a file in it."""
    return any(hasattr(value, "read") for value in body.values())


@each_door
def test_a_wrong_value_anywhere_never_ends_in_a_fault(door: Door, scene: Scene) -> None:
    right = door.body(scene, scene.ours)

    def send(body: Any) -> Any:
        with undone():
            return ask(scene, door, who(door), scene.ours, body)

    if brings_a_file(right):
        bodies: list[Any] = [{}, {"file": "no file"}, {"kind": "NO_SUCH_KIND"}]
        asked = [(body, send(body)) for body in bodies]
    else:
        asked = [pair for value in (*NASTY, MISSING) for pair in everywhere(send, right, value)]
        asked += [(body, send(body)) for body in NO_OBJECTS]
    for body, answer in asked:
        assert answer.status_code < 500, (body, answer.content.decode()[:300])
        if answer.status_code >= 400:
            errors = answer.json()["errors"]
            assert errors and all(error["detail"] and error["code"] for error in errors), body


@each_door
def test_an_unknown_field_is_refused(door: Door, scene: Scene) -> None:
    right = door.body(scene, scene.ours)
    if brings_a_file(right):
        return  # forms carry what browsers add; only the named fields are read
    with undone():
        answer = ask(scene, door, who(door), scene.ours, right | {"is_superuser": True})
    assert answer.status_code == 400, answer.content.decode()[:300]
    assert {"code": "unknown_field", "attr": "is_superuser"}.items() <= answer.json()["errors"][0].items()

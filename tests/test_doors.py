"""Every door of the house, everybody who may stand before it, on either side: the table of `tests/doors/table.py`, walked.

A route without a row fails, and so does a row without a route.
"""

from __future__ import annotations

import pytest

from tests.doors.routes import address_of, routes
from tests.doors.scene import Scene
from tests.doors.seals import broken_seals
from tests.doors.stage import Walk, answers, scene, walked
from tests.doors.table import METHODS, TABLE, Door, Verdict
from tests.doors.walk import full_address, undone

__all__ = ["answers", "scene", "walked"]
pytestmark = pytest.mark.django_db
each_door = pytest.mark.parametrize("door", TABLE, ids=str)


def test_every_route_has_a_row_and_every_row_has_a_route() -> None:
    assert {door.route for door in TABLE} == set(routes())


@pytest.mark.parametrize("name", sorted(routes()))
def test_a_route_answers_to_the_methods_of_its_rows_and_to_no_other(name: str, scene: Scene) -> None:
    rows = [door for door in TABLE if door.route == name]
    thing = next((door.thing for door in rows if door.thing), "")
    address = address_of(name, scene.thing(thing, scene.ours) if thing else None)
    headers = {"Authorization": f"Bearer {scene.tokens['office']}"}
    for method in set(METHODS) - {door.method for door in rows}:  # what the table says of the others is tested below
        with undone():
            status = scene.client("office").generic(method, address, headers=headers).status_code
        assert status == 405, f"{method} {name} gives {status}"


@each_door
def test_everybody_gets_what_the_table_says(door: Door, answers: Walk) -> None:
    surprises = [
        f"{answer} where the table says '{wanted}' ({wanted.name}) {answer.location}"
        for answer in answers(door)
        if answer.verdict != (wanted := door.verdict(answer.role, ours=answer.ours))
    ]
    assert not surprises, "\n".join(surprises)


@each_door
def test_every_answer_is_sealed(door: Door, answers: Walk) -> None:
    broken = [f"{answer}: {fault}" for answer in answers(door) for fault in broken_seals(answer)]
    assert not broken, "\n".join(broken)


def test_what_the_table_hides_is_named_at_no_door(scene: Scene, answers: Walk) -> None:
    opened: dict[tuple[str, bool], set[str]] = {}
    for door in TABLE:
        if door.method == "GET" and (thing := door.asks or door.thing):
            for answer in answers(door):
                if answer.verdict == Verdict.MAY:
                    opened.setdefault((answer.role, answer.ours), set()).add(thing)
    leaks = []
    for door in TABLE:
        for answer in answers(door):
            for ours, side in ((True, scene.ours), (False, scene.theirs)):
                allowed = opened.get((answer.role, ours), set())
                leaks += [
                    f"{answer} names the {thing} of {'our' if ours else 'their'} side: {mark!r}"
                    for thing, mark in side.marks.items()
                    if mark in answer.text and not _may_read(thing, allowed)
                ]
    assert not leaks, "\n".join(leaks)


def _may_read(thing: str, allowed: set[str]) -> bool:
    holders = {"contact": {"enterprise"}, "commitment": {"visit"}, "working": {"assigned"}}
    return not allowed.isdisjoint(holders.get(thing, {thing}))


@pytest.mark.parametrize("door", [door for door in TABLE if door.method == "GET"], ids=str)
def test_looking_changes_nothing(door: Door, answers: Walk) -> None:
    wrote = [f"{answer} wrote to {', '.join(answer.written)}" for answer in answers(door) if answer.written]
    assert not wrote, "\n".join(wrote)


@pytest.mark.parametrize("door", [door for door in TABLE if door.is_api], ids=str)
def test_the_session_of_the_pages_opens_no_door_of_the_api_but_the_document(door: Door, scene: Scene) -> None:
    public = {"api:auth-login": door.ok, "api:nowhere": 404, "api:schema": 200}
    with undone():
        address = full_address(scene, door, scene.ours)
        response = scene.client("office").generic(door.method, address, "{}", "application/json")
    if door.route == "api:auth-login":
        assert response.status_code == 400  # an empty body; nobody needs to be known
    else:
        assert response.status_code == public.get(door.route, 401)

"""The desks where issues are worked on: the office's, a unit's inbox, and the views that each keeps of the list."""

from __future__ import annotations

from typing import Any

from uuid_utils.compat import uuid7

from tests.doors.bodies import always
from tests.doors.door import OFFICE, PEOPLE, READERS, UNIT_WORKS, Door
from tests.doors.scene import Scene, Things
from tests.factories.saved_views import SavedViewFactory
from tests.factories.world import World

HANDLERS = "x x x   x   + +   x x x x   !"
OWN_VIEW = ("+ . .   .   . .   . . . .   !", ". . +   .   . .   . . . .   !")
RULES = ("x x .   +   . .   x . x .   !", ". . x   +   . .   . . x .   !")
REASON = {"reason": "The city decides on it: ask there."}


def things(world: World, made: Things, side: str) -> dict[str, Any]:
    """A view that the specialist keeps."""
    return {"view": SavedViewFactory(user=made.specialist.user, name=f"{side}-view name")}


MARKS = {"view": lambda view: view.name}


def accept_form(scene: Scene, side: Things) -> dict[str, Any]:
    """Accept the one issue that waits, with the unit picked on its card."""
    number = side.submitted.number
    return {"issue": [number], f"unit-{number}": str(side.unit.pk), f"version-{number}": str(side.submitted.version)}


def undo_form(scene: Scene, side: Things) -> dict[str, Any]:
    """Take back an assignment that nobody acknowledged."""
    return {"acts": f"{side.assigned.number}:{side.assigned.version}"}


def merge_form(scene: Scene, side: Things) -> dict[str, Any]:
    """It repeats the one that is worked on."""
    return {f"merge-{side.submitted.number}-into": side.working.number, "version": str(side.submitted.version)}


def reject_form(scene: Scene, side: Things) -> dict[str, Any]:
    """Somebody else decides on it."""
    return {f"reject-{side.submitted.number}-reason": REASON["reason"], "version": str(side.submitted.version)}


def save_form(scene: Scene, side: Things) -> dict[str, Any]:
    """A filter and its name."""
    return {"id": str(uuid7()), "name": "Late ones", "query": "overdue=1"}


def save_body(scene: Scene, side: Things) -> dict[str, Any]:
    """The same for the API."""
    return {"name": "Late ones", "query": "overdue=1"}


def rename_form(scene: Scene, side: Things) -> dict[str, Any]:
    """Another name."""
    view = scene.thing("view", side)
    return {f"{view.pk}-name": "Mine", f"{view.pk}-version": str(view.version)}


def acknowledge_form(scene: Scene, side: Things) -> dict[str, Any]:
    """The version that the inbox showed."""
    return {"version": str(side.assigned.version)}


ROWS = [
    Door("assistance:triage", "GET", 200, OFFICE),
    Door("assistance:triage-accept", "POST", 302, OFFICE, OFFICE, body=accept_form),
    Door("assistance:triage-undo", "POST", 302, OFFICE, OFFICE, body=undo_form),
    Door("assistance:triage-merge", "POST", 302, *RULES, thing="submitted", body=merge_form),
    Door("assistance:triage-reject", "POST", 302, *RULES, thing="submitted", body=reject_form),
    Door("assistance:inbox", "GET", 200, HANDLERS),
    Door("assistance:inbox-acknowledge", "POST", 302, *UNIT_WORKS, thing="assigned", body=acknowledge_form),
    Door("assistance:issues", "GET", 200, READERS, query="view=board"),
    Door("assistance:issues", "GET", 200, READERS, query="view=dense"),
    Door("assistance:saved-views", "GET", 200, READERS),
    Door("assistance:saved-views", "POST", 302, READERS, READERS, body=save_form),
    Door("assistance:saved-view-rename", "POST", 302, *OWN_VIEW, thing="view", body=rename_form),
    Door("assistance:saved-view-remove", "POST", 302, *OWN_VIEW, thing="view"),
    Door("api:saved-view-list", "GET", 200, PEOPLE),
    Door("api:saved-view-list", "POST", 201, READERS, READERS, body=save_body),
    Door("api:saved-view-detail", "GET", 200, *OWN_VIEW, thing="view"),
    Door("api:saved-view-detail", "PATCH", 200, *OWN_VIEW, thing="view", body=always({"name": "Mine"})),
    Door("api:saved-view-remove", "POST", 204, *OWN_VIEW, thing="view"),
]

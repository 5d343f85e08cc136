"""Merging two records of one enterprise: the office alone."""

from __future__ import annotations

from typing import Any

from uuid_utils.compat import uuid7

from assistance.models import Merge
from tests.doors.bodies import always, seen
from tests.doors.door import EDITS_REGISTER, Door
from tests.doors.scene import Scene, Things
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

REASON = "Entered twice"
THE_OFFICES = (". . .   +   . .   . . . .   !", ". . .   +   . .   . . . .   !")


def things(world: World, made: Things, side: str) -> dict[str, Any]:
    """A record that was merged into the enterprise."""
    loser = EnterpriseFactory(chain=made.chain, township=world.township, merged_into=made.enterprise)
    merge = Merge.objects.create(
        created_at=world.at, updated_at=world.at, at=world.at, by=world.office, winner=made.enterprise, loser=loser,
        reason=f"{side}-merge reason", moved={"rows": {}, "unmarked": [], "ended": [], "removed": []},
    )  # fmt: skip
    return {"merge": merge}


MARKS = {"merge": lambda merge: merge.reason}


def merge_form(scene: Scene, side: Things) -> dict[str, Any]:
    """Merge the enterprise that nobody has."""
    versions = {"version": side.enterprise.version, "loser_version": side.unassigned.version}
    return {"id": str(uuid7()), "loser": str(side.unassigned.pk), "reason": REASON, **versions}


def merge_body(scene: Scene, side: Things) -> dict[str, Any]:
    """The same for the API."""
    return {"loser": str(side.unassigned.pk), "reason": REASON}


def loser_body(scene: Scene, side: Things) -> dict[str, Any]:
    """The record to look at."""
    return {"loser": str(side.unassigned.pk)}


ROWS = [
    Door("assistance:merges", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door("assistance:merge", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door("assistance:merge", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=merge_form),
    Door("assistance:merge-undo", "GET", 200, *THE_OFFICES, thing="merge"),
    Door("assistance:merge-undo", "POST", 302, *THE_OFFICES, thing="merge", body=seen("merge", {})),
    Door("api:merge-preview-list", "POST", 200, *EDITS_REGISTER, thing="enterprise", body=loser_body),
    Door("api:enterprise-merge-list", "POST", 201, *EDITS_REGISTER, thing="enterprise", body=merge_body),
    Door("api:merge-list", "GET", 200, "+ + +   +   + +   + + + +   !"),
    Door("api:merge-detail", "GET", 200, *THE_OFFICES, thing="merge"),
    Door("api:merge-undo", "POST", 200, *THE_OFFICES, thing="merge", body=always({})),
]

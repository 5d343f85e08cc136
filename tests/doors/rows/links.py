"""Personal links, the desk of call-backs, re-checks."""

from __future__ import annotations

from typing import Any

from assistance.actions.personal_links import make_link
from assistance.actions.rechecks import ask_for_recheck
from assistance.models import Issue
from tests.doors.bodies import always, seen
from tests.doors.door import ANYBODY, OFFICE, PEOPLE, READS, Door
from tests.doors.scene import Scene, Things
from tests.factories.assistance import IssueFactory
from tests.factories.links import end_link, given_link, token_of
from tests.factories.world import World

GIVES_OUT = ("+ + .   +   x .   x . x .   !", ". . +   +   . x   . . x .   !")  # its specialists and the office
THE_OFFICES = (". . .   +   . .   . . . .   !", ". . .   +   . .   . . . .   !")
WORD = {"really_solved": "PARTLY"}
FOUND = {"result": "CONFIRMED", "text": "They say the same."}


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """An answered issue with a link that waits, the tokens of that one and of one that has ended, and a second look."""
    of = {"enterprise": stage.enterprise, "lead_unit": stage.unit, "category": world.category, "status": "ANSWERED"}
    asked: Issue = IssueFactory(**of, title=f"{side}-asked title")
    link = make_link(asked, contact=stage.contact, by=world.office, at=world.at)
    ended = given_link(world, IssueFactory(**of), contact=stage.contact)
    end_link(ended)
    recheck = ask_for_recheck(IssueFactory(**of | {"status": "CLOSED"}), "SAMPLE", not_by=world.specialist, at=world.at)
    tokens = {"token": token_of(link), "ended_token": token_of(ended)}
    return {"asked": asked, "personal_link": link, "recheck": recheck, **tokens}


def link_form(scene: Scene, side: Things) -> dict[str, Any]:
    """For whom."""
    return {"contact": str(side.contact.pk)}


ROWS = [
    Door("assistance:issue", "GET", 200, *READS, thing="asked"),
    Door("assistance:personal-link", "GET", 200, ANYBODY, thing="token"),
    Door("assistance:personal-link", "POST", 200, ANYBODY, thing="token", body=always(WORD)),
    Door("assistance:personal-link-again", "POST", 302, ANYBODY, thing="ended_token"),
    Door("assistance:issue-link", "POST", 200, *GIVES_OUT, thing="asked", body=link_form),
    Door("assistance:link-revoke", "POST", 302, *GIVES_OUT, thing="personal_link"),
    Door("assistance:call-backs", "GET", 200, OFFICE),
    Door("assistance:call-backs", "GET", 200, OFFICE, query="second=1"),
    Door("assistance:rechecks", "GET", 200, OFFICE),
    Door("assistance:recheck-record", "POST", 302, *THE_OFFICES, thing="recheck", body=seen("recheck", FOUND)),
    Door("api:issue-link", "POST", 200, *GIVES_OUT, thing="asked", body=link_form),
    Door("api:recheck-list", "GET", 200, PEOPLE),
    Door("api:recheck-detail", "GET", 200, *THE_OFFICES, thing="recheck"),
    Door("api:recheck-record", "POST", 200, *THE_OFFICES, thing="recheck", body=always(FOUND)),
]

"""The guest list, one guest, and the pages behind a guest's two links."""

from __future__ import annotations

from typing import Any

from uuid_utils.compat import uuid7

from assistance.actions.invitations import pick_guests
from assistance.models import Invitation
from tests.doors.bodies import always, seen
from tests.doors.door import ANYBODY, Door
from tests.doors.scene import Scene, Things
from tests.factories.enterprises import ContactFactory
from tests.factories.events import guest, link_to_answer, link_to_ask, published_event
from tests.factories.links import token_of
from tests.factories.world import World

READS_LISTS = "+ + +   +   x x   + + + .   !"
READS_IT = ("+ + .   +   . .   + + + .   !", ". . +   +   . .   . + + .   !")
ANSWERS_FOR = ("+ + .   +   . .   x + x .   !", ". . +   +   . .   . + x .   !")
PLANS = "x x x   +   x x   x + x .   !"
TAKES_OFF = ("x x .   +   . .   x + x .   !", ". . x   +   . .   . + x .   !")
TELEPHONE = {"answer": "YES", "deputy_name": "", "deputy_post": "", "remark": "By phone."}


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """An announced event with an invited guest of the side, their two links, and somebody who is only picked."""
    event = published_event(world)
    contact = ContactFactory(enterprise=stage.enterprise, name=f"{side}guest")
    picked = ContactFactory(enterprise=stage.enterprise)
    invited: Invitation = guest(world, event, contact)
    pick_guests(event, contacts=[picked], by=world.organiser, at=world.at)
    return {
        "guests_event": event,
        "invited_guest": invited,
        "answer_token": token_of(link_to_answer(invited)),
        "question_token": token_of(link_to_ask(invited)),
    }


def pick_form(scene: Scene, side: Things) -> dict[str, Any]:
    """The preferred contact of the enterprise."""
    return {"pick": [str(side.enterprise.pk)], f"contact-{side.enterprise.pk}": str(side.contact.pk)}


def question_form(scene: Scene, side: Things) -> dict[str, Any]:
    """A question."""
    return {"id": str(uuid7()), "text": "When does the transformer come?"}


ROWS = [
    Door("assistance:guests", "GET", 200, READS_LISTS, thing="guests_event"),
    Door("assistance:guests-pick", "GET", 200, PLANS, thing="guests_event"),
    Door("assistance:guests-pick", "POST", 302, PLANS, thing="guests_event", body=pick_form),
    Door("assistance:guests-invite", "POST", 302, PLANS, thing="guests_event", body=always({"guests": "1"})),
    Door("assistance:guest", "GET", 200, *READS_IT, thing="invited_guest"),
    Door("assistance:guest-message", "POST", 200, *ANSWERS_FOR, thing="invited_guest"),
    Door("assistance:guest-answer", "POST", 302, *ANSWERS_FOR, thing="invited_guest", body=seen("invited_guest", TELEPHONE)),
    Door("assistance:guest-withdraw", "POST", 302, *TAKES_OFF, thing="invited_guest", body=seen("invited_guest", {})),
    Door("api:invitation-link", "POST", 200, *ANSWERS_FOR, thing="invited_guest"),
    Door("api:invitation-answer", "POST", 200, *ANSWERS_FOR, thing="invited_guest", body=always(TELEPHONE)),
    Door("api:invitation-withdraw", "POST", 200, *TAKES_OFF, thing="invited_guest"),
    Door("assistance:event-ics", "GET", 200, ANYBODY, thing="guests_event"),
    Door("assistance:personal-link", "GET", 200, ANYBODY, thing="answer_token"),
    Door("assistance:personal-link", "GET", 200, ANYBODY, thing="question_token"),
    Door("assistance:personal-link", "POST", 303, ANYBODY, thing="answer_token", body=always({"answer": "YES"})),
    Door("assistance:personal-link", "POST", 200, ANYBODY, thing="question_token", body=question_form),
    Door("assistance:personal-link-ics", "GET", 200, ANYBODY, thing="answer_token"),
]  # fmt: skip

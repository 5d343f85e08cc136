"""The day of an event: the door, badges, questions, report and honours; and the pages for everybody."""

from __future__ import annotations

from typing import Any

from uuid_utils.compat import uuid7

from tests.doors.bodies import Body, always
from tests.doors.door import ANYBODY, PEOPLE, Door
from tests.doors.scene import Scene, Things
from tests.factories.events import asked, came, conferred, event_today, guest, guests, says_yes
from tests.factories.world import World

READS_EVENT = "+ + +   +   + +   + + + .   !"
AT_THE_DOOR = "x x x   +   x x   x + x .   !"  # and whoever else plans the event
ASKS = "+ + +   +   x x   x + x .   !"
ASKS_FOR_IT = ("+ + ?   +   x x   x + x .   !", "? ? +   +   x x   x + x .   !")
DECIDES = (
    "x x .   +   . .   x + x .   !",
    ". . x   +   . .   . + x .   !",
)  # its enterprise's people know the question
WHY, SAID = {"reason": "与主题无关"}, {"answer": "年底前增容。"}


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """An event today with a guest who is coming, one who came, a question and an honour."""
    event = event_today(world)
    coming = says_yes(world, guest(world, event, stage.contact))
    (arrived,) = guests(world, event, 1)
    return {
        "day": event,
        "badge": coming,
        "arrived": came(world, arrived),
        "question": asked(world, event, f"{side}: 何时增容？", enterprise=stage.enterprise),
        "honour": conferred(world, event, enterprise=stage.enterprise),
    }


def scanned(name: str, field: str) -> Body:
    """What a scanner types of a badge."""
    return lambda scene, side: {field: scene.thing(name, side).door_code}


def stranger_form(scene: Scene, side: Things) -> dict[str, Any]:
    """Somebody who was not invited."""
    return {"id": str(uuid7()), "name": "刘洋", "organisation": "市工商联"}


def question_form(scene: Scene, side: Things) -> dict[str, Any]:
    """A question of the enterprise."""
    text = {"text": "招工难", "enterprise": side.enterprise.name, "asker": "于光明"}
    return {"id": str(uuid7()), "asked_by": "AT_THE_EVENT", **text}


def ruling(move: str, fields: dict[str, str]) -> Body:
    """What a moderator says on the card of a question."""

    def body(scene: Scene, side: Things) -> dict[str, Any]:
        question = scene.thing("question", side)
        said = {"version": str(question.version), **fields}
        return {f"{move}-{question.pk}-{name}": value for name, value in said.items()}

    return body


def honour_form(scene: Scene, side: Things) -> dict[str, Any]:
    """An honour of the enterprise."""
    given = {"enterprise": side.enterprise.name, "name": "纳税贡献企业", "year": "2026", "scope": "COUNTY"}
    return {"id": str(uuid7()), **given}


ROWS = [
    Door("assistance:enterprise-options", "GET", 200, PEOPLE, query="enterprise=a"),
    Door("assistance:event-door", "GET", 200, AT_THE_DOOR, thing="day", query="q=a"),
    Door("assistance:event-door-count", "GET", 200, AT_THE_DOOR, thing="day"),
    Door("assistance:event-door-scan", "POST", 200, AT_THE_DOOR, AT_THE_DOOR, thing="day", body=scanned("badge", "q")),
    Door("assistance:event-door-undo", "POST", 200, AT_THE_DOOR, thing="day", body=scanned("arrived", "code")),
    Door("assistance:event-door-stranger", "POST", 200, AT_THE_DOOR, thing="day", body=stranger_form),
    Door("assistance:event-door-guest", "GET", 200, AT_THE_DOOR, AT_THE_DOOR, thing="badge"),
    Door("assistance:event-badges", "GET", 200, AT_THE_DOOR, thing="day"),
    Door("assistance:event-questions", "GET", 200, READS_EVENT, thing="day"),
    Door("assistance:event-stage", "GET", 200, READS_EVENT, thing="day"),
    Door("assistance:event-question-new", "GET", 200, ASKS, thing="day"),
    Door("assistance:event-question-new", "POST", 302, *ASKS_FOR_IT, thing="day", body=question_form),
    Door("assistance:question-approve", "POST", 302, *DECIDES, thing="question", body=ruling("approve", {})),
    Door(
        "assistance:question-decline", "POST", 302, *DECIDES, thing="question",
        body=ruling("decline", WHY),
    ),
    Door(
        "assistance:question-answer", "POST", 302, *DECIDES, thing="question",
        body=ruling("answer", SAID),
    ),
    Door("assistance:question-make-issue", "POST", 302, *DECIDES, thing="question", body=ruling("take_up", {})),
    Door("assistance:event-report", "GET", 200, READS_EVENT, thing="day"),
    Door("assistance:event-honours", "GET", 200, READS_EVENT, thing="day"),
    Door("assistance:event-honour-new", "GET", 200, AT_THE_DOOR, thing="day"),
    Door("assistance:event-honour-new", "POST", 302, AT_THE_DOOR, AT_THE_DOOR, thing="day", body=honour_form),
    Door("assistance:event-certificates", "GET", 200, READS_EVENT, thing="day"),
    Door("assistance:event-certificate", "GET", 200, READS_EVENT, thing="honour"),
    Door("assistance:event-honour-take-back", "GET", 200, AT_THE_DOOR, thing="honour"),
    Door("assistance:event-honour-take-back", "POST", 302, AT_THE_DOOR, AT_THE_DOOR, thing="honour"),
    # The same acts over the API; the rest of it stands in events_api.py.
    Door("api:event-check-in", "POST", 200, AT_THE_DOOR, AT_THE_DOOR, thing="day", body=scanned("badge", "code")),
    Door("api:question-approve", "POST", 200, *DECIDES, thing="question"),
    Door("api:question-decline", "POST", 200, *DECIDES, thing="question", body=always(WHY)),
    Door("api:question-answer", "POST", 200, *DECIDES, thing="question", body=always(SAID)),
    Door("api:question-make-issue", "POST", 200, *DECIDES, thing="question"),
    Door("api:conferral-remove", "POST", 204, AT_THE_DOOR, AT_THE_DOOR, thing="honour"),
    Door("assistance:public-event", "GET", 200, ANYBODY, thing="day"),
    Door("assistance:public-programme", "GET", 200, ANYBODY, thing="day"),
]  # fmt: skip

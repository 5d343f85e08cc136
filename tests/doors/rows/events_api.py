"""Events over the API: agenda, guests, questions, honours; and one's own calendar."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from uuid_utils.compat import uuid7

from accounts import files
from assistance.actions.calendar_feeds import open_calendar_feed
from assistance.actions.door import welcome_stranger
from assistance.actions.events import hold_event
from assistance.actions.honours import confer_award
from assistance.models import EventPhoto
from assistance.queries.calendar_feeds import address_of_feed
from tests.accounts.test_uploads import picture
from tests.doors.bodies import Fields, always
from tests.doors.door import ANYBODY, PEOPLE, Door
from tests.doors.scene import Scene, Things
from tests.factories.enterprises import ContactFactory
from tests.factories.events import asked, at_hour, event_today, guest, hall, item_of, planned_event, speaker
from tests.factories.world import World

#         specialist backup other_specialist | office | handler other_handler | leader organiser auditor admin | nobody
READS_EVENT = ("+ + +   +   + +   + + + .   !", "+ + +   +   + +   + + + .   !")
PLANS = ("x x x   +   x x   x + x .   !", "x x x   +   x x   x + x .   !")
PLANS_DRAFT = (". . .   +   . .   . + x .   !", ". . .   +   . .   . + x .   !")
READS_PLAN = (". . .   +   . .   . + + .   !", ". . .   +   . .   . + + .   !")
BEGINS = "x x x   +   x x   x + x x   !"
ON_AN_EVENT = ("x x x   +   x x   x + x ?   !", "x x x   +   x x   x + x ?   !")  # the body names it
READS_GUEST = ("+ + .   +   . .   + + + .   !", ". . +   +   . .   . + + .   !")
ANSWERS_FOR = ("+ + .   +   . .   x + x .   !", ". . +   +   . .   . + x .   !")
RULES = ("x x .   +   . .   x + x .   !", ". . x   +   . .   . + x .   !")
ASKS = ("+ + ?   +   x ?   x + x .   !", "? ? +   +   ? x   ? + x .   !")
CONFERS = ("x x ?   +   x ?   x + x ?   !", "? ? x   +   ? x   ? + x ?   !")


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """A draft, an event that takes place today with a guest, a question and an honour, and one that was held."""
    by: dict[str, Any] = {"by": world.organiser, "at": world.at}
    draft, today, held = planned_event(world, title_en=f"{side}-draft title"), event_today(world), event_today(world)
    item_of(world, draft)
    invited = guest(world, today, stage.contact)
    came = welcome_stranger(today, name=f"{side}-guest", enterprise=stage.enterprise, **by)
    item = item_of(world, today, hour=14)
    photo = EventPhoto.objects.create(
        item=today.items.exclude(pk=item.pk).get(), sha256=files.store(f"{side}-photo".encode()), name="stage.png",
        media_type="image/png", size=9, by=world.organiser, created_at=world.at, updated_at=world.at,
    )  # fmt: skip
    feed = open_calendar_feed(by=world.auditor, at=world.at)
    return {
        "api_draft": draft,
        "api_event": today,
        "api_held": hold_event(held, **by),
        "api_item": item,
        "api_photo": photo,
        "api_room": hall(world, f"{side}-hall"),
        "api_speaker": speaker(world, f"{side}-speaker"),
        "api_guest": invited,
        "api_came": came,
        "api_question": asked(world, today, f"{side}-question text", enterprise=stage.enterprise),
        "api_conferral": confer_award(today, enterprise=stage.enterprise, name=f"{side}-award", **by),
        "feed_token": address_of_feed(feed).rpartition("/")[2].removesuffix(".ics"),
    }


MARKS = {
    "api_draft": lambda event: event.title_en,
    "api_came": lambda guest: guest.name,
    "api_question": lambda question: question.text,
}


def _event_body(scene: Scene, side: Things) -> Fields:
    day = (scene.world.today + timedelta(days=60)).isoformat()
    return {
        "id": str(uuid7()), "kind": "SYMPOSIUM", "title": "座谈会", "title_en": "Symposium", "host": "GXJ", "starts_on": day,
        "seats": 40, "template": "HALF_DAY", "previous": str(side.more["api_event"].pk), "is_public": False,
    }  # fmt: skip


def _copy_body(scene: Scene, side: Things) -> Fields:
    return {"id": str(uuid7()), "starts_on": (scene.world.today + timedelta(days=365)).isoformat(), "title_en": "Again"}


def _item_body(scene: Scene, side: Things) -> Fields:
    event, people = side.more["api_event"], [{"speaker": str(side.more["api_speaker"].pk), "part": "SPEAKER"}]
    times = {name: at_hour(event.starts_on, hour).isoformat() for name, hour in (("starts_at", 10), ("ends_at", 11))}
    room = str(side.more["api_room"].pk)
    return {"id": str(uuid7()), "event": str(event.pk), "title": "圆桌", "room": room, "people": people, **times}


def _move_body(scene: Scene, side: Things) -> Fields:
    starts_at = at_hour(side.more["api_event"].starts_on, 16).isoformat()
    return {"starts_at": starts_at, "room": str(side.more["api_room"].pk)}


def _photo(scene: Scene, side: Things) -> Fields:
    file = io.BytesIO(picture("PNG"))
    file.name = "hall.png"
    return {"file": file}


def _picks(scene: Scene, side: Things) -> Fields:
    return {"contacts": [str(ContactFactory(enterprise=side.enterprise).pk)]}


def _only(scene: Scene, side: Things) -> Fields:
    return {"only": [str(side.more["api_guest"].pk)]}


def _code(scene: Scene, side: Things) -> Fields:
    return {"code": side.more["api_guest"].door_code}


def _question_body(scene: Scene, side: Things) -> Fields:
    return {
        "id": str(uuid7()), "text": "When is the line upgraded?", "enterprise": str(side.enterprise.pk), "category": "FIN",
        "item": str(side.more["api_item"].pk), "asker": "Yu Guangming", "asked_by": "AT_THE_EVENT",
    }  # fmt: skip


def _conferral_body(scene: Scene, side: Things) -> Fields:
    of = {"event": str(side.more["api_event"].pk), "enterprise": str(side.enterprise.pk)}
    return {"id": str(uuid7()), **of, "name": "优秀企业", "grade": "一等奖", "year": 2025}


def _act(route: str, thing: str, who: tuple[str, str] = PLANS, *, ok: int = 200, **fields: Any) -> Door:
    return Door(f"api:{route}", "POST", ok, *who, thing=thing, body=always(fields))


ANSWER = {"answer": "YES", "deputy_name": "Wang Li", "remark": "Brings a colleague"}
ROOM = {"name": "Hall 9", "place": "Theatre", "seats": 80}
ROWS = [
    Door("api:event-list", "GET", 200, PEOPLE),
    Door("api:event-list", "POST", 201, *ON_AN_EVENT, body=_event_body),
    Door("api:event-detail", "GET", 200, *READS_EVENT, thing="api_event"),
    Door("api:event-detail", "GET", 200, *READS_PLAN, thing="api_draft"),
    Door("api:event-detail", "PATCH", 200, *PLANS, thing="api_event", body=always({"place": "体育馆"})),
    Door("api:event-report", "GET", 200, *READS_EVENT, thing="api_event"),
    Door("api:event-programme", "GET", 200, *READS_EVENT, thing="api_event"),
    Door("api:event-copy", "POST", 201, *PLANS, thing="api_event", body=_copy_body),
    _act("event-publish", "api_draft", PLANS_DRAFT),
    _act("event-hold", "api_event"),
    _act("event-follow-up", "api_held"),
    _act("event-cancel", "api_event", reason="A blizzard"),
    _act("event-seats", "api_event", seats=120),
    Door("api:event-send-invitations", "POST", 200, *PLANS, thing="api_event", body=_only),
    Door("api:event-check-in", "POST", 200, *PLANS, thing="api_event", body=_code),
    _act("event-strangers", "api_event", ok=201, name="Zhou Dayong", organisation="Nobody's"),
    Door("api:event-invitation-list", "GET", 200, *READS_EVENT, thing="api_event"),
    Door("api:event-invitation-list", "POST", 200, *PLANS, thing="api_event", body=_picks),
    Door("api:event-question-list", "GET", 200, *READS_EVENT, thing="api_event"),
    Door("api:event-question-list", "POST", 201, *ASKS, thing="api_event", body=_question_body),
    Door("api:agenda-item-list", "GET", 200, PEOPLE),
    Door("api:agenda-item-list", "POST", 201, *ON_AN_EVENT, body=_item_body),
    Door("api:agenda-item-detail", "GET", 200, *READS_PLAN, thing="api_item"),
    Door(
        "api:agenda-item-detail",
        "PATCH",
        200,
        *PLANS_DRAFT,
        thing="api_item",
        body=always({"title": "圆桌", "seats": 50}),
    ),
    Door("api:agenda-item-move", "POST", 200, *PLANS_DRAFT, thing="api_item", body=_move_body),
    Door("api:agenda-item-photos", "POST", 201, *PLANS_DRAFT, thing="api_item", body=_photo),
    _act("agenda-item-minutes", "api_item", PLANS_DRAFT, minutes="They agreed."),
    _act("agenda-item-remove", "api_item", PLANS_DRAFT, ok=204),
    Door("api:event-photo-detail", "GET", 200, *READS_EVENT, thing="api_photo"),
    _act("event-photo-remove", "api_photo"),
    Door("api:room-list", "GET", 200, PEOPLE),
    Door("api:room-list", "POST", 201, BEGINS, body=always(ROOM)),
    Door("api:room-detail", "GET", 200, *READS_EVENT, thing="api_room"),
    Door("api:speaker-list", "GET", 200, PEOPLE),
    Door("api:speaker-list", "POST", 201, BEGINS, body=always({"name": "Zhao Min", "post": "Director"})),
    Door("api:speaker-detail", "GET", 200, *READS_EVENT, thing="api_speaker"),
    Door("api:invitation-detail", "GET", 200, *READS_GUEST, thing="api_guest"),
    Door("api:invitation-detail", "GET", 200, *READS_GUEST, thing="api_came"),
    Door("api:invitation-answer", "POST", 200, *ANSWERS_FOR, thing="api_guest", body=always(ANSWER)),
    _act("invitation-link", "api_guest", ANSWERS_FOR),
    _act("invitation-withdraw", "api_guest", RULES),
    _act("invitation-check-in", "api_guest", RULES),
    _act("invitation-undo-check-in", "api_came", RULES),
    Door("api:question-detail", "GET", 200, *READS_GUEST, thing="api_question"),
    _act("question-approve", "api_question", RULES, category="FIN"),
    _act("question-decline", "api_question", RULES, reason="Asked twice"),
    _act("question-answer", "api_question", RULES, answer="In March."),
    _act("question-make-issue", "api_question", RULES, title="The line", category="FIN", urgency="URGENT"),
    Door("api:conferral-list", "GET", 200, PEOPLE),
    Door("api:conferral-list", "POST", 201, *CONFERS, body=_conferral_body),
    Door("api:conferral-detail", "GET", 200, *READS_EVENT, thing="api_conferral"),
    _act("conferral-remove", "api_conferral", ok=204),
    Door("api:my-calendar", "GET", 200, PEOPLE),
    Door("api:my-calendar", "POST", 200, PEOPLE, PEOPLE, body=always({"anew": True})),
    Door("assistance:my-calendar", "GET", 200, PEOPLE),
    Door("assistance:my-calendar", "POST", 302, PEOPLE, PEOPLE),
    Door("assistance:calendar-feed", "GET", 200, ANYBODY, thing="feed_token"),
]

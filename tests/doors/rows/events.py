"""Pages of events and their agenda: who plans them, who reads them, and who reads what is not published yet."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

from django.utils import timezone
from PIL import Image
from uuid_utils.compat import uuid7

from assistance.actions.agenda import move_item
from assistance.actions.event_photos import add_photo
from assistance.actions.events import hold_event
from tests.doors.bodies import Body, Fields, always, nothing, seen
from tests.doors.door import STAFF, Door
from tests.doors.scene import Scene, Things
from tests.factories.events import at_hour, event_today, item_of, planned_event
from tests.factories.world import World

#         specialist backup other_specialist | office | handler other_handler | leader organiser auditor admin | nobody
READS_EVENT = "+ + +   +   + +   + + + .   !"
READS_PLAN_OF_EVENT = "x x x   +   x x   x + + .   !"
READS_DRAFT = ". . .   +   . .   . + + .   !"
PLANS = "x x x   +   x x   x + x x   !"
PLANS_ITEM = ". . .   +   . .   . + x .   !"
PLANS_IT = "x x x   +   x x   x + x .   !"


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """An event of today with a change that is not published, its items and a photo; a draft; one that was held."""
    by: dict[str, Any] = {"by": world.organiser, "at": timezone.now()}
    event = event_today(world, title_en=f"{side}-event")
    item = event.items.get()
    photo = add_photo(item, name=f"{side}-stage.png", content=_picture().read(), **by)
    item = move_item(item, starts_at=at_hour(event.starts_on, 10), room=None, **by)
    held = hold_event(event_today(world), **by)
    return {
        "plan_event": event,
        "plan_draft": planned_event(world, title_en=f"{side}-draft"),
        "plan_held": held,
        "plan_past_item": held.items.get(),
        "plan_item": item,
        "plan_spare": item_of(world, event, hour=15),
        "plan_photo": photo,
    }


def _picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(file, "PNG")
    file.seek(0)
    file.name = "stage.png"
    return file


def _event_form(scene: Scene, side: Things) -> Fields:
    day = f"{scene.world.today + timedelta(days=40)}"
    return {
        "id": str(uuid7()), "kind": "TRAINING", "title": "Digital transformation", "starts_on": day, "seats": "40",
        "template": "HALF_DAY", "host": str(side.unit.pk),
    }  # fmt: skip


def _edit_form(scene: Scene, side: Things) -> Fields:
    event = side.more["plan_event"]
    return {
        "version": str(event.version), "kind": event.kind, "title": "Digital transformation",
        "starts_on": f"{event.starts_on}", "ends_on": f"{event.ends_on}", "host": str(side.unit.pk),
    }  # fmt: skip


def _copy_form(scene: Scene, side: Things) -> Fields:
    return {"starts_on": f"{scene.world.today + timedelta(days=365)}", "title": "Once more"}


def _item_form(scene: Scene, side: Things) -> Fields:
    return {
        "id": str(uuid7()), "kind": "TALK", "title": "Banks", "day": f"{scene.world.today}", "begins": "11:00",
        "length": "30",
    }  # fmt: skip


def _item_edit_form(scene: Scene, side: Things) -> Fields:
    return _item_form(scene, side) | {"version": str(side.more["plan_item"].version)}


def _photo_form(scene: Scene, side: Things) -> Fields:
    return {"file": _picture()}


def _move_form(scene: Scene, side: Things) -> Fields:
    item, room = side.more["api_item"], side.more["api_room"]
    starts_at = at_hour(side.more["api_event"].starts_on, 16).isoformat()
    return {"version": str(item.version), "starts_at": starts_at, "room": str(room.pk)}


def _act(route: str, thing: str, who: str = PLANS_IT, body: Body | None = None, **fields: str) -> Door:
    """An act that the API does too (tests/doors/rows/events_api.py), on either side."""
    return Door(f"assistance:{route}", "POST", 302, who, who, thing=thing, body=body or seen(thing, fields))


ROWS = [
    _act("event-publish", "api_draft", PLANS_ITEM),
    _act("event-hold", "api_event"),
    _act("event-follow-up", "api_held"),
    _act("event-cancel", "api_event", reason="A blizzard"),
    _act("event-seats", "api_event", body=always({"seats": "120"})),
    _act("agenda-item-move", "api_item", PLANS_ITEM, _move_form),
    _act("agenda-item-minutes", "api_item", PLANS_ITEM, minutes="They agreed."),
    _act("agenda-item-remove", "api_item", PLANS_ITEM),
    _act("event-photo-remove", "api_photo", body=nothing),
    Door("assistance:events", "GET", 200, STAFF),
    Door("assistance:event-new", "GET", 200, PLANS),
    Door("assistance:event-new", "POST", 302, PLANS, body=_event_form),
    Door("assistance:event", "GET", 200, READS_EVENT, thing="plan_event"),
    Door("assistance:event", "GET", 200, READS_DRAFT, thing="plan_draft"),
    Door("assistance:event-edit", "GET", 200, PLANS_IT, thing="plan_event"),
    Door("assistance:event-edit", "POST", 302, PLANS_IT, thing="plan_event", body=_edit_form),
    Door("assistance:event-copy", "GET", 200, PLANS_IT, thing="plan_event"),
    Door("assistance:event-copy", "POST", 302, PLANS_IT, thing="plan_event", body=_copy_form),
    Door("assistance:event-seats", "GET", 200, PLANS_IT, thing="plan_event"),
    Door("assistance:event-publish", "GET", 200, PLANS_IT, thing="plan_event"),
    Door("assistance:event-publish", "POST", 302, PLANS_IT, thing="plan_event", body=seen("plan_event", {})),
    Door("assistance:event-hold", "GET", 200, PLANS_IT, thing="plan_event"),
    Door("assistance:event-follow-up", "GET", 200, PLANS_IT, thing="plan_held"),
    Door("assistance:event-cancel", "GET", 200, PLANS_IT, thing="plan_event"),
    Door("assistance:event-agenda", "GET", 200, READS_PLAN_OF_EVENT, thing="plan_event"),
    Door("assistance:agenda-item-new", "GET", 200, PLANS_IT, thing="plan_event"),
    Door("assistance:agenda-item-new", "POST", 302, PLANS_IT, thing="plan_event", body=_item_form),
    Door("assistance:agenda-item", "GET", 200, READS_DRAFT, thing="plan_item"),
    Door("assistance:agenda-item", "GET", 200, READS_EVENT, thing="plan_past_item"),
    Door("assistance:agenda-item-edit", "GET", 200, PLANS_ITEM, thing="plan_item"),
    Door("assistance:agenda-item-edit", "POST", 302, PLANS_ITEM, thing="plan_item", body=_item_edit_form),
    Door("assistance:agenda-item-remove", "GET", 200, PLANS_ITEM, thing="plan_spare"),
    Door("assistance:agenda-item-minutes", "GET", 200, PLANS_ITEM, thing="plan_item"),
    Door("assistance:event-photo-new", "GET", 200, PLANS_ITEM, thing="plan_item"),
    Door("assistance:event-photo-new", "POST", 302, PLANS_ITEM, thing="plan_item", body=_photo_form),
    Door("assistance:event-photo", "GET", 200, READS_EVENT, thing="plan_photo"),
    Door("assistance:event-photo-remove", "GET", 200, PLANS_IT, thing="plan_photo"),
]  # fmt: skip

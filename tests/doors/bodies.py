"""What somebody who may would send through each door: bodies that are right, for a page (form fields) or the API (JSON)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from uuid_utils.compat import uuid7

from enterprises.rules import credit_codes
from tests.doors.scene import Scene, Things
from tests.factories.accounts import PASSWORD

Fields = dict[str, Any]
Body = Callable[[Scene, Things], Fields]

CREDIT_CODE = credit_codes.with_check_character("91000000MA0DR5XYY")


def _minutes(offset: timedelta) -> str:
    return f"{timezone.localtime() + offset:%Y-%m-%dT%H:%M}"


def _day(offset: int) -> str:
    return f"{timezone.localdate() + timedelta(days=offset):%Y-%m-%d}"


HOUR = timedelta(hours=1)
NEXT_WEEK = timedelta(days=7)

# What both doors carry, by the names they share.
CANCEL: Fields = {"reason": "They are away."}


def nothing(scene: Scene, side: Things) -> Fields:
    """An act that needs no words."""
    return {}


def always(fields: Fields) -> Body:
    """The same words whatever it is about."""
    return lambda scene, side: dict(fields)


# --- Pages ------------------------------------------------------------------------------------------------------------


def seen(name: str, fields: Fields) -> Body:
    """The words and the version of the thing that the page had shown."""
    return lambda scene, side: {"version": str(scene.thing(name, side).version), **fields}


def log_in_form(scene: Scene, side: Things) -> Fields:
    """A name and its password."""
    return {"username": "specialist", "password": PASSWORD}


def visit_form(scene: Scene, side: Things) -> Fields:
    """A visit with one issue and one promise."""
    return {
        "id": str(uuid7()),
        "kind": "ON_SITE",
        "happened_at": _minutes(-HOUR),
        "people_met": "Manager Zhang",
        "notes": "Orders are good, the power supply is not.",
        "situation_orders": "good",
        "next_contact_on": _day(14),
        "issues-TOTAL_FORMS": "1",
        "issues-INITIAL_FORMS": "0",
        "issues-0-title": "630 kVA before the tenth",
        "issues-0-category": str(scene.world.category.pk),
        "issues-0-description": "The order was placed, the date is open.",
        "promises-TOTAL_FORMS": "1",
        "promises-INITIAL_FORMS": "0",
        "promises-0-text": "Bring the answer on Friday",
        "promises-0-due_on": _day(4),
    }


def completed_form(scene: Scene, side: Things) -> Fields:
    """What came of a planned visit."""
    return visit_form(scene, side) | {"version": str(side.planned.version)}


def corrected_form(scene: Scene, side: Things) -> Fields:
    """A visit told better."""
    corrected = {name: value for name, value in visit_form(scene, side).items() if "-" not in name}
    return corrected | {"version": str(side.visit.version), "notes": "Orders are good; cash is tight."}


def plan_form(scene: Scene, side: Things) -> Fields:
    """A visit next week."""
    return {"id": str(uuid7()), "kind": "ON_SITE", "planned_for": _minutes(NEXT_WEEK), "notes": "The power upgrade"}


def issue_form(scene: Scene, side: Things) -> Fields:
    """An issue without a visit."""
    return {
        "id": str(uuid7()),
        "title": "Thirty workers short",
        "category": str(scene.world.category.pk),
        "description": "From March on.",
    }


def assign_form(scene: Scene, side: Things) -> Fields:
    """Give an enterprise that nobody has to a specialist."""
    return {
        "enterprises": [str(side.unassigned.pk)],
        "specialist": str(scene.world.backup_row.pk),
        "starts_on": _day(0),
        "reason": "New in the register",
    }


def end_form(scene: Scene, side: Things) -> Fields:
    """End an assignment tomorrow."""
    return {"version": str(side.assignment.version), "ends_on": _day(1), "reason": "Moved to another post"}


def hand_over_form(scene: Scene, side: Things) -> Fields:
    """A third specialist takes over."""
    taker = scene.world.other_specialist_row if side is scene.ours else scene.world.specialist_row
    return {"specialist": str(taker.pk), "starts_on": _day(1), "reason": "Moved to another post"}


def register_form(scene: Scene, side: Things) -> Fields:
    """A new entry of the register."""
    return {
        "id": str(uuid7()),
        "name": "阳谷新纪元机械有限公司",
        "name_en": "New Era Machinery",
        "uscc": CREDIT_CODE,
        "status": "OPERATING",
        "township": str(scene.world.township.pk),
        "chain": str(side.chain.pk),
        "address": "8 Guangming Road",
        "role": "SUPPORTING",
        "size": "SMALL",
        "above_designated_since": "2022-05-01",
        "industry_class": "C3311",
    }


def edit_form(scene: Scene, side: Things) -> Fields:
    """A correction of the register."""
    fields = register_form(scene, side) | {"version": str(side.enterprise.version), "uscc": side.enterprise.uscc}
    return {name: value for name, value in fields.items() if name != "status"}  # an act of its own


def contact_form(scene: Scene, side: Things) -> Fields:
    """A person of the enterprise."""
    return {
        "name": "赵经理",
        "post": "财务",
        "phone": "138 0635 9999",
        "email": "zhao@enterprise.example",
        "consented_on": _day(-1),
    }


# --- API --------------------------------------------------------------------------------------------------------------


def log_in_body(scene: Scene, side: Things) -> Fields:
    """A name, its password and a device."""
    return log_in_form(scene, side) | {"device": "Pixel"}


def register_body(scene: Scene, side: Things) -> Fields:
    """A new entry of the register."""
    return {
        "id": str(uuid7()),
        "uscc": CREDIT_CODE,
        "name": "阳谷新纪元机械有限公司",
        "township": scene.world.township.code,
    }


def visit_body(scene: Scene, side: Things) -> Fields:
    """A visit with one issue and one promise."""
    return {
        "id": str(uuid7()),
        "enterprise": str(side.enterprise.pk),
        "kind": "ON_SITE",
        "status": "DONE",
        "happened_at": f"{_minutes(-HOUR)}:00+08:00",
        **results_body(scene, side),
    }


def results_body(scene: Scene, side: Things) -> Fields:
    """What a visit brings back."""
    return {
        "happened_at": _minutes(-HOUR) + "+08:00",
        "people_met": "Manager Zhang",
        "notes": "Orders are good, the power supply is not.",
        "situation": {"orders": "good"},
        "next_contact_on": _day(14),
        "issues": [
            {
                "title": "630 kVA before the tenth",
                "category": scene.world.category.code,
                "description": "The order was placed, the date is open.",
            }
        ],
        "commitments": [{"text": "Bring the answer on Friday", "due_on": _day(4)}],
    }


def issue_body(scene: Scene, side: Things) -> Fields:
    """An issue without a visit."""
    return {
        "id": str(uuid7()),
        "enterprise": str(side.enterprise.pk),
        "title": "Thirty workers short",
        "category": scene.world.category.code,
        "description": "From March on.",
    }


def assign_body(scene: Scene, side: Things) -> Fields:
    """Give an enterprise that nobody has to a specialist."""
    return {
        "enterprise": str(side.unassigned.pk),
        "specialist": str(scene.world.backup_row.pk),
        "role": "PRIMARY",
        "from": _day(0),
        "reason": "New in the register",
    }


def end_body(scene: Scene, side: Things) -> Fields:
    """End an assignment tomorrow."""
    return {"until": _day(1), "reason": "Moved to another post"}


def hand_over_body(scene: Scene, side: Things) -> Fields:
    """A third specialist takes over."""
    form = hand_over_form(scene, side)
    return {
        "enterprise": str(side.enterprise.pk),
        "specialist": form["specialist"],
        "role": "PRIMARY",
        "from": form["starts_on"],
        "reason": form["reason"],
    }


def snooze_body(scene: Scene, side: Things) -> Fields:
    """Put off until tomorrow."""
    return {"until": f"{_minutes(timedelta(days=1))}:00+08:00"}

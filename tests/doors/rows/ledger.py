"""Doors of the ledger, of slips and scores of units, and of the settings: clocks, categories, the working calendar."""

from __future__ import annotations

from typing import Any

from assistance.models import StageClock
from assistance.rules.issue_clocks import Stage
from assistance.rules.issue_flow import IssueStatus
from tests.doors.bodies import Body, Fields, always, seen
from tests.doors.door import LOADS, PEOPLE, READS, Door
from tests.doors.rows.imports import CSV
from tests.doors.scene import Scene, Things
from tests.factories.assistance import IssueFactory
from tests.factories.clocks import StageClockFactory
from tests.factories.world import World

SETTINGS = "x x x   +   x x   x x x +   !"  # the office and the administrator
BOTH = (SETTINGS, SETTINGS)


def things(world: World, made: Things, side: str) -> dict[str, Any]:
    """An issue that has come to the chain leader; a clock, a category and a day, which both sides share."""
    clock = StageClock.objects.filter(stage=Stage.ACCEPT).first() or StageClockFactory(stage=Stage.ACCEPT)
    slipped = IssueFactory(
        enterprise=made.enterprise, raised_by=made.specialist.user, category=world.category, lead_unit=made.unit,
        status=IssueStatus.IN_PROGRESS, escalation_level=3, title=f"{side}-slipped title",
    )  # fmt: skip
    return {
        "clock": clock,
        "category_row": world.category,
        "a_day": world.today.isoformat(),
        "slipped": slipped,
        "list_of_ledger": "ledger",
    }


MARKS = {"slipped": lambda thing: thing.title}


def notice(scene: Scene, side: Things) -> Fields:
    """A short notice of the present year."""
    year = scene.world.today.year
    return {"free": f"{year}-10-01 - {year}-10-07 国庆节", "made_up": f"{year}-10-10 国庆节调休上班"}


def category_form(scene: Scene, side: Things) -> Fields:
    """Other days and another unit."""
    return {"version": str(scene.world.category.version), **category_body(scene, side)} | {
        "usual_unit": str(scene.world.unit.pk)
    }


def category_body(scene: Scene, side: Things) -> Fields:
    """The same as numbers."""
    return {"answer_days": 8, "urgent_days": 4, "usual_unit": scene.world.unit.code}


CLOCK: Fields = {"amount": 3, "unit": "DAYS"}
DAY: Body = always({"is_working": "no", "note": "停电", "note_en": "No power"})

ROWS = [
    Door("assistance:ledger", "GET", 200, LOADS),
    Door("assistance:unit-scores", "GET", 200, LOADS),
    Door("assistance:issue-slip", "GET", 200, *READS, thing="slipped"),
    Door("enterprises:export", "POST", 200, LOADS, thing="list_of_ledger", body=CSV),
    Door("assistance:clocks", "GET", 200, SETTINGS),
    Door("assistance:clock", "GET", 200, *BOTH, thing="clock"),
    Door("assistance:clock", "POST", 302, *BOTH, thing="clock", body=seen("clock", CLOCK)),
    Door("assistance:category", "GET", 200, *BOTH, thing="category_row"),
    Door("assistance:category", "POST", 302, *BOTH, thing="category_row", body=category_form),
    Door("assistance:calendar-home", "GET", 302, SETTINGS),
    Door("assistance:calendar", "GET", 200, SETTINGS, thing="year"),
    Door("assistance:calendar-load", "POST", 302, SETTINGS, thing="year"),
    Door("assistance:calendar-notice", "GET", 200, SETTINGS, thing="year"),
    Door("assistance:calendar-notice", "POST", 302, SETTINGS, thing="year", body=notice),
    Door("assistance:calendar-day", "GET", 200, SETTINGS, thing="a_day"),
    Door("assistance:calendar-day", "POST", 302, SETTINGS, thing="a_day", body=DAY),
    Door("api:unit-scores", "GET", 200, LOADS),
    Door("api:ageing", "GET", 200, LOADS),
    Door("api:clock-list", "GET", 200, PEOPLE),
    Door("api:clock-detail", "PATCH", 200, *BOTH, thing="clock", body=always(CLOCK)),
    Door("api:category-detail", "PATCH", 200, *BOTH, thing="category_row", body=category_body),
]

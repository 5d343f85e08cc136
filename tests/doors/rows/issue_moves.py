"""Every move of an issue, through the page and through the API: the same words, the same people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.utils import timezone

from assistance.models import CallBack, Contribution
from assistance.queries.calendar import working_calendar
from tests.doors.bodies import Fields, seen
from tests.doors.door import OFFICE_CLOSES, OFFICE_RULES, ON_THE_SPOT, UNIT_WORKS, Door
from tests.doors.scene import Scene, Things
from tests.factories.accounts import UnitFactory
from tests.factories.assistance import IssueFactory
from tests.factories.world import World

#         specialist backup other_specialist | office | handler other_handler | leader organiser auditor admin | nobody
LEADS = ("x x .   +   x .   + . x .   !", ". . x   +   . x   . . x .   !")
ON_ITS_WORD = ("+ + .   +   x .   x . x .   !", ". . +   +   . x   . . x .   !")
IN_CONTACT = ("+ + .   +   . .   x . x .   !", ". . +   +   . .   . . x .   !")
TAKES_UP = ("x x .   +   + .   + . x .   !", ". . x   +   . +   . . x .   !")


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """Issues that stand where the moves begin, beside those of the stage."""
    at = timezone.now()
    common: dict[str, Any] = {
        "enterprise": stage.enterprise,
        "raised_by": stage.specialist.user,
        "category": world.category,
        "lead_unit": stage.unit,
    }
    asked = {"extension_state": "ASKED", "extension_wanted_on": _later(15), "extension_asked_at": at}
    made = {
        "uncalled": IssueFactory(**common | {"lead_unit": None}, contacted_at=None, contact_due_at=at),
        "repeated": IssueFactory(**common | {"lead_unit": None}),
        "helped": IssueFactory(**common | {"lead_unit": UnitFactory()}, status="ASSIGNED"),
        "extending": IssueFactory(**common, status="IN_PROGRESS", **asked),
        "to_park": IssueFactory(**common, status="IN_PROGRESS", suspension_class="PLANNING", suspension_asked_at=at),
        "parked": IssueFactory(**common, status="SUSPENDED"),
        "partly": IssueFactory(**common, status="ANSWERED"),
        "closed": IssueFactory(**common, status="CLOSED"),
    }
    Contribution.objects.create(issue=made["helped"], unit=stage.unit, due_on=_later(1), created_at=at, updated_at=at)
    CallBack.objects.create(
        issue=made["partly"], round=0, channel="CALL", reached=True, really_solved="PARTLY", by=world.office, at=at
    )
    return made


def _later(working_days: int) -> date:
    today = timezone.localdate()
    return working_calendar(today).after(today, working_days).on


def _soon() -> str:
    return f"{timezone.localdate() + timedelta(days=20):%Y-%m-%d}"


Words = Callable[[Scene, Things], Fields]
WORDS: Fields = {"reason": "They told us so."}
TEXT: Fields = {"text": "The transformer is ordered."}


def _same(fields: Fields) -> Words:
    return lambda scene, side: dict(fields)


def _accepted(scene: Scene, side: Things) -> Fields:
    return {"lead_unit": str(side.unit.pk), "text": "Please hurry."}


def _returned(scene: Scene, side: Things) -> Fields:
    return WORDS | {"proposed_unit": str(scene.world.township.pk)}


def _extended(scene: Scene, side: Things) -> Fields:
    return WORDS | {"due_on": f"{_later(12):%Y-%m-%d}"}


class Row(NamedTuple):
    """A move: where it begins, who may, the words, and where page and API differ in them."""

    verb: str
    thing: str
    who: tuple[str, str]
    words: Words = _same({})
    page: Words | None = None
    api: Words | None = None


_PARKING = {"reason_class": "PLANNING", **WORDS}
_REFUSED: Fields = {**WORDS, "granted": False}
_SAID = {"really_solved": "YES", "service_rating": "SATISFIED", "comment": "It is really solved."}

MOVES = [
    Row("contact", "uncalled", IN_CONTACT, _same(TEXT)),
    Row("accept", "submitted", OFFICE_RULES, _accepted),
    Row("reject", "submitted", OFFICE_RULES, _same(WORDS)),
    Row(
        "merge",
        "submitted",
        OFFICE_RULES,
        page=lambda scene, side: WORDS | {"into": side.more["repeated"].number},
        api=lambda scene, side: WORDS | {"into": str(side.more["repeated"].pk)},
    ),
    Row("recall", "assigned", OFFICE_CLOSES, _same(WORDS)),
    Row("acknowledge", "assigned", UNIT_WORKS),
    Row("return", "assigned", UNIT_WORKS, _returned),
    Row("opinion", "working", UNIT_WORKS, _same(TEXT)),
    Row("progress", "working", UNIT_WORKS, _same(TEXT)),
    Row("contribute", "helped", UNIT_WORKS, _same(TEXT)),
    Row("request-extension", "working", UNIT_WORKS, _extended),
    Row("decide-extension", "extending", OFFICE_CLOSES, page=_same(_REFUSED | {"granted": "no"}), api=_same(_REFUSED)),
    Row("request-suspension", "working", UNIT_WORKS, _same(_PARKING)),
    Row("deny-suspension", "to_park", LEADS, _same(WORDS)),
    Row("suspend", "to_park", LEADS, lambda scene, side: _PARKING | {"review_on": _soon()}),
    Row("review", "parked", LEADS, lambda scene, side: WORDS | {"review_on": _soon()}),
    Row("resume", "parked", TAKES_UP, _same(WORDS)),
    Row("answer", "working", UNIT_WORKS, _same({"outcome": "SOLVED", "action": "Laid the cable.", "text": "It is upgraded."})),
    Row("answer", "submitted", ON_THE_SPOT, _same({"outcome": "EXPLAINED", "action": "Told the law.", "text": "It is so."})),
    Row("confirm", "answered", OFFICE_CLOSES, _same(_SAID)),
    Row("attempt", "answered", OFFICE_CLOSES, _same(TEXT)),
    Row("close", "partly", OFFICE_CLOSES, _same(WORDS)),
    Row("reopen", "closed", ON_ITS_WORD, _same(WORDS)),
    Row("withdraw", "working", ON_ITS_WORD, _same(WORDS)),
    Row("prod", "working", LEADS, _same(TEXT)),
    Row("escalate", "working", LEADS, _same(WORDS | {"level": "3"}), api=_same(WORDS | {"level": 3})),
]  # fmt: skip


def _page(row: Row) -> Door:
    words = row.page or row.words
    version = seen(row.thing, {})
    return Door(
        f"assistance:issue-{row.verb}", "POST", 302, *row.who, thing=row.thing,
        body=lambda scene, side: version(scene, side) | words(scene, side),
    )  # fmt: skip


def _api(row: Row) -> Door:
    return Door(f"api:issue-{row.verb}", "POST", 200, *row.who, thing=row.thing, body=row.api or row.words)


COMMON = Door(
    "api:issue-mark-common", "POST", 200, *OFFICE_RULES, thing="submitted", body=lambda scene, side: {"is_common": True}
)
ROWS = [*map(_page, MOVES), *map(_api, MOVES), COMMON]

"""Doors of qualifications, documents, projects, honours and the rules of cultivation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from uuid_utils.compat import uuid7

from enterprises.models import Track
from tests.doors.bodies import Fields, always, seen
from tests.doors.door import (
    EDITS_REGISTER,
    HANDS_OVER_API,
    OFFICE,
    OFFICE_CLOSES,
    OPENS,
    PEOPLE,
    READERS,
    READS,
    READS_FILE,
    Door,
)
from tests.doors.scene import Scene, Things
from tests.factories.cultivation import (
    AwardFactory,
    DocumentFactory,
    LevelFactory,
    LevelRuleFactory,
    ProjectFactory,
    QualificationFactory,
    TrackFactory,
    a_pdf,
)
from tests.factories.world import World


def things(world: World, made: Things, side: str) -> dict[str, Any]:
    """A qualification with a document, a project and an award of the side's enterprise; tracks and levels are shared."""
    track = Track.objects.filter(code="DOORS").first() or TrackFactory(code="DOORS")
    level = track.levels.first() or LevelRuleFactory(level=LevelFactory(track=track)).level
    qualification = QualificationFactory(
        enterprise=made.enterprise, level=level, rule=level.rules.get(), note=f"{side}-qualification note",
        valid_from=world.today - timedelta(days=400),
    )  # fmt: skip
    return {
        "track": track,
        "level": level,
        "qualification": qualification,
        "document": DocumentFactory(
            qualification=qualification, name=f"{side}-document.pdf", content=a_pdf(f"{side}-bytes")
        ),
        "project": ProjectFactory(enterprise=made.enterprise, name_en=f"{side}-project name"),
        "award": AwardFactory(enterprise=made.enterprise, name_en=f"{side}-award name"),
    }


MARKS = {
    "qualification": lambda thing: thing.note,
    "document": lambda thing: thing.name,
    "project": lambda thing: thing.name_en,
    "award": lambda thing: thing.name_en,
}


def _day(offset: int) -> str:
    return f"{timezone.localdate() + timedelta(days=offset):%Y-%m-%d}"


_GRANTED: Fields = {"status": "VALID", "batch": "Batch 8", "document_no": "GR2026", "note": "By the province"}
_BUILT: Fields = {
    "name": "新产线", "name_en": "New line", "kind": "GREEN", "scope": "CITY", "starts_on": "2025-03-01",
    "ends_on": "2026-03-01", "investment_planned": "1500000.50", "investment_done": "20000.00", "note": "On time",
}  # fmt: skip
_HONOUR: Fields = {"name": "纳税大户", "name_en": "Big taxpayer", "scope": "CITY", "grade": "Gold", "document_no": "7"}


def _grant_form(scene: Scene, side: Things) -> Fields:
    level = str(side.more["level"].pk)
    return {"id": str(uuid7()), "level": level, "valid_from": _day(-9), "valid_to": _day(900), **_GRANTED}


def _correct_form(scene: Scene, side: Things) -> Fields:
    version = str(side.more["qualification"].version)
    return _grant_form(scene, side) | {"id": "", "version": version, "note": "By the city"}


def _grant_body(scene: Scene, side: Things) -> Fields:
    return _grant_form(scene, side) | {"enterprise": str(side.enterprise.pk)}


def _correct_body(scene: Scene, side: Things) -> Fields:
    form = _correct_form(scene, side)
    return {name: value for name, value in form.items() if name not in ("id", "version")}


def _new(fields: Fields, **more: Any) -> Any:
    return lambda scene, side: {"id": str(uuid7()), **fields, **more}


def _new_of(fields: Fields, **more: Any) -> Any:
    return lambda scene, side: {"id": str(uuid7()), "enterprise": str(side.enterprise.pk), **fields, **more}


def _file(scene: Scene, side: Things) -> Fields:
    return {"file": SimpleUploadedFile("证书.pdf", a_pdf("uploaded"), "application/pdf")}


def _rule_form(scene: Scene, side: Things) -> Fields:
    return {
        "version": str(side.more["level"].version), "edition": "2027", "starts_on": "2027-01-01", "validity": "YEARS",
        "years": "5", "update_month": "4", "update_day": "30", "reminder_months": ["12", "6"], "source": "A new measure",
    }  # fmt: skip


def _level_form(scene: Scene, side: Things) -> Fields:
    return {"name": "新等级", "name_en": "A new level", "scope": "CITY", "after": str(side.more["level"].pk)}


_YEAR = timezone.localdate().year

ROWS = [
    Door("enterprises:cultivation", "GET", 200, *READS_FILE, thing="enterprise"),
    Door("enterprises:qualifications", "GET", 200, READERS),
    Door("enterprises:qualification-new", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door("enterprises:qualification-new", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=_grant_form),
    Door("enterprises:qualification-edit", "GET", 200, *OFFICE_CLOSES, thing="qualification"),
    Door("enterprises:qualification-edit", "POST", 302, *OFFICE_CLOSES, thing="qualification", body=_correct_form),
    Door("enterprises:qualification-revoke", "GET", 200, *OFFICE_CLOSES, thing="qualification"),
    Door(
        "enterprises:qualification-revoke", "POST", 302, *OFFICE_CLOSES, thing="qualification",
        body=seen("qualification", {"reason": "Did not pass the review"}),
    ),
    Door("enterprises:qualification-update", "GET", 200, *OFFICE_CLOSES, thing="qualification"),
    Door(
        "enterprises:qualification-update", "POST", 302, *OFFICE_CLOSES, thing="qualification",
        body=seen("qualification", {"year": str(_YEAR)}),
    ),
    Door("enterprises:document-new", "GET", 200, *OFFICE_CLOSES, thing="qualification"),
    Door("enterprises:document-new", "POST", 302, *OFFICE_CLOSES, thing="qualification", body=_file),
    Door("enterprises:document", "GET", 200, *READS, thing="document"),
    Door("enterprises:document-remove", "GET", 200, *OFFICE_CLOSES, thing="document"),
    Door("enterprises:document-remove", "POST", 302, *OFFICE_CLOSES, thing="document"),
    Door("enterprises:projects", "GET", 200, READERS),
    Door("enterprises:project-new", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door(
        "enterprises:project-new", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=_new(_BUILT, listed_year="2025")
    ),
    Door("enterprises:project-edit", "GET", 200, *OFFICE_CLOSES, thing="project"),
    Door(
        "enterprises:project-edit", "POST", 302, *OFFICE_CLOSES, thing="project",
        body=seen("project", _BUILT | {"listed_year": "2025"}),
    ),
    Door("enterprises:project-move", "GET", 200, *OFFICE_CLOSES, thing="project"),
    Door(
        "enterprises:project-move", "POST", 302, *OFFICE_CLOSES, thing="project",
        body=seen("project", {"stage": "UNDER_WAY"}),
    ),
    Door("enterprises:awards", "GET", 200, READERS),
    Door("enterprises:award-new", "GET", 200, *EDITS_REGISTER, thing="enterprise"),
    Door("enterprises:award-new", "POST", 302, *EDITS_REGISTER, thing="enterprise", body=_new(_HONOUR, year="2024")),
    Door("enterprises:award-edit", "GET", 200, *OFFICE_CLOSES, thing="award"),
    Door(
        "enterprises:award-edit", "POST", 302, *OFFICE_CLOSES, thing="award",
        body=seen("award", _HONOUR | {"year": "2024"}),
    ),
    Door("enterprises:award-remove", "GET", 200, *OFFICE_CLOSES, thing="award"),
    Door("enterprises:award-remove", "POST", 302, *OFFICE_CLOSES, thing="award", body=seen("award", {})),
    Door("enterprises:level-rules", "GET", 200, READERS),
    Door("enterprises:level-rule-new", "GET", 200, OFFICE, thing="level"),
    Door("enterprises:level-rule-new", "POST", 302, OFFICE, thing="level", body=_rule_form),
    Door("enterprises:level-new", "GET", 200, OFFICE, thing="track"),
    Door("enterprises:level-new", "POST", 302, OFFICE, thing="track", body=_level_form),
    Door("api:track-list", "GET", 200, PEOPLE),
    Door("api:enterprise-qualifications", "GET", 200, *OPENS, thing="enterprise"),
    Door("api:qualification-list", "GET", 200, PEOPLE),
    Door("api:qualification-list", "POST", 201, *HANDS_OVER_API, body=_grant_body),
    Door("api:qualification-detail", "GET", 200, *READS, thing="qualification"),
    Door("api:qualification-detail", "PATCH", 200, *OFFICE_CLOSES, thing="qualification", body=_correct_body),
    Door(
        "api:qualification-revoke", "POST", 200, *OFFICE_CLOSES, thing="qualification",
        body=always({"reason": "Did not pass the review"}),
    ),
    Door(
        "api:qualification-yearly-update", "POST", 200, *OFFICE_CLOSES, thing="qualification",
        body=always({"year": _YEAR}),
    ),
    Door("api:qualification-documents", "POST", 201, *OFFICE_CLOSES, thing="qualification", body=_file),
    Door("api:document-detail", "GET", 200, *READS, thing="document"),
    Door("api:document-remove", "POST", 200, *OFFICE_CLOSES, thing="document"),
    Door("api:project-list", "GET", 200, PEOPLE),
    Door("api:project-list", "POST", 201, *HANDS_OVER_API, body=_new_of(_BUILT, listed_year=2025)),
    Door("api:project-detail", "GET", 200, *READS, thing="project"),
    Door("api:project-detail", "PATCH", 200, *OFFICE_CLOSES, thing="project", body=always(_BUILT | {"listed_year": 2025})),
    Door("api:project-move", "POST", 200, *OFFICE_CLOSES, thing="project", body=always({"stage": "UNDER_WAY"})),
    Door("api:award-list", "GET", 200, PEOPLE),
    Door("api:award-list", "POST", 201, *HANDS_OVER_API, body=_new_of(_HONOUR, year=2024)),
    Door("api:award-detail", "GET", 200, *READS, thing="award"),
    Door("api:award-detail", "PATCH", 200, *OFFICE_CLOSES, thing="award", body=always(_HONOUR | {"year": 2024})),
    Door("api:award-remove", "POST", 204, *OFFICE_CLOSES, thing="award"),
]  # fmt: skip

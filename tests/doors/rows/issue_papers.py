"""Files, notes and links of issues; texts to begin answers with."""

from __future__ import annotations

import io
from typing import Any

from django.utils import timezone
from uuid_utils.compat import uuid7

from accounts import files
from assistance.models import AnswerTemplate, Attachment, IssueLink, IssueNote
from tests.doors.bodies import Fields, always
from tests.doors.door import OFFICE_CLOSES, READS, Door
from tests.doors.scene import Scene, Things
from tests.factories.assistance import IssueFactory
from tests.factories.cultivation import a_pdf
from tests.factories.world import World

#         specialist backup other_specialist | office | handler other_handler | leader organiser auditor admin | nobody
WRITES = ("+ + .   +   + .   + . x .   !", ". . +   +   . +   . . x .   !")
WRITES_API = ("+ + ?   +   + ?   + ? x ?   !", "? ? +   +   ? +   ? ? x ?   !")
REMOVES = ("x x .   +   x .   x . x .   !", ". . x   +   . x   . . x .   !")
TEMPLATES = "x x x   +   + +   x x x x   !"
WRITES_TEMPLATE = ("x x x   +   + ?   x x x x   !", "x x x   +   ? +   x x x x   !")
RETIRES_PAGE = (". . .   +   + .   . . . .   !", ". . .   +   . +   . . . .   !")


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """A file, a note and a link on the issue in progress, and a template of its unit."""
    at = timezone.now()
    issue, by = stage.working, world.office
    linked = IssueFactory(
        enterprise=stage.enterprise, raised_by=stage.specialist.user, category=world.category, lead_unit=stage.unit,
        status="ASSIGNED",
    )  # fmt: skip
    first, second = sorted((issue, linked), key=lambda one: one.pk)
    stamps = {"created_at": at, "updated_at": at}
    IssueLink.objects.create(first=first, second=second, reason=f"{side}-link reason", by=by, **stamps)
    IssueNote.objects.create(issue=issue, text=f"{side}-note text", by=by, at=at)
    attachment = Attachment.objects.create(
        issue=issue, sha256=files.store(f"{side}-file".encode()), name=f"{side}-scan.pdf", media_type="application/pdf",
        size=9, by=by, **stamps,
    )  # fmt: skip
    template = AnswerTemplate.objects.create(
        name=f"{side}-template", unit=stage.unit, text="We looked into it.", **stamps
    )
    return {"linked": linked, "attachment": attachment, "template": template}


MARKS = {"attachment": lambda attachment: attachment.name}


def _upload() -> io.BytesIO:
    file = io.BytesIO(a_pdf())
    file.name = "scan.pdf"
    return file


def _file_form(scene: Scene, side: Things) -> Fields:
    return {"file": _upload(), "audience": "INTERNAL"}


def _file_body(scene: Scene, side: Things) -> Fields:
    return {"issue": str(side.working.pk), **_file_form(scene, side)}


def _link_form(scene: Scene, side: Things) -> Fields:
    return {"other": side.assigned.number, "reason": "The same line."}


def _unlink_form(scene: Scene, side: Things) -> Fields:
    return {"other": side.more["linked"].number}


def _template_form(scene: Scene, side: Things) -> Fields:
    return {"id": str(uuid7()), "name": "Line upgraded", "unit": str(side.unit.pk), "text": "The line was upgraded."}


ROWS = [
    Door("assistance:issue-papers", "GET", 200, *READS, thing="working"),
    Door("assistance:issue-attach", "GET", 200, *WRITES, thing="working"),
    Door("assistance:issue-attach", "POST", 302, *WRITES, thing="working", body=_file_form),
    Door("assistance:issue-note", "GET", 200, *WRITES, thing="working"),
    Door("assistance:issue-note", "POST", 302, *WRITES, thing="working", body=always({"text": "Call on Monday."})),
    Door("assistance:issue-relate", "GET", 200, *WRITES, thing="working"),
    Door("assistance:issue-relate", "POST", 302, *WRITES, thing="working", body=_link_form),
    Door("assistance:issue-unrelate", "POST", 302, *WRITES, thing="working", body=_unlink_form),
    Door("assistance:issue-common", "POST", 302, *OFFICE_CLOSES, thing="working", body=always({"is_common": "yes"})),
    Door("assistance:attachment", "GET", 200, *READS, thing="attachment"),
    Door("assistance:attachment-remove", "GET", 200, *REMOVES, thing="attachment"),
    Door("assistance:attachment-remove", "POST", 302, *REMOVES, thing="attachment"),
    Door("assistance:answer-templates", "GET", 200, TEMPLATES),
    Door("assistance:answer-template-new", "GET", 200, TEMPLATES),
    Door("assistance:answer-template-new", "POST", 302, *WRITES_TEMPLATE, body=_template_form),
    Door("assistance:answer-template-retire", "POST", 302, *RETIRES_PAGE, thing="template"),
    Door("api:issue-note-list", "GET", 200, *READS, thing="working"),
    Door("api:issue-note-list", "POST", 201, *WRITES, thing="working", body=always({"text": "Call on Monday."})),
    Door("api:attachment-list", "GET", 200, "+ + +   +   + +   + + + +   !"),
    Door("api:attachment-list", "POST", 201, *WRITES_API, body=_file_body),
    Door("api:attachment-detail", "GET", 200, *READS, thing="attachment"),
    Door("api:attachment-remove", "POST", 200, *REMOVES, thing="attachment"),
]

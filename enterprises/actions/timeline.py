"""Write the enterprise's file: every verb leaves one line."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models

from accounts.models import Unit, User
from enterprises.models import Audience, Enterprise, TimelineEntry


def entry(
    enterprise: Enterprise,
    kind: str,
    subject: models.Model | None = None,
    /,
    *,
    by: User,
    at: datetime,
    audience: str = Audience.ALL,
    unit: Unit | None = None,
    **facts: Any,
) -> TimelineEntry:
    """Build a line (not saved): what happened, to what, for whose eyes, and the facts its sentence needs."""
    return TimelineEntry(
        enterprise=enterprise,
        kind=kind,
        at=at,
        by=by,
        subject_type=(subject._meta.model_name or "") if subject else "",
        subject_id=subject.pk if subject else None,
        audience=audience,
        unit=unit,
        facts=facts,
    )


def note(enterprise: Enterprise, kind: str, subject: models.Model | None = None, /, **kwargs: Any) -> TimelineEntry:
    """Write one line; see ``entry`` for the arguments. Joins a verb."""
    line = entry(enterprise, kind, subject, **kwargs)
    line.save(force_insert=True)
    return line


def note_all(lines: list[TimelineEntry]) -> None:
    """Write several lines in one statement. Joins a verb."""
    TimelineEntry.objects.bulk_create(lines)

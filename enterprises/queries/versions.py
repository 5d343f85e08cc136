"""What an enterprise said in an earlier version: read from the history that the database's triggers write."""

from __future__ import annotations

from typing import Any

from django.apps import apps

from enterprises.models import Enterprise, TimelineEntry


def as_of(enterprise: Enterprise, version: int, fields: list[str]) -> dict[str, Any]:
    """Return ``fields`` (foreign keys as ids) as they stood in ``version``; empty where the history does not know it."""
    history = apps.get_model("enterprises", "EnterpriseEvent")
    row = history._default_manager.filter(id=enterprise.pk, version=version).order_by("pgh_id").values(*fields).first()
    return dict(row) if row else {}


def last_edit(enterprise: Enterprise) -> TimelineEntry | None:
    """Return the line of the latest edit of the register: who and when."""
    edits = TimelineEntry.objects.filter(enterprise=enterprise, kind="enterprise.edited").select_related("by")
    return edits.order_by("-at", "-id").first()

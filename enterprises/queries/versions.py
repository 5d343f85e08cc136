"""What a thing said in an earlier version: read from the history that the database's triggers write."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.apps import apps

from accounts.models import Versioned
from enterprises.models import Enterprise, TimelineEntry


def as_of(thing: Versioned, version: int, fields: Collection[str]) -> dict[str, Any]:
    """Return ``fields`` (foreign keys as ids) as they stood in ``version``; empty where the history does not know it."""
    history = apps.get_model(thing._meta.app_label, f"{thing._meta.object_name}Event")
    row = history._default_manager.filter(id=thing.pk, version=version).order_by("pgh_id").values(*fields).first()
    return dict(row) if row else {}


def last_edit(enterprise: Enterprise, subject: Versioned) -> TimelineEntry | None:
    """Return the latest line of the enterprise's file about ``subject``, a person or the register: who and when."""
    lines = TimelineEntry.objects.filter(enterprise=enterprise, subject_id=subject.pk).select_related("by")
    return lines.order_by("-at", "-id").first()

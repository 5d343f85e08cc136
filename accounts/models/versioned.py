"""The base of everything that can be edited: a UUIDv7 key, a version that only grows, and a history with its actor."""

from __future__ import annotations

from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models
from uuid_utils.compat import uuid7

M = TypeVar("M", bound=type[models.Model])


def refusal(constraint: str, message: str) -> str:
    """Return the PL/pgSQL that refuses as a named check constraint would (SQLSTATE 23514)."""
    return f"RAISE EXCEPTION '{message}' USING ERRCODE = '23514', CONSTRAINT = '{constraint}';"


def version_trigger(*, except_for: tuple[str, ...] = ()) -> pgtrigger.Trigger:
    """Refuse an UPDATE that changes a row without raising its version."""
    return pgtrigger.Trigger(
        name="update_raises_version",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.AnyChange(exclude=list(except_for)) if except_for else pgtrigger.AnyChange(),
        func=f"IF NEW.version <= OLD.version THEN {refusal('update_raises_version', 'update must raise version')} "
        "END IF; RETURN NEW;",
    )


def append_only_triggers() -> list[pgtrigger.Trigger]:
    """Refuse every UPDATE, DELETE and TRUNCATE: the rows are evidence."""
    refuse = refusal("rows_are_append_only", "rows of this table are never changed or removed")
    return [
        pgtrigger.Trigger(
            name="refuse_change",
            operation=pgtrigger.Update | pgtrigger.Delete,
            when=pgtrigger.Before,
            func=f"{refuse} RETURN NULL;",
        ),
        pgtrigger.Trigger(
            name="refuse_truncate",
            level=pgtrigger.Statement,
            operation=pgtrigger.Truncate,
            when=pgtrigger.Before,
            func=f"{refuse} RETURN NULL;",
        ),
    ]


def tracked(*, exclude: tuple[str, ...] = ()) -> Any:
    """Keep the history of every change in an append-only twin table, written by database triggers."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
        meta={"triggers": append_only_triggers()},
    )


class Versioned(models.Model):
    """A row that people edit. ``body_digest`` is the fingerprint of the request that created it, where one was kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)
    body_digest = models.CharField(max_length=64, blank=True, editable=False)

    was_replayed = False  # set by ``verbs.replayed``: the client posted the same thing before

    class Meta:
        abstract = True
        triggers = [version_trigger()]

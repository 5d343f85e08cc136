"""Many rows at once: inserted in batches, and changed in the steps in which the verbs would have changed them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import connection, models

from accounts.models import Versioned

M = TypeVar("M", bound=models.Model)
V = TypeVar("V", bound=Versioned)

AT_A_TIME = 1000


def insert(model: type[M], rows: Iterable[M], *, settled: bool = True) -> None:
    """Insert rows in batches. Joins a verb. ``settled=False``: what their deferred constraints ask for is inserted after them.

    The query planner is told how many rows there are, else a later UPDATE compares each with each.
    """
    everything = list(rows)
    for start in range(0, len(everything), AT_A_TIME):
        model._base_manager.bulk_create(everything[start : start + AT_A_TIME])
        if settled:
            settle()
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def change_rows(model: type[V], rows: Sequence[V], fields: Sequence[str]) -> None:
    """Save ``fields`` of rows, and raise each ``version`` by one: one UPDATE for each batch.

    The caller has set ``updated_at``. The values travel as arrays of text, which is much quicker than a CASE for each row.
    """
    by_name = {column.name: column for column in model._meta.concrete_fields}
    columns = [by_name[name] for name in (*fields, "version", "updated_at")]
    key = model._meta.pk
    for row in rows:
        row.version += 1
    names = [connection.ops.quote_name(str(column.column)) for column in columns]
    types = [str(column.db_type(connection)) for column in columns]
    assigned = ", ".join(f"{name} = fresh.{name}::{kind}" for name, kind in zip(names, types, strict=True))
    statement = (
        f"UPDATE {connection.ops.quote_name(model._meta.db_table)} AS present SET {assigned} "
        f"FROM unnest({', '.join(['%s::text[]'] * (len(columns) + 1))}) AS fresh(id, {', '.join(names)}) "
        f"WHERE present.{key.column} = fresh.id::uuid"
    )
    with connection.cursor() as cursor:
        for start in range(0, len(rows), AT_A_TIME):
            batch = rows[start : start + AT_A_TIME]
            values: list[list[str | None]] = [[str(row.pk) for row in batch]]
            values += [[_as_text(getattr(row, column.attname)) for row in batch] for column in columns]
            cursor.execute(statement, values)
            settle()


def settle() -> None:
    """Check all deferred constraints now: triggers get slower with every check that waits for the end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _as_text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)

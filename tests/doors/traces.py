"""What an act leaves in the database: which tables were written to, and the rows that are new or changed."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

Counts = dict[str, tuple[int, ...]]
Rows = dict[Any, dict[str, Any]]
Trace = tuple[str, dict[str, Any]]  # of one row: the name of its model, its values

VOLATILE = {"id", "body_digest", "token_hash"}  # the last is made of the first


# What the view pg_stat_xact_user_tables is made of; the view itself is asked so often here that it showed.
_COUNTS = [f"pg_stat_get_xact_tuples_{done}(oid)" for done in ("inserted", "updated", "deleted")]
_WRITES = f"""
    SELECT relname, {", ".join(_COUNTS)} FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND {" + ".join(_COUNTS)} > 0
"""


def writes() -> Counts:
    """Return for each table how many rows this transaction has inserted, updated and deleted so far."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITES)
        return {name: (*counts,) for name, *counts in cursor.fetchall()}


def written(before: Counts, after: Counts) -> set[str]:
    """Return the tables that were written to in between."""
    return {table for table, counts in after.items() if before.get(table) != counts}


def rows_of(tables: Collection[str]) -> Rows:
    """Return the rows of those tables that are ours, by model and key; the history's twins are not."""
    return {
        (model.__name__, row["id"]): row
        for model in models()
        if model._meta.db_table in tables
        for row in model._default_manager.values()
    }


@cache
def models() -> list[type[Model]]:
    """Return the models whose rows verbs write."""
    return [
        model
        for app in ("accounts", "enterprises", "assistance")
        for model in apps.get_app_config(app).get_models()
        if model._meta.pk and model._meta.pk.name == "id" and not hasattr(model, "pgh_tracked_model")
    ]


def left(before: Rows, after: Rows) -> list[Trace]:
    """Return new and changed rows in one order, with new keys and moments of time blurred."""
    new = {key: table for table, key in after.keys() - before.keys()}
    changed = [(table, row) for (table, key), row in after.items() if before.get((table, key)) != row]
    blurred = [
        (table, {name: _blur(value, new) for name, value in row.items() if name not in VOLATILE})
        for table, row in changed
    ]
    return sorted(blurred, key=repr)


def _blur(value: Any, new: dict[Any, str]) -> Any:
    """Return what two runs of one act have in common."""
    if isinstance(value, datetime):
        return "a moment"
    if isinstance(value, date):
        return value
    try:
        return f"the new {new[value]}" if value in new else value
    except TypeError:  # a list or a dict
        return value

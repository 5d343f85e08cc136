"""Statements that many attacks share."""

from __future__ import annotations

VERSIONED = "id version created_at updated_at body_digest "
NEW_ID = "gen_random_uuid()"


def copied(table: str, columns: str, **changed: str) -> str:
    """Return the INSERT of a copy of a row with other values for some columns."""
    names = columns.replace("\n", " ").split()
    values = ", ".join(changed.get(name, name) for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE "

"""Write qualifications."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.models import Enterprise, Level, Qualification


@verb
def grant_qualification(
    enterprise: Enterprise,
    *,
    level: Level,
    valid_from: date,
    valid_to: date | None = None,
    status: str = "VALID",
    batch: str = "",
    document_no: str = "",
    note: str = "",
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Qualification:
    """Write down a qualification of an enterprise."""
    access.require(access.may_edit_cultivation(by))
    if earlier := replayed(Qualification, id, body_digest):
        return earlier
    return create(
        Qualification, id=id, body_digest=body_digest, at=at, enterprise=enterprise, level=level, valid_from=valid_from,
        valid_to=valid_to, status=status, batch=batch, document_no=document_no, note=note,
    )  # fmt: skip


@verb
def edit_qualification(
    qualification: Qualification, *, expected: int | None = None, by: User, at: datetime, **fields: Any
) -> Qualification:
    """Correct a qualification."""
    qualification = lock(qualification)
    access.require(access.may_edit_cultivation(by))
    match(qualification, expected)
    change(qualification, at=at, **fields)
    return qualification


@verb
def remove_qualification(
    qualification: Qualification, *, reason: str, expected: int | None = None, by: User, at: datetime
) -> None:
    """Remove a qualification that was written down by mistake; the history keeps it."""
    qualification = lock(qualification)
    access.require(access.may_edit_cultivation(by))
    match(qualification, expected)
    qualification.delete()

"""Write who holds which level of cultivation: grant, correct, revoke, the yearly update."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Enterprise, Level, LevelRule, Qualification, QualificationStatus
from enterprises.reference.cultivation import ABOVE_SIZE
from enterprises.rules import cultivation as rules

EDITABLE = ("level", "valid_from", "valid_to", "status", "batch", "document_no", "note")


class QualificationPeriodError(DomainError):
    """A qualification lasts at least a day."""

    code = "qualification_ends_before_it_begins"
    message = _("The last day cannot lie before the first day.")
    field = "valid_to"
    constraint = "qualification_lasts_at_least_a_day"


class QualificationTakenError(DomainError):
    """The same level from the same day is on record already."""

    code = "qualification_taken"
    message = _("The enterprise holds this level from this day on already.")
    field = "valid_from"
    constraint = "qualification_is_once_from_a_day"


class LevelInRegisterError(DomainError):
    """One fact, one place: the register says who is above designated size."""

    code = "level_is_in_the_register"
    message = _("Whether an enterprise is above designated size is kept in the register: edit it there.")
    field = "level"


class RevokedQualificationError(DomainError):
    """What was revoked is evidence; a new grant is a new qualification."""

    code = "qualification_is_revoked"
    message = _("This qualification was revoked. If it was granted again, enter the new one.")


class UnreasonedRevocationError(DomainError):
    """Revoking says why."""

    code = "revocation_needs_a_reason"
    message = _("Say why the qualification was revoked.")
    field = "reason"


@verb
def grant_qualification(
    enterprise: Enterprise,
    *,
    level: Level,
    valid_from: date,
    valid_to: date | None = None,
    status: str = QualificationStatus.VALID,
    batch: str = "",
    document_no: str = "",
    note: str = "",
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Qualification:
    """Enter a level that the enterprise was granted; without ``valid_to`` the rule in force on the first day gives it.

    The same id and body again returns what there is.
    """
    enterprise = lock(enterprise)
    access.require(access.may_edit_cultivation(by))
    if earlier := replayed(Qualification, id, body_digest):
        return earlier
    _refuse_revoked(status)
    period = _period(level, valid_from, valid_to)
    qualification = create(
        Qualification, at=at, id=id, body_digest=body_digest, enterprise=enterprise, level=level, status=status,
        batch=batch, document_no=document_no, note=note, valid_from=valid_from, **period,
    )  # fmt: skip
    _tell(qualification, "granted", by=by, at=at)
    return qualification


@verb
def edit_qualification(
    qualification: Qualification, *, expected: int | None = None, by: User, at: datetime, **fields: Any
) -> Qualification:
    """Correct what is on record; fields not given stay. An empty ``valid_to`` is computed again from the rule."""
    qualification = lock(qualification, "enterprise", "level")
    access.require(access.may_edit_cultivation(by))
    match(qualification, expected)
    if unknown := set(fields) - set(EDITABLE):
        raise TypeError(f"not fields of a qualification: {sorted(unknown)}")
    if qualification.status == QualificationStatus.REVOKED:
        raise RevokedQualificationError()
    _refuse_revoked(fields.get("status", ""))
    if {"level", "valid_from", "valid_to"} & set(fields):
        present = {name: getattr(qualification, name) for name in ("level", "valid_from", "valid_to")}
        fields |= _period(**(present | {name: fields[name] for name in present if name in fields}))
    fields = {name: value for name, value in fields.items() if getattr(qualification, name) != value}
    if not fields:
        return qualification
    change(qualification, at=at, **fields)
    _tell(qualification, "edited", by=by, at=at, fields=sorted(set(fields) - {"rule"}))
    return qualification


@verb
def revoke_qualification(
    qualification: Qualification, *, reason: str, expected: int | None = None, by: User, at: datetime
) -> Qualification:
    """Note that a level was taken away, and why; it is final."""
    qualification = lock(qualification, "enterprise", "level")
    access.require(access.may_edit_cultivation(by))
    match(qualification, expected)
    if qualification.status == QualificationStatus.REVOKED:
        raise RevokedQualificationError()
    if not reason.strip():
        raise UnreasonedRevocationError()
    change(qualification, at=at, status=QualificationStatus.REVOKED, note=reason)
    _tell(qualification, "revoked", by=by, at=at, reason=reason)
    return qualification


@verb
def note_yearly_update(
    qualification: Qualification, *, year: int, expected: int | None = None, by: User, at: datetime
) -> Qualification:
    """Note that the enterprise handed in the yearly update of a year; a year that is noted already is no change."""
    qualification = lock(qualification, "enterprise", "level", "rule")
    access.require(access.may_edit_cultivation(by))
    match(qualification, expected)
    if qualification.status == QualificationStatus.REVOKED:
        raise RevokedQualificationError()
    rule = qualification.rule
    if rule is None or rule.update_month is None or not qualification.valid_from.year < year <= local_day(at).year:
        raise rules.NoYearlyUpdateError()
    if not rules.owes_update(qualification.valid_from, qualification.updated_for, year):
        return qualification
    change(qualification, at=at, updated_for=year)
    _tell(qualification, "updated", by=by, at=at, year=year)
    return qualification


@verb
def remove_qualification(
    qualification: Qualification, *, reason: str, expected: int | None = None, by: User, at: datetime
) -> None:
    """Take back a qualification that was entered by mistake; only the history keeps it."""
    qualification = lock(qualification, "enterprise", "level")
    access.require(access.may_edit_cultivation(by))
    match(qualification, expected)
    _tell(qualification, "removed", by=by, at=at, reason=reason)
    qualification.delete()


def _period(level: Level, valid_from: date, valid_to: date | None) -> dict[str, Any]:
    """Return the rule in force on the first day and the last day."""
    if level.code == ABOVE_SIZE:
        raise LevelInRegisterError()
    rule = LevelRule.objects.in_force(valid_from).filter(level=level).first()
    if valid_to is None:
        if rule is None:
            raise rules.UnknownValidityError()
        valid_to = rules.last_day(rule.validity, rule.years, valid_from)
    if valid_to is not None and valid_to < valid_from:
        raise QualificationPeriodError()
    return {"rule": rule, "valid_to": valid_to}


def _refuse_revoked(status: str) -> None:
    if status == QualificationStatus.REVOKED:
        raise UnreasonedRevocationError()


def _tell(qualification: Qualification, what: str, *, by: User, at: datetime, **facts: Any) -> None:
    level = {"level": qualification.level.name, "level_en": qualification.level.name_en}
    note(qualification.enterprise, f"qualification.{what}", qualification, by=by, at=at, **level, **facts)

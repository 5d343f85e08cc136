"""Write the honours of enterprises."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Award, Enterprise

EDITABLE = ("year", "scope", "name", "name_en", "grade", "document_no")


class NamelessAwardError(DomainError):
    """An award has a name."""

    code = "nameless_award"
    message = _("Enter the name of the award.")
    field = "name"
    constraint = "award_has_a_name"


class AwardYearError(DomainError):
    """Awards are of our time."""

    code = "award_year_out_of_range"
    message = _("Enter a year between 1990 and 2099.")
    field = "year"
    constraint = "award_is_of_our_time"


class AwardTakenError(DomainError):
    """The same award of the same year is on record already."""

    code = "award_taken"
    message = _("The enterprise has this award of this year already.")
    field = "name"
    constraint = "award_is_once_in_a_year"


class AwardConferredError(DomainError):
    """An award that was handed over at an event is taken back there."""

    code = "award_conferred"
    message = _("This award was conferred at an event: take it back on the event's page.")


@verb
def give_award(
    enterprise: Enterprise, *, id: UUID | None = None, body_digest: str = "", by: User, at: datetime, **fields: Any
) -> Award:
    """Enter an honour. The same id and body again returns what there is."""
    enterprise = lock(enterprise)
    access.require(access.may_edit_projects(by))
    if earlier := replayed(Award, id, body_digest):
        return earlier
    return enter_award(enterprise, id=id, body_digest=body_digest, by=by, at=at, **fields)


def enter_award(
    enterprise: Enterprise, *, id: UUID | None = None, body_digest: str = "", by: User, at: datetime, **fields: Any
) -> Award:
    """Insert an honour of a locked enterprise and its line. Joins a verb, which says who may."""
    _known(fields)
    award = create(Award, at=at, id=id, body_digest=body_digest, enterprise=enterprise, **fields)
    _tell(award, "given", by=by, at=at)
    return award


@verb
def edit_award(award: Award, *, expected: int | None = None, by: User, at: datetime, **fields: Any) -> Award:
    """Correct an honour; fields not given stay."""
    award = lock(award, "enterprise")
    access.require(access.may_edit_projects(by))
    match(award, expected)
    _known(fields)
    fields = {name: value for name, value in fields.items() if getattr(award, name) != value}
    if not fields:
        return award
    change(award, at=at, **fields)
    _tell(award, "edited", by=by, at=at, fields=sorted(fields))
    return award


@verb
def remove_award(award: Award, *, expected: int | None = None, by: User, at: datetime) -> None:
    """Remove an honour that was entered by mistake; the history keeps it."""
    award = lock(award, "enterprise")
    access.require(access.may_edit_projects(by))
    match(award, expected)
    strike_award(award, by=by, at=at)


def strike_award(award: Award, *, by: User, at: datetime) -> None:
    """Delete a locked honour and write its line. Joins a verb, which says who may."""
    _tell(award, "removed", by=by, at=at)
    try:
        award.delete()
    except ProtectedError:
        raise AwardConferredError() from None


def _known(fields: dict[str, Any]) -> None:
    if unknown := set(fields) - set(EDITABLE):
        raise TypeError(f"not fields of an award: {sorted(unknown)}")


def _tell(award: Award, what: str, *, by: User, at: datetime, **facts: Any) -> None:
    names = {"name": award.name, "name_en": award.name_en, "year": award.year}
    note(award.enterprise, f"award.{what}", award, by=by, at=at, **names, **facts)

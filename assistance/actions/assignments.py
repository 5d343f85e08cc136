"""Write assignments: who looks after which enterprise, from when until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from accounts.wording import labelled, listed
from assistance import access
from assistance.models import Assignment, AssignmentRole, Specialist
from enterprises.actions.timeline import note
from enterprises.models import Enterprise


class RoleTakenError(DomainError):
    """The enterprise has a specialist of this role in that time."""

    code = "assignment_role_taken"
    message = _("The enterprise already has a specialist in this role at that time. Hand it over instead.")
    constraint = "enterprise_has_one_specialist_of_a_role_at_a_time"
    field = "starts_on"


class AlreadyAssignedError(DomainError):
    """The specialist looks after the enterprise in another role in that time."""

    code = "specialist_already_assigned"
    message = _("This specialist already looks after the enterprise at that time.")
    constraint = "specialist_has_one_role_for_an_enterprise_at_a_time"
    field = "specialist"


class EndsBeforeStartError(DomainError):
    """An assignment ends after it starts."""

    code = "ends_before_start"
    message = _("The end must come after the start.")
    constraint = "assignment_ends_after_the_start"
    field = "ends_on"


class NotCurrentError(DomainError):
    """The assignment has ended."""

    code = "assignment_ended"
    message = _("This assignment has ended already.")


@verb
def assign_enterprise(
    enterprise: Enterprise,
    *,
    specialist: Specialist,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
    reason: str = "",
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Assignment:
    """Assign an enterprise to a specialist. Refused when somebody has that role then; the same id again returns it."""
    enterprise = lock(enterprise)  # two offices assigning at once: the second waits, then sees the first
    access.require(access.may_assign(by))
    if earlier := replayed(Assignment, id, body_digest):
        return earlier
    if ends_on is not None and ends_on <= starts_on:
        raise EndsBeforeStartError()
    assignment = create(
        Assignment, id=id, body_digest=body_digest, at=at, enterprise=enterprise, specialist=specialist,
        role=role, starts_on=starts_on, ends_on=ends_on, reason=reason,
    )  # fmt: skip
    note(enterprise, "assignment.begun", assignment, by=by, at=at, role=role, **_named(specialist))
    return assignment


@verb
def end_assignment(
    assignment: Assignment, *, ends_on: date, reason: str, expected: int | None = None, by: User, at: datetime
) -> Assignment:
    """End an assignment on a day (that day is no longer included), with a reason."""
    assignment = lock(assignment, "enterprise", "specialist__user")
    access.require(access.may_assign(by))
    match(assignment, expected)
    if assignment.ends_on is not None and assignment.ends_on <= ends_on:
        raise NotCurrentError()
    if ends_on <= assignment.starts_on:
        raise EndsBeforeStartError()
    change(assignment, at=at, ends_on=ends_on, reason=reason)
    _tell(assignment, "assignment.ended", reason, by, at)
    return assignment


@verb
def hand_over_enterprise(
    enterprise: Enterprise,
    *,
    specialist: Specialist,
    starts_on: date,
    ends_on: date | None = None,
    reason: str,
    role: str = AssignmentRole.PRIMARY,
    by: User,
    at: datetime,
) -> Assignment:
    """Give an enterprise to another specialist from a day on: the present one ends and the new one begins, or neither."""
    enterprise = lock(enterprise)
    access.require(access.may_assign(by))
    for present in Assignment.objects.current(starts_on).filter(enterprise=enterprise, role=role):
        if present.specialist_id == specialist.pk:
            raise AlreadyAssignedError()
        end_assignment(present, ends_on=starts_on, reason=reason, by=by, at=at)
    return assign_enterprise(
        enterprise, specialist=specialist, role=role, starts_on=starts_on, ends_on=ends_on, reason=reason, by=by, at=at
    )


@verb
def take_back_assignment(
    assignment: Assignment,
    *,
    ended: Assignment | None = None,
    kept: dict[str, Any] | None = None,
    reason: str,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> None:
    """Remove an assignment made by mistake (the history keeps it); the one that it ``ended`` gets back what was ``kept``.

    Where it ended itself, it is not removed: it runs again. Refused when the former specialist has another role by now.
    """
    assignment = lock(assignment, "enterprise", "specialist__user")
    access.require(access.may_assign(by))
    match(assignment, expected)
    if ended is None or ended.pk != assignment.pk:
        _tell(assignment, "assignment.taken_back", reason, by, at)
        assignment.delete()
    if ended is not None:
        ended = lock(ended, "enterprise", "specialist__user")
        ended_on = ended.ends_on
        change(ended, at=at, **(kept or {}))
        if ended.ends_on != ended_on:
            _tell(ended, "assignment.resumed", reason, by, at)


def _tell(assignment: Assignment, kind: str, reason: str, by: User, at: datetime) -> None:
    facts = {"role": assignment.role, "reason": reason, **_named(assignment.specialist)}
    note(assignment.enterprise, kind, assignment, by=by, at=at, **facts)


def _named(specialist: Specialist) -> dict[str, Any]:
    return {"specialist": specialist.user.name, "specialist_latin": specialist.user.latin_name}


@verb
def assign_enterprises(
    enterprises: Iterable[Enterprise],
    *,
    specialist: Specialist,
    role: str,
    starts_on: date,
    reason: str = "",
    by: User,
    at: datetime,
) -> list[Assignment]:
    """Assign several enterprises to one specialist from a day on, all or none; a refusal names those in the way."""
    access.require(access.may_assign(by))
    held = [lock(enterprise) for enterprise in sorted(enterprises, key=lambda row: row.pk)]  # one order: no deadlock
    later = Assignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on), enterprise__in=held)
    _refuse_those(later.filter(role=role), RoleTakenError)
    _refuse_those(later.filter(specialist=specialist), AlreadyAssignedError)
    return [
        assign_enterprise(row, specialist=specialist, role=role, starts_on=starts_on, reason=reason, by=by, at=at)
        for row in held
    ]


def _refuse_those(in_the_way: QuerySet[Assignment], refusal: type[DomainError]) -> None:
    names = [assignment.enterprise.display_name for assignment in in_the_way.select_related("enterprise")]
    if names:
        raise refusal(labelled(listed(names), refusal.message))

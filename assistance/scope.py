"""Whose enterprise, visit and issue it is: what assignments, issues and chain posts add to the scope registry."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from accounts.models import Capability, User
from accounts.scope import Condition, among, widen
from assistance.models import Assignment, Issue
from assistance.models.invitations import INVITATION_LABEL
from assistance.models.issues import ISSUE_LABEL
from assistance.models.questions import QUESTION_LABEL
from assistance.models.visits import VISIT_LABEL
from enterprises.models import ChainLeader
from enterprises.models.enterprises import LABEL as ENTERPRISE_LABEL
from enterprises.models.timeline import TIMELINE_LABEL


def register() -> None:
    """Register every condition (called once, when the apps are ready)."""
    widen(ENTERPRISE_LABEL, assigned("pk"))
    widen(ENTERPRISE_LABEL, concerned_by_an_issue)
    widen(VISIT_LABEL, assigned("enterprise"))
    widen(VISIT_LABEL, brought_back_an_issue)
    widen(VISIT_LABEL, led("enterprise__chain"))
    widen(ISSUE_LABEL, assigned("enterprise"))
    widen(ISSUE_LABEL, led("enterprise__chain"))
    widen(INVITATION_LABEL, assigned("enterprise"))
    widen(INVITATION_LABEL, led("enterprise__chain"))
    widen(QUESTION_LABEL, assigned("enterprise"))
    widen(QUESTION_LABEL, led("enterprise__chain"))
    widen(TIMELINE_LABEL, assigned("enterprise"))
    widen(TIMELINE_LABEL, led("enterprise__chain"))
    widen(TIMELINE_LABEL, assigned("enterprise__merged_into"))  # whose enterprise it is now, reads what came with it
    widen(TIMELINE_LABEL, led("enterprise__merged_into__chain"))
    widen(TIMELINE_LABEL, told_about_an_issue)


def assigned(enterprise: str) -> Condition:
    """Condition: the row's enterprise is one's own, as primary or backup."""

    def condition(user: User) -> Q | None:
        if not user.can(Capability.READ_ASSIGNED_ENTERPRISES):
            return None
        return among(enterprise, Assignment.objects.current().of(user).values("enterprise"))

    return condition


def led(chain: str) -> Condition:
    """Condition: the row belongs to a chain that one leads."""

    def condition(user: User) -> Q | None:
        if not user.can(Capability.READ_CHAIN_ENTERPRISES):
            return None
        return among(chain, ChainLeader.objects.current().filter(user=user).values("chain"))

    return condition


def concerned_by_an_issue(user: User) -> Q | None:
    """Condition on enterprises: one of their issues sits with a unit of one's own."""
    if not user.can(Capability.READ_CONCERNED_ENTERPRISES):
        return None
    return Q(Exists(Issue.objects.at_units_of(user).filter(enterprise=OuterRef("pk"))))


def brought_back_an_issue(user: User) -> Q | None:
    """Condition on visits: they brought back an issue that sits with a unit of one's own."""
    if not user.can(Capability.READ_CONCERNED_ENTERPRISES):
        return None
    return Q(Exists(Issue.objects.at_units_of(user).filter(visit=OuterRef("pk"))))


def told_about_an_issue(user: User) -> Q | None:
    """Condition on lines of a file: the register, assignments, and what belongs to an issue at a unit of one's own."""
    if not user.can(Capability.READ_CONCERNED_ENTERPRISES):
        return None
    own = Issue.objects.at_units_of(user)
    return (
        ~Q(subject_type__in=["issue", "visit", "commitment", "event"])
        | Q(Exists(own.filter(pk=OuterRef("subject_id"))), subject_type="issue")
        | Q(Exists(own.filter(visit=OuterRef("subject_id"))), subject_type="visit")
        | Q(Exists(own.filter(visit__commitments=OuterRef("subject_id"))), subject_type="commitment")
    )

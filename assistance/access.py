"""Who may do what to visits, issues, assignments and reminders.

The same predicate shows the button and guards the verb. Rights only: whether the *status* allows a move is the rule's
business (``rules/issue_flow.py``) and answers 409, not 403.
"""

from __future__ import annotations

from accounts.access import require
from accounts.models import Capability, User
from assistance.models import Assignment, Commitment, Issue, Reminder, Visit
from assistance.rules import issue_flow
from assistance.rules.issue_flow import IssueMove
from enterprises.models import Enterprise

__all__ = [
    "may_accept",
    "may_acknowledge",
    "may_answer",
    "may_assign",
    "may_close",
    "may_edit_visit",
    "may_handle_reminder",
    "may_keep",
    "may_note_progress",
    "may_raise_issue",
    "may_read_assignments",
    "may_record_visit",
    "moves_open_to",
    "require",
]


def looks_after(user: User, enterprise: Enterprise) -> bool:
    """Whether the enterprise is currently assigned to the user, as primary or backup."""
    return Assignment.objects.current().of(user).filter(enterprise=enterprise).exists()


def may_record_visit(user: User, enterprise: Enterprise) -> bool:
    """Specialists plan and record visits to their own enterprises, the office to any."""
    if user.can(Capability.RECORD_ANY_VISITS):
        return True
    return user.can(Capability.RECORD_OWN_VISITS) and looks_after(user, enterprise)


def may_edit_visit(user: User, visit: Visit) -> bool:
    """Whoever made the visit, and the office."""
    if user.can(Capability.RECORD_ANY_VISITS):
        return True
    return user.can(Capability.RECORD_OWN_VISITS) and visit.visitor_id == user.pk


def may_keep(user: User, commitment: Commitment) -> bool:
    """Whoever gave the promise, and the office."""
    return user.can(Capability.RECORD_ANY_VISITS) or commitment.owner_id == user.pk


def may_raise_issue(user: User, enterprise: Enterprise) -> bool:
    """Specialists for their own enterprises, the office for any."""
    if user.can(Capability.RAISE_ANY_ISSUES):
        return True
    return user.can(Capability.RAISE_OWN_ISSUES) and looks_after(user, enterprise)


def may_accept(user: User, issue: Issue) -> bool:
    """The office accepts and assigns."""
    return user.can(Capability.RULE_ISSUES)


def may_acknowledge(user: User, issue: Issue) -> bool:
    """A handler of the lead unit."""
    return works_on(user, issue)


def may_note_progress(user: User, issue: Issue) -> bool:
    """A handler of the lead unit."""
    return works_on(user, issue)


def may_answer(user: User, issue: Issue) -> bool:
    """A handler of the lead unit; before there is one, the enterprise's specialist on the spot."""
    if issue.lead_unit_id is not None:
        return works_on(user, issue)
    return user.can(Capability.ANSWER_ON_THE_SPOT) and looks_after(user, issue.enterprise)


def may_close(user: User, issue: Issue) -> bool:
    """The office after its call-back; never a person of the unit that handled the issue."""
    return user.can(Capability.RULE_ISSUES) and issue.lead_unit_id not in user.unit_ids


def works_on(user: User, issue: Issue) -> bool:
    """Whether the user handles issues of the unit where this one sits."""
    return user.can(Capability.WORK_ISSUES) and issue.lead_unit_id in user.unit_ids


_MAY = {
    IssueMove.ACCEPT: may_accept,
    IssueMove.ACKNOWLEDGE: may_acknowledge,
    IssueMove.PROGRESS: may_note_progress,
    IssueMove.ANSWER: may_answer,
    IssueMove.CLOSE: may_close,
}


def moves_open_to(user: User, issue: Issue) -> list[IssueMove]:
    """Return the moves that the user may make now, the most expected first."""
    return [move for move, may in _MAY.items() if issue_flow.allows(issue.status, move) and may(user, issue)]


def may_assign(user: User) -> bool:
    """The office assigns enterprises to specialists."""
    return user.can(Capability.EDIT_ASSIGNMENTS)


def may_read_assignments(user: User) -> bool:
    """Everybody's assignments and loads: the office, leaders, auditors. Specialists read their own."""
    return user.can(Capability.READ_ALL_ASSIGNMENTS)


def may_handle_reminder(user: User, reminder: Reminder) -> bool:
    """One's own reminders."""
    return reminder.recipient_id == user.pk

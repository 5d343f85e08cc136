"""Who makes which move of an issue, and who reads, files and lists what belongs to issues.

Rights only: whether the *status* allows a move is the rule's business (``rules/issue_flow.py``) and answers 409, not 403.
"""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import Capability, Role, Unit, User
from assistance.access.assignments import looks_after
from assistance.models import Attachment, Issue, SavedView
from assistance.rules import issue_flow
from assistance.rules.issue_flow import ActingAs, IssueMove
from assistance.rules.issue_terms import RETURNS_AT_MOST, ExtensionState
from enterprises.models import Enterprise


def may_raise_issue(user: User, enterprise: Enterprise) -> bool:
    """Specialists for their own enterprises, the office for any."""
    if user.can(Capability.RAISE_ANY_ISSUES):
        return True
    return user.can(Capability.RAISE_OWN_ISSUES) and looks_after(user, enterprise)


def may_note_contact(user: User, issue: Issue) -> bool:
    """Whoever may call the enterprise about it: its specialist, the unit, the office."""
    return user.can(Capability.RULE_ISSUES) or works_on(user, issue) or may_raise_issue(user, issue.enterprise)


def may_accept(user: User, issue: Issue) -> bool:
    """The office rules on what was raised: accepts and assigns, rejects, merges, takes back."""
    return user.can(Capability.RULE_ISSUES)


def may_acknowledge(user: User, issue: Issue) -> bool:
    """A handler of the lead unit."""
    return works_on(user, issue)


def may_note_progress(user: User, issue: Issue) -> bool:
    """A handler of the lead unit; before there is one, the enterprise's specialist."""
    return may_answer(user, issue)


def may_work(user: User, issue: Issue) -> bool:
    """A handler of the lead unit: opinion, extension, parking."""
    return works_on(user, issue)


def may_contribute(user: User, issue: Issue) -> bool:
    """A handler of a co-handling unit that still owes its part."""
    if not user.can(Capability.WORK_ISSUES):
        return False
    return issue.contributions.filter(unit__in=user.unit_ids, given_at__isnull=True).exists()


def may_answer(user: User, issue: Issue) -> bool:
    """A handler of the lead unit; before there is one, the enterprise's specialist on the spot."""
    if issue.lead_unit_id is not None:
        return works_on(user, issue)
    return user.can(Capability.ANSWER_ON_THE_SPOT) and looks_after(user, issue.enterprise)


def may_decide_extension(user: User, issue: Issue) -> bool:
    """The office."""
    return user.can(Capability.RULE_ISSUES)


def may_suspend(user: User, issue: Issue) -> bool:
    """The chain leader, or the office acting for the leader. Whose chain it is decides who sees the issue."""
    return user.can(Capability.PARK_ISSUES)


def may_resume(user: User, issue: Issue) -> bool:
    """Who parked it, and the unit that can go on."""
    return may_suspend(user, issue) or works_on(user, issue)


def may_prod(user: User, issue: Issue) -> bool:
    """The chain leader and the office."""
    return user.can(Capability.PARK_ISSUES)


def may_escalate(user: User, issue: Issue) -> bool:
    """The chain leader and the office."""
    return user.can(Capability.PARK_ISSUES)


def may_call_back(user: User, issue: Issue) -> bool:
    """A neutral caller: the office, never a person of a unit that handled the issue, nor who answered on the spot."""
    if not user.can(Capability.RULE_ISSUES) or issue.lead_unit_id in user.unit_ids:
        return False
    return not issue.contributions.filter(unit__in=user.unit_ids).exists()


def may_make_link(user: User, issue: Issue) -> bool:
    """Who may send the enterprise its personal link, and see it: its specialist and the office, not the handling unit."""
    return user.can(Capability.READ_CONTACTS) and may_raise_issue(user, issue.enterprise)


def may_close(user: User, issue: Issue) -> bool:
    """The office's second look; never a person of the unit that handled the issue."""
    return may_call_back(user, issue)


def may_reopen(user: User, issue: Issue) -> bool:
    """The office, and the enterprise's specialist on its word."""
    return user.can(Capability.RULE_ISSUES) or may_raise_issue(user, issue.enterprise)


def may_withdraw(user: User, issue: Issue) -> bool:
    """The enterprise's specialist on its word, and the office."""
    return may_raise_issue(user, issue.enterprise)


def may_recheck(user: User) -> bool:
    """The office; who had a part in it is refused by the verb."""
    return user.can(Capability.RULE_ISSUES)


def may_write_on(user: User, issue: Issue) -> bool:
    """Files, notes and links: whoever works with the issue - its specialist, its units, the office, the chain leader."""
    if user.can(Capability.RULE_ISSUES) or user.can(Capability.PARK_ISSUES) or works_on(user, issue):
        return True
    return may_raise_issue(user, issue.enterprise) or (
        user.can(Capability.WORK_ISSUES) and issue.contributions.filter(unit__in=user.unit_ids).exists()
    )


def may_remove_attachment(user: User, attachment: Attachment) -> bool:
    """Who put it there, and the office."""
    return user.can(Capability.RULE_ISSUES) or attachment.by_id == user.pk


def may_edit_template(user: User, unit: Unit | None) -> bool:
    """Handlers write the templates of their own units, the office those of everybody and of any unit."""
    if user.can(Capability.RULE_ISSUES):
        return True
    return user.can(Capability.WORK_ISSUES) and unit is not None and unit.pk in user.unit_ids


def may_edit_clocks(user: User) -> bool:
    """The chain office and the administrator edit lengths of stages, categories and the calendar."""
    return user.can(Capability.EDIT_CLOCKS)


def may_read_ledger(user: User) -> bool:
    """The office, leaders and auditors read the ledger, scores of units and ages: of issues that they may read."""
    return user.can(Capability.READ_LEDGER)


def works_on(user: User, issue: Issue) -> bool:
    """Whether the user handles issues of the unit where this one sits."""
    return user.can(Capability.WORK_ISSUES) and issue.lead_unit_id in user.unit_ids


def acting_as(user: User, issue: Issue) -> ActingAs:
    """As whom a person makes a step that several may make."""
    if user.is_system:
        return ActingAs.SYSTEM
    if works_on(user, issue):
        return ActingAs.UNIT
    return ActingAs.OFFICE if user.can(Capability.RULE_ISSUES) else ActingAs.SPECIALIST


def leading_as(user: User) -> ActingAs:
    """Whether a leader acts, or the office for the leader; it is recorded as such."""
    return ActingAs.LEADER if Role.LEADER in user.roles else ActingAs.FOR_LEADER


# The most expected first: a page offers the first as its one next act.
_MAY: dict[IssueMove, Callable[[User, Issue], bool]] = {
    IssueMove.ACCEPT: may_accept,
    IssueMove.ACKNOWLEDGE: may_acknowledge,
    IssueMove.GRANT_EXTENSION: may_decide_extension,
    IssueMove.SUSPEND: may_suspend,
    IssueMove.ANSWER: may_answer,
    IssueMove.CONTRIBUTE: may_contribute,
    IssueMove.CONFIRM: may_call_back,
    IssueMove.RESUME: may_resume,
    IssueMove.OPINION: may_work,
    IssueMove.PROGRESS: may_note_progress,
    IssueMove.CONTACT: may_note_contact,
    IssueMove.REJECT: may_accept,
    IssueMove.MERGE: may_accept,
    IssueMove.RETURN: may_acknowledge,
    IssueMove.RECALL: may_accept,
    IssueMove.REQUEST_EXTENSION: may_work,
    IssueMove.REQUEST_SUSPENSION: may_work,
    IssueMove.DENY_SUSPENSION: may_suspend,
    IssueMove.REVIEW: may_suspend,
    IssueMove.ATTEMPT: may_call_back,
    IssueMove.CLOSE: may_close,
    IssueMove.REOPEN: may_reopen,
    IssueMove.WITHDRAW: may_withdraw,
    IssueMove.PROD: may_prod,
    IssueMove.ESCALATE: may_escalate,
}


def moves_open_to(user: User, issue: Issue) -> list[IssueMove]:
    """Return the moves that the user may make now, the most expected first."""
    return [
        move
        for move, may in _MAY.items()
        if issue_flow.allows(issue.status, move) and _is_asked_for(move, issue) and may(user, issue)
    ]


def _is_asked_for(move: IssueMove, issue: Issue) -> bool:
    """Whether the issue's own state, beside its status, leaves room for the move (the verb's rule says no otherwise)."""
    if move == IssueMove.GRANT_EXTENSION:
        return issue.extension_state == ExtensionState.ASKED
    if move == IssueMove.REQUEST_EXTENSION:
        return issue.extension_state == ExtensionState.NONE
    if move == IssueMove.DENY_SUSPENSION:
        return issue.suspension_asked_at is not None
    if move == IssueMove.REQUEST_SUSPENSION:
        return issue.suspension_asked_at is None
    if move == IssueMove.RETURN:
        return issue.returns < RETURNS_AT_MOST
    if move == IssueMove.CONTACT:
        return issue.contacted_at is None
    return True


def may_keep_views(user: User) -> bool:
    """Whoever reads the list of issues keeps filters of it."""
    return user.can(Capability.READ_ISSUES)


def may_edit_view(user: User, view: SavedView) -> bool:
    """One's own views."""
    return view.user_id == user.pk


def may_triage(user: User) -> bool:
    """The office's desk is the office's."""
    return user.can(Capability.RULE_ISSUES)


def may_handle_issues(user: User) -> bool:
    """Handlers have an inbox."""
    return user.can(Capability.WORK_ISSUES)

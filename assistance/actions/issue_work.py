"""What the units do with an issue: take it, return it, work on it, answer it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from accounts.models import Unit, User
from accounts.verbs import change, lock, match, verb
from assistance import access
from assistance.actions.issue_steps import named, take_step
from assistance.actions.personal_links import offer_link
from assistance.models import Contribution, Issue
from assistance.rules import issue_flow, issue_terms
from assistance.rules.issue_flow import ACTIONS, ActingAs, IssueMove, IssueStatus
from enterprises.actions.timeline import note


@verb
def acknowledge_issue(issue: Issue, *, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Acknowledge receipt for the lead unit: from now on it is in progress."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_acknowledge(by, issue))
    match(issue, expected)
    take_step(issue, IssueMove.ACKNOWLEDGE, by=by, at=at, acting_as=ActingAs.UNIT, unit=issue.lead_unit)
    note(issue.enterprise, "issue.acknowledged", issue, by=by, at=at, **named(issue))
    return issue


@verb
def return_issue(
    issue: Issue,
    *,
    reason: str,
    proposed_unit: Unit | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Issue:
    """Return an issue that is another unit's, in the time to acknowledge it; twice, then the office's word stands."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_acknowledge(by, issue))
    match(issue, expected)
    status = issue_flow.after(issue.status, IssueMove.RETURN)
    issue_terms.check_return(issue.returns, issue.stage_due_at, at)
    if proposed_unit is not None and proposed_unit.pk == issue.lead_unit_id:
        raise issue_terms.SameUnitError()
    assert status == IssueStatus.SUBMITTED
    Contribution.objects.filter(issue=issue, given_at__isnull=True).delete()
    take_step(
        issue,
        IssueMove.RETURN,
        by=by,
        at=at,
        acting_as=ActingAs.UNIT,
        text=reason,
        unit=proposed_unit,
        lead_unit=None,
        returns=issue.returns + 1,
    )
    note(issue.enterprise, "issue.returned", issue, by=by, at=at, **named(issue))
    return issue


@verb
def give_opinion(issue: Issue, *, text: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Write the handling opinion of the lead unit: what it will do, with whom, and by when."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_work(by, issue))
    match(issue, expected)
    take_step(
        issue,
        IssueMove.OPINION,
        by=by,
        at=at,
        acting_as=ActingAs.UNIT,
        text=text,
        unit=issue.lead_unit,
        opinion_at=at,
    )
    note(issue.enterprise, "issue.opinion", issue, by=by, at=at, **named(issue))
    return issue


@verb
def note_progress(issue: Issue, *, text: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Write down what was done so far; the enterprise's people see it."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_note_progress(by, issue))
    match(issue, expected)
    _act(issue, text, by, at)
    note(issue.enterprise, "issue.progress", issue, by=by, at=at, **named(issue))
    return issue


@verb
def contribute_to_issue(issue: Issue, *, text: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Give the part of a co-handling unit. Once for each unit of the person that still owes one."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_contribute(by, issue))
    match(issue, expected)
    owed = Contribution.objects.select_for_update(no_key=True).filter(issue=issue, unit__in=by.unit_ids, given_at=None)
    part = owed.select_related("unit").order_by("due_on", "pk").first()
    if part is None:
        raise issue_flow.IllegalMoveError()
    take_step(issue, IssueMove.CONTRIBUTE, by=by, at=at, acting_as=ActingAs.UNIT, text=text, unit=part.unit)
    change(part, at=at, text=text, given_at=at, given_by=by)
    note(
        issue.enterprise,
        "issue.part_given",
        issue,
        by=by,
        at=at,
        unit_name=part.unit.name,
        unit_name_en=part.unit.name_en,
        **named(issue),
    )
    return issue


@verb
def answer_issue(
    issue: Issue,
    *,
    outcome: str,
    text: str,
    action: str = "",
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Issue:
    """Answer with an outcome and a text: by the lead unit, or by the specialist on the spot before there is one.

    Refused where nothing was done: there is a recorded opinion or progress since the unit took it up, or ``action`` says
    what was done (and is recorded as such). On the spot the visit is the action. Whoever is called first at the enterprise
    gets a personal link to say whether it is solved.
    """
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_answer(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.ANSWER)
    if action:
        _act(issue, action, by, at)
    elif not _something_was_done(issue):
        raise issue_flow.NothingDoneError()
    take_step(
        issue,
        IssueMove.ANSWER,
        by=by,
        at=at,
        acting_as=access.acting_as(by, issue),
        text=text,
        unit=issue.lead_unit,
        outcome=outcome,
        answer=text,
        answered_at=at,
        suspension_asked_at=None,
        suspension_class="",
        **_undecided_lapses(issue),
    )
    note(issue.enterprise, "issue.answered", issue, by=by, at=at, outcome=outcome, **named(issue))
    offer_link(issue, by=by, at=at)
    return issue


def _act(issue: Issue, text: str, by: User, at: datetime) -> None:
    acting_as = access.acting_as(by, issue)
    take_step(issue, IssueMove.PROGRESS, by=by, at=at, acting_as=acting_as, text=text, unit=issue.lead_unit)


def _something_was_done(issue: Issue) -> bool:
    """The database asks the same of every step (``issue_guards.action_guard``); this gives the answer in words."""
    if issue.status == IssueStatus.SUBMITTED and issue.visit_id is not None and not issue.reopened:
        return True
    steps = issue.steps.order_by("-place").values_list("move", "from_status", "to_status")
    for move, start, end in steps:
        if move in ACTIONS:
            return True
        if start != end and move != IssueMove.RESUME and end == issue.status:
            return False
    return False


def _undecided_lapses(issue: Issue) -> dict[str, Any]:
    """An extension that nobody decided on is no longer needed."""
    if issue.extension_state != issue_terms.ExtensionState.ASKED:
        return {}
    return {
        "extension_state": issue_terms.ExtensionState.NONE,
        "extension_wanted_on": None,
        "extension_asked_at": None,
    }

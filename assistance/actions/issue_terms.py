"""More time for an issue: extensions, parking with reviews, taking it up again; and the enterprise's own withdrawal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import lock, match, verb
from assistance import access
from assistance.actions.issue_steps import named, take_step
from assistance.actions.rechecks import ask_for_recheck
from assistance.models import Issue
from assistance.queries.clocks import clockwork
from assistance.rules import issue_flow, issue_terms
from assistance.rules.call_backs import RecheckReason
from assistance.rules.escalation import Level
from assistance.rules.issue_clocks import Stage
from assistance.rules.issue_flow import ActingAs, IssueMove
from assistance.rules.issue_terms import ExtensionState
from enterprises.actions.timeline import note


@verb
def request_extension(
    issue: Issue, *, due_on: date, reason: str, expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Ask the office for a later day: once, a working day before the deadline at the latest, 30 working days in all."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_work(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.REQUEST_EXTENSION)
    today, raised_on = local_day(at), local_day(issue.created_at)
    calendar = clockwork(raised_on, until=max(due_on, issue.due_on)).calendar
    issue_terms.check_extension(issue.extension_state, issue.due_on, due_on, raised_on, today, calendar)
    take_step(
        issue,
        IssueMove.REQUEST_EXTENSION,
        by=by,
        at=at,
        acting_as=ActingAs.UNIT,
        text=reason,
        unit=issue.lead_unit,
        extension_state=ExtensionState.ASKED,
        extension_wanted_on=due_on,
        extension_asked_at=at,
    )
    note(issue.enterprise, "issue.extension_asked", issue, by=by, at=at, **named(issue))
    return issue


@verb
def decide_extension(
    issue: Issue, *, granted: bool, reason: str = "", expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Grant or refuse the extension. Days that the decision was late are the office's: the deadline moves on by them."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_decide_extension(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.GRANT_EXTENSION)
    if issue.extension_state != ExtensionState.ASKED:
        raise issue_terms.NothingToDecideError()
    assert issue.extension_asked_at is not None and issue.extension_wanted_on is not None
    clock = clockwork(local_day(issue.extension_asked_at), until=max(issue.extension_wanted_on, local_day(at)))
    decide_by = local_day(clock.end(Stage.EXTENSION, issue.urgency, issue.extension_asked_at))
    late = max(clock.calendar.between(decide_by, local_day(at)), 0)
    day = issue.extension_wanted_on if granted else issue.due_on
    calmed: dict[str, Any] = {"escalation_level": Level.SPECIALIST} if granted else {}
    take_step(
        issue,
        IssueMove.GRANT_EXTENSION if granted else IssueMove.DENY_EXTENSION,
        by=by,
        at=at,
        acting_as=ActingAs.OFFICE,
        text=reason,
        unit=issue.lead_unit,
        due=(day, late) if granted or late else None,
        clock=clock,
        extension_state=ExtensionState.GRANTED if granted else ExtensionState.DENIED,
        **calmed,
    )
    kind = "issue.extended" if granted else "issue.extension_refused"
    note(issue.enterprise, kind, issue, by=by, at=at, on=issue.due_on.isoformat(), **named(issue))
    return issue


@verb
def request_suspension(
    issue: Issue, *, reason_class: str, reason: str, expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Ask the chain leader to park an issue that cannot be settled for the time being; the clock runs until it is."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_work(by, issue))
    match(issue, expected)
    take_step(
        issue,
        IssueMove.REQUEST_SUSPENSION,
        by=by,
        at=at,
        acting_as=ActingAs.UNIT,
        text=reason,
        unit=issue.lead_unit,
        suspension_class=reason_class,
        suspension_asked_at=at,
    )
    note(issue.enterprise, "issue.parking_asked", issue, by=by, at=at, **named(issue))
    return issue


@verb
def deny_suspension(issue: Issue, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Refuse to park an issue: the unit goes on."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_suspend(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.DENY_SUSPENSION)
    if issue.suspension_asked_at is None:
        raise issue_terms.NothingToDecideError()
    take_step(
        issue,
        IssueMove.DENY_SUSPENSION,
        by=by,
        at=at,
        acting_as=access.leading_as(by),
        text=reason,
        unit=issue.lead_unit,
        suspension_class="",
        suspension_asked_at=None,
    )
    note(issue.enterprise, "issue.parking_refused", issue, by=by, at=at, **named(issue))
    return issue


@verb
def suspend_issue(
    issue: Issue,
    *,
    reason_class: str,
    reason: str,
    review_on: date,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Issue:
    """Park an issue until it is looked at again; its clock stands still. The chain leader, or the office for the leader."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_suspend(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.SUSPEND)
    today = local_day(at)
    issue_terms.check_review_day(review_on, today)
    calendar = clockwork(min(today, issue.due_on), until=max(today, issue.due_on)).calendar
    take_step(
        issue,
        IssueMove.SUSPEND,
        by=by,
        at=at,
        acting_as=access.leading_as(by),
        text=reason,
        unit=issue.lead_unit,
        suspension_class=reason_class,
        suspension_asked_at=None,
        review_on=review_on,
        days_left=calendar.between(today, issue.due_on),
    )
    note(issue.enterprise, "issue.parked", issue, by=by, at=at, reason=reason, on=review_on.isoformat(), **named(issue))
    return issue


@verb
def review_suspension(
    issue: Issue, *, reason: str, review_on: date, expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Look at a parked issue again and leave it parked until another day."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_suspend(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.REVIEW)
    issue_terms.check_review_day(review_on, local_day(at))
    acting_as = access.leading_as(by)
    take_step(
        issue,
        IssueMove.REVIEW,
        by=by,
        at=at,
        acting_as=acting_as,
        text=reason,
        unit=issue.lead_unit,
        review_on=review_on,
    )
    note(issue.enterprise, "issue.reviewed", issue, by=by, at=at, on=review_on.isoformat(), **named(issue))
    return issue


@verb
def resume_issue(issue: Issue, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Take a parked issue up again: what was left of its time begins to run; at least one working day."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_resume(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.RESUME)
    assert issue.days_left is not None
    take_step(
        issue,
        IssueMove.RESUME,
        by=by,
        at=at,
        acting_as=ActingAs.UNIT if access.works_on(by, issue) else access.leading_as(by),
        text=reason,
        unit=issue.lead_unit,
        due=(local_day(at), max(issue.days_left, 1)),
        suspension_class="",
        review_on=None,
        days_left=None,
    )
    note(issue.enterprise, "issue.resumed", issue, by=by, at=at, on=issue.due_on.isoformat(), **named(issue))
    return issue


@verb
def withdraw_issue(issue: Issue, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Withdraw an issue on the enterprise's word; a third person will ask the enterprise whether that is so."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_withdraw(by, issue))
    match(issue, expected)
    take_step(
        issue,
        IssueMove.WITHDRAW,
        by=by,
        at=at,
        acting_as=access.acting_as(by, issue),
        text=reason,
        unit=issue.lead_unit,
        suspension_class="",
        suspension_asked_at=None,
        review_on=None,
        days_left=None,
        extension_state=ExtensionState.NONE if issue.extension_state == ExtensionState.ASKED else issue.extension_state,
    )
    ask_for_recheck(issue, RecheckReason.WITHDRAWN, not_by=by, at=at)
    note(issue.enterprise, "issue.withdrawn", issue, by=by, at=at, reason=reason, **named(issue))
    return issue

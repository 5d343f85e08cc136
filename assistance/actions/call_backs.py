"""What the enterprise says about an answer, and closing or reopening that rests on it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import lock, match, verb
from assistance import access
from assistance.actions.issue_steps import named, take_step
from assistance.actions.rechecks import ask_for_recheck
from assistance.models import CallBack, Issue
from assistance.rules import call_backs as rules
from assistance.rules import issue_flow, issue_terms
from assistance.rules.call_backs import CallBackChannel, RecheckReason
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import ActingAs, IssueMove
from assistance.rules.issue_terms import ExtensionState
from enterprises.actions.timeline import note
from enterprises.models import Contact


@verb
def confirm_issue(
    issue: Issue,
    *,
    really_solved: str,
    service_rating: str = "",
    comment: str = "",
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Issue:
    """Record a call-back by somebody outside the handling units: yes closes, no reopens, partly waits for the second look."""
    issue = lock(issue, "enterprise", "lead_unit", "category")
    access.require(access.may_call_back(by, issue))
    match(issue, expected)
    return take_word(
        issue,
        really_solved=really_solved,
        service_rating=service_rating,
        comment=comment,
        channel=CallBackChannel.CALL,
        acting_as=ActingAs.OFFICE,
        by=by,
        at=at,
    )


def take_word(
    issue: Issue,
    *,
    really_solved: str,
    service_rating: str,
    comment: str,
    channel: str,
    acting_as: ActingAs,
    contact: Contact | None = None,
    by: User,
    at: datetime,
) -> Issue:
    """Write the enterprise's word on a locked issue and make the move that follows. Joins a verb."""
    move = rules.move_for(really_solved)
    issue_flow.after(issue.status, move)
    CallBack.objects.create(
        issue=issue,
        round=issue.reopened,
        channel=channel,
        reached=True,
        really_solved=really_solved,
        service_rating=service_rating,
        comment=comment,
        contact=contact,
        by=by,
        at=at,
    )
    if move == IssueMove.CONFIRM:
        _close(issue, move, comment, acting_as, by, at)
    elif move == IssueMove.DISPUTE:
        _reopen(issue, move, comment, acting_as, by, at)
    else:
        take_step(issue, move, by=by, at=at, acting_as=acting_as, text=comment, unit=issue.lead_unit)
        note(issue.enterprise, "issue.partly", issue, by=by, at=at, **named(issue))
    return issue


@verb
def record_attempt(issue: Issue, *, text: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Write down a call that reached nobody: who was called, when. Two of them allow an unrated closing."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_call_back(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.ATTEMPT)
    if not text:
        raise issue_flow.WordlessStepError()
    CallBack.objects.create(
        issue=issue, round=issue.reopened, channel=CallBackChannel.CALL, reached=False, comment=text, by=by, at=at
    )
    take_step(issue, IssueMove.ATTEMPT, by=by, at=at, acting_as=ActingAs.OFFICE, text=text, unit=issue.lead_unit)
    note(issue.enterprise, "issue.called_back", issue, by=by, at=at, **named(issue))
    return issue


@verb
def close_issue(issue: Issue, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Close an answered issue after the second look: the enterprise said "partly", or two attempts reached nobody."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_close(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.CLOSE)
    if not rules.may_close(list(issue.call_backs.filter(round=issue.reopened))):
        raise rules.NobodyAskedError()
    _close(issue, IssueMove.CLOSE, reason, ActingAs.OFFICE, by, at)
    return issue


@verb
def reopen_issue(issue: Issue, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Send an answered issue back after the second look, or reopen a closed one within 30 days; half its time."""
    issue = lock(issue, "enterprise", "lead_unit", "category")
    access.require(access.may_reopen(by, issue))
    match(issue, expected)
    issue_flow.after(issue.status, IssueMove.REOPEN)
    issue_terms.check_reopen(issue.closed_at, at)
    _reopen(issue, IssueMove.REOPEN, reason, access.acting_as(by, issue), by, at)
    return issue


def _close(issue: Issue, move: IssueMove, text: str, acting_as: ActingAs, by: User, at: datetime) -> None:
    take_step(issue, move, by=by, at=at, acting_as=acting_as, text=text, unit=issue.lead_unit, closed_at=at)
    note(issue.enterprise, "issue.closed", issue, by=by, at=at, **named(issue))
    if rules.in_sample(issue.pk, issue.version, settings.SECRET_KEY):
        ask_for_recheck(issue, RecheckReason.SAMPLE, not_by=by, at=at)


def _reopen(issue: Issue, move: IssueMove, text: str, acting_as: ActingAs, by: User, at: datetime) -> None:
    """Give the unit half of the usual time; what a specialist answered on the spot goes to the office instead."""
    if issue.lead_unit_id is None:
        move = IssueMove.TO_OFFICE
    days = issue_terms.half_of(issue.category.days_for(issue.urgency))
    take_step(
        issue,
        move,
        by=by,
        at=at,
        acting_as=acting_as,
        text=text,
        unit=issue.lead_unit,
        due=(local_day(at), days),
        reopened=issue.reopened + 1,
        closed_at=None,
        opinion_at=None,
        escalation_level=Level.SPECIALIST,
        extension_state=ExtensionState.NONE,
        extension_wanted_on=None,
        extension_asked_at=None,
    )
    note(issue.enterprise, "issue.reopened", issue, by=by, at=at, reason=text, **named(issue))

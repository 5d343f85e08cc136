"""Write issues: raise them, and make the moves of ``rules/issue_flow.py``; every move leaves a step for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.models import Unit, User
from accounts.verbs import change, lock, match, replayed, verb
from assistance import access
from assistance.models import Issue, IssueSource, IssueStep, Visit
from assistance.queries.calendar import working_calendar
from assistance.rules import issue_flow
from assistance.rules.issue_flow import IssueMove, IssueStatus
from assistance.rules.visits import NewIssue
from assistance.rules.working_days import WorkingCalendar, end_of_working_day
from enterprises.actions.timeline import entry, note, note_all
from enterprises.models import Enterprise, TimelineEntry


class OtherEnterpriseError(DomainError):
    """The visit was to another enterprise."""

    code = "visit_of_another_enterprise"
    message = _("This visit was to another enterprise.")
    field = "visit"


@verb
def raise_issue(
    enterprise: Enterprise,
    *,
    issue: NewIssue,
    visit: Visit | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Issue:
    """Bring an issue of an enterprise to the office. The same id and body again returns the issue that there is."""
    if earlier := replayed(Issue, issue.id, body_digest):  # only its author can repeat it: the digest names the person
        return earlier
    access.require(access.may_raise_issue(by, enterprise))
    if visit is not None and visit.enterprise_id != enterprise.pk:
        raise OtherEnterpriseError()
    own = visit is None and access.looks_after(by, enterprise)
    source = IssueSource.VISIT if visit else IssueSource.SPECIALIST if own else IssueSource.OFFICE
    (raised,) = insert_issues(enterprise, [issue], visit=visit, source=source, body_digest=body_digest, by=by, at=at)
    note_all(raised_lines([raised], by=by, at=at))
    return raised


@verb
def accept_issue(
    issue: Issue, *, lead_unit: Unit, text: str = "", expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Accept an issue and assign it to the unit that will answer; the promised day stays what it was."""
    issue = lock(issue, "enterprise")
    access.require(access.may_accept(by, issue))
    match(issue, expected)
    _move(issue, IssueMove.ACCEPT, by=by, at=at, text=text, unit=lead_unit, lead_unit=lead_unit)
    note(
        issue.enterprise,
        "issue.accepted",
        issue,
        by=by,
        at=at,
        unit_name=lead_unit.name,
        unit_name_en=lead_unit.name_en,
        **_named(issue),
    )
    return issue


@verb
def acknowledge_issue(issue: Issue, *, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Acknowledge receipt for the lead unit: from now on it is in progress."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_acknowledge(by, issue))
    match(issue, expected)
    _move(issue, IssueMove.ACKNOWLEDGE, by=by, at=at, unit=issue.lead_unit)
    note(issue.enterprise, "issue.acknowledged", issue, by=by, at=at, **_named(issue))
    return issue


@verb
def note_progress(issue: Issue, *, text: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Write down what the unit has done so far; the enterprise's people see it."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_note_progress(by, issue))
    match(issue, expected)
    _move(issue, IssueMove.PROGRESS, by=by, at=at, text=text, unit=issue.lead_unit)
    note(issue.enterprise, "issue.progress", issue, by=by, at=at, **_named(issue))
    return issue


@verb
def answer_issue(
    issue: Issue, *, outcome: str, text: str, expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Answer with an outcome and a text: by the lead unit, or by the specialist on the spot before there is one."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_answer(by, issue))
    match(issue, expected)
    _move(
        issue,
        IssueMove.ANSWER,
        by=by,
        at=at,
        text=text,
        unit=issue.lead_unit,
        outcome=outcome,
        answer=text,
        answered_at=at,
    )
    note(issue.enterprise, "issue.answered", issue, by=by, at=at, outcome=outcome, **_named(issue))
    return issue


@verb
def close_issue(issue: Issue, *, call_back: str, expected: int | None = None, by: User, at: datetime) -> Issue:
    """Close an answered issue after a call-back by somebody outside the handling unit; ``call_back`` is what it said."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_close(by, issue))
    match(issue, expected)
    _move(issue, IssueMove.CLOSE, by=by, at=at, text=call_back, unit=issue.lead_unit, closed_at=at)
    note(issue.enterprise, "issue.closed", issue, by=by, at=at, **_named(issue))
    return issue


def insert_issues(
    enterprise: Enterprise,
    drafts: Sequence[NewIssue],
    *,
    visit: Visit | None,
    source: str,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> list[Issue]:
    """Insert new issues with their first steps, in a fixed number of statements. Joins a verb."""
    if not drafts:
        return []
    today = local_day(at)
    calendar = working_calendar(today)
    last = take_numbers(today.year, len(drafts))
    issues, steps = [], []
    for place, draft in enumerate(drafts, start=last - len(drafts) + 1):
        deadline = calendar.after(today, draft.category.answer_days)
        status = issue_flow.after("", IssueMove.RAISE)
        issue = Issue(
            **({"id": draft.id} if draft.id else {}),
            number=f"{today.year}-{place:05d}",
            enterprise=enterprise,
            visit=visit,
            source=source,
            title=draft.title,
            category=draft.category,
            description=draft.description,
            urgency=draft.urgency,
            status=status,
            raised_by=by,
            due_on=deadline.on,
            due_is_provisional=deadline.provisional,
            stage_due_at=stage_deadline(status, deadline.on, today, calendar),
            body_digest=body_digest,
            created_at=at,
            updated_at=at,
        )
        issues.append(issue)
        steps.append(
            IssueStep(
                issue=issue,
                place=issue.version,
                move=IssueMove.RAISE,
                to_status=status,
                by=by,
                at=at,
                text=draft.description,
                due_on=deadline.on,
            )
        )
    Issue.objects.bulk_create(issues)
    IssueStep.objects.bulk_create(steps)
    return issues


def raised_lines(issues: Sequence[Issue], *, by: User, at: datetime) -> list[TimelineEntry]:
    """Build the timeline lines of new issues (not saved)."""
    return [entry(issue.enterprise, "issue.raised", issue, by=by, at=at, **_named(issue)) for issue in issues]


def take_numbers(year: int, count: int) -> int:
    """Take ``count`` issue numbers of a year and return the last. Joins a verb, and holds the counter's row until it ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO assistance_issuecounter AS counter (year, last) VALUES (%s, %s) "
            "ON CONFLICT (year) DO UPDATE SET last = counter.last + excluded.last RETURNING last",
            [year, count],
        )
        return int(cursor.fetchone()[0])


def stage_deadline(status: str, due_on: date, today: date, calendar: WorkingCalendar) -> datetime | None:
    """Return until when the present status may last: its own days, or the issue's deadline; None: nothing is owed."""
    if status == IssueStatus.CLOSED:
        return None
    days = settings.ISSUE_STAGE_DAYS.get(status)
    day = due_on if days is None else calendar.after(today, days).on
    return end_of_working_day(day, settings.WORKING_HOURS)


def _move(
    issue: Issue, move: IssueMove, *, by: User, at: datetime, text: str = "", unit: Unit | None = None, **fields: Any
) -> None:
    before = issue.status
    status = issue_flow.after(before, move)
    if status != before:
        today = local_day(at)
        fields["stage_due_at"] = stage_deadline(status, issue.due_on, today, working_calendar(today))
    change(issue, at=at, status=status, **fields)
    step = IssueStep(
        issue=issue,
        place=issue.version,
        move=move,
        from_status=before,
        to_status=status,
        by=by,
        at=at,
        text=text,
        unit=unit,
        due_on=issue.due_on,
    )
    step.save(force_insert=True)


def _named(issue: Issue) -> dict[str, Any]:
    return {"number": issue.number, "title": issue.title}

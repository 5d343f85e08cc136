"""What every move of an issue shares: the change, the step that stays for ever, and the deadlines that follow from it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from accounts.clock import local_day
from accounts.models import Unit, User
from accounts.verbs import change
from assistance.models import Issue, IssueSource, IssueStep
from assistance.queries.clocks import clockwork
from assistance.rules import issue_flow
from assistance.rules.issue_clocks import Clockwork
from assistance.rules.issue_flow import ActingAs, IssueMove, IssueStatus


def take_step(
    issue: Issue,
    move: IssueMove,
    *,
    by: User,
    at: datetime,
    acting_as: ActingAs,
    text: str = "",
    unit: Unit | None = None,
    other_issue: Issue | None = None,
    level: int | None = None,
    due: tuple[date, int] | None = None,
    clock: Clockwork | None = None,
    **fields: Any,
) -> IssueStep:
    """Move a locked issue and write the step. Joins a verb.

    ``due`` begins the promise anew: so many working days after a day. The stage's deadline follows where status, promise
    or opinion change.
    """
    before, due_before = issue.status, issue.due_on
    status = issue_flow.after(before, move)
    if status != before or due is not None or "opinion_at" in fields:
        clock = clock or clockwork(min(local_day(at), due[0] if due else issue.due_on), until=issue.due_on)
        if due is not None:
            fields |= promise(*due, clock)
        fields["stage_due_at"] = stage_end(
            issue, status, at, fields.get("due_on", issue.due_on), clock, "opinion_at" in fields
        )
    change(issue, at=at, status=status, **fields)
    step = IssueStep(
        issue=issue,
        place=issue.version,
        move=move,
        from_status=before,
        to_status=status,
        by=by,
        acting_as=acting_as,
        at=at,
        text=text,
        unit=unit,
        other_issue=other_issue,
        level=level,
        due_before=due_before,
        due_on=issue.due_on,
    )
    step.save(force_insert=True)
    return step


def promise(due_from: date, due_days: int, clock: Clockwork) -> dict[str, Any]:
    """Return the fields of a promise that ends so many working days after a day."""
    deadline = clock.calendar.after(due_from, due_days)
    return {
        "due_from": due_from,
        "due_days": due_days,
        "due_on": deadline.on,
        "due_is_provisional": deadline.provisional,
    }


def stage_end(
    issue: Issue, status: str, since: datetime, due_on: date, clock: Clockwork, opinion_given: bool = False
) -> datetime | None:
    """Return until when the issue may stay in ``status``, in which it has been since ``since``."""
    return clock.stage_end(
        status,
        since=since,
        due_on=due_on,
        urgency=issue.urgency,
        from_event=issue.source == IssueSource.EVENT,
        opinion_given=opinion_given or (issue.opinion_at is not None and status == IssueStatus.IN_PROGRESS),
    )


def named(issue: Issue) -> dict[str, Any]:
    """Return what a line of the file says about an issue."""
    return {"number": issue.number, "title": issue.title}

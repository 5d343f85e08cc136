"""The supervision slip (督办单) of an issue: what was promised, how late it is, what was done, what is demanded by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.clock import local_day
from accounts.models import UnitKind
from assistance.models import Issue, IssueStep
from assistance.queries.calendar import working_calendar
from assistance.rules.escalation import SLIP_FROM, Level
from assistance.rules.issue_flow import OPEN_STATUSES, IssueMove
from enterprises.models import ChainLeader, LeaderRole

ANSWER_WITHIN = 3  # working days after the slip
MOST_STEPS = 12


@dataclass(frozen=True)
class Slip:
    """Everything that stands on the sheet."""

    issue: Issue
    given_on: date  # the day on which the issue came to the level
    answer_by: date
    days_overdue: int  # working days today, or up to the answer
    steps: list[IssueStep]
    more_steps: int
    leader: ChainLeader | None
    goes_to_the_city: bool  # a vertically managed unit: a letter through the city channel, no county criticism
    is_open: bool
    level: Level


def slip_of(issue: Issue, today: date) -> Slip | None:
    """Return the slip of an issue that stands high enough, else None. Four queries."""
    if issue.escalation_level < SLIP_FROM:
        return None
    steps: list[Any] = list(issue.steps.select_related("by", "unit").order_by("-place"))
    raised = [step for step in steps if step.move == IssueMove.ESCALATE and (step.level or 0) >= SLIP_FROM]
    since_reset = [step for step in raised if step.place > _last_reset(steps)] or raised
    given_on = local_day(since_reset[-1].at) if since_reset else today
    calendar = working_calendar(min(issue.due_on, given_on), until=max(today, given_on))
    is_open = issue.status in OPEN_STATUSES
    until = local_day(issue.answered_at) if issue.answered_at and not is_open else today
    leaders = ChainLeader.objects.current(today).filter(chain=issue.enterprise.chain_id, role=LeaderRole.LEADER)
    shown = [step for step in steps if step.move != IssueMove.PROD][:MOST_STEPS]
    return Slip(
        issue=issue,
        given_on=given_on,
        answer_by=calendar.after(given_on, ANSWER_WITHIN).on,
        days_overdue=max(calendar.between(issue.due_on, until), 0),
        steps=shown[::-1],
        more_steps=len(steps) - len(shown),
        leader=leaders.first() if issue.enterprise.chain_id else None,
        goes_to_the_city=issue.lead_unit is not None and issue.lead_unit.kind == UnitKind.VERTICAL,
        is_open=is_open,
        level=Level(issue.escalation_level),
    )


def _last_reset(steps: list[IssueStep]) -> int:
    """Return the place of the last step that began the ladder anew (newest first)."""
    fresh = (IssueMove.DISPUTE, IssueMove.REOPEN, IssueMove.TO_OFFICE, IssueMove.GRANT_EXTENSION)
    return next((step.place for step in steps if step.move in fresh), 0)

"""Make a late issue the matter of somebody higher, and prod those who are late. The ladder is ``rules/escalation.py``."""

from __future__ import annotations

from datetime import datetime

from accounts.clock import local_day
from accounts.models import UnitKind, User
from accounts.verbs import lock, match, verb
from assistance import access
from assistance.actions.issue_steps import named, take_step
from assistance.models import Issue
from assistance.queries.calendar import working_calendar
from assistance.rules import escalation
from assistance.rules.issue_flow import ActingAs, IssueMove
from enterprises.actions.timeline import note


@verb
def escalate_issue(
    issue: Issue, *, reason: str, level: int | None = None, expected: int | None = None, by: User, at: datetime
) -> Issue:
    """Bring an open issue to a higher level by hand: the next one, or the one that is named."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_escalate(by, issue))
    match(issue, expected)
    _climb(issue, escalation.check_higher(issue.escalation_level, level), reason, access.leading_as(by), by, at)
    return issue


@verb
def prod_issue(issue: Issue, *, text: str = "", expected: int | None = None, by: User, at: datetime) -> Issue:
    """Prod (催办): the people who have to act are told, with the leader's words. Status and clock stay."""
    issue = lock(issue, "enterprise", "lead_unit")
    access.require(access.may_prod(by, issue))
    match(issue, expected)
    take_step(issue, IssueMove.PROD, by=by, at=at, acting_as=access.leading_as(by), text=text, unit=issue.lead_unit)
    note(issue.enterprise, "issue.prodded", issue, by=by, at=at, **named(issue))
    return issue


@verb
def escalate_overdue_issues(*, by: User, at: datetime) -> int:
    """Let every overdue issue climb to the level of its working days overdue; return how many climbed. Again: none."""
    access.require(by.is_system)
    today = local_day(at)
    overdue = Issue.objects.overdue(today).select_related("lead_unit").order_by("pk")
    oldest = overdue.order_by("due_on").values_list("due_on", flat=True).first()
    if oldest is None:
        return 0
    calendar = working_calendar(oldest, until=today)
    climbed = 0
    for seen in overdue.iterator(chunk_size=500):
        if _level(seen, calendar.between(seen.due_on, today)) <= seen.escalation_level:
            continue
        issue = lock(seen, "enterprise", "lead_unit")
        level = _level(issue, calendar.between(issue.due_on, today))
        if Issue.objects.overdue(today).filter(pk=issue.pk).exists() and level > issue.escalation_level:
            _climb(issue, level, "", ActingAs.SYSTEM, by, at)
            climbed += 1
    return climbed


def _level(issue: Issue, days_overdue: int) -> escalation.Level:
    vertical = issue.lead_unit is not None and issue.lead_unit.kind == UnitKind.VERTICAL
    return escalation.level_for(days_overdue, vertical=vertical)


def _climb(issue: Issue, level: escalation.Level, reason: str, acting_as: ActingAs, by: User, at: datetime) -> None:
    take_step(
        issue,
        IssueMove.ESCALATE,
        by=by,
        at=at,
        acting_as=acting_as,
        text=reason,
        unit=issue.lead_unit,
        level=level,
        escalation_level=level,
    )
    note(issue.enterprise, "issue.escalated", issue, by=by, at=at, level=int(level), **named(issue))

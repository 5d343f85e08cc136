"""Assistance's part of an enterprise's page: what is open, what was promised, who went and who goes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from accounts.clock import local_day
from accounts.models import User
from assistance.models import Assignment, AssignmentRole, Commitment, Issue, Visit
from assistance.queries.calendar import working_calendar
from assistance.rules.issue_flow import OPEN_STATUSES, IssueStatus
from assistance.rules.working_days import WorkingCalendar
from enterprises.models import Enterprise

ISSUES = 6
PROMISES = 5
PLANNED = 3


@dataclass(frozen=True)
class EnterpriseFile:
    """Everything that the part shows. ``owed`` counts all open issues, ``answered`` those that wait for the call-back."""

    today: date
    calendar: WorkingCalendar
    issues: list[Issue]
    owed: int
    answered: int
    promises: list[Commitment]
    last_visit: Visit | None
    planned: list[Visit]
    primary: Assignment | None
    backup: Assignment | None

    @property
    def more_issues(self) -> int:
        """How many issues are not shown."""
        return self.owed + self.answered - len(self.issues)

    @property
    def days_since(self) -> int | None:
        """Days since the last visit."""
        if self.last_visit is None or self.last_visit.happened_at is None:
            return None
        return (self.today - local_day(self.last_visit.happened_at)).days


def enterprise_file(enterprise: Enterprise, user: User, at: datetime) -> EnterpriseFile:
    """Return what the user may read of the enterprise's file at ``at``. Six queries."""
    today = local_day(at)
    issues = Issue.objects.visible_to(user).filter(enterprise=enterprise)
    still_open = list(issues.exclude(status=IssueStatus.CLOSED).select_related("lead_unit").order_by("due_on", "id"))
    owed = [issue for issue in still_open if issue.status in OPEN_STATUSES]
    visits = Visit.objects.visible_to(user).filter(enterprise=enterprise).select_related("visitor")
    promises = Commitment.objects.visible_to(user).open().filter(visit__enterprise=enterprise).select_related("owner")
    present = {
        assignment.role: assignment
        for assignment in Assignment.objects.current().filter(enterprise=enterprise).select_related("specialist__user")
    }
    return EnterpriseFile(
        today=today,
        calendar=working_calendar(today),
        issues=still_open[:ISSUES],
        owed=len(owed),
        answered=len(still_open) - len(owed),
        promises=list(promises.order_by("due_on", "id")[:PROMISES]),
        last_visit=visits.done().order_by("-happened_at", "-id").first(),
        planned=list(visits.planned().order_by("planned_for", "id")[:PLANNED]),
        primary=present.get(AssignmentRole.PRIMARY),
        backup=present.get(AssignmentRole.BACKUP),
    )

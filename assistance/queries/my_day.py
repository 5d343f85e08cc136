"""My day: the next stops, what needs follow-up, and this month's coverage, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery

from accounts.clock import local_day
from accounts.models import Capability, User
from assistance.models import Assignment, Commitment, Issue, Visit, VisitStatus
from assistance.models.issues import IssueQuerySet
from assistance.queries.calendar import working_calendar
from assistance.rules.working_days import WorkingCalendar
from enterprises.models import Enterprise

STOPS = 8
FOLLOW_UPS = 8
PROMISES = 6
PROMISE_DAYS = 7


@dataclass(frozen=True)
class Coverage:
    """How many of one's enterprises were contacted this month, and which wait the longest."""

    total: int
    contacted: int
    longest: list[Enterprise]

    @property
    def left(self) -> int:
        """How many were not contacted yet."""
        return self.total - self.contacted


@dataclass(frozen=True)
class MyDay:
    """Everything on the page."""

    today: date
    calendar: WorkingCalendar
    stops: list[Visit]
    promises: list[Commitment]
    issues: list[Issue]
    issues_total: int
    coverage: Coverage | None

    @property
    def working_days_left(self) -> int:
        """Working days left in this month after today."""
        end = (self.today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return self.calendar.between(self.today, end)


def my_day(user: User, at: datetime) -> MyDay:
    """Return the user's day at ``at``. Queries: calendar, stops, promises, issues, their count, coverage, longest."""
    today = local_day(at)
    visits = user.can(Capability.RECORD_OWN_VISITS) or user.can(Capability.RECORD_ANY_VISITS)
    issues = _follow_up(user, today)
    return MyDay(
        today=today,
        calendar=working_calendar(today),
        stops=_stops(user, at) if visits else [],
        promises=_promises(user, today) if visits else [],
        issues=list(issues.select_related("enterprise", "lead_unit").order_by("due_on", "id")[:FOLLOW_UPS]),
        issues_total=issues.count(),
        coverage=_coverage(user, today) if user.can(Capability.READ_OWN_ASSIGNMENTS) else None,
    )


def _stops(user: User, at: datetime) -> list[Visit]:
    end_of_day = at + timedelta(days=1)
    last_contact = Visit.objects.done().filter(enterprise=OuterRef("enterprise")).order_by("-happened_at")
    open_issues = Issue.objects.open().filter(enterprise=OuterRef("enterprise")).order_by()
    promise = Commitment.objects.open().filter(visit__enterprise=OuterRef("enterprise")).order_by("due_on", "id")
    return list(
        Visit.objects.planned()
        .filter(visitor=user, planned_for__lt=end_of_day)
        .select_related("enterprise", "enterprise__township", "enterprise__chain")
        .annotate(
            last_contact=Subquery(last_contact.values("happened_at")[:1]),
            open_issues=Subquery(open_issues.values("enterprise").annotate(n=Count("id")).values("n")[:1]),
            promise=Subquery(promise.values("text")[:1]),
        )
        .order_by("planned_for", "id")[:STOPS]
    )


def _promises(user: User, today: date) -> list[Commitment]:
    return list(
        Commitment.objects.due_by(today + timedelta(days=PROMISE_DAYS))
        .filter(owner=user)
        .select_related("visit__enterprise")
        .order_by("due_on", "id")[:PROMISES]
    )


def _follow_up(user: User, today: date) -> IssueQuerySet:
    if user.can(Capability.RULE_ISSUES) or user.can(Capability.WORK_ISSUES):
        return Issue.objects.visible_to(user).waiting_for(user)
    return Issue.objects.visible_to(user).to_follow_up(today)


def _coverage(user: User, today: date) -> Coverage:
    mine = Assignment.objects.current().of(user).filter(enterprise=OuterRef("pk"))
    enterprises = Enterprise.objects.standing().operating().filter(Exists(mine))
    month = Visit.objects.done().filter(enterprise=OuterRef("pk"), happened_at__date__gte=today.replace(day=1))
    counted = enterprises.aggregate(total=Count("id"), contacted=Count("id", filter=Exists(month)))
    longest = (
        enterprises.select_related("township")
        .annotate(last_contact=Max("visits__happened_at", filter=Q(visits__status=VisitStatus.DONE)))
        .order_by(F("last_contact").asc(nulls_first=True), "pinyin")[:3]
    )
    return Coverage(total=counted["total"], contacted=counted["contacted"], longest=list(longest))

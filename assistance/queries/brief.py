"""The brief before a visit: what one should know of an enterprise, on one page. Everything is cut to what the page holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import Q, QuerySet

from accounts.clock import local_day
from accounts.models import User
from assistance.models import Assignment, AssignmentRole, Commitment, Issue, Visit
from assistance.rules.issue_flow import IssueStatus
from enterprises.access import may_read_contacts, may_read_cultivation, may_read_figures
from enterprises.models import ChainLeader, Contact, Enterprise, Figure, Indicator, LeaderRole, Qualification
from enterprises.queries.figures import Amount, amount_of

ISSUES, PROMISES, QUALIFICATIONS, VISITS = 6, 5, 4, 3
EXPIRES_WITHIN = timedelta(days=365)
INDICATORS = (Indicator.OUTPUT, Indicator.REVENUE, Indicator.POWER)

T = TypeVar("T")


@dataclass(frozen=True)
class Cut(Generic[T]):
    """The first rows of a list, and how many there are in all."""

    rows: Sequence[T]
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.rows)


@dataclass(frozen=True)
class Brief:
    """Everything on the page. ``figures`` and ``qualifications`` are None for those who may not read them."""

    today: date
    enterprise: Enterprise
    leader: ChainLeader | None
    primary: Assignment | None
    backup: Assignment | None
    contact: Contact | None
    figures: list[Amount] | None
    qualifications: Cut[Qualification] | None
    issues: Cut[Issue]
    promises: Cut[Commitment]
    visits: Cut[Visit]
    planned: Visit | None


def brief(enterprise: Enterprise, user: User, at: datetime) -> Brief:
    """Return what the user may read before a visit, at ``at``: thirteen queries, whatever there is."""
    today = local_day(at)
    issues = Issue.objects.visible_to(user).filter(enterprise=enterprise).exclude(status=IssueStatus.CLOSED)
    promises = Commitment.objects.visible_to(user).open().filter(visit__enterprise=enterprise)
    visits = Visit.objects.visible_to(user).filter(enterprise=enterprise).select_related("visitor")
    present = {
        assignment.role: assignment
        for assignment in Assignment.objects.current(today)
        .filter(enterprise=enterprise)
        .select_related("specialist__user")
    }
    return Brief(
        today=today,
        enterprise=enterprise,
        leader=_leader(enterprise, today),
        primary=present.get(AssignmentRole.PRIMARY),
        backup=present.get(AssignmentRole.BACKUP),
        contact=_contact(enterprise) if may_read_contacts(user) else None,
        figures=_figures(enterprise) if may_read_figures(user) else None,
        qualifications=_expiring(enterprise, today) if may_read_cultivation(user) else None,
        issues=_cut(issues.select_related("lead_unit").order_by("due_on", "id"), ISSUES),
        promises=_cut(promises.select_related("owner").order_by("due_on", "id"), PROMISES),
        visits=_cut(visits.done().order_by("-happened_at", "-id"), VISITS),
        planned=visits.planned().order_by("planned_for", "id").first(),
    )


def _cut(rows: QuerySet[T], most: int) -> Cut[T]:  # type: ignore[type-var]
    return Cut(list(rows[:most]), rows.count())


def _leader(enterprise: Enterprise, today: date) -> ChainLeader | None:
    leaders = ChainLeader.objects.current(today).filter(chain=enterprise.chain_id, role=LeaderRole.LEADER)
    return leaders.first()


def _contact(enterprise: Enterprise) -> Contact | None:
    return Contact.objects.present().filter(enterprise=enterprise).order_by("-is_preferred", "created_at", "id").first()


def _figures(enterprise: Enterprise) -> list[Amount]:
    latest = Figure.objects.filter(enterprise=enterprise, indicator__in=INDICATORS).order_by(
        "indicator", "-year", "-through_month"
    )
    found = {figure.indicator: figure for figure in latest.distinct("indicator")}
    return [amount_of(found[name]) for name in INDICATORS if name in found]


def _expiring(enterprise: Enterprise, today: date) -> Cut[Qualification]:
    ends_soon = Q(valid_to__lte=today + EXPIRES_WITHIN)
    held = Qualification.objects.held(today).filter(ends_soon, enterprise=enterprise)
    return _cut(held.select_related("level").order_by("valid_to", "id"), QUALIFICATIONS)

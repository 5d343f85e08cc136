"""Who looks after how much: the specialists with their weighted load, and the enterprises that nobody looks after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery

from accounts.clock import CountyToday
from accounts.models import User
from assistance.models import Assignment, AssignmentRole, Specialist
from assistance.models.specialists import AssignmentQuerySet
from assistance.queries.directory import last_visit, open_issues
from assistance.rules.caseload import Candidate, weighted_load
from assistance.rules.issue_flow import OPEN_STATUSES
from enterprises.models import Enterprise
from enterprises.models.enterprises import EnterpriseQuerySet


@dataclass(frozen=True)
class Caseload:
    """A specialist with what they carry today."""

    specialist: Specialist
    primary: int
    backup: int
    open_issues: int
    chains: frozenset[UUID]
    is_away: bool

    @property
    def load(self) -> Decimal:
        """The weighted load (``rules/caseload.py``)."""
        return weighted_load(self.primary, self.backup, self.open_issues)

    @property
    def is_full(self) -> bool:
        """Whether the capacity is used up."""
        return self.primary >= self.specialist.capacity

    def candidate(self) -> Candidate:
        """What the suggestions need to know."""
        return Candidate(
            id=self.specialist.pk,
            load=self.load,
            primary=self.primary,
            capacity=self.specialist.capacity,
            townships=frozenset(township.pk for township in self.specialist.townships.all()),
            chains=self.chains,
            is_away=self.is_away or not self.specialist.user.is_active,
        )


def caseloads(today: date, specialists: Iterable[UUID] | None = None) -> list[Caseload]:
    """Return all specialists (or those named), the least loaded first, in three queries.

    Somebody whose log-in was stopped is listed only while enterprises still depend on them.
    """
    rows = Specialist.objects.select_related("user", "unit", "substitute__user").prefetch_related("townships")
    carried = Assignment.objects.current(today)
    if specialists is not None:
        wanted = list(specialists)
        rows, carried = rows.filter(pk__in=wanted), carried.filter(specialist__in=wanted)
    primary, backup = Q(role=AssignmentRole.PRIMARY), Q(role=AssignmentRole.BACKUP)
    sums = {
        row["specialist_id"]: row
        for row in carried.order_by()
        .values("specialist_id")
        .annotate(
            primary=Count("pk", filter=primary, distinct=True),
            backup=Count("pk", filter=backup, distinct=True),
            open_issues=Count(
                "enterprise__issues", filter=primary & Q(enterprise__issues__status__in=OPEN_STATUSES), distinct=True
            ),
            chains=ArrayAgg("enterprise__chain", distinct=True, default=[]),
        )
    }
    found = []
    for specialist in rows:
        sum_of = sums.get(specialist.pk)
        if sum_of is None and specialists is None and not specialist.user.is_active:
            continue
        found.append(
            Caseload(
                specialist=specialist,
                primary=sum_of["primary"] if sum_of else 0,
                backup=sum_of["backup"] if sum_of else 0,
                open_issues=sum_of["open_issues"] if sum_of else 0,
                chains=frozenset(chain for chain in sum_of["chains"] if chain) if sum_of else frozenset(),
                is_away=is_away(specialist, today),
            )
        )
    return sorted(found, key=lambda caseload: (caseload.load, caseload.specialist.user.username))


def is_away(specialist: Specialist, on: date) -> bool:
    """Whether the specialist is on leave that day."""
    begins, ends = specialist.leave_from, specialist.leave_until
    return begins is not None and begins <= on and (ends is None or on < ends)


def without(role: str, user: User) -> EnterpriseQuerySet:
    """Return the enterprises at work that the user may open and that have nobody in ``role`` today.

    ``promised_from`` is the day on which somebody is to begin, ``looked_after_by`` who has the other role.
    """
    in_role = Assignment.objects.filter(enterprise=OuterRef("pk"), role=role)
    later = in_role.filter(starts_on__gt=CountyToday()).order_by().values("enterprise")
    others = Assignment.objects.current().filter(enterprise=OuterRef("pk")).exclude(role=role)
    rows: EnterpriseQuerySet = Enterprise.objects.visible_to(user).operating()
    return (
        rows.filter(~Q(Exists(in_role.current())))
        .annotate(
            promised_from=Subquery(later.annotate(first=Min("starts_on")).values("first")[:1]),
            looked_after_by=Subquery(others.values("specialist")[:1]),
        )
        .select_related("chain", "township")
    )


def assignments_of(specialist: Specialist, user: User) -> AssignmentQuerySet:
    """Return a specialist's assignments of today and later at enterprises that the user may open, described."""
    openable = Enterprise.objects.visible_to(user).filter(pk=OuterRef("enterprise"))
    rows: AssignmentQuerySet = Assignment.objects.visible_to(user)
    return (
        rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=CountyToday()), Exists(openable), specialist=specialist)
        .annotate(open_issues=open_issues(user, of="enterprise"), last_visit_at=last_visit(user, of="enterprise"))
        .select_related("enterprise__chain", "enterprise__township")
        .order_by("-role", "enterprise__pinyin", "id")
    )

"""Scores of units for a month, and the age of what is open: counts with their denominators, never about persons.

Everything counts only issues that the reader may read: a chain leader's table speaks of the chains that this person leads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery

from accounts.models import Unit, User
from assistance.models import CallBack, Issue, IssueStep
from assistance.models.issues import IssueQuerySet
from assistance.queries.calendar import working_calendar
from assistance.queries.reminder_kinds.base import begins
from assistance.rules.call_backs import ReallySolved, ServiceRating, UnitScore
from assistance.rules.issue_flow import IssueMove, IssueStatus, Outcome
from assistance.rules.working_days import WorkingCalendar

AGES = (5, 10, 15, 30)  # working days since an issue was raised
_NAMES = ("upto_5", "upto_10", "upto_15", "upto_30", "over_30")


@dataclass(frozen=True)
class UnitMonth:
    """What a unit did in a month."""

    unit: Unit
    score: UnitScore
    outcome_solved: int  # of the closed ones, those answered with "solved"
    dissatisfied: int
    returned: int  # by the unit, as not its own
    reopened: int  # because the enterprise or the second look said no

    @property
    def solved_rate(self) -> Decimal | None:
        """Solved / (closed - merged); merged issues are not closed ones."""
        return Decimal(self.outcome_solved) / self.score.closed if self.score.closed else None


@dataclass(frozen=True)
class UnitAges:
    """How long the open issues of a unit have been waiting; ``unit`` is None for those that no unit has yet."""

    unit: Unit | None
    upto_5: int  # working days
    upto_10: int
    upto_15: int
    upto_30: int
    over_30: int
    parked: int

    @property
    def total(self) -> int:
        """All that is open; what is parked is counted apart."""
        return self.upto_5 + self.upto_10 + self.upto_15 + self.upto_30 + self.over_30


def unit_scores(user: User, month: date) -> list[UnitMonth]:
    """Return the month that begins on ``month`` of every unit that had to do with something in it, by code. Four queries."""
    begin, end = begins(month), begins((month + timedelta(days=31)).replace(day=1))
    issues: IssueQuerySet = Issue.objects.visible_to(user)
    closed = _closed(issues.filter(status=IssueStatus.CLOSED, closed_at__gte=begin, closed_at__lt=end))
    steps = IssueStep.objects.filter(issue__in=issues, at__gte=begin, at__lt=end)
    accepted = IssueStep.objects.filter(issue=OuterRef("issue"), move=IssueMove.ACCEPT, place__lt=OuterRef("place"))
    returned = _counts(
        steps.filter(move=IssueMove.RETURN).annotate(of=Subquery(accepted.order_by("-place").values("unit")[:1]))
    )
    reopened = _counts(
        steps.filter(move__in=[IssueMove.DISPUTE, IssueMove.REOPEN], to_status=IssueStatus.IN_PROGRESS).annotate(
            of=F("unit")
        )
    )
    concerned = {*closed, *returned, *reopened}
    nothing: Mapping[str, int] = defaultdict(int)
    return [
        _month(unit, closed.get(unit.pk, nothing), returned.get(unit.pk, 0), reopened.get(unit.pk, 0))
        for unit in Unit.objects.filter(pk__in=concerned).order_by("code")
    ]


def unit_ages(user: User, today: date) -> list[UnitAges]:
    """Return how old the open issues are, unit by unit by code, at last those without one. Three queries."""
    issues: IssueQuerySet = Issue.objects.visible_to(user)
    bounds = _bounds(working_calendar(today - timedelta(days=60), today), today)
    younger = [Q(created_at__gte=begins(bound)) for bound in bounds]
    ranges = [younger[0], *(new & ~old for old, new in pairwise(younger)), ~younger[-1]]
    is_open = Q(pk__in=issues.open().values("pk"))
    is_parked = Q(status=IssueStatus.SUSPENDED)
    rows: Iterable[Mapping[str, Any]] = (
        issues.filter(is_open | is_parked)
        .order_by()
        .values("lead_unit")
        .annotate(
            parked=Count("pk", filter=is_parked),
            **{name: Count("pk", filter=age & ~is_parked) for name, age in zip(_NAMES, ranges, strict=True)},
        )
    )
    found = {row["lead_unit"]: row for row in rows}
    units: list[Unit | None] = list(Unit.objects.filter(pk__in=[pk for pk in found if pk]).order_by("code"))
    if None in found:
        units.append(None)
    return [_ages(unit, found[unit.pk if unit else None]) for unit in units]


def _closed(issues: IssueQuerySet) -> dict[UUID, Mapping[str, int]]:
    """Count closed issues by unit, each by the enterprise's last word on its last answer (one query)."""
    word = CallBack.objects.filter(issue=OuterRef("pk"), round=OuterRef("reopened"), reached=True).order_by(
        "-at", "-pk"
    )
    said = Q(said__isnull=False)
    rows: Iterable[Mapping[str, Any]] = (
        issues.filter(lead_unit__isnull=False)
        .annotate(said=Subquery(word.values("really_solved")[:1]), rated=Subquery(word.values("service_rating")[:1]))
        .order_by()
        .values("lead_unit")
        .annotate(
            closed=Count("pk"),
            outcome_solved=Count("pk", filter=Q(outcome=Outcome.SOLVED)),
            valid=Count("pk", filter=said),
            contacted=Count("pk", filter=said & Q(contacted_at__isnull=False)),
            satisfied=Count("pk", filter=Q(rated=ServiceRating.SATISFIED)),
            basically=Count("pk", filter=Q(rated=ServiceRating.BASICALLY)),
            dissatisfied=Count("pk", filter=Q(rated=ServiceRating.DISSATISFIED)),
            unrated=Count("pk", filter=said & Q(rated="")),
            solved=Count("pk", filter=Q(said=ReallySolved.YES)),
        )
    )
    return {row["lead_unit"]: row for row in rows}


def _counts(steps: Any) -> dict[UUID, int]:
    return dict(steps.filter(of__isnull=False).order_by().values_list("of").annotate(n=Count("pk")))


def _month(unit: Unit, counts: Mapping[str, int], returned: int, reopened: int) -> UnitMonth:
    names = ("closed", "valid", "contacted", "satisfied", "basically", "unrated", "solved")
    score = UnitScore(**{name: counts[name] for name in names})
    return UnitMonth(unit, score, counts["outcome_solved"], counts["dissatisfied"], returned, reopened)


def _ages(unit: Unit | None, row: Mapping[str, Any]) -> UnitAges:
    return UnitAges(unit, **{name: row[name] for name in (*_NAMES, "parked")})


def _bounds(calendar: WorkingCalendar, today: date) -> list[date]:
    """Return for each age the first day on which an issue can have been raised and not be older."""
    bounds, day, passed = [], today, 0
    for age in AGES:
        while passed + calendar.is_working(day) <= age:  # from the day before, ``day`` counts too
            passed += calendar.is_working(day)
            day -= timedelta(days=1)
        bounds.append(day)
    return bounds

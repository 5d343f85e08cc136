"""The county's lists of key projects and honours, with their counts and sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast, Coalesce

from enterprises.models import Award, Enterprise, Project, ProjectKind, ProjectStage, Qualification, Scope

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_QUERY = 100
GREEN_FACTORY = "GREEN_PROVINCE"  # the level that the county's report counts


@dataclass(frozen=True)
class Asked:
    """What the reader asked for; anything unknown in the address has become "" before."""

    text: str = ""
    kind: str = ""
    scope: str = ""
    stage: str = ""
    year: str = ""
    chain: str = ""
    grade: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """Read a query string; unknown values are ignored."""
        kind, scope, stage, year = (query.get(name, "") for name in ("kind", "scope", "stage", "year"))
        return cls(
            text=query.get("q", "").strip()[:LONGEST_QUERY],
            kind=kind if kind in ProjectKind.values else "",
            scope=scope if scope in Scope.values else "",
            stage=stage if stage in ProjectStage.values else "",
            year=year if year.isascii() and year.isdigit() and len(year) == 4 else "",
            chain=query.get("chain", "")[:LONGEST_QUERY],
            grade=query.get("grade", "")[:LONGEST_QUERY],
        )

    @property
    def narrows(self) -> bool:
        """Whether any filter is on."""
        return self != Asked()


@dataclass(frozen=True)
class Totals:
    """Of the projects that were asked for: how many, and their investment in yuan (None: no amount is known)."""

    count: int
    planned: Decimal | None
    done: Decimal | None


@dataclass(frozen=True)
class Headlines:
    """The three counts of the county's report."""

    digital_manufacturing: int  # of the province
    digital_economy: int
    green_factories: int  # of the province


def projects(user: User, asked: Asked) -> QuerySet[Project]:
    """Return the projects that the reader may see and asked for; ``list_year`` orders them ("" without a year)."""
    rows: QuerySet[Project] = _of_enterprises(Project.objects.visible_to(user), asked)
    for name in ("kind", "scope", "stage"):
        if value := getattr(asked, name):
            rows = rows.filter(**{name: value})
    if asked.year:
        rows = rows.filter(listed_year=int(asked.year))
    return rows.select_related("enterprise__chain").annotate(
        list_year=Coalesce(Cast("listed_year", CharField()), Value(""))
    )


def totals(rows: QuerySet[Project]) -> Totals:
    """Return count and sums of projects, in one query."""
    return Totals(**rows.aggregate(count=Count("pk"), planned=Sum("investment_planned"), done=Sum("investment_done")))


def headlines(user: User, today: date) -> Headlines:
    """Return the three counts of the report over what the reader may see; each is the count of a list. Two queries."""
    counted: dict[str, Any] = Project.objects.visible_to(user).aggregate(
        digital_manufacturing=Count("pk", filter=Q(kind=ProjectKind.DIGITAL_MANUFACTURING, scope=Scope.PROVINCE)),
        digital_economy=Count("pk", filter=Q(kind=ProjectKind.DIGITAL_ECONOMY)),
    )
    green = Qualification.objects.visible_to(user).held(today).filter(level__code=GREEN_FACTORY).count()
    return Headlines(**counted, green_factories=green)


def awards(user: User, asked: Asked) -> QuerySet[Award]:
    """Return the honours that the reader may see and asked for."""
    rows: QuerySet[Award] = _of_enterprises(Award.objects.visible_to(user), asked)
    if asked.scope:
        rows = rows.filter(scope=asked.scope)
    if asked.grade:
        rows = rows.filter(grade=asked.grade)
    if asked.year:
        rows = rows.filter(year=int(asked.year))
    return rows.select_related("enterprise__chain")


def _of_enterprises(rows: QuerySet[Any], asked: Asked) -> QuerySet[Any]:
    if asked.text:
        named = Q(name__icontains=asked.text) | Q(name_en__icontains=asked.text)
        rows = rows.filter(named | Q(enterprise__in=Enterprise.objects.matching(asked.text)))
    if asked.chain:
        rows = rows.filter(enterprise__chain__slug=asked.chain)
    return rows

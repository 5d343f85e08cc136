"""The office's desk: what waits to be accepted, with a unit to give it to and the issues it may repeat (six statements)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, OuterRef, Q

from accounts.models import Unit, User
from assistance.models import Category, Issue, IssueStep
from assistance.models.issues import IssueQuerySet
from assistance.rules.issue_flow import UNFINISHED_STATUSES, IssueMove, IssueStatus
from assistance.rules.triage import (
    CLOSED_WITHIN_DAYS,
    LOOKED_BACK,
    MOST_DUPLICATES,
    SIMILAR_FROM,
    Proposal,
    Why,
    proposals,
)

CARDS = 30  # at once; the next come up when these are ruled on


@dataclass(frozen=True)
class Advice:
    """A unit to give the issue to, and why."""

    unit: Unit
    why: Why
    recent: int
    of: int
    sent_it_back: bool


@dataclass(frozen=True)
class Hop:
    """A unit sent the issue back: who, when, with what words, and whose it is in their eyes."""

    unit: Unit | None
    by: User
    at: datetime
    reason: str
    proposed: Unit | None


@dataclass(frozen=True)
class Card:
    """One issue that waits for the office."""

    issue: Issue
    advice: list[Advice]
    hops: list[Hop]
    duplicates: list[Issue]

    @property
    def mergeable(self) -> list[Issue]:
        """The possible duplicates into which it can be merged: those that are still worked on."""
        return [issue for issue in self.duplicates if issue.status in UNFINISHED_STATUSES]


@dataclass(frozen=True)
class Triage:
    """The cards of the desk, and how many issues wait in all."""

    cards: list[Card]
    waiting: int


def waiting_for_triage(user: User) -> IssueQuerySet:
    """Return the issues that wait to be accepted."""
    rows: IssueQuerySet = Issue.objects.visible_to(user)
    return rows.filter(status=IssueStatus.SUBMITTED)


def triage(user: User, at: datetime) -> Triage:
    """Return the desk of the office at ``at``, the oldest deadline first."""
    rows = waiting_for_triage(user)
    alike = _alike(at).values("pk")[:MOST_DUPLICATES]
    issues = list(
        rows.select_related("enterprise__township", "enterprise__chain", "category", "raised_by")
        .annotate(alike=ArraySubquery(alike))
        .order_by(F("stage_due_at").asc(nulls_last=True), "due_on", "id")[:CARDS]
    )
    lately = _recent_units({issue.category_id for issue in issues})
    hops = _hops(issues)
    sent_back = {issue: [hop.unit.pk for hop in found if hop.unit] for issue, found in hops.items()}
    advice = {issue.pk: _proposals(issue, lately, hops[issue.pk], sent_back[issue.pk]) for issue in issues}
    units = Unit.objects.in_bulk({proposal.unit for found in advice.values() for proposal in found})
    duplicates = _described({key for issue in issues for key in issue.alike})
    cards = [
        Card(
            issue=issue,
            advice=[
                Advice(units[found.unit], found.why, found.recent, found.of, found.sent_it_back)
                for found in advice[issue.pk]
            ],
            hops=hops[issue.pk],
            duplicates=[duplicates[key] for key in issue.alike],
        )
        for issue in issues
    ]
    return Triage(cards=cards, waiting=rows.count())


def _alike(at: datetime) -> IssueQuerySet:
    """Other issues of the same enterprise, open or closed lately, about the same or called much the same; nearest first."""
    since = at - timedelta(days=CLOSED_WITHIN_DAYS)
    rows: IssueQuerySet = Issue.objects.filter(
        Q(status__in=UNFINISHED_STATUSES) | Q(status=IssueStatus.CLOSED, closed_at__gte=since),
        enterprise=OuterRef("enterprise"),
    )
    return (
        rows.exclude(pk=OuterRef("pk"))
        .annotate(similar=TrigramSimilarity("title", OuterRef("title")))  # type: ignore[arg-type]
        .filter(Q(similar__gte=SIMILAR_FROM) | Q(category=OuterRef("category")))
        .order_by("-similar", "-created_at", "-id")
    )


def _described(keys: Iterable[UUID]) -> dict[UUID, Issue]:
    rows = Issue.objects.filter(pk__in=list(keys)).select_related("category", "lead_unit")
    return {issue.pk: issue for issue in rows}


def _recent_units(categories: Iterable[UUID]) -> dict[UUID, tuple[UUID | None, list[UUID]]]:
    """Return for each category its usual unit and the units of its last accepted issues, the latest first."""
    accepted = Issue.objects.filter(category=OuterRef("pk"), lead_unit__isnull=False).order_by("-created_at")
    rows = Category.objects.filter(pk__in=list(categories)).annotate(
        recent=ArraySubquery(accepted.values("lead_unit")[:LOOKED_BACK])
    )
    return {key: (usual, recent) for key, usual, recent in rows.values_list("pk", "usual_unit", "recent")}


def _hops(issues: Sequence[Issue]) -> dict[UUID, list[Hop]]:
    """Return how each issue went from unit to unit: a return sends it back from whom the step before gave it to."""
    hops: dict[UUID, list[Hop]] = {issue.pk: [] for issue in issues}
    given: dict[UUID, Unit | None] = defaultdict(lambda: None)
    returned = [issue.pk for issue in issues if issue.returns]
    steps = IssueStep.objects.filter(issue__in=returned, move__in=[IssueMove.ACCEPT, IssueMove.RETURN])
    for step in steps.select_related("unit", "by").order_by("issue", "place"):
        if step.move == IssueMove.ACCEPT:
            given[step.issue_id] = step.unit
        else:
            hops[step.issue_id].append(Hop(given[step.issue_id], step.by, step.at, step.text, step.unit))
    return hops


def _proposals(
    issue: Issue, lately: dict[UUID, tuple[UUID | None, list[UUID]]], hops: Sequence[Hop], sent_back: list[UUID]
) -> list[Proposal]:
    usual, recent = lately[issue.category_id]
    proposed = hops[-1].proposed if hops else None
    return proposals(returned_to=proposed.pk if proposed else None, usual=usual, recent=recent, sent_back_by=sent_back)

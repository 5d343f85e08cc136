"""The rows of the lists of visits and issues as their filters ask for them: for pages and exports alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q
from django.db.models.functions import Coalesce

from accounts.models import User
from assistance.models import Issue, Visit, VisitStatus
from assistance.models.issues import IssueQuerySet
from assistance.models.visits import VisitQuerySet
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import Enterprise


def readable_visits(user: User, query: Mapping[str, str]) -> VisitQuerySet:
    """Return the visits that the person may read, only one's own if asked."""
    visits: VisitQuerySet = Visit.objects.visible_to(user)
    return visits.filter(visitor=user) if query.get("mine") else visits


def listed_visits(user: User, query: Mapping[str, str]) -> VisitQuerySet:
    """Return the visits of the list, each with the moment at which it ``starts``."""
    visits, status = readable_visits(user, query), query.get("status", "")
    visits = visits.filter(status=status) if status in VisitStatus.values else visits
    return visits.select_related("enterprise__township", "visitor").annotate(
        starts=Coalesce("happened_at", "planned_for")
    )


def readable_issues(user: User, query: Mapping[str, str], today: date) -> IssueQuerySet:
    """Return the issues that the person may read and asked for, whatever their status."""
    rows: IssueQuerySet = Issue.objects.visible_to(user)
    if text := query.get("q", "").strip():
        named = Enterprise.objects.matching(text).values("pk")
        rows = rows.filter(Q(number__startswith=text) | Q(title__icontains=text) | Q(enterprise__in=named))
    if query.get("mine"):
        rows = rows.mine(user)
    if query.get("waiting"):
        rows = rows.waiting_for(user)
    if query.get("follow_up"):
        rows = rows.to_follow_up(today)
    if category := query.get("category"):
        rows = rows.filter(category__code=category)
    if chain := query.get("chain"):
        rows = rows.filter(enterprise__chain__slug=chain)
    return rows


def listed_issues(user: User, query: Mapping[str, str], today: date) -> IssueQuerySet:
    """Return the issues of the list."""
    rows, status = readable_issues(user, query, today), query.get("status", "")
    rows = rows.filter(status=status) if status in IssueStatus.values else rows
    rows = rows.overdue(today) if query.get("overdue") else rows
    return rows.select_related("enterprise__township", "lead_unit", "category")

"""Write the working calendar: load a published year and compute again what was provisional."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q

from accounts import access
from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, verb
from assistance.actions.issue_steps import promise, stage_end
from assistance.models import CalendarDay, Issue, IssueStep
from assistance.queries.clocks import clockwork
from assistance.rules.issue_flow import OPEN_STATUSES, UNFINISHED_STATUSES
from assistance.rules.working_days import COUNTY


@dataclass(frozen=True)
class PublishedDay:
    """A day that differs from the week's usual: whether people work, and the holiday's name in both languages."""

    is_working: bool
    note: str = ""
    note_en: str = ""


@verb
def load_calendar_year(year: int, *, days: Mapping[date, PublishedDay], by: User, at: datetime) -> list[Issue]:
    """Store all days of a published year and recompute provisional deadlines; return the issues that moved.

    ``days`` holds the published exceptions (holidays, make-up days); all others follow the week.
    """
    access.require(by.is_system or access.may_manage_accounts(by))
    first = date(year, 1, 1)
    rows = []
    for step in range((date(year + 1, 1, 1) - first).days):
        day = first + timedelta(days=step)
        published = days.get(day) or PublishedDay(is_working=day.weekday() < 5)
        rows.append(
            CalendarDay(
                day=day, is_working=published.is_working, note=published.note, note_en=published.note_en, loaded_at=at
            )
        )
    CalendarDay.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["day"],
        update_fields=["is_working", "note", "note_en", "loaded_at"],
    )
    return _recompute(year, at)


def _recompute(year: int, at: datetime) -> list[Issue]:
    """Compute provisional promises again, and what a status owes within the year."""
    entering = IssueStep.objects.filter(issue=OuterRef("pk"), to_status=OuterRef("status")).exclude(
        from_status=F("to_status")
    )
    touched = list(
        Issue.objects.filter(status__in=UNFINISHED_STATUSES)
        .filter(Q(due_is_provisional=True) | Q(stage_due_at__range=_bounds(year)))
        .annotate(began_at=entering.order_by("-place").values("at")[:1])
        .order_by("pk")  # two years loaded at once lock the issues in the same order
        .select_for_update(of=("self",), no_key=True)
    )
    if not touched:
        return []
    starts = [day for issue in touched for day in (issue.due_from, local_day(issue.began_at))]
    clock = clockwork(min(starts), until=max(starts))
    moved: list[Issue] = []
    for issue in touched:
        fields: dict[str, Any] = {}
        if issue.due_is_provisional and issue.status in OPEN_STATUSES:
            fields = promise(issue.due_from, issue.due_days, clock)
        fields["stage_due_at"] = stage_end(
            issue, issue.status, issue.began_at, fields.get("due_on", issue.due_on), clock
        )
        fields = {name: value for name, value in fields.items() if getattr(issue, name) != value}
        if "due_on" in fields:
            moved.append(issue)
        if fields:
            change(issue, at=at, **fields)
    return moved


def _bounds(year: int) -> tuple[datetime, datetime]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return datetime.combine(first, time.min, tzinfo=COUNTY), datetime.combine(last, time.max, tzinfo=COUNTY)

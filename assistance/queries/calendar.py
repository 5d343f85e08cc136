"""The published working calendar, read for the days that matter."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max

from assistance.models import CalendarDay, IssueStep
from assistance.rules.issue_flow import IssueMove
from assistance.rules.working_days import WorkingCalendar

# The longest deadline is 30 working days; Spring Festival and National Day together stretch it below 60 days.
LOOK_BACK = timedelta(days=60)
LOOK_AHEAD = timedelta(days=90)


def working_calendar(around: date, until: date | None = None) -> WorkingCalendar:
    """Return the published days from 60 days before ``around`` to 90 days after ``until`` (one query)."""
    last = max(until or around, around) + LOOK_AHEAD
    rows = CalendarDay.objects.filter(day__range=(around - LOOK_BACK, last)).values_list("day", "is_working")
    return WorkingCalendar.of(rows)


def calendar_version() -> str:
    """Return a token that changes whenever a year is loaded: the moment of the last load, empty before the first."""
    latest = CalendarDay.objects.aggregate(latest=Max("loaded_at"))["latest"]
    return latest.isoformat() if latest else ""


def published_years() -> list[int]:
    """Return the years whose calendar is loaded."""
    return sorted(CalendarDay.objects.values_list("day__year", flat=True).distinct())


def year_is_missing(today: date) -> int | None:
    """Return next year if it is 15 November or later and its calendar is not loaded, else None."""
    if today < date(today.year, 11, 15):
        return None
    following = today.year + 1
    return None if CalendarDay.objects.filter(day=date(following, 1, 1)).exists() else following


def days_of_year(year: int) -> list[CalendarDay]:
    """Return the days of a loaded year in order; none where it is not loaded (one query)."""
    return list(CalendarDay.objects.filter(day__range=(date(year, 1, 1), date(year, 12, 31))).order_by("day"))


def moved_by_last_change(days: list[CalendarDay]) -> list[IssueStep]:
    """Return the steps by which the latest change of these days moved promises, by issue number (one query)."""
    if not days:
        return []
    latest = max(day.loaded_at for day in days)
    steps = IssueStep.objects.filter(move=IssueMove.RECOMPUTE, at=latest)
    return list(steps.select_related("issue__enterprise").order_by("issue__number"))

"""Write the working calendar: load a year, edit a day, and compute again what rests on the days that changed.

A promise to an enterprise is moved by nobody in silence: each move is a step of the issue (due before and after), a line in the
enterprise's file, and part of the list that the verb returns (``docs/decisions/0023``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, verb
from assistance import access
from assistance.actions.issue_steps import named, promise, stage_end, take_step
from assistance.models import CalendarDay, Issue, IssueStep, Recheck
from assistance.queries.clocks import clockwork
from assistance.rules.issue_clocks import Clockwork, Stage
from assistance.rules.issue_flow import OPEN_STATUSES, UNFINISHED_STATUSES, ActingAs, IssueMove
from assistance.rules.working_days import COUNTY, PastDayError, UnloadedYearError
from enterprises.actions.timeline import entry, note_all
from enterprises.models import TimelineEntry


@dataclass(frozen=True)
class PublishedDay:
    """A day that differs from the week's usual: whether people work, and the holiday's name in both languages."""

    is_working: bool
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True)
class Moved:
    """An issue whose promised day was computed again, and the day it had before."""

    issue: Issue
    due_before: date


@verb
def load_calendar_year(year: int, *, days: Mapping[date, PublishedDay], by: User, at: datetime) -> list[Moved]:
    """Store all days of a published year, recompute what rests on them, and return the issues whose promise moved.

    ``days`` holds the published exceptions (holidays, make-up days); all others follow the week.
    """
    access.require(by.is_system or access.may_edit_clocks(by))
    first, last = date(year, 1, 1), date(year, 12, 31)
    rows = []
    for step in range((last - first).days + 1):
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
    return _recompute(first, last, by, at)


@verb
def edit_calendar_day(
    day: date, *, is_working: bool, note: str = "", note_en: str = "", by: User, at: datetime
) -> list[Moved]:
    """Make a day of a loaded year a working or a free one, from today on, and recompute what rests on it."""
    row = CalendarDay.objects.select_for_update(no_key=True).filter(day=day).first()
    access.require(access.may_edit_clocks(by))
    if row is None:
        raise UnloadedYearError()
    if day < local_day(at):
        raise PastDayError()
    counts_anew = row.is_working != is_working
    row.is_working, row.note, row.note_en, row.loaded_at = is_working, note, note_en, at
    row.save(update_fields=["is_working", "note", "note_en", "loaded_at"])
    return _recompute(day, day, by, at) if counts_anew else []


def _recompute(first: date, last: date, by: User, at: datetime) -> list[Moved]:
    """Compute again what rests on the days from ``first`` to ``last``: promises, stages, contacts, re-checks.

    Inner deadlines of co-handling units are days that somebody chose: they stay.
    """
    begin, end = _bounds(first, last)
    entering = IssueStep.objects.filter(issue=OuterRef("pk"), to_status=OuterRef("status")).exclude(
        from_status=F("to_status")
    )
    touched = list(
        Issue.objects.filter(status__in=UNFINISHED_STATUSES)
        .filter(
            Q(due_is_provisional=True)
            | Q(due_from__lte=last, due_on__gte=first)
            | Q(stage_due_at__gte=begin)
            | Q(contacted_at__isnull=True, contact_due_at__gte=begin)
        )
        .annotate(began_at=entering.order_by("-place").values("at")[:1])
        .order_by("pk")  # two years loaded at once lock the issues in the same order
        .select_for_update(of=("self",), no_key=True)
        .select_related("enterprise")
    )
    rechecks = list(
        Recheck.objects.to_do()
        .filter(created_at__lte=end, due_on__gte=first)
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
        .select_related("issue")
    )
    starts = [day for issue in touched for day in (issue.due_from, local_day(issue.began_at))]
    starts += [local_day(recheck.created_at) for recheck in rechecks]
    if not starts:
        return []
    clock = clockwork(min(starts), until=max(starts))
    moved = [found for issue in touched if (found := _set_again(issue, clock, by, at))]
    note_all([_line(found, by, at) for found in moved])
    for recheck in rechecks:
        due_on = local_day(clock.end(Stage.RECHECK, recheck.issue.urgency, recheck.created_at))
        if due_on != recheck.due_on:
            change(recheck, at=at, due_on=due_on)
    return moved


def _set_again(issue: Any, clock: Clockwork, by: User, at: datetime) -> Moved | None:
    """Write what has changed of a locked issue's deadlines; a promise that moves leaves a step."""
    fields: dict[str, Any] = {}
    if issue.status in OPEN_STATUSES:
        fields = promise(issue.due_from, issue.due_days, clock)
        if issue.contact_due_at is not None and issue.contacted_at is None:
            fields["contact_due_at"] = clock.end(Stage.CONTACT, issue.urgency, issue.created_at)
    fields["stage_due_at"] = stage_end(issue, issue.status, issue.began_at, fields.get("due_on", issue.due_on), clock)
    fields = {name: value for name, value in fields.items() if getattr(issue, name) != value}
    due_before = issue.due_on
    if "due_on" not in fields:
        if fields:
            change(issue, at=at, **fields)
        return None
    take_step(issue, IssueMove.RECOMPUTE, by=by, at=at, acting_as=ActingAs.SYSTEM, unit=issue.lead_unit, **fields)
    return Moved(issue, due_before)


def _line(found: Moved, by: User, at: datetime) -> TimelineEntry:
    days: dict[str, Any] = {"on": found.issue.due_on.isoformat(), "before": found.due_before.isoformat()}
    return entry(found.issue.enterprise, "issue.recomputed", found.issue, by=by, at=at, **days, **named(found.issue))


def _bounds(first: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(first, time.min, tzinfo=COUNTY), datetime.combine(last, time.max, tzinfo=COUNTY)

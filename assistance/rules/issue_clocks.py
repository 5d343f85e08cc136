"""Until when each stage of an issue may last, in working days and working hours of the published calendar.

The lengths are rows that an administrator edits (``StageClock``); ``DEFAULTS`` seeds them: Shandong's "2115" service rule
(contact in 2 working hours, assign in 1 working day, answer in 15 at most, call back in 3) and common practice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.errors import DomainError
from assistance.rules.issue_flow import IssueStatus, Urgency
from assistance.rules.issue_terms import LONGEST_WITH_EXTENSION
from assistance.rules.working_days import COUNTY, WorkingCalendar, end_of_working_day

Hours = tuple[tuple[time, time], ...]


class Stage(models.TextChoices):
    """What the county owes at a stage of an issue."""

    CONTACT = "CONTACT", _("First contact with the enterprise")
    ACCEPT = "ACCEPT", _("Accept and assign")
    ACKNOWLEDGE = "ACKNOWLEDGE", _("Acknowledge or return")
    OPINION = "OPINION", _("Handling opinion")
    EXTENSION = "EXTENSION", _("Decide on an extension")
    CALL_BACK = "CALL_BACK", _("Call back")
    RECHECK = "RECHECK", _("Re-check by a second person")
    EVENT_ACCEPT = "EVENT_ACCEPT", _("Assign a question of an event")
    EVENT_ANSWER = "EVENT_ANSWER", _("First answer to a question of an event")


class ClockUnit(models.TextChoices):
    """What a clock counts."""

    HOURS = "HOURS", pgettext_lazy("unit of a clock", "working hours")
    DAYS = "DAYS", pgettext_lazy("unit of a clock", "working days")


LONGEST = {ClockUnit.DAYS: LONGEST_WITH_EXTENSION, ClockUnit.HOURS: 90}
IN_DAYS_ONLY = frozenset({Stage.EXTENSION, Stage.RECHECK, Stage.EVENT_ANSWER})  # they end with a day, not at an hour


class ClockLengthError(DomainError):
    """A stage lasts some time, and not longer than a whole issue may."""

    code = "clock_length"
    message = _("A stage lasts from 1 to 30 working days, or from 1 to 90 working hours.")
    field = "amount"
    constraint = "clock_runs_at_least_one"


class ClockInDaysError(DomainError):
    """Some deadlines are days."""

    code = "clock_in_days"
    message = _("This stage is counted in working days.")
    field = "unit"


class CategoryDaysError(DomainError):
    """An answer takes some time, and not longer than an issue with its extension may."""

    code = "category_days"
    message = _("An answer takes from 1 to 30 working days.")
    field = "answer_days"
    constraint = "category_has_days_to_answer"


class UrgentIsQuickerError(DomainError):
    """What is urgent is not answered later than what is not."""

    code = "urgent_is_quicker"
    message = _("An urgent answer takes at least 1 working day, and no longer than the usual one.")
    field = "urgent_days"
    constraint = "category_is_quicker_when_urgent"


@dataclass(frozen=True)
class Span:
    """So many working days, or working hours."""

    amount: int
    unit: str = ClockUnit.DAYS


Clocks = Mapping[tuple[str, str], Span]  # (stage, urgency) -> how long

_NORMAL = {
    Stage.CONTACT: Span(2, ClockUnit.HOURS),
    Stage.ACCEPT: Span(1),
    Stage.ACKNOWLEDGE: Span(1),
    Stage.OPINION: Span(1),
    Stage.EXTENSION: Span(1),
    Stage.CALL_BACK: Span(3),
    Stage.RECHECK: Span(3),
    Stage.EVENT_ACCEPT: Span(1),
    Stage.EVENT_ANSWER: Span(10),
}
_URGENT = {
    Stage.CONTACT: Span(1, ClockUnit.HOURS),
    Stage.ACCEPT: Span(4, ClockUnit.HOURS),
    Stage.ACKNOWLEDGE: Span(4, ClockUnit.HOURS),
    Stage.EVENT_ANSWER: Span(5),
}
DEFAULTS: Clocks = {
    **{(stage, Urgency.NORMAL): span for stage, span in _NORMAL.items()},
    **{(stage, Urgency.URGENT): _URGENT.get(stage, span) for stage, span in _NORMAL.items()},
}


def check_clock(stage: str, amount: int, unit: str) -> None:
    """Refuse a length that no stage has, and hours where a day is owed."""
    if stage in IN_DAYS_ONLY and unit != ClockUnit.DAYS:
        raise ClockInDaysError()
    if not 1 <= amount <= LONGEST[ClockUnit(unit)]:
        raise ClockLengthError()


def check_category(answer_days: int, urgent: int) -> None:
    """Refuse days for an answer that no issue has, and urgent ones that are longer than the usual."""
    if not 1 <= answer_days <= LONGEST_WITH_EXTENSION:
        raise CategoryDaysError()
    if not 1 <= urgent <= answer_days:
        raise UrgentIsQuickerError()


def urgent_days(days: int) -> int:
    """Return the usual days for an urgent issue of a category: half of its days, at least one (default)."""
    return max((days + 1) // 2, 1)


@dataclass(frozen=True)
class Clockwork:
    """Everything a deadline rests on: the lengths, the published calendar and the hours in which offices are open."""

    clocks: Clocks
    calendar: WorkingCalendar
    hours: Hours

    def span(self, stage: Stage, urgency: str) -> Span:
        """Return how long a stage may last; the default where no row says otherwise."""
        return self.clocks.get((stage, urgency)) or DEFAULTS[stage, urgency]

    def end(self, stage: Stage, urgency: str, since: datetime) -> datetime:
        """Return the moment at which a stage that began at ``since`` is over."""
        span = self.span(stage, urgency)
        if span.unit == ClockUnit.HOURS:
            return after_hours(since, span.amount, self.calendar, self.hours)
        return self.close_of(self.calendar.after(since.astimezone(COUNTY).date(), span.amount).on)

    def close_of(self, day: date) -> datetime:
        """Return the moment the offices close on ``day``."""
        return end_of_working_day(day, self.hours)

    def stage_end(
        self, status: str, *, since: datetime, due_on: date, urgency: str, from_event: bool, opinion_given: bool
    ) -> datetime | None:
        """Return until when the present status may last; None: nothing is owed, or the clock stands still."""
        if status == IssueStatus.IN_PROGRESS:
            answer = self.close_of(due_on)
            return answer if opinion_given else min(self.end(Stage.OPINION, urgency, since), answer)
        stages = {
            IssueStatus.SUBMITTED: Stage.EVENT_ACCEPT if from_event else Stage.ACCEPT,
            IssueStatus.ASSIGNED: Stage.ACKNOWLEDGE,
            IssueStatus.ANSWERED: Stage.CALL_BACK,
        }
        stage = stages.get(IssueStatus(status))
        return self.end(stage, urgency, since) if stage else None


def after_hours(since: datetime, hours: int, calendar: WorkingCalendar, opening: Hours) -> datetime:
    """Return the moment ``hours`` working hours after ``since``; nights, lunch and free days do not count."""
    local = since.astimezone(COUNTY)
    left, day = timedelta(hours=hours), local.date()
    while True:
        if calendar.is_working(day):
            for opens, closes in opening:
                begin = max(datetime.combine(day, opens, tzinfo=COUNTY), local)
                end = datetime.combine(day, closes, tzinfo=COUNTY)
                if begin >= end:
                    continue
                if begin + left <= end:
                    return begin + left
                left -= end - begin
        day += timedelta(days=1)


def share_used(since: date, due_on: date, today: date, calendar: WorkingCalendar) -> float:
    """Return which share of the working days from ``since`` to ``due_on`` has passed: 0 on the first day, 1 at its end."""
    total = max(calendar.between(since, due_on), 1)
    return max(calendar.between(since, today), 0) / total

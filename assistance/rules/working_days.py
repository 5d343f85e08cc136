"""Working days of the published calendar: holidays and make-up Saturdays count as the State Council published them.

A year whose calendar is not published yet never turns into weekends-only in silence: a deadline that touches it is
*provisional* and is computed again when the year is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

COUNTY = ZoneInfo("Asia/Shanghai")
_SATURDAY = 5


class UnloadedYearError(DomainError):
    """One day of a year that is not published would make the others look published too."""

    code = "year_not_loaded"
    message = _("Load the calendar of this year first; then its days can be edited.")
    field = "day"


class PastDayError(DomainError):
    """What was counted stays counted."""

    code = "past_day"
    message = _("This day has passed and was counted as it stands. Edit today or a later day.")
    field = "day"


@dataclass(frozen=True)
class Deadline:
    """A day, and whether it rests on a calendar that is not published yet."""

    on: date
    provisional: bool = False


@dataclass(frozen=True)
class WorkingCalendar:
    """The days that differ or not from Monday to Friday, as published. ``days``: date -> is a working day."""

    days: Mapping[date, bool]

    @classmethod
    def of(cls, rows: Iterable[tuple[date, bool]]) -> WorkingCalendar:
        """Build it from ``(day, is_working)`` rows."""
        return cls(dict(rows))

    def knows(self, day: date) -> bool:
        """Whether the day's year has been published."""
        return day in self.days

    def is_working(self, day: date) -> bool:
        """Whether people work that day; Monday to Friday where nothing is published."""
        return self.days.get(day, day.weekday() < _SATURDAY)

    def after(self, start: date, working_days: int) -> Deadline:
        """Return the day ``working_days`` working days after ``start``; counting begins on the working day after.

        With 0 it is ``start`` itself if that is a working day, else the next one.
        """
        day, left, provisional = start, working_days, not self.knows(start)
        while left > 0 or not self.is_working(day):
            day += timedelta(days=1)
            provisional = provisional or not self.knows(day)
            left -= self.is_working(day)
        return Deadline(day, provisional)

    def before(self, end: date, working_days: int) -> date:
        """Return the day ``working_days`` working days before ``end``."""
        day, left = end, working_days
        while left > 0:
            day -= timedelta(days=1)
            left -= self.is_working(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Count working days after ``start`` up to and including ``end``; negative when ``end`` is before ``start``."""
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working(start + timedelta(days=step)) for step in range(1, (end - start).days + 1))


def end_of_working_day(day: date, hours: tuple[tuple[time, time], ...]) -> datetime:
    """Return the moment the offices close on ``day`` in the county."""
    return datetime.combine(day, hours[-1][1], tzinfo=COUNTY)

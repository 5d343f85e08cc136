"""The demo's time: working days of the published calendar around the present moment, and moments in working hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings

from accounts.clock import local_day
from assistance.actions.demo.chance import Chance
from assistance.models import CalendarDay
from assistance.rules.working_days import COUNTY, WorkingCalendar

HISTORY = timedelta(days=396)
SHORT_BREAK = timedelta(minutes=20)


@dataclass(frozen=True)
class Days:
    """The present moment ``at``, its day, the calendar, and the day on which the mechanism began."""

    at: datetime
    today: date
    calendar: WorkingCalendar
    began_on: date

    @classmethod
    def around(cls, at: datetime) -> Days:
        """Read the calendar (one query). A year of history, but not before the first year that is loaded."""
        today = local_day(at)
        calendar = WorkingCalendar.of(CalendarDay.objects.values_list("day", "is_working"))
        earliest = max(today - HISTORY, date(today.year - 1, 1, 1))
        return cls(at=at, today=today, calendar=calendar, began_on=calendar.after(earliest, 0).on)

    def back(self, working_days: int) -> date:
        """Return the day so many working days before today."""
        return self.calendar.before(self.today, working_days)

    def ahead(self, working_days: int) -> date:
        """Return the day so many working days after today; 0 is today, or the next working day."""
        return self.calendar.after(self.today, working_days).on

    def at_or_before(self, day: date) -> date:
        """Return ``day`` or the last working day before it."""
        while not self.calendar.is_working(day):
            day -= timedelta(days=1)
        return day

    def raised_for(self, due_on: date, answer_days: int) -> date:
        """Return the working day on which an issue is raised that is due on the working day ``due_on``."""
        return self.calendar.before(due_on, answer_days)

    def moment(self, day: date, clock: time) -> datetime:
        """Return ``clock`` on ``day`` in the county."""
        return datetime.combine(day, clock, tzinfo=COUNTY)

    def during(self, day: date, chance: Chance) -> datetime:
        """Return a moment in the working hours of ``day``, on a full five minutes, at least an hour before they end."""
        begins, ends = chance.choice(settings.WORKING_HOURS)
        minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute - 60
        return self.moment(day, begins) + timedelta(minutes=5 * chance.randrange(minutes // 5))

    def written_after(self, moment: datetime, chance: Chance) -> datetime:
        """Return when somebody wrote down what happened at ``moment``: within the next two hours, never in the future."""
        written = moment + timedelta(minutes=chance.randrange(25, 110), seconds=chance.randrange(60))
        return min(written, max(moment, self.at))

    def later(self, moment: datetime, working_days: int, chance: Chance) -> datetime:
        """Return a moment in working hours so many working days after ``moment`` (0: the same day if there is time)."""
        day = local_day(moment)
        if working_days == 0:
            closes = self.moment(day, settings.WORKING_HOURS[-1][1])
            soon = moment + timedelta(minutes=chance.randrange(20, 120), seconds=chance.randrange(60))
            if soon < closes:
                return soon
            working_days = 1
        return self.during(self.calendar.after(day, working_days).on, chance) + timedelta(seconds=chance.randrange(60))

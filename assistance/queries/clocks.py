"""Everything that deadlines rest on, read once for an act: calendar, lengths of stages, office hours."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from assistance.models import StageClock
from assistance.queries.calendar import working_calendar
from assistance.rules.issue_clocks import Clockwork, Span


def clockwork(around: date, until: date | None = None) -> Clockwork:
    """Return the clockwork for deadlines between ``around`` and 90 days after ``until`` (two queries)."""
    clocks = {
        (stage, urgency): Span(amount, unit)
        for stage, urgency, amount, unit in StageClock.objects.values_list("stage", "urgency", "amount", "unit")
    }
    return Clockwork(clocks, working_calendar(around, until), settings.WORKING_HOURS)

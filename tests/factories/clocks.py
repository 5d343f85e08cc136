"""Lengths of stages."""

from __future__ import annotations

from assistance.models import StageClock
from assistance.rules.issue_clocks import ClockUnit, Stage
from assistance.rules.issue_flow import Urgency
from tests.factories.accounts import VersionedFactory


class StageClockFactory(VersionedFactory):
    """One working day to accept and assign."""

    class Meta:
        model = StageClock

    stage = Stage.ACCEPT
    urgency = Urgency.NORMAL
    amount = 1
    unit = ClockUnit.DAYS

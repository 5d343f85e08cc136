"""How long each stage of an issue may last: rows that an administrator edits."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned
from accounts.models.versioned import tracked
from assistance.rules.issue_clocks import ClockUnit, Stage
from assistance.rules.issue_flow import Urgency


@tracked()
class StageClock(Versioned):
    """The working days or hours that a stage may last for issues of an urgency."""

    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    urgency = models.CharField(_("urgency"), max_length=6, choices=Urgency)
    amount = models.PositiveSmallIntegerField(_("amount"))
    unit = models.CharField(_("unit"), max_length=5, choices=ClockUnit)

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(name="stage_has_one_clock_for_an_urgency", fields=["stage", "urgency"]),
            models.CheckConstraint(name="clock_runs_at_least_one", condition=Q(amount__gte=1, amount__lte=90)),
            models.CheckConstraint(name="clock_unit_is_known", condition=Q(unit__in=ClockUnit.values)),
            models.CheckConstraint(name="clock_stage_is_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(name="clock_urgency_is_known", condition=Q(urgency__in=Urgency.values)),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.urgency}: {self.amount} {self.unit}"

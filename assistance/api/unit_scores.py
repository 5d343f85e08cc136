"""Scores of units for a month, and how old their open issues are: counts with their denominators, never about persons."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.bodies import Query
from accounts.api.views import NounViewSet
from accounts.clock import local_day
from assistance import access
from assistance.queries.unit_scores import UnitAges, UnitMonth, unit_ages, unit_scores


class ScoreQuery(Query):
    """Which month."""

    month = serializers.RegexField(
        r"\A(199[1-9]|20[0-9]{2})-(0[1-9]|1[0-2])\Z",
        required=False,
        help_text="`2026-10`; the last whole one if absent.",
    )


class RateField(serializers.DecimalField):
    """A share from 0 to 1, in four decimals; null where there is nothing to share."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=5, decimal_places=4, allow_null=True, read_only=True, **kwargs)


class UnitScoreSerializer(serializers.Serializer[UnitMonth]):
    """A unit's month by the public formula."""

    unit = serializers.UUIDField(source="unit.pk")
    unit_code = serializers.CharField(source="unit.code")
    unit_name = serializers.CharField(source="unit.display_name")
    closed = serializers.IntegerField(source="score.closed", help_text="In the month; merged ones are not closed.")
    outcome_solved = serializers.IntegerField(help_text="Of these, answered with SOLVED.")
    solved_rate = RateField(help_text="outcome_solved / closed.")
    valid = serializers.IntegerField(
        source="score.valid", help_text="Closed ones on which the enterprise said its word."
    )
    contacted = serializers.IntegerField(source="score.contacted")
    satisfied = serializers.IntegerField(source="score.satisfied")
    basically = serializers.IntegerField(source="score.basically")
    dissatisfied = serializers.IntegerField()
    unrated = serializers.IntegerField(source="score.unrated")
    really_solved = serializers.IntegerField(source="score.solved", help_text="The enterprise says: really solved.")
    response = RateField(source="score.response", help_text="contacted / valid.")
    satisfaction = RateField(source="score.satisfaction", help_text="(satisfied + 0.9 basically) / valid.")
    solution = RateField(source="score.solution", help_text="really_solved / valid.")
    too_few = serializers.BooleanField(source="score.too_few", help_text="Fewer than 3 valid call-backs: no score.")
    score = serializers.SerializerMethodField(
        help_text="0.1 response + 0.4 satisfaction + 0.5 solution; null if too few."
    )
    returned = serializers.IntegerField(help_text="Returned by the unit in the month.")
    reopened = serializers.IntegerField()

    def get_score(self, row: UnitMonth) -> str | None:
        """Return the score from 0 to 1."""
        score = row.score.score
        return None if row.score.too_few or score is None else f"{score:.4f}"


class UnitScoresSerializer(serializers.Serializer[Any]):
    """A month of all units that had to do with something, in the order of their codes."""

    month = serializers.CharField()
    results = UnitScoreSerializer(many=True)


class UnitAgesSerializer(serializers.Serializer[UnitAges]):
    """How many working days ago a unit's open issues were raised."""

    unit = serializers.UUIDField(source="unit.pk", default=None, allow_null=True, help_text="Null: no unit has it yet.")
    unit_code = serializers.CharField(source="unit.code", default=None, allow_null=True)
    unit_name = serializers.CharField(source="unit.display_name", default=None, allow_null=True)
    total = serializers.IntegerField()
    upto_5 = serializers.IntegerField()
    upto_10 = serializers.IntegerField()
    upto_15 = serializers.IntegerField()
    upto_30 = serializers.IntegerField()
    over_30 = serializers.IntegerField()
    parked = serializers.IntegerField(help_text="Counted apart: their clock stands still.")


class AgeingSerializer(serializers.Serializer[Any]):
    """The ages of all open issues, unit by unit."""

    day = serializers.DateField()
    results = UnitAgesSerializer(many=True)


class UnitScoreViewSet(NounViewSet):
    """Scores of units."""

    detail_class = UnitScoresSerializer
    query = ScoreQuery

    def retrieve(self, request: Request) -> Response:
        """Return the scores of units for a month, of the issues that you may read; never a ranking."""
        access.require(access.may_read_ledger(self.user))
        asked = self.filters().get("month")
        last_whole = (local_day(timezone.now()).replace(day=1) - timedelta(days=1)).replace(day=1)
        month = date.fromisoformat(f"{asked}-01") if asked else last_whole
        return self.shown({"month": f"{month:%Y-%m}", "results": unit_scores(self.user, month)})


class AgeingViewSet(NounViewSet):
    """Ages of open issues."""

    detail_class = AgeingSerializer

    def retrieve(self, request: Request) -> Response:
        """Return how old the open issues are, of those that you may read."""
        access.require(access.may_read_ledger(self.user))
        today = local_day(timezone.now())
        return self.shown({"day": today, "results": unit_ages(self.user, today)})

"""What a visit may say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from assistance.models import SituationLevel, SituationTopic
from assistance.rules import visits
from assistance.rules.visits import ContactBeforeVisitError, UnknownSituationError, VisitInFutureError

NOW = datetime(2026, 3, 18, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize("ahead", [timedelta(days=-400), timedelta(0), timedelta(minutes=10)])
def test_a_visit_happened_in_the_past_or_within_what_clocks_differ(ahead: timedelta) -> None:
    visits.check_done(NOW + ahead, NOW)


@pytest.mark.parametrize("ahead", [timedelta(minutes=10, seconds=1), timedelta(days=1)])
def test_a_visit_that_took_place_is_not_in_the_future(ahead: timedelta) -> None:
    with pytest.raises(VisitInFutureError) as refusal:
        visits.check_done(NOW + ahead, NOW)
    assert (refusal.value.code, refusal.value.attr) == ("visit_in_future", "happened_at")


def test_the_next_contact_may_be_promised_for_the_same_day_or_left_open() -> None:
    visits.check_next_contact(date(2026, 3, 18), date(2026, 3, 18))
    visits.check_next_contact(None, date(2026, 3, 18))


def test_the_next_contact_does_not_lie_before_the_visit() -> None:
    with pytest.raises(ContactBeforeVisitError) as refusal:
        visits.check_next_contact(date(2026, 3, 17), date(2026, 3, 18))
    assert refusal.value.attr == "next_contact_on"


@pytest.mark.parametrize("situation", [{}, {"orders": "good"}, {"orders": "tight", "cash": "steady", "staff": "good"}])
def test_known_quick_picks_are_fine(situation: dict[str, str]) -> None:
    visits.check_situation(situation, SituationTopic.values, SituationLevel.values)


@pytest.mark.parametrize("situation", [{"weather": "good"}, {"orders": "excellent"}, {"orders": ""}, {"": "good"}])
def test_unknown_quick_picks_are_refused(situation: dict[str, str]) -> None:
    with pytest.raises(UnknownSituationError):
        visits.check_situation(situation, SituationTopic.values, SituationLevel.values)

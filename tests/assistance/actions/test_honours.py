"""Honours conferred at an event: in the enterprise's record, with a certificate, taken back if it was a mistake."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from uuid_utils.compat import uuid7

from assistance.actions.events import cancel_event
from assistance.actions.honours import confer_award, take_award_back
from assistance.models import Conferral
from assistance.rules.events import EventClosedError
from enterprises.actions.awards import AwardConferredError, AwardTakenError, remove_award
from enterprises.models import Award
from tests.factories.events import conferred, event_today, published_event
from tests.factories.world import World


def test_an_honour_enters_the_record_for_the_year_of_the_event(world: World) -> None:
    event = event_today(world)

    award = conferred(world, event).award

    assert (award.enterprise, award.year, award.grade) == (world.enterprise, event.starts_on.year, "一等")
    assert conferred(world, event, year=2020).award.year == 2020


def test_a_double_click_confers_once(world: World) -> None:
    event, key = event_today(world), uuid7()

    first, again = (conferred(world, event, id=key, body_digest="a" * 64) for _click in range(2))

    assert first == again
    assert Award.objects.count() == 1


def test_the_same_honour_of_a_year_is_conferred_once(world: World) -> None:
    event = event_today(world)
    conferred(world, event)

    with pytest.raises(AwardTakenError):
        conferred(world, event)


def test_what_was_conferred_is_taken_back_at_the_event_alone(world: World) -> None:
    conferral = conferred(world, event_today(world))
    with pytest.raises(AwardConferredError):
        remove_award(conferral.award, by=world.office, at=world.at)

    take_award_back(conferral, by=world.organiser, at=world.at)

    assert not Conferral.objects.exists()
    assert not Award.objects.exists()


def test_a_cancelled_event_confers_nothing(world: World) -> None:
    event = cancel_event(published_event(world), reason="暴雪", by=world.organiser, at=world.at)

    with pytest.raises(EventClosedError):
        conferred(world, event)


@pytest.mark.parametrize("name", ["specialist", "handler", "leader", "auditor", "admin"])
def test_only_organisers_and_the_office_confer(world: World, name: str) -> None:
    event = event_today(world)

    with pytest.raises(PermissionDenied):
        confer_award(event, enterprise=world.enterprise, name="奖", by=world.everybody[name], at=world.at)

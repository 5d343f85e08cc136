"""What counts as a disturbance of an enterprise in the year round an event."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from assistance.actions.events import cancel_event
from assistance.models import Event
from assistance.queries.disturbance import disturbances
from assistance.rules.disturbance import Disturbance
from tests.factories import VisitFactory, World
from tests.factories.events import guest, guests, published_event, says_no, says_yes


def weighed(world: World, event: Event) -> Disturbance:
    return disturbances([world.enterprise.pk], event)[world.enterprise.pk]


def test_visits_on_site_and_other_invitations_count_each_once(world: World) -> None:
    event, other = published_event(world, in_days=30), published_event(world, in_days=10)
    assert weighed(world, event).contacts == 0
    VisitFactory(enterprise=world.enterprise, happened_at=world.at - timedelta(days=30))
    VisitFactory(enterprise=world.enterprise, planned=True, planned_for=world.at + timedelta(days=5))
    for row in guests(world, other, 2):
        says_yes(world, row)
    guest(world, event)
    assert weighed(world, event).contacts == 3, "two guests at one event disturb once, the event itself does not count"


def test_what_disturbs_nobody_does_not_count(world: World) -> None:
    event = published_event(world, in_days=30)
    VisitFactory(enterprise=world.enterprise, kind="PHONE", happened_at=world.at - timedelta(days=3))
    VisitFactory(enterprise=world.enterprise, happened_at=world.at - timedelta(days=340))
    VisitFactory(enterprise=world.other_enterprise, happened_at=world.at - timedelta(days=3))
    says_no(world, guest(world, published_event(world, in_days=20)))
    cancelled = published_event(world, in_days=21)
    guest(world, cancelled)
    cancel_event(cancelled, reason="暴雪", by=world.organiser, at=world.at)
    assert weighed(world, event).contacts == 0


def test_the_nearest_other_contact_may_lie_after_the_event(world: World) -> None:
    event = published_event(world, in_days=30)
    VisitFactory(enterprise=world.enterprise, happened_at=world.at - timedelta(days=30))
    VisitFactory(enterprise=world.enterprise, planned=True, planned_for=world.at + timedelta(days=34))
    found = weighed(world, event)
    assert found.nearest == event.starts_on + timedelta(days=4)
    assert found.is_close_to(event.starts_on)
    assert found.contacts == 1, "the year is the one up to the event"


def test_a_page_of_enterprises_takes_one_query(world: World, django_assert_num_queries: Any) -> None:
    event = published_event(world)
    with django_assert_num_queries(1):
        assert len(disturbances([world.enterprise.pk, world.other_enterprise.pk], event)) == 2

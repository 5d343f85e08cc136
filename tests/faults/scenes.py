"""Something for the planner to tell: promises that fall due, each to a person of its own or to one."""

from __future__ import annotations

from datetime import timedelta

from accounts.models import User
from assistance.models import Message, MessageState, Visit
from tests.factories import CommitmentFactory, UserFactory, VisitFactory, World, make_world

UNDER_WAY = [MessageState.QUEUED, MessageState.SENDING]


def quiet_world() -> World:
    """A world in which nothing is due."""
    world = make_world()
    for enterprise in (world.enterprise, world.other_enterprise):
        VisitFactory(enterprise=enterprise, visitor=world.specialist, happened_at=world.at - timedelta(days=5))
    return world


def promise(world: World, owner: User | None = None, days: int = 0) -> None:
    """A promise that falls due in so many days, by the specialist or by ``owner``."""
    visit = Visit.objects.filter(enterprise=world.enterprise).first()
    CommitmentFactory(
        visit=visit,
        owner=owner or world.specialist,
        due_on=world.today + timedelta(days=days),
        created_at=world.at - timedelta(days=60),
    )


def promises_of_different_people(world: World, count: int) -> None:
    """One promise due today for each of ``count`` new people, so that each gets a mail."""
    for owner in UserFactory.create_batch(count):
        promise(world, owner)


def all_settled(count: int) -> bool:
    """Whether at least ``count`` messages exist and none is under way."""
    messages = Message.objects.all()
    return messages.count() >= count and not messages.filter(state__in=UNDER_WAY).exists()

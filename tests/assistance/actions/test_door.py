"""The door: whoever comes is welcomed once, gets a seat if there is one, and is counted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from uuid_utils.compat import uuid7

from accounts.errors import IdTakenError
from assistance.actions import door
from assistance.models import Event, Invitation, Seating
from assistance.rules import attendance as rules
from enterprises.models import TimelineEntry
from tests.databases import OwnDatabase
from tests.factories.events import event_today, guest, guests, published_event, says_no, says_yes
from tests.factories.world import World


def taken(event: Event) -> int:
    return Seating.objects.get(event=event).taken


def test_a_guest_is_welcomed_once_whoever_asks_again(world: World) -> None:
    invitation = says_yes(world, guest(world, event_today(world)))

    first = door.check_in(invitation, by=world.organiser, at=world.at)
    again = door.check_in(invitation, by=world.office, at=world.at + timedelta(minutes=5))

    assert (again.came_at, again.came_by) == (first.came_at, world.organiser)
    assert TimelineEntry.objects.filter(enterprise=world.enterprise, kind="event.came").count() == 1


@pytest.mark.parametrize("typed", ["{code}", " {lower} ", "http://127.0.0.1/events/x/door/{code}/", "?code={code}"])
def test_a_badge_is_read_as_code_or_address(world: World, typed: str) -> None:
    event = event_today(world)
    invitation = says_yes(world, guest(world, event))
    code = typed.format(code=invitation.door_code, lower=invitation.door_code.lower())

    assert door.check_in_by_code(event, code=code, by=world.organiser, at=world.at) == invitation


def test_an_unknown_code_and_a_badge_of_another_event_are_told_apart(world: World) -> None:
    event, other = event_today(world), published_event(world)
    stray = guest(world, other)

    with pytest.raises(rules.UnknownCodeError):
        door.check_in_by_code(event, code="AAAAAAAA", by=world.organiser, at=world.at)
    with pytest.raises(rules.OtherEventError):
        door.check_in_by_code(event, code=stray.door_code, by=world.organiser, at=world.at)


def test_who_said_no_gets_a_seat_if_one_is_left(world: World) -> None:
    event = event_today(world, seats=1)
    changed_mind, late = guests(world, event, 2)
    says_no(world, changed_mind)

    door.check_in(changed_mind, by=world.organiser, at=world.at)

    with pytest.raises(rules.HouseFullError):
        door.check_in(late, by=world.organiser, at=world.at)
    assert taken(event) == 1


def test_the_door_is_open_on_the_days_of_an_announced_event(world: World) -> None:
    later, today = published_event(world), event_today(world)
    early, guest_of_today = guest(world, later), guest(world, today)

    with pytest.raises(rules.DoorClosedError):
        door.check_in(early, by=world.organiser, at=world.at)
    with pytest.raises(rules.DoorClosedError):
        door.check_in(guest_of_today, by=world.organiser, at=world.at + timedelta(days=1))


@pytest.mark.parametrize("name", ["specialist", "handler", "leader", "auditor", "admin"])
def test_only_organisers_and_the_office_welcome(world: World, name: str) -> None:
    invitation = guest(world, event_today(world))

    with pytest.raises(PermissionDenied):
        door.check_in(invitation, by=world.everybody[name], at=world.at)


def test_a_welcome_is_taken_back_and_the_seat_kept(world: World) -> None:
    event = event_today(world)
    invitation = says_yes(world, guest(world, event))
    door.check_in(invitation, by=world.organiser, at=world.at)

    undone = door.undo_check_in(invitation, by=world.organiser, at=world.at)

    assert (undone.came_at, undone.status, taken(event)) == (None, "ACCEPTED", 1)
    with pytest.raises(rules.NotCheckedInError):
        door.undo_check_in(invitation, by=world.organiser, at=world.at)


def test_a_stranger_is_welcomed_while_there_are_seats_and_known_by_a_name(world: World) -> None:
    event = event_today(world, seats=1)
    with pytest.raises(rules.NamelessGuestError):
        door.welcome_stranger(event, name="", by=world.organiser, at=world.at)

    came = door.welcome_stranger(event, name="刘洋", organisation="市工商联", by=world.organiser, at=world.at)

    assert (came.walked_in, came.display_organisation, came.came_at) == (True, "市工商联", world.at)
    with pytest.raises(rules.HouseFullError):
        door.welcome_stranger(event, name="王宁", by=world.organiser, at=world.at)


def test_a_double_click_welcomes_a_stranger_once(world: World) -> None:
    event, key = event_today(world), uuid7()

    rows = [
        door.welcome_stranger(event, name="刘洋", id=key, body_digest="a" * 64, by=world.organiser, at=world.at)
        for _click in range(2)
    ]

    assert rows[0] == rows[1]
    assert Invitation.objects.filter(event=event).count() == 1
    with pytest.raises(IdTakenError):
        door.welcome_stranger(event, name="王宁", id=key, body_digest="b" * 64, by=world.organiser, at=world.at)


def test_of_twenty_welcomes_at_once_one_counts(own_database: OwnDatabase, world: World) -> None:
    event = event_today(world)
    invitation = says_yes(world, guest(world, event))

    def welcome(minute: int) -> Invitation:
        return door.check_in(invitation, by=world.organiser, at=world.at + timedelta(seconds=minute))

    outcomes = own_database.at_once(*[lambda minute=minute: welcome(minute) for minute in range(20)])

    assert {outcome.came_at for outcome in outcomes} == {Invitation.objects.get(pk=invitation.pk).came_at}
    assert TimelineEntry.objects.filter(kind="event.came").count() == 1
    assert taken(event) == 1


def test_the_last_seat_at_the_door_goes_to_one(own_database: OwnDatabase, world: World) -> None:
    event = event_today(world, seats=1)

    outcomes = own_database.at_once(
        *[lambda n=n: door.welcome_stranger(event, name=f"来宾{n}", by=world.organiser, at=world.at) for n in range(8)]
    )

    assert sum(isinstance(outcome, Invitation) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, rules.HouseFullError) for outcome in outcomes) == 7

"""Who came, of how many: each guest is counted once, groups have their denominators."""

from __future__ import annotations

from typing import Any

from pytest_django import DjangoAssertNumQueries

from assistance.actions.door import undo_check_in, welcome_stranger
from assistance.actions.invitations import pick_guests, withdraw_invitation
from assistance.queries.attendance import attendance
from tests.factories.enterprises import ContactFactory, EnterpriseFactory
from tests.factories.events import came, event_today, guests, says_no, says_yes
from tests.factories.world import World


def signed(world: World) -> dict[str, Any]:
    return {"by": world.organiser, "at": world.at}


def test_each_guest_is_counted_once(world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    event, by = event_today(world, seats=3), signed(world)
    present, missed, refused, silent, gone, waits = guests(world, event, 6)
    came(world, says_yes(world, present))
    says_yes(world, missed)
    says_no(world, refused)
    withdraw_invitation(gone, **by)
    welcome_stranger(event, name="刘洋", **by)
    says_yes(world, waits)
    pick_guests(event, contacts=[ContactFactory(enterprise=world.enterprise)], **by)

    with django_assert_num_queries(3):
        found = attendance(event)

    assert (found.total.invited, found.total.accepted, found.total.came) == (5, 2, 1)
    assert (found.total.missed, found.total.strangers, found.total.present) == (1, 1, 2)
    assert (found.declined, found.waiting, found.silent) == (1, 1, 1)
    assert silent.status == "INVITED"


def test_by_chain_and_role_those_without_come_last(world: World) -> None:
    event = event_today(world)
    alone = EnterpriseFactory(chain=None, role="", name="阳谷独行商贸有限公司")
    leading = EnterpriseFactory(chain=world.other_chain, role="LEADING")
    for enterprise in (alone, leading, world.enterprise):
        contact = ContactFactory(enterprise=enterprise)
        (row,) = pick_guests(event, contacts=[contact], by=world.organiser, at=world.at)
        came(world, row)

    found = attendance(event)

    assert [(group.label, group.invited, group.present) for group in found.chains][-1] == ("", 1, 1)
    assert {group.label for group in found.chains} == {"Copper materials", "Food", ""}
    assert sum(group.present for group in found.roles) == found.total.present == 3


def test_a_stranger_whose_welcome_was_taken_back_did_not_come(world: World) -> None:
    event, by = event_today(world), signed(world)
    undo_check_in(welcome_stranger(event, name="刘洋", **by), **by)

    assert attendance(event).total.present == 0

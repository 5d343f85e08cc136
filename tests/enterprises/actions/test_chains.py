"""Founding and editing chains, appointments, supply links."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import IdTakenError, StaleError
from enterprises.actions.chain_leaders import (
    AlreadyAppointedError,
    AppointmentEndedError,
    AppointmentEndsBeforeStartError,
    NamelessLeaderError,
    RankTakenError,
    appoint_leader,
    end_appointment,
    replace_leader,
)
from enterprises.actions.chains import (
    ChainAddressTakenError,
    ChainNameTakenError,
    NamelessChainError,
    edit_chain,
    found_chain,
)
from enterprises.actions.supply_links import (
    LinkOfNothingError,
    LinkTakenError,
    LinkToItselfError,
    add_supply_link,
    edit_supply_link,
    remove_supply_link,
)
from enterprises.models import ChainLeader, SupplyLink, TimelineEntry
from tests.factories import ChainFactory, ChainLeaderFactory, SupplyLinkFactory
from tests.factories.world import World

DAY = timedelta(days=1)


def act(world: World, **fields: Any) -> dict[str, Any]:
    return {"by": world.office, "at": world.at, **fields}


def test_a_chain_is_founded_with_an_address_of_its_name(world: World):
    chain = found_chain(name="氢能", name_en="Hydrogen", lead_unit=world.unit, **act(world))

    assert (chain.slug, chain.strategy, chain.lead_unit) == ("hydrogen", "STRENGTHEN", world.unit)


def test_founding_again_returns_the_chain_and_another_body_is_refused(world: World):
    key = ChainFactory.build().pk
    made = found_chain(id=key, body_digest="a", name="氢能", **act(world))

    assert found_chain(id=key, body_digest="a", name="氢能", **act(world)).was_replayed
    with pytest.raises(IdTakenError):
        found_chain(id=made.pk, body_digest="b", name="氢能", **act(world))


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"name": "铜基新材料", "slug": "x"}, ChainNameTakenError),
        ({"name": "铜", "slug": "copper"}, ChainAddressTakenError),
        ({"name": "", "slug": "x"}, NamelessChainError),
    ],
)
def test_a_chain_has_a_name_and_an_address_of_its_own(world: World, fields, refusal):
    with pytest.raises(refusal):
        found_chain(**fields, **act(world))


def test_the_chain_is_edited_by_the_office_and_by_nobody_who_saw_less(world: World):
    edited = edit_chain(world.chain, strategy="EXTEND", lead_unit=world.unit, expected=1, **act(world))

    assert (edited.strategy, edited.version) == ("EXTEND", 2)
    with pytest.raises(StaleError):
        edit_chain(world.chain, strategy="BUILD", expected=1, **act(world))
    with pytest.raises(PermissionDenied):
        edit_chain(world.chain, strategy="BUILD", by=world.leader, at=world.at)
    assert edit_chain(world.chain, strategy="EXTEND", **act(world)).version == 2


def test_one_leader_at_a_time_and_several_deputies(world: World):
    common = act(world, starts_on=world.today)
    with pytest.raises(RankTakenError):
        appoint_leader(world.chain, role="LEADER", name="新人", **common)
    for name in ("甲", "乙"):
        appoint_leader(world.chain, role="DEPUTY", name=name, **common)
    with pytest.raises(AlreadyAppointedError):
        appoint_leader(world.chain, role="DEPUTY", name="甲", **common)

    assert ChainLeader.objects.current().filter(chain=world.chain, role="DEPUTY").count() == 2


def test_an_appointment_takes_the_name_of_the_log_in_and_opens_the_chain(world: World):
    leader = appoint_leader(world.other_chain, role="LEADER", user=world.leader, starts_on=world.today, **act(world))

    assert (leader.name, leader.latin_name) == (world.leader.name, world.leader.latin_name)
    with pytest.raises(NamelessLeaderError):
        appoint_leader(world.other_chain, role="DEPUTY", starts_on=world.today, **act(world))
    with pytest.raises(AppointmentEndsBeforeStartError):
        appoint_leader(world.chain, role="DEPUTY", name="甲", starts_on=world.today, ends_on=world.today, **act(world))


def test_a_hand_over_ends_one_appointment_on_the_day_on_which_the_next_begins(world: World):
    leader = ChainLeader.objects.get(chain=world.chain)
    successor = replace_leader(leader, name="新人", starts_on=world.today + DAY, expected=1, **act(world))
    leader.refresh_from_db()

    assert (leader.ends_on, successor.starts_on, successor.role) == (world.today + DAY, world.today + DAY, "LEADER")


def test_a_hand_over_that_fails_leaves_the_present_leader_in_office(world: World):
    leader = ChainLeader.objects.get(chain=world.chain)
    ChainLeaderFactory(chain=world.chain, name="下任", starts_on=world.today + 9 * DAY, role="DEPUTY")
    ended = end_appointment(leader, ends_on=world.today + 30 * DAY, **act(world))
    ChainLeaderFactory(chain=world.chain, name="后任", starts_on=world.today + 30 * DAY)
    with pytest.raises(RankTakenError):
        replace_leader(ended, name="新人", starts_on=world.today + DAY, **act(world))

    assert ChainLeader.objects.get(pk=leader.pk).ends_on == world.today + 30 * DAY


def test_an_appointment_ends_once_and_after_it_began(world: World):
    leader = ChainLeader.objects.get(chain=world.chain)
    with pytest.raises(AppointmentEndsBeforeStartError):
        end_appointment(leader, ends_on=leader.starts_on, **act(world))
    end_appointment(leader, ends_on=world.today, **act(world))
    with pytest.raises(AppointmentEndedError):
        end_appointment(leader, ends_on=world.today, **act(world))
    with pytest.raises(PermissionDenied):
        end_appointment(leader, ends_on=world.today - DAY, by=world.leader, at=world.at)


def test_a_supply_link_stands_in_both_files_and_names_neither_partner(world: World):
    link = add_supply_link(world.enterprise, customer=world.other_enterprise, product="铜杆", **act(world))
    edit_supply_link(link, state="WEAK", expected=1, **act(world))
    remove_supply_link(link, expected=2, **act(world))

    for enterprise, other in (
        (world.enterprise, world.other_enterprise),
        (world.other_enterprise, world.enterprise),
    ):
        lines = TimelineEntry.objects.filter(enterprise=enterprise).order_by("pk")
        assert [line.kind for line in lines] == ["link.added", "link.edited", "link.removed"]
        assert all(str(other.pk) not in str(line.facts) and other.name not in str(line.facts) for line in lines)
    assert not SupplyLink.objects.exists()


def test_a_supply_link_joins_two_enterprises_by_a_product_once(world: World):
    link = SupplyLinkFactory(supplier=world.enterprise, customer=world.other_enterprise, product="铜杆")
    ends: dict[str, Any] = {"customer": world.other_enterprise}
    with pytest.raises(LinkTakenError):
        add_supply_link(world.enterprise, product="铜杆", **ends, **act(world))
    with pytest.raises(LinkToItselfError):
        add_supply_link(world.other_enterprise, product="铜杆", **ends, **act(world))
    with pytest.raises(LinkOfNothingError):
        add_supply_link(world.enterprise, product="", **ends, **act(world))
    with pytest.raises(LinkOfNothingError):
        edit_supply_link(link, product="", **act(world))
    with pytest.raises(PermissionDenied):
        remove_supply_link(link, by=world.specialist, at=world.at)

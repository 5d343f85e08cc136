"""Caseloads and the enterprises that nobody looks after, in a fixed number of queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from accounts.verbs import change
from assistance.models import AssignmentRole
from assistance.queries.caseload import Caseload, assignments_of, caseloads, without
from tests.factories.accounts import UserFactory
from tests.factories.assistance import AssignmentFactory, IssueFactory, SpecialistFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World


def load_of(world: World, specialist: object) -> Caseload:
    return next(load for load in caseloads(world.today) if load.specialist == specialist)


def test_a_caseload_counts_primary_backup_and_open_issues_of_the_own_enterprises(world: World) -> None:
    second = EnterpriseFactory(chain=world.other_chain)
    AssignmentFactory(enterprise=second, specialist=world.specialist_row)
    AssignmentFactory(enterprise=world.other_enterprise, specialist=world.specialist_row, role=AssignmentRole.BACKUP)
    IssueFactory.create_batch(2, enterprise=second)
    IssueFactory(enterprise=second, status="ANSWERED")
    IssueFactory.create_batch(3, enterprise=world.other_enterprise)  # those are the primary's

    load = load_of(world, world.specialist_row)

    assert (load.primary, load.backup, load.open_issues) == (2, 1, 2)
    assert load.chains == {world.chain.pk, world.other_chain.pk}
    assert str(load.load) == "3.2"


def test_assignments_that_ended_or_begin_later_are_not_carried_today(world: World) -> None:
    for starts, ends in ((-30, 0), (1, None)):
        AssignmentFactory(
            enterprise=EnterpriseFactory(),
            specialist=world.backup_row,
            starts_on=world.today + timedelta(days=starts),
            ends_on=None if ends is None else world.today + timedelta(days=ends),
        )

    assert load_of(world, world.backup_row).primary == 0


def test_the_least_loaded_come_first_and_leave_is_known(world: World) -> None:
    idle = SpecialistFactory(leave_from=world.today, leave_until=world.today + timedelta(days=1))
    back = SpecialistFactory(leave_from=world.today - timedelta(days=3), leave_until=world.today)

    loads = caseloads(world.today)

    assert loads[0].load == 0
    assert [load.load for load in loads] == sorted(load.load for load in loads)
    assert load_of(world, idle).is_away
    assert not load_of(world, back).is_away


def test_somebody_without_a_log_in_is_listed_only_while_enterprises_depend_on_them(world: World) -> None:
    gone = SpecialistFactory(user=UserFactory(is_active=False))
    change(world.specialist, at=world.at, is_active=False)

    listed = {load.specialist for load in caseloads(world.today)}

    assert gone not in listed
    assert world.specialist_row in listed
    assert load_of(world, world.specialist_row).candidate().is_away


def test_enterprises_without_a_primary_wait_and_say_who_begins_later(world: World) -> None:
    waiting, promised, closed = EnterpriseFactory(), EnterpriseFactory(), EnterpriseFactory(status="CLOSED")
    AssignmentFactory(enterprise=promised, specialist=world.specialist_row, starts_on=world.today + timedelta(days=4))
    AssignmentFactory(enterprise=waiting, specialist=world.specialist_row, role=AssignmentRole.BACKUP)

    rows = {row.pk: row for row in without(AssignmentRole.PRIMARY, world.office)}

    assert set(rows) == {waiting.pk, promised.pk}
    assert rows[promised.pk].promised_from == world.today + timedelta(days=4)  # type: ignore[attr-defined]
    assert rows[waiting.pk].looked_after_by == world.specialist_row.pk  # type: ignore[attr-defined]
    assert closed.pk not in rows


def test_enterprises_without_a_backup_are_another_list(world: World) -> None:
    assert list(without(AssignmentRole.BACKUP, world.office)) == [world.other_enterprise]
    assert list(without(AssignmentRole.BACKUP, world.leader)) == []  # not of the own chain


def test_a_leader_sees_of_a_caseload_only_the_own_chain(world: World) -> None:
    AssignmentFactory(enterprise=EnterpriseFactory(), specialist=world.specialist_row)

    assert [row.enterprise for row in assignments_of(world.specialist_row, world.leader)] == [world.enterprise]
    assert len(assignments_of(world.specialist_row, world.office)) == 2
    assert len(assignments_of(world.specialist_row, world.other_specialist)) == 0


@pytest.mark.parametrize("more", [1, 15])
def test_all_caseloads_cost_three_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for specialist in SpecialistFactory.create_batch(more):
        specialist.townships.add(world.township)
        AssignmentFactory(specialist=specialist)

    with django_assert_num_queries(3):
        loads = caseloads(world.today)
        assert all(load.candidate().has_room for load in loads)

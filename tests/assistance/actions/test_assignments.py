"""Who looks after which enterprise: one primary and one backup at any time, handed over without a gap."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import IdTakenError, StaleError
from assistance.actions.assignments import (
    AlreadyAssignedError,
    EndsBeforeStartError,
    NotCurrentError,
    RoleTakenError,
    assign_enterprise,
    assign_enterprises,
    end_assignment,
    hand_over_enterprise,
)
from assistance.models import Assignment
from enterprises.models import Enterprise, TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import EnterpriseFactory, SpecialistFactory, World


@pytest.fixture
def free(world: World) -> Enterprise:
    """An enterprise that nobody looks after."""
    return EnterpriseFactory(township=world.township, chain=world.chain)


def assign(world: World, enterprise: Enterprise, **kwargs: Any) -> Assignment:
    fields = {"specialist": world.specialist_row, "role": "PRIMARY", "starts_on": world.today}
    return assign_enterprise(enterprise, **{**fields, "by": world.office, "at": world.at, **kwargs})


def test_an_assigned_enterprise_is_the_specialist_s_from_the_first_day(world: World, free: Enterprise) -> None:
    assignment = assign(world, free, reason="same township")

    assert free in Enterprise.objects.visible_to(world.specialist)
    assert (assignment.version, assignment.ends_on, assignment.reason) == (1, None, "same township")
    line = TimelineEntry.objects.get(enterprise=free)
    assert (line.kind, line.by, line.subject_id) == ("assignment.begun", world.office, assignment.pk)
    assert line.facts == {
        "role": "PRIMARY",
        "specialist": world.specialist.name,
        "specialist_latin": world.specialist.latin_name,
    }
    [history] = Assignment.pgh_event_model.objects.filter(pgh_obj_id=assignment.pk)  # type: ignore[attr-defined]
    assert history.pgh_context["user"] == str(world.office.pk)


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_only_the_office_assigns_ends_and_hands_over(world: World, free: Enterprise, who: str) -> None:
    person = getattr(world, who)
    common: dict[str, Any] = {"by": person, "at": world.at}
    with pytest.raises(PermissionDenied):
        assign(world, free, by=person)
    with pytest.raises(PermissionDenied):
        end_assignment(world.assignment, ends_on=world.today, reason="x", **common)
    with pytest.raises(PermissionDenied):
        hand_over_enterprise(
            world.enterprise, specialist=world.other_specialist_row, starts_on=world.today, reason="x", **common
        )


@pytest.mark.parametrize(("starts", "ends"), [(0, None), (-1000, None), (5, 10), (-400, -364)])
def test_a_second_primary_at_the_same_time_is_refused(world: World, starts: int, ends: int | None) -> None:
    with pytest.raises(RoleTakenError) as refusal:
        assign(
            world,
            world.enterprise,
            specialist=world.other_specialist_row,
            starts_on=world.today + timedelta(days=starts),
            ends_on=None if ends is None else world.today + timedelta(days=ends),
        )
    assert refusal.value.code == "assignment_role_taken"
    assert world.enterprise.assignments.count() == 2


def test_the_day_one_assignment_ends_another_may_begin(world: World) -> None:
    before = world.today - timedelta(days=365)

    earlier = assign(
        world, world.enterprise, specialist=world.other_specialist_row,
        starts_on=before - timedelta(days=30), ends_on=before,
    )  # fmt: skip

    assert earlier.ends_on == world.assignment.starts_on


def test_a_specialist_has_one_role_for_an_enterprise(world: World) -> None:
    with pytest.raises((AlreadyAssignedError, RoleTakenError)):
        assign(world, world.enterprise, specialist=world.specialist_row, role="BACKUP")


def test_the_backup_cannot_become_primary_without_leaving_the_other_role(world: World, free: Enterprise) -> None:
    assign(world, free, role="BACKUP")

    with pytest.raises(AlreadyAssignedError) as refusal:
        assign(world, free, role="PRIMARY")
    assert refusal.value.attr == "specialist"


@pytest.mark.parametrize("length", [0, -1])
def test_an_assignment_lasts_a_day_at_least(world: World, free: Enterprise, length: int) -> None:
    with pytest.raises(EndsBeforeStartError):
        assign(world, free, ends_on=world.today + timedelta(days=length))


def test_the_same_id_and_body_again_is_the_same_assignment(world: World, free: Enterprise) -> None:
    chosen = uuid.uuid4()
    first = assign(world, free, id=chosen, body_digest="a" * 64)
    again = assign(world, free, id=chosen, body_digest="a" * 64)

    assert (again.pk, again.was_replayed) == (first.pk, True)
    assert TimelineEntry.objects.count() == 1
    with pytest.raises(IdTakenError):
        assign(world, free, id=chosen, body_digest="b" * 64)


def test_an_ended_assignment_no_longer_counts_from_that_day(world: World) -> None:
    assignment = end_assignment(world.assignment, ends_on=world.today, reason="retired", by=world.office, at=world.at)

    assert (assignment.version, assignment.ends_on, assignment.reason) == (2, world.today, "retired")
    assert world.enterprise not in Enterprise.objects.visible_to(world.specialist)
    assert TimelineEntry.objects.get().kind == "assignment.ended"


def test_an_end_can_be_brought_forward_and_not_put_off(world: World) -> None:
    common: dict[str, Any] = {"reason": "x", "by": world.office, "at": world.at}
    end_assignment(world.assignment, ends_on=world.today + timedelta(days=30), **common)
    end_assignment(world.assignment, ends_on=world.today + timedelta(days=10), **common)

    for later in (10, 30):
        with pytest.raises(NotCurrentError):
            end_assignment(world.assignment, ends_on=world.today + timedelta(days=later), **common)


def test_an_assignment_does_not_end_before_it_began_nor_on_an_older_state(world: World) -> None:
    common: dict[str, Any] = {"reason": "x", "by": world.office, "at": world.at}
    with pytest.raises(EndsBeforeStartError):
        end_assignment(world.assignment, ends_on=world.assignment.starts_on, **common)
    with pytest.raises(StaleError):
        end_assignment(world.assignment, ends_on=world.today, expected=9, **common)
    assert Assignment.objects.get(pk=world.assignment.pk).version == 1


def test_a_hand_over_ends_the_one_and_begins_the_other_on_the_same_day(world: World) -> None:
    new = hand_over_enterprise(
        world.enterprise, specialist=world.other_specialist_row, starts_on=world.today, reason="move",
        by=world.office, at=world.at,
    )  # fmt: skip

    old = Assignment.objects.get(pk=world.assignment.pk)
    assert (old.ends_on, new.starts_on, new.ends_on) == (world.today, world.today, None)
    assert world.enterprise not in Enterprise.objects.visible_to(world.specialist)
    assert world.enterprise in Enterprise.objects.visible_to(world.other_specialist)
    kinds = TimelineEntry.objects.filter(enterprise=world.enterprise).values_list("kind", flat=True)
    assert sorted(kinds) == ["assignment.begun", "assignment.ended"]
    assert world.enterprise in Enterprise.objects.visible_to(world.backup), "the backup stays"


def test_a_hand_over_that_fails_leaves_the_present_specialist(world: World) -> None:
    with pytest.raises(AlreadyAssignedError):  # the backup is to become primary
        hand_over_enterprise(
            world.enterprise, specialist=world.backup_row, starts_on=world.today, reason="x",
            by=world.office, at=world.at,
        )  # fmt: skip

    assert Assignment.objects.get(pk=world.assignment.pk).ends_on is None
    assert not TimelineEntry.objects.exists()


def test_a_hand_over_to_the_same_specialist_is_refused(world: World) -> None:
    with pytest.raises(AlreadyAssignedError):
        hand_over_enterprise(
            world.enterprise, specialist=world.specialist_row, starts_on=world.today, reason="x",
            by=world.office, at=world.at,
        )  # fmt: skip


def test_an_enterprise_without_a_specialist_is_handed_over_too(world: World, free: Enterprise) -> None:
    new = hand_over_enterprise(
        free, specialist=world.specialist_row, starts_on=world.today, reason="x", by=world.office, at=world.at
    )

    assert list(free.assignments.all()) == [new]


# --- At the same time -------------------------------------------------------------------------------------------------


def test_of_twenty_that_assign_one_enterprise_one_wins(own_database: OwnDatabase, world: World) -> None:
    enterprise = EnterpriseFactory(township=world.township, chain=world.chain)
    rows = SpecialistFactory.create_batch(20, unit=world.unit)

    outcomes = own_database.at_once(*[lambda row=row: assign(world, enterprise, specialist=row) for row in rows])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Assignment"] + ["RoleTakenError"] * 19
    assert enterprise.assignments.count() == 1
    assert TimelineEntry.objects.filter(enterprise=enterprise).count() == 1


def test_of_twenty_hand_overs_at_once_the_enterprise_ends_with_one_specialist(
    own_database: OwnDatabase, world: World
) -> None:
    """Tomorrow's hand-over: who comes second finds an assignment that begins that day, and is refused."""
    tomorrow = world.today + timedelta(days=1)
    rows = SpecialistFactory.create_batch(20, unit=world.unit)

    def hand_over(row: Any) -> Assignment:
        return hand_over_enterprise(
            world.enterprise, specialist=row, starts_on=tomorrow, reason="x", by=world.office, at=world.at
        )

    outcomes = own_database.at_once(*[lambda row=row: hand_over(row) for row in rows])

    assert sorted({type(outcome).__name__ for outcome in outcomes}) == ["Assignment", "EndsBeforeStartError"]
    assert Assignment.objects.current(tomorrow).primary().filter(enterprise=world.enterprise).count() == 1


def test_ending_and_handing_over_at_once_never_wait_for_each_other(own_database: OwnDatabase, world: World) -> None:
    """They lock the enterprise and the assignment in different order: a deadlock would be an error of the database."""
    later = SpecialistFactory.create_batch(9, unit=world.unit)
    enterprises = EnterpriseFactory.create_batch(10, township=world.township, chain=world.chain)
    began = world.today - timedelta(days=9)
    rows = [assign(world, enterprise, starts_on=began) for enterprise in enterprises]

    for enterprise, assignment in zip(enterprises, rows, strict=True):
        outcomes = own_database.at_once(
            lambda it=assignment: end_assignment(it, ends_on=world.today, reason="x", by=world.office, at=world.at),
            lambda it=enterprise: hand_over_enterprise(
                it, specialist=later[0], starts_on=world.today, reason="x", by=world.office, at=world.at
            ),
            lambda it=assignment: end_assignment(it, ends_on=world.today, reason="y", by=world.office, at=world.at),
        )
        assert {type(outcome).__name__ for outcome in outcomes} <= {"Assignment", "NotCurrentError"}, outcomes


def assign_all(world: World, enterprises: list[Enterprise], **kwargs: Any) -> list[Assignment]:
    fields = {"specialist": world.other_specialist_row, "role": "PRIMARY", "starts_on": world.today}
    return assign_enterprises(enterprises, **{**fields, "by": world.office, "at": world.at, **kwargs})


def test_several_enterprises_are_assigned_all_or_none(world: World, free: Enterprise) -> None:
    second = EnterpriseFactory()

    with pytest.raises(RoleTakenError, match="Xiange Copper: "):
        assign_all(world, [free, world.enterprise, second])
    assert not Assignment.objects.filter(enterprise__in=[free, second]).exists()

    made = assign_all(world, [second, free])

    assert {row.enterprise for row in made} == {free, second}
    assert {row.specialist for row in made} == {world.other_specialist_row}


def test_the_refusal_names_what_the_specialist_has_already(world: World) -> None:
    with pytest.raises(AlreadyAssignedError, match="Fengge Food: "):
        assign_all(world, [world.other_enterprise], role="BACKUP")
    assert Assignment.objects.filter(enterprise=world.other_enterprise).count() == 1


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_only_the_office_assigns_several(world: World, free: Enterprise, who: str) -> None:
    with pytest.raises(PermissionDenied):
        assign_all(world, [free], by=getattr(world, who))


def test_two_offices_that_assign_overlapping_sets_at_once_never_wait_for_each_other(
    own_database: OwnDatabase, world: World
) -> None:
    enterprises = EnterpriseFactory.create_batch(6, township=world.township, chain=world.chain)

    outcomes = own_database.at_once(
        lambda: assign_all(world, enterprises[:4]),
        lambda: assign_all(world, enterprises[:1:-1], specialist=world.backup_row),
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["RoleTakenError", "list"]
    assert Assignment.objects.filter(enterprise__in=enterprises).count() == 4

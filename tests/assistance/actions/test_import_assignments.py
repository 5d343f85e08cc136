"""Assignments that come in from a file: new ones, hand-overs, ends, and their undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from assistance.actions.assignments import assign_enterprise, end_assignment
from assistance.models import Assignment
from enterprises.actions import imports
from enterprises.actions.enterprises import strike_out_enterprise
from enterprises.actions.import_kinds import KINDS
from enterprises.actions.import_kinds.words import problems_of, sentence_of
from enterprises.models import Enterprise, ImportBatch, TimelineEntry
from tests.factories import EnterpriseFactory, SpecialistFactory, UserFactory, World
from tests.factories.workbooks import workbook
from tests.imports import checked, imported, undone, verdicts, work

HEADINGS = ("统一社会信用代码", "助企专员", "角色", "开始日期", "结束日期", "原因")


@pytest.fixture
def free(world: World) -> Enterprise:
    """An enterprise that nobody looks after."""
    return EnterpriseFactory(township=world.township, chain=world.chain)


def a_file(*rows: Sequence[Any]) -> bytes:
    return workbook(rows, HEADINGS)


def brought(world: World, *rows: Sequence[Any]) -> ImportBatch:
    return imported(world, a_file(*rows), "ASSIGNMENTS")


def lines_of(enterprise: Enterprise) -> list[str]:
    return list(TimelineEntry.objects.filter(enterprise=enterprise).order_by("at", "id").values_list("kind", flat=True))


def current(enterprise: Enterprise, on: date, role: str = "PRIMARY") -> Assignment:
    return Assignment.objects.current(on).get(enterprise=enterprise, role=role)


def test_a_row_assigns_from_its_day_and_the_undo_takes_it_back(world: World, free: Enterprise) -> None:
    starts, ends = world.today + timedelta(days=3), world.today + timedelta(days=30)
    batch = brought(
        world,
        [free.uscc, "specialist", "", starts, ends, "同镇"],
        [free.uscc, world.backup.name, "协办", "", "", ""],
    )

    assert verdicts(batch) == [(2, "CREATE", []), (3, "CREATE", [])]
    made = current(free, starts)
    assert (made.specialist, made.starts_on, made.ends_on, made.reason) == (world.specialist_row, starts, ends, "同镇")
    assert current(free, world.today, "BACKUP").specialist == world.backup_row
    assert set(TimelineEntry.objects.filter(enterprise=free).values_list("by", flat=True)) == {world.office.pk}

    undone(world, batch)
    assert not Assignment.objects.filter(enterprise=free).exists()
    assert sorted(lines_of(free)) == ["assignment.begun"] * 2 + ["assignment.taken_back"] * 2


def test_another_specialist_takes_over_and_who_was_primary_is_ended_the_day_before(world: World) -> None:
    starts, ends = world.today + timedelta(days=7), world.today + timedelta(days=70)
    batch = brought(world, [world.enterprise.uscc, "other_specialist", "主办", starts, ends, "调岗"])

    assert verdicts(batch) == [(2, "CHANGE", [])]
    assert batch.rows.get().changes == {"specialist": [world.specialist.name, world.other_specialist.name]}
    former = Assignment.objects.get(pk=world.assignment.pk)
    assert (former.ends_on, former.reason) == (starts, "调岗")
    assert current(world.enterprise, starts - timedelta(days=1)) == former
    taken_over = current(world.enterprise, starts)
    assert (taken_over.specialist, taken_over.ends_on) == (world.other_specialist_row, ends)


def test_the_undo_of_a_hand_over_lets_the_former_assignment_run_again(world: World) -> None:
    batch = brought(world, [world.enterprise.uscc, "other_specialist", "", world.today, "", "调岗"])

    undone(world, batch)

    former = current(world.enterprise, world.today)
    assert (former.pk, former.ends_on, former.reason) == (world.assignment.pk, None, world.assignment.reason)
    assert Assignment.objects.filter(enterprise=world.enterprise, role="PRIMARY").count() == 1
    assert lines_of(world.enterprise) == [
        "assignment.ended", "assignment.begun", "assignment.taken_back", "assignment.resumed"
    ]  # fmt: skip


def test_an_end_comes_in_and_is_taken_back(world: World) -> None:
    ends = world.today + timedelta(days=10)
    batch = brought(world, [world.enterprise.uscc, "specialist", "", "", ends, "退休"])
    assert batch.rows.get().changes == {"ends_on": [None, ends.isoformat()]}
    assert Assignment.objects.get(pk=world.assignment.pk).ends_on == ends

    undone(world, batch)

    assert current(world.enterprise, ends) == world.assignment
    assert lines_of(world.enterprise) == ["assignment.ended", "assignment.resumed"]


def test_an_assignment_that_was_ended_since_keeps_the_whole_import_from_being_undone(world: World) -> None:
    batch = brought(world, [world.enterprise.uscc, "other_specialist", "", world.today, "", "调岗"])
    end_assignment(
        current(world.enterprise, world.today), ends_on=world.today + timedelta(days=5), reason="x", by=world.office,
        at=world.at,
    )  # fmt: skip

    with pytest.raises(imports.BuiltUponError, match="Changed since: what rows 2 brought"):
        imports.undo_import(batch, by=world.office, at=world.at)


def test_what_cannot_run_again_stays_and_the_row_says_why(world: World, free: Enterprise) -> None:
    batch = brought(
        world,
        [world.enterprise.uscc, "other_specialist", "", world.today, "", "调岗"],
        [free.uscc, "specialist", "", "", "", ""],
    )
    backup = Assignment.objects.get(enterprise=world.enterprise, role="BACKUP")
    end_assignment(backup, ends_on=world.today, reason="x", by=world.office, at=world.at)
    assign_enterprise(
        world.enterprise, specialist=world.specialist_row, role="BACKUP", starts_on=world.today, by=world.office,
        at=world.at,
    )  # fmt: skip

    undone(world, batch)

    assert verdicts(batch) == [(2, "CHANGE", ["not_undone"]), (3, "CREATE", [])]
    (problem,) = problems_of(KINDS["ASSIGNMENTS"], batch.rows.get(number=2))
    assert "could not be undone: it has been used since" in sentence_of(problem)
    assert current(world.enterprise, world.today).specialist == world.other_specialist_row
    assert not Assignment.objects.filter(enterprise=free).exists(), "the other row is taken back all the same"


def test_what_nobody_may_stays_out_with_its_reason(world: World, free: Enterprise) -> None:
    struck = EnterpriseFactory(township=world.township)
    strike_out_enterprise(struck, reason="x", by=world.office, at=world.at)
    for _twin in range(2):
        SpecialistFactory(user=UserFactory(name="王伟", latin_name=""))
    SpecialistFactory(user=UserFactory(username="gone", is_active=False))
    day = world.today.isoformat()
    batch = checked(
        world,
        a_file(
            [free.uscc, "nobody", "", "", "", ""],
            [free.uscc, "王伟", "", "", "", ""],
            [free.uscc, "gone", "", "", "", ""],
            [free.uscc, "specialist", "组长", "", "", ""],
            [free.uscc, "specialist", "", day, day, ""],
            [struck.uscc, "specialist", "", "", "", ""],
            [EnterpriseFactory(township=world.township).uscc, "", "", "", "", ""],
        ),
        "ASSIGNMENTS",
    )

    assert verdicts(batch) == [
        (2, "ERROR", ["specialist_unknown"]),
        (3, "ERROR", ["specialist_ambiguous"]),
        (4, "ERROR", ["specialist_unknown"]),
        (5, "ERROR", ["not_in_list"]),
        (6, "ERROR", ["ends_before_start"]),
        (7, "ERROR", ["enterprise_unknown"]),
        (8, "ERROR", ["missing"]),
    ]


def test_a_role_that_is_taken_after_the_check_is_not_taken_away(world: World, free: Enterprise) -> None:
    batch = checked(world, a_file([free.uscc, "specialist", "", "", "", ""]), "ASSIGNMENTS")
    assign_enterprise(
        free, specialist=world.backup_row, role="PRIMARY", starts_on=world.today, by=world.office, at=world.at
    )
    imports.start_import(batch, by=world.office, at=world.at)
    work()

    assert verdicts(batch) == [(2, "ERROR", ["changed_since_the_check"])]
    assert current(free, world.today).specialist == world.backup_row

"""Who reads which visit, promise, assignment and reminder: one's own, those of one's enterprises, chains and unit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from assistance.models import Assignment, Commitment, Issue, Reminder, Visit
from enterprises.models import ChainLeader
from tests.factories import CommitmentFactory, IssueFactory, ReminderFactory, VisitFactory, World

PEOPLE = (
    "specialist", "backup", "other_specialist", "office", "handler", "other_handler", "leader", "organiser", "auditor",
    "admin",
)  # fmt: skip


def readers(world: World, rows: Any) -> set[str]:
    """Return who finds anything in the rows that ``visible_to`` leaves."""
    return {who for who in PEOPLE if rows.visible_to(getattr(world, who)).exists()}


def test_a_visit_is_read_by_those_of_the_enterprise_the_leader_of_its_chain_office_and_audit(world: World) -> None:
    VisitFactory(enterprise=world.enterprise, visitor=world.specialist)

    assert readers(world, Visit.objects) == {"specialist", "backup", "office", "leader", "auditor"}


def test_a_handler_reads_the_visit_that_brought_an_issue_to_the_unit(world: World) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    silent = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    IssueFactory(enterprise=world.enterprise, visit=visit, status="ASSIGNED", lead_unit=world.unit)

    assert list(Visit.objects.visible_to(world.handler)) == [visit]
    assert not Visit.objects.visible_to(world.other_handler).exists()
    assert silent in Visit.objects.visible_to(world.specialist)


def test_one_reads_the_own_visits_after_the_enterprise_went_to_somebody_else(world: World) -> None:
    VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    Assignment.objects.filter(pk=world.assignment.pk).update(version=2, ends_on=world.today)

    assert "specialist" in readers(world, Visit.objects)


def test_a_promise_is_read_with_its_visit_and_by_its_owner(world: World) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    CommitmentFactory(visit=visit, owner=world.other_specialist)

    expected = {"specialist", "backup", "office", "leader", "auditor", "other_specialist"}
    assert readers(world, Commitment.objects) == expected


def test_promises_are_due_up_to_a_day_and_open_until_kept(world: World) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    late = CommitmentFactory(visit=visit, due_on=world.today - timedelta(days=1))
    today = CommitmentFactory(visit=visit, due_on=world.today)
    CommitmentFactory(visit=visit, due_on=world.today + timedelta(days=1))
    CommitmentFactory(visit=visit, due_on=None)
    CommitmentFactory(visit=visit, due_on=world.today, kept_on=world.today)

    assert set(Commitment.objects.due_by(world.today)) == {late, today}
    assert Commitment.objects.open().count() == 4


def test_assignments_are_read_by_office_leader_and_audit_and_a_specialist_reads_the_own(world: World) -> None:
    everything = Assignment.objects.count()
    counts = {who: Assignment.objects.visible_to(getattr(world, who)).count() for who in PEOPLE}

    assert counts == {
        "specialist": 1, "backup": 1, "other_specialist": 1, "office": everything, "leader": everything,
        "auditor": everything, "handler": 0, "other_handler": 0, "organiser": 0, "admin": 0,
    }  # fmt: skip


def test_current_follows_the_database_s_day_or_the_day_that_is_asked_for(world: World) -> None:
    Assignment.objects.filter(pk=world.assignment.pk).update(version=2, ends_on=world.today + timedelta(days=3))
    rows = Assignment.objects.filter(pk=world.assignment.pk)

    assert rows.current().exists()
    assert rows.current(world.today + timedelta(days=2)).exists()
    assert not rows.current(world.today + timedelta(days=3)).exists(), "the last day is not included"
    assert not rows.current(world.assignment.starts_on - timedelta(days=1)).exists()


def test_reminders_are_one_s_own(world: World) -> None:
    ReminderFactory(enterprise=world.enterprise, recipient=world.specialist)

    assert readers(world, Reminder.objects) == {"specialist"}


def test_a_snoozed_reminder_comes_back_and_a_read_one_is_no_longer_new(world: World) -> None:
    ReminderFactory(
        enterprise=world.enterprise, recipient=world.specialist, snoozed_until=world.at + timedelta(hours=1)
    )
    ReminderFactory(
        enterprise=world.enterprise, recipient=world.specialist, kind="visit_overdue", read_at=world.at
    )  # fmt: skip

    assert Reminder.objects.shown(world.at).count() == 1
    assert Reminder.objects.shown(world.at + timedelta(hours=1)).count() == 2
    assert [reminder.kind for reminder in Reminder.objects.unread()] != ["visit_overdue"]


@pytest.mark.parametrize("model", [Visit, Issue])
def test_a_leader_reads_of_the_own_chain_while_in_office(world: World, model: type[Visit] | type[Issue]) -> None:
    for enterprise in (world.enterprise, world.other_enterprise):
        VisitFactory(enterprise=enterprise, visitor=world.specialist)
        IssueFactory(enterprise=enterprise)

    assert {row.enterprise for row in model.objects.visible_to(world.leader)} == {world.enterprise}
    ChainLeader.objects.filter(user=world.leader).update(version=2, ends_on=world.today)
    assert not model.objects.visible_to(world.leader).exists()


def test_rows_seen_through_several_ways_are_there_once(world: World) -> None:
    world.specialist.roles = ["SPECIALIST", "HANDLER", "LEADER"]
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    for _ in range(2):
        IssueFactory(enterprise=world.enterprise, visit=visit, status="ASSIGNED", lead_unit=world.unit)
    world.specialist.__dict__["unit_ids"] = [world.unit.pk]

    assert list(Visit.objects.visible_to(world.specialist)) == [visit]
    assert Issue.objects.visible_to(world.specialist).count() == 2

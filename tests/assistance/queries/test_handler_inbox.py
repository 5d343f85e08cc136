"""The inbox of a handler: where each issue lies, and its one next act."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assistance.models import Issue
from assistance.queries.calendar import working_calendar
from assistance.queries.desks import DESKS, waiting_at_desks
from assistance.queries.handler_inbox import Group, Item, handler_inbox
from assistance.rules.issue_flow import IssueMove, IssueStatus
from tests.factories.accounts import UserFactory
from tests.factories.assistance import ContributionFactory, IssueFactory
from tests.factories.world import World


def make(world: World, status: str, **fields: Any) -> Issue:
    common = {"enterprise": world.enterprise, "category": world.category, "lead_unit": world.unit}
    return IssueFactory(status=status, **common | fields)


def inbox(world: World) -> dict[Group, list[Item]]:
    return {group: items for group, items in handler_inbox(world.handler, world.today).groups.items() if items}


def working_day(world: World, n: int) -> date:
    return working_calendar(world.today).after(world.today, n).on


def test_every_status_lies_in_its_group_with_its_one_next_act(world: World) -> None:
    new = make(world, IssueStatus.ASSIGNED, due_on=world.today - timedelta(days=20))
    late = make(world, IssueStatus.IN_PROGRESS, due_on=world.today - timedelta(days=1))
    due = make(world, IssueStatus.IN_PROGRESS, due_on=world.today, opinion_at=world.at)
    soon = make(world, IssueStatus.IN_PROGRESS, due_on=working_day(world, 2))
    later = make(world, IssueStatus.IN_PROGRESS, due_on=working_day(world, 3))
    parked, answered = make(world, IssueStatus.SUSPENDED), make(world, IssueStatus.ANSWERED)
    make(world, IssueStatus.CLOSED)
    make(world, IssueStatus.IN_PROGRESS, lead_unit=world.other_unit)

    found = {group: [(item.issue, item.act) for item in items] for group, items in inbox(world).items()}

    assert found == {
        Group.ACKNOWLEDGE: [(new, IssueMove.ACKNOWLEDGE)],
        Group.OVERDUE: [(late, IssueMove.OPINION)],
        Group.TODAY: [(due, IssueMove.ANSWER)],
        Group.SOON: [(soon, IssueMove.OPINION)],
        Group.LATER: [(later, IssueMove.OPINION)],
        Group.WAITING: [(answered, None)],
        Group.PARKED: [(parked, IssueMove.RESUME)],
    }


def test_the_clock_of_an_issue_stands_still_while_its_extension_is_undecided(world: World) -> None:
    asked = {"extension_state": "ASKED", "extension_wanted_on": world.today, "extension_asked_at": world.at}
    issue = make(world, IssueStatus.IN_PROGRESS, due_on=world.today - timedelta(days=1), **asked)

    assert [item.issue for item in inbox(world)[Group.LATER]] == [issue]


def test_a_part_that_the_unit_owes_another_lies_there_until_it_is_given(world: World) -> None:
    theirs = make(world, IssueStatus.IN_PROGRESS, lead_unit=world.other_unit)
    owed = ContributionFactory(issue=theirs, unit=world.unit)
    given = make(world, IssueStatus.IN_PROGRESS, lead_unit=world.other_unit)
    ContributionFactory(issue=given, unit=world.unit, text="Done", given_at=world.at, given_by=world.handler)

    [item] = inbox(world)[Group.PARTS]

    assert (item.issue, item.part, item.act) == (theirs, owed, IssueMove.CONTRIBUTE)


@pytest.mark.parametrize("status", [IssueStatus.ASSIGNED, IssueStatus.IN_PROGRESS, IssueStatus.ANSWERED])
def test_nothing_lies_there_for_people_of_no_unit(world: World, status: str) -> None:
    make(world, status)
    nobody = UserFactory(roles=["HANDLER"])

    assert not any(handler_inbox(nobody, world.today).groups.values())


def test_the_inbox_costs_the_same_for_few_and_for_many(world: World) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            handler_inbox(world.handler, world.today)
        return len(queries)

    assert world.handler.unit_ids  # read once for a person
    make(world, IssueStatus.ASSIGNED)
    few = cost()
    for status in (IssueStatus.ASSIGNED, IssueStatus.IN_PROGRESS, IssueStatus.SUSPENDED) * 5:
        issue = make(world, status)
        ContributionFactory(issue=issue, unit=world.other_unit)
        ContributionFactory(issue=make(world, IssueStatus.IN_PROGRESS, lead_unit=world.other_unit), unit=world.unit)

    assert few == cost() == 3


def test_each_desk_counts_what_waits_there_in_one_statement(world: World) -> None:
    IssueFactory(enterprise=world.enterprise)
    make(world, IssueStatus.ANSWERED)
    make(world, IssueStatus.ASSIGNED)
    make(world, IssueStatus.CLOSED)
    theirs = make(world, IssueStatus.IN_PROGRESS, lead_unit=world.other_unit)
    ContributionFactory(issue=theirs, unit=world.unit)
    counts = {}
    for name in ("office", "handler", "other_handler", "leader", "specialist", "auditor"):
        person = getattr(world, name)
        assert person.unit_ids is not None
        with CaptureQueriesContext(connection) as queries:
            waiting = waiting_at_desks(person)
        counts[name] = [waiting.get(desk, 0) for desk in DESKS]
        assert len(queries) <= 1, name

    assert counts == {
        "office": [1, 0, 1, 0], "handler": [0, 2, 0, 0], "other_handler": [0, 1, 0, 0],
        "leader": [0] * 4, "specialist": [0] * 4, "auditor": [0] * 4,
    }  # fmt: skip

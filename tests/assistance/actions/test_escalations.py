"""Late issues climb, each level once and by itself; people climb by hand; prods change nothing but are kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions.people import system_user
from assistance.actions.escalations import escalate_issue, escalate_overdue_issues
from assistance.models import Issue
from assistance.queries.calendar import working_calendar
from assistance.rules.escalation import HighestLevelError, LowerLevelError
from tests.factories import IssueFactory, UnitFactory, World
from tests.factories.acts import acts, ready_for


def overdue(world: World, days: int, **more: object) -> Issue:
    due_on = working_calendar(world.today).before(world.today, days)
    fields = {"status": "IN_PROGRESS", "lead_unit": world.unit, **more}
    return IssueFactory(enterprise=world.enterprise, due_on=due_on, **fields)


@pytest.mark.parametrize(("days", "level"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (9, 3), (10, 4), (30, 4)])
def test_an_overdue_issue_climbs_by_its_working_days_once(world: World, days: int, level: int) -> None:
    issue = overdue(world, days)

    climbed = escalate_overdue_issues(by=system_user(), at=world.at)
    again = escalate_overdue_issues(by=system_user(), at=world.at)

    assert (climbed, again) == (int(level > 0), 0)
    assert Issue.objects.get(pk=issue.pk).escalation_level == level
    steps = issue.steps.filter(move="ESCALATE")
    assert [(step.level, step.acting_as) for step in steps] == ([(level, "SYSTEM")] if level else [])


def test_a_vertically_managed_unit_answers_to_the_city(world: World) -> None:
    issue = overdue(world, 10, lead_unit=UnitFactory(kind="VERTICAL"))

    escalate_overdue_issues(by=system_user(), at=world.at)

    assert Issue.objects.get(pk=issue.pk).escalation_level == 5


@pytest.mark.parametrize("status", ["ANSWERED", "CLOSED", "SUSPENDED", "WITHDRAWN"])
def test_what_is_not_owed_does_not_climb(world: World, status: str) -> None:
    overdue(world, 10, status=status)

    assert escalate_overdue_issues(by=system_user(), at=world.at) == 0


def test_only_the_system_lets_all_of_them_climb(world: World) -> None:
    with pytest.raises(PermissionDenied):
        escalate_overdue_issues(by=world.office, at=world.at)


def test_by_hand_it_goes_one_level_up_or_to_the_one_that_is_named(world: World) -> None:
    issue = ready_for("ESCALATE", world)

    assert escalate_issue(issue, reason="Stuck.", by=world.leader, at=world.at).escalation_level == 1
    assert escalate_issue(issue, reason="Stuck.", level=4, by=world.office, at=world.at).escalation_level == 4
    for lower in (4, 1, 0):
        with pytest.raises(LowerLevelError):
            escalate_issue(issue, reason="Down.", level=lower, by=world.office, at=world.at)
    escalate_issue(issue, reason="To the city.", by=world.office, at=world.at)
    with pytest.raises(HighestLevelError):
        escalate_issue(issue, reason="Further.", by=world.office, at=world.at)


def test_a_granted_extension_and_a_reopening_begin_at_the_specialist_again(world: World) -> None:
    issue = ready_for("GRANT_EXTENSION", world)
    escalate_issue(issue, reason="Stuck.", level=3, by=world.office, at=world.at)
    acts(world)["GRANT_EXTENSION"](issue, world.office)

    assert Issue.objects.get(pk=issue.pk).escalation_level == 0


def test_a_prod_is_kept_with_its_words_and_changes_neither_status_nor_clock(world: World) -> None:
    issue = ready_for("PROD", world)
    before = (issue.status, issue.due_on, issue.stage_due_at)

    acts(world)["PROD"](issue, world.leader)

    issue.refresh_from_db()
    assert (issue.status, issue.due_on, issue.stage_due_at) == before
    step = issue.steps.order_by("-place")[0]
    assert (step.move, step.text, step.acting_as, step.at - world.at) == (
        "PROD",
        "This week, please.",
        "LEADER",
        timedelta(0),
    )

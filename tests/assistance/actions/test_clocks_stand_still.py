"""The clock stands still: while an issue is parked, and for the days by which a decision on an extension is late.

Raised on Monday 7 September 2026 with ten working days, an issue is due on Sunday the 20th, which is made up.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from assistance.actions.issue_terms import decide_extension, request_extension, resume_issue, suspend_issue
from assistance.actions.issue_work import acknowledge_issue
from assistance.actions.issues import accept_issue, raise_issue
from assistance.models import Issue
from assistance.rules.visits import NewIssue
from assistance.rules.working_days import COUNTY
from tests.factories import World


def september(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=COUNTY)


def october(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=COUNTY)


@pytest.fixture
def issue(world: World) -> Issue:
    raised = raise_issue(
        world.enterprise, issue=NewIssue("Power", world.category), by=world.specialist, at=september(7)
    )
    accepted = accept_issue(raised, lead_unit=world.unit, by=world.office, at=september(7, 11))
    taken = acknowledge_issue(accepted, by=world.handler, at=september(7, 14))
    assert taken.due_on == date(2026, 9, 20)
    return taken


def park(issue: Issue, world: World, at: datetime) -> Issue:
    return suspend_issue(
        issue, reason_class="PLANNING", reason="No land.", review_on=date(2026, 10, 12), by=world.leader, at=at
    )


def test_what_was_left_runs_on_when_a_parked_issue_is_taken_up_again(world: World, issue: Issue) -> None:
    parked = park(issue, world, september(14))
    assert (parked.days_left, parked.stage_due_at) == (5, None), "15, 16, 17, 18 and the made-up Sunday"

    again = resume_issue(parked, reason="Land.", by=world.leader, at=october(9))

    assert (again.due_on, again.days_left) == (date(2026, 10, 15), None), "10 (Saturday), 12, 13, 14, 15 October"


def test_what_was_late_when_it_was_parked_has_one_working_day(world: World, issue: Issue) -> None:
    parked = park(issue, world, september(22))
    assert parked.days_left == -2, "21 and 22"
    assert not Issue.objects.overdue(date(2026, 9, 24)).exists()

    assert resume_issue(parked, reason="Land.", by=world.leader, at=september(24)).due_on == date(2026, 9, 28)


@pytest.mark.parametrize(
    ("decided_on", "granted", "due_on"),
    [
        # Asked on Thursday the 17th for the 24th; to be decided on Friday the 18th.
        (18, True, date(2026, 9, 24)),
        (18, False, date(2026, 9, 20)),
        # Decided on Tuesday the 22nd: three working days late (Sunday the 20th is made up, 21, 22).
        (22, True, date(2026, 9, 30)),  # the 24th, and then 28, 29, 30
        (22, False, date(2026, 9, 23)),  # the 20th, and then 21, 22, 23
    ],
)
def test_the_days_of_a_late_decision_are_not_the_unit_s(
    world: World, issue: Issue, decided_on: int, granted: bool, due_on: date
) -> None:
    asked = request_extension(issue, due_on=date(2026, 9, 24), reason="Parts.", by=world.handler, at=september(17))
    assert not Issue.objects.overdue(date(2026, 9, 21)).exists(), "nobody is late while the office thinks"

    decided = decide_extension(asked, granted=granted, reason="So be it.", by=world.office, at=september(decided_on))

    assert decided.due_on == due_on
    step = decided.steps.order_by("-place")[0]
    assert (step.due_before, step.due_on) == (date(2026, 9, 20), due_on)

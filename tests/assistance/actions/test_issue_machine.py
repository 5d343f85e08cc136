"""A machine that makes any move in any order as anybody, against the database: no illegal state is ever reached (C20).

The model beside it knows nothing of our rules: it holds what the county's description of an issue's life says.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from accounts.errors import DomainError
from accounts.models import User
from assistance.models import CallBack, Contribution, Issue
from assistance.queries.calendar import working_calendar
from assistance.rules import issue_flow
from assistance.rules.issue_flow import IssueMove
from tests.databases import OwnDatabase
from tests.factories import IssueFactory, World
from tests.factories.acts import MAY, acts

STEPS, EXAMPLES = 100, 10  # a thousand steps in one run
FINAL = {"WITHDRAWN"}
# The county's table, typed from its description and not from the code: from where to where issues may go at all.
LIFE = {
    "SUBMITTED": {"SUBMITTED", "ASSIGNED", "REJECTED", "MERGED", "ANSWERED", "WITHDRAWN"},
    "ASSIGNED": {"ASSIGNED", "IN_PROGRESS", "SUBMITTED", "WITHDRAWN"},
    "IN_PROGRESS": {"IN_PROGRESS", "ANSWERED", "SUSPENDED", "WITHDRAWN"},
    "SUSPENDED": {"SUSPENDED", "IN_PROGRESS", "WITHDRAWN"},
    "ANSWERED": {"ANSWERED", "CLOSED", "IN_PROGRESS", "SUBMITTED"},
    "CLOSED": {"CLOSED", "IN_PROGRESS", "SUBMITTED"},
    "REJECTED": {"REJECTED", "SUBMITTED"},
    "MERGED": {"MERGED", "SUBMITTED"},
    "WITHDRAWN": {"WITHDRAWN"},
}
SIDEWAYS = {"WITHDRAW", "REJECT", "MERGE", "RECALL", "RETURN"}  # drawn less often, or no issue would come far
PEOPLE = ["specialist", "office", "handler", "other_handler", "leader", "auditor", "other_specialist"]
MOVES = [
    "CONTACT", "ACCEPT", "REJECT", "MERGE", "RECALL", "ACKNOWLEDGE", "RETURN", "OPINION", "PROGRESS", "CONTRIBUTE",
    "REQUEST_EXTENSION", "GRANT_EXTENSION", "REQUEST_SUSPENSION", "DENY_SUSPENSION", "SUSPEND", "REVIEW", "RESUME", "ANSWER",
    "ATTEMPT", "PARTLY", "CONFIRM", "DISPUTE", "CLOSE", "REOPEN", "WITHDRAW", "PROD", "ESCALATE",
]  # fmt: skip


class Lives(RuleBasedStateMachine):
    """One issue of the world; time goes on by hours and days between the moves."""

    world: World
    seen: set[str]

    @initialize()
    def begin(self) -> None:
        """Begin now, with a new issue."""
        self.at: datetime = self.world.at
        self.made = 0
        self.acts = acts(self.world)
        self.raise_it()

    @precondition(lambda self: self.status in FINAL)
    @rule()
    def raise_it(self) -> None:
        """Raise another issue when the last one is over."""
        with transaction.atomic():
            self.issue = IssueFactory(
                enterprise=self.world.enterprise,
                category=self.world.category,
                contacted_at=None,
                due_on=working_calendar(self.world.today).after(self.world.today, 10).on,
            )
        self.status = "SUBMITTED"

    @precondition(lambda self: self.status not in FINAL)
    @rule(
        drawn=st.data(),
        hours=st.sampled_from([0, 0, 0, 1, 5, 24, 72]),
        likely=st.integers(0, 3),
        stale=st.integers(0, 4).map(lambda one: one == 4),
        other=st.booleans(),
    )
    def try_move(self, drawn: st.DataObject, hours: int, likely: int, stale: bool, other: bool) -> None:
        """Let time go by, and make a move as somebody, with a stale version now and then, to one unit or the other."""
        self.at += timedelta(hours=hours)
        before_status = self.status
        fitting = [move for move in MOVES if issue_flow.allows(before_status, IssueMove(move))]
        fitting = [move for move in fitting if likely == 1 or move not in SIDEWAYS] or fitting
        move = drawn.draw(st.sampled_from(fitting if likely else MOVES))  # mostly one that the status has room for
        may = sorted(MAY.get(move, {"handler"}))
        who = drawn.draw(st.sampled_from(may if likely else PEOPLE))
        person: User = getattr(self.world, who)
        before = Issue.objects.get(pk=self.issue.pk)
        steps = before.steps.count()
        more: dict[str, Any] = {"at": self.at, "expected": before.version - 1 if stale and before.version > 1 else None}
        if move == "ACCEPT":
            unit, helps = (
                (self.world.other_unit, self.world.unit) if other else (self.world.unit, self.world.other_unit)
            )
            more |= {"lead_unit": unit, "co_units": [helps] if other else []}
        if move in ("SUSPEND", "REVIEW"):
            more["review_on"] = (self.at + timedelta(days=20)).date()
        if move == "REQUEST_EXTENSION":
            more["due_on"] = working_calendar(before.due_on).after(before.due_on, 1).on
        try:
            self.acts[move](before, person, **more)
        except (DomainError, PermissionDenied):
            after = Issue.objects.get(pk=self.issue.pk)
            assert (after.version, after.status, after.steps.count()) == (before.version, before.status, steps)
            return
        assert more["expected"] is None, "a stale view was obeyed"
        after = Issue.objects.get(pk=self.issue.pk)
        assert after.status in LIFE[before.status], f"{before.status} went to {after.status} by {move}"
        assert after.version > before.version
        assert after.steps.count() - steps in (1, 2)
        if move == "ANSWER":
            assert after.steps.filter(move__in=["OPINION", "PROGRESS"]).exists(), "answered with nothing done"
        if after.status == "CLOSED" and before.status != "CLOSED":
            words = CallBack.objects.filter(issue=after, round=after.reopened)
            assert words.filter(reached=True).exists() or words.count() >= 2, "closed for show"
            assert after.lead_unit_id not in person.unit_ids, "the handling unit closed it"
        self.status, self.made = after.status, self.made + 1
        self.seen.add(after.status)

    @invariant()
    def the_issue_is_what_its_steps_say(self) -> None:
        """Whatever happened: steps without a gap, and fields that fit the status."""
        if not hasattr(self, "issue"):
            return
        issue = Issue.objects.get(pk=self.issue.pk)
        steps = list(issue.steps.order_by("place").values_list("from_status", "to_status"))
        assert steps[-1][1] == issue.status
        assert all(one[1] == two[0] for one, two in pairwise(steps)), "a step is missing"
        assert (issue.lead_unit is None) or issue.status not in ("SUBMITTED", "REJECTED", "MERGED")
        assert (issue.lead_unit is not None) or issue.status not in ("ASSIGNED", "IN_PROGRESS", "SUSPENDED")
        assert issue.returns <= 2
        assert (issue.review_on is not None) == (issue.status == "SUSPENDED")
        assert (issue.closed_at is not None) == (issue.status == "CLOSED")
        assert (issue.merged_into is not None) == (issue.status == "MERGED")
        owed = issue.stage_due_at is not None
        assert owed == (issue.status in ("SUBMITTED", "ASSIGNED", "IN_PROGRESS", "ANSWERED"))
        assert isinstance(issue.due_on, date) and working_calendar(issue.due_on).is_working(issue.due_on)
        if issue.status == "ASSIGNED" and issue.lead_unit is not None:
            owed_parts = Contribution.objects.filter(issue=issue, unit=issue.lead_unit, given_at__isnull=True)
            assert not owed_parts.exists(), "a unit leads and owes a part too"


@pytest.mark.fault
def test_no_order_of_moves_by_anybody_reaches_a_state_that_the_county_does_not_know(
    own_database: OwnDatabase, world: World
) -> None:
    made: list[int] = []

    class Here(Lives):
        def teardown(self) -> None:
            made.append(self.made)

    Here.world, Here.seen = world, set()
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Here.seen == set(LIFE), "the machine came to every status there is"
    assert sum(made) > 200, "most of its moves were made"

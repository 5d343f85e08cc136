"""A unit's month and the ages of its open issues, worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import Unit
from accounts.verbs import change
from assistance.actions.call_backs import confirm_issue
from assistance.actions.issue_work import return_issue
from assistance.models import CallBack, Issue
from assistance.queries.unit_scores import UnitMonth, unit_ages, unit_scores
from assistance.rules.working_days import COUNTY
from tests.factories import IssueFactory, UnitFactory, World

OCTOBER = date(2026, 10, 1)


def moment(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=COUNTY)


def closed(
    world: World, unit: Unit, said: str, rated: str, *, outcome: str = "SOLVED", at: datetime | None = None, **more: Any
) -> Issue:
    """An issue of the unit that was closed on the enterprise's word; ``said`` empty: nobody was reached, twice."""
    issue: Issue = IssueFactory(
        enterprise=world.enterprise,
        lead_unit=unit,
        status="ANSWERED",
        outcome=outcome,
        created_at=moment(9, 10),
        **more,
    )
    at = at or moment(10, 20)
    word: dict[str, Any] = {"issue": issue, "channel": "CALL", "round": 0, "by": world.office}
    if said:
        CallBack.objects.create(reached=True, really_solved=said, service_rating=rated, at=at, **word)
    else:
        for _ in range(2):
            CallBack.objects.create(reached=False, comment="Nobody there.", at=at, **word)
    issue.steps.create(
        place=issue.version + 1, move="CONFIRM" if said == "YES" else "CLOSE", from_status="ANSWERED", to_status="CLOSED",
        by=world.office, acting_as="OFFICE", at=at, text="Said so.", unit=unit, due_on=issue.due_on,
    )  # fmt: skip
    change(issue, at=at, status="CLOSED", closed_at=at)
    return issue


def of(rows: list[UnitMonth], unit: Unit) -> UnitMonth:
    (found,) = (row for row in rows if row.unit == unit)
    return found


def test_a_month_by_the_public_formula(world: World) -> None:
    unit = world.unit
    for said, rated, outcome, more in (
        ("YES", "SATISFIED", "SOLVED", {}),
        ("YES", "BASICALLY", "SOLVED", {}),
        ("PARTLY", "DISSATISFIED", "PARTLY", {}),
        ("YES", "", "EXPLAINED", {"contacted_at": None}),  # valid, not rated, and nobody had contacted them
        ("", "", "SOLVED", {}),  # nobody reached: closed, but no valid call-back
    ):
        closed(world, unit, said, rated, outcome=outcome, **more)
    closed(world, unit, "YES", "SATISFIED", at=moment(9, 30, 23))  # the last hour of September
    closed(world, unit, "YES", "SATISFIED", at=moment(11, 1, 0))  # the first of November
    IssueFactory(enterprise=world.enterprise, lead_unit=unit, status="IN_PROGRESS")

    row = of(unit_scores(world.office, OCTOBER), unit)

    score = row.score
    assert (score.closed, score.valid, score.contacted) == (5, 4, 3)
    assert (score.satisfied, score.basically, row.dissatisfied, score.unrated) == (1, 1, 1, 1)
    assert (score.solved, row.outcome_solved) == (3, 3)
    assert row.solved_rate == Decimal("0.6"), "3 of 5 were answered with SOLVED"
    assert score.response == Decimal("0.75"), "3 of 4"
    assert score.satisfaction == Decimal("0.475"), "(1 + 0.9) of 4"
    assert score.solution == Decimal("0.75"), "3 of 4"
    assert score.score == Decimal("0.64"), "0.1 x 0.75 + 0.4 x 0.475 + 0.5 x 0.75"
    assert not score.too_few


def test_of_two_call_backs_there_is_no_score(world: World) -> None:
    for _ in range(2):
        closed(world, world.unit, "YES", "SATISFIED")
    assert of(unit_scores(world.office, OCTOBER), world.unit).score.too_few

    closed(world, world.unit, "PARTLY", "SATISFIED")

    assert not of(unit_scores(world.office, OCTOBER), world.unit).score.too_few


def test_only_the_word_on_the_last_answer_counts_and_the_last_of_them(world: World) -> None:
    issue = closed(world, world.unit, "YES", "SATISFIED")
    CallBack.objects.create(
        issue=issue, channel="CALL", round=0, reached=True, really_solved="PARTLY", service_rating="DISSATISFIED",
        by=world.office, at=moment(10, 19),
    )  # fmt: skip
    again = closed(world, world.unit, "PARTLY", "DISSATISFIED")
    change(again, at=moment(10, 21), reopened=1)  # that word was about an earlier answer

    row = of(unit_scores(world.office, OCTOBER), world.unit)

    assert (row.score.closed, row.score.valid, row.score.solved, row.dissatisfied) == (2, 1, 1, 0)


def test_returns_are_the_unit_s_that_returned_and_reopenings_the_unit_s_that_had_answered(world: World) -> None:
    at = moment(10, 9)
    returned = IssueFactory(
        enterprise=world.enterprise, lead_unit=world.unit, status="ASSIGNED", created_at=at,
        stage_due_at=at + timedelta(days=1),
    )  # fmt: skip
    return_issue(
        returned, reason="Not ours.", proposed_unit=world.other_unit, by=world.handler, at=at + timedelta(hours=1)
    )
    answered = IssueFactory(enterprise=world.enterprise, lead_unit=world.other_unit, status="ANSWERED", created_at=at)
    confirm_issue(answered, really_solved="NO", comment="Nothing came.", by=world.office, at=at + timedelta(hours=2))

    rows = unit_scores(world.office, OCTOBER)

    assert {row.unit.code: (row.returned, row.reopened) for row in rows} == {
        world.unit.code: (1, 0),
        world.other_unit.code: (0, 1),
    }
    assert unit_scores(world.office, date(2026, 9, 1)) == []


def test_units_stand_by_code_and_a_leader_counts_only_the_own_chains(world: World) -> None:
    last, first = UnitFactory(code="ZZZ"), UnitFactory(code="AAA")
    closed(world, last, "YES", "SATISFIED")
    theirs = closed(world, first, "PARTLY", "DISSATISFIED")
    change(theirs, at=moment(10, 20), enterprise=world.other_enterprise)

    assert [row.unit.code for row in unit_scores(world.office, OCTOBER)] == ["AAA", "ZZZ"]
    assert [row.unit.code for row in unit_scores(world.leader, OCTOBER)] == ["ZZZ"]
    assert unit_scores(world.organiser, OCTOBER) == []


@pytest.mark.parametrize(
    ("raised", "place"),
    [
        # Looked at on Tuesday 13 October. Working days since, backwards: 13, 12, 10, 9, 8 are five; 30, 29, 28 September ...
        (moment(10, 13), 0),
        (moment(10, 1), 0),  # 8, 9, 10, 12, 13 have passed
        (moment(9, 30), 0),  # the same five: it was raised on the 30th itself
        (moment(9, 29), 1),  # six with the 30th
        (moment(9, 23), 1),  # 24, 28, 29, 30 and the five: nine
        (moment(9, 22), 1),  # ten with the 23rd
        (moment(9, 21), 2),  # eleven
        (moment(9, 17), 2),  # 18, 20, 21, 22 and the eleven ... : 18, 20, 21, 22, 23, 24, 28, 29, 30, 8, 9, 10, 12, 13
        (moment(9, 15), 3),  # sixteen with the 16th and the 17th
        (moment(8, 28), 3),  # 31 August; 1-4, 7-11 and 14 September make eleven more: 27
        (moment(8, 20), 4),
    ],
)
def test_ages_are_working_days_since_an_issue_was_raised(world: World, raised: datetime, place: int) -> None:
    IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="ASSIGNED", created_at=raised)

    (row,) = unit_ages(world.office, date(2026, 10, 13))

    ages = (row.upto_5, row.upto_10, row.upto_15, row.upto_30, row.over_30)
    assert ages == tuple(int(at == place) for at in range(5))
    assert row.total == 1


def test_parked_issues_are_counted_apart_and_those_without_a_unit_come_last(world: World) -> None:
    at = moment(10, 13)
    IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="SUSPENDED", created_at=at)
    IssueFactory(enterprise=world.enterprise, status="SUBMITTED", created_at=at)
    IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="ANSWERED", created_at=at)

    rows = unit_ages(world.office, at.date())

    assert [(row.unit, row.total, row.parked) for row in rows] == [(world.unit, 0, 1), (None, 1, 0)]


def test_the_number_of_queries_is_fixed(world: World, django_assert_num_queries: Callable[..., Any]) -> None:
    for _ in range(4):
        closed(world, UnitFactory(), "YES", "SATISFIED")
        IssueFactory(enterprise=world.enterprise, lead_unit=UnitFactory(), status="ASSIGNED")

    with django_assert_num_queries(4):
        assert len(unit_scores(world.office, OCTOBER)) == 4
    with django_assert_num_queries(3):
        assert len(unit_ages(world.office, world.today)) == 4

"""Lengths of stages and days of categories are edited, and count for what begins afterwards."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import DomainError, StaleError
from assistance.actions.clocks import edit_category, edit_clock
from assistance.actions.issues import raise_issue
from assistance.models import StageClock
from assistance.rules.issue_clocks import (
    CategoryDaysError,
    ClockInDaysError,
    ClockLengthError,
    Stage,
    UrgentIsQuickerError,
)
from assistance.rules.visits import NewIssue
from assistance.rules.working_days import COUNTY
from tests.factories import CategoryFactory, World
from tests.factories.clocks import StageClockFactory

TUESDAY = datetime(2026, 3, 17, 9, 0, tzinfo=COUNTY)


@pytest.fixture
def accept(world: World) -> StageClock:
    clock: StageClock = StageClockFactory(stage=Stage.ACCEPT, amount=1)
    return clock


def test_a_longer_clock_counts_for_what_begins_afterwards(world: World, accept: StageClock) -> None:
    before = raise_issue(world.enterprise, issue=NewIssue("Power", world.category), by=world.specialist, at=TUESDAY)

    edit_clock(accept, amount=3, expected=1, by=world.office, at=TUESDAY)

    after = raise_issue(world.enterprise, issue=NewIssue("Gas", world.category), by=world.specialist, at=TUESDAY)
    before.refresh_from_db()
    assert before.stage_due_at == datetime(2026, 3, 18, 17, 30, tzinfo=COUNTY), "what has begun keeps its deadline"
    assert after.stage_due_at == datetime(2026, 3, 20, 17, 30, tzinfo=COUNTY)
    assert accept.version == 1
    accept.refresh_from_db()
    assert (accept.amount, accept.version) == (3, 2)


def test_a_category_gives_other_days_to_the_next_issue(world: World) -> None:
    edit_category(world.category, answer_days=5, urgent_days=2, usual_unit=world.unit, by=world.admin, at=TUESDAY)

    issue = raise_issue(world.enterprise, issue=NewIssue("Power", world.category), by=world.specialist, at=TUESDAY)
    world.category.refresh_from_db()
    assert (world.category.answer_days, world.category.usual_unit) == (5, world.unit)
    assert raise_issue(
        world.enterprise, issue=NewIssue("Gas", world.category), by=world.specialist, at=TUESDAY
    ).due_on == date(2026, 3, 24)
    assert issue.due_days in (5, 10), "the category that the form had read"


@pytest.mark.parametrize(
    ("stage", "amount", "unit", "refusal"),
    [
        (Stage.ACCEPT, 0, "DAYS", ClockLengthError),
        (Stage.ACCEPT, 31, "DAYS", ClockLengthError),
        (Stage.CONTACT, 91, "HOURS", ClockLengthError),
        (Stage.EVENT_ANSWER, 8, "HOURS", ClockInDaysError),
        (Stage.EXTENSION, 8, "HOURS", ClockInDaysError),
        (Stage.RECHECK, 8, "HOURS", ClockInDaysError),
    ],
)
def test_a_length_that_no_stage_has_is_refused(
    world: World, stage: str, amount: int, unit: str, refusal: type[DomainError]
) -> None:
    clock = StageClockFactory(stage=stage)

    with pytest.raises(refusal):
        edit_clock(clock, amount=amount, unit=unit, by=world.office, at=world.at)


@pytest.mark.parametrize(("stage", "amount", "unit"), [(Stage.ACCEPT, 30, "DAYS"), (Stage.CONTACT, 90, "HOURS")])
def test_the_longest_lengths_are_taken(world: World, stage: str, amount: int, unit: str) -> None:
    clock = edit_clock(StageClockFactory(stage=stage), amount=amount, unit=unit, by=world.admin, at=world.at)

    assert (clock.amount, clock.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("answer", "urgent", "refusal"),
    [
        (0, 0, CategoryDaysError),
        (31, 5, CategoryDaysError),
        (10, 0, UrgentIsQuickerError),
        (10, 11, UrgentIsQuickerError),
    ],
)
def test_days_that_make_no_sense_are_refused(
    world: World, answer: int, urgent: int, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        edit_category(world.category, answer_days=answer, urgent_days=urgent, by=world.office, at=world.at)


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor"])
def test_others_edit_neither(world: World, accept: StageClock, who: str) -> None:
    with pytest.raises(PermissionDenied):
        edit_clock(accept, amount=2, by=getattr(world, who), at=world.at)
    with pytest.raises(PermissionDenied):
        edit_category(world.category, answer_days=9, by=getattr(world, who), at=world.at)


def test_who_saw_an_older_version_is_refused(world: World, accept: StageClock) -> None:
    edit_clock(accept, amount=2, expected=1, by=world.office, at=world.at)
    category = CategoryFactory(code="UTL")
    edit_category(category, answer_days=7, expected=1, by=world.office, at=world.at)

    with pytest.raises(StaleError):
        edit_clock(accept, amount=4, expected=1, by=world.admin, at=world.at)
    with pytest.raises(StaleError):
        edit_category(category, answer_days=8, expected=1, by=world.admin, at=world.at)


def test_the_same_again_changes_nothing(world: World, accept: StageClock) -> None:
    assert edit_clock(accept, amount=1, unit="DAYS", by=world.office, at=world.at).version == 1
    assert edit_category(world.category, answer_days=10, by=world.office, at=world.at).version == 1

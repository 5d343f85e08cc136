"""A year is published: its days are stored, and what was provisional becomes firm."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions.people import system_user
from accounts.models import User
from assistance.actions.calendar import PublishedDay, load_calendar_year
from assistance.actions.issues import accept_issue, raise_issue
from assistance.models import CalendarDay, Issue
from assistance.rules.visits import NewIssue
from assistance.rules.working_days import COUNTY
from tests.databases import OwnDatabase
from tests.factories import CategoryFactory, IssueFactory, SpecialistFactory, World

# Thursday; with ten working days the promise falls into January.
RAISED_AT = datetime(2026, 12, 31, 10, 0, tzinfo=COUNTY)
NEW_YEAR = {
    date(2027, 1, 1): PublishedDay(is_working=False, note="元旦", note_en="New Year's Day"),
}
MADE_UP = {
    date(2027, 1, 9): PublishedDay(is_working=True, note="元旦调休上班", note_en="Working day for New Year's Day")
}


@pytest.fixture
def end_of_2026(world: World) -> World:
    """Only 2026 is published."""
    CalendarDay.objects.all().delete()
    load_calendar_year(2026, days={}, by=world.admin, at=world.at)
    return world


def raised(world: World) -> Issue:
    draft = NewIssue("Power", world.category)
    return raise_issue(world.enterprise, issue=draft, by=world.specialist, at=RAISED_AT)


def closing_time(day: date) -> datetime:
    return datetime.combine(day, time(17, 30), tzinfo=COUNTY)


def load_2027(world: World, by: User | None = None) -> list[Issue]:
    return load_calendar_year(2027, days=NEW_YEAR, by=by or world.admin, at=RAISED_AT + timedelta(hours=1))


def test_every_day_of_the_year_is_stored_with_its_exceptions(world: World) -> None:
    CalendarDay.objects.all().delete()
    load_calendar_year(2027, days=NEW_YEAR | MADE_UP, by=world.admin, at=world.at)

    assert CalendarDay.objects.count() == 365
    assert CalendarDay.objects.get(day=date(2027, 1, 1)).note_en == "New Year's Day"
    assert CalendarDay.objects.get(day=date(2027, 1, 9)).is_working, "a make-up Saturday"
    assert not CalendarDay.objects.get(day=date(2027, 1, 10)).is_working
    assert CalendarDay.objects.get(day=date(2027, 1, 11)).is_working


def test_loading_again_stores_the_corrected_days(world: World) -> None:
    for days in (NEW_YEAR | MADE_UP, NEW_YEAR):
        load_calendar_year(2027, days=days, by=world.admin, at=world.at)

    assert CalendarDay.objects.filter(day__year=2027).count() == 365
    assert not CalendarDay.objects.get(day=date(2027, 1, 9)).is_working


def test_a_provisional_promise_becomes_firm_and_says_that_it_moved(end_of_2026: World) -> None:
    issue = raised(end_of_2026)
    assert (issue.due_on, issue.due_is_provisional) == (date(2027, 1, 14), True), (
        "1, 4-8, 11-14 January by the week alone"
    )

    assert load_2027(end_of_2026) == [issue]

    issue.refresh_from_db()
    assert (issue.due_on, issue.due_is_provisional) == (date(2027, 1, 15), False), "4-8, 11-15 January"
    assert issue.version == 2


def test_a_promise_that_stays_where_it_was_becomes_firm_in_silence(end_of_2026: World) -> None:
    issue = raised(end_of_2026)
    moved = load_calendar_year(2027, days=NEW_YEAR | MADE_UP, by=end_of_2026.admin, at=RAISED_AT)

    issue.refresh_from_db()
    assert moved == []
    assert (issue.due_on, issue.due_is_provisional) == (date(2027, 1, 14), False), (
        "the made-up Saturday pays for the 1st"
    )


def test_what_the_present_status_owes_moves_too(end_of_2026: World) -> None:
    world = end_of_2026
    issue = accept_issue(raised(world), lead_unit=world.unit, by=world.office, at=RAISED_AT)
    assert issue.stage_due_at == closing_time(date(2027, 1, 1)), "not known yet to be a holiday"

    load_2027(world)

    issue.refresh_from_db()
    assert issue.stage_due_at == closing_time(date(2027, 1, 4))


def test_the_call_back_of_an_answered_issue_moves_though_its_promise_is_history(end_of_2026: World) -> None:
    world = end_of_2026
    issue = IssueFactory(
        enterprise=world.enterprise, category=world.category, status="ANSWERED", created_at=RAISED_AT,
        due_on=date(2027, 1, 14), due_is_provisional=True, stage_due_at=closing_time(date(2027, 1, 5)),
    )  # fmt: skip

    assert load_2027(world) == []

    issue.refresh_from_db()
    assert issue.due_on == date(2027, 1, 14)
    assert issue.stage_due_at == closing_time(date(2027, 1, 6)), "three working days: 4, 5, 6 January"


def test_firm_promises_and_closed_issues_are_not_touched(end_of_2026: World) -> None:
    world = end_of_2026
    common = {"enterprise": world.enterprise, "category": world.category, "created_at": RAISED_AT}
    issues = [
        IssueFactory(
            status="IN_PROGRESS", due_on=date(2026, 12, 31), stage_due_at=closing_time(date(2026, 12, 31)), **common
        ),
        IssueFactory(status="CLOSED", due_on=date(2027, 1, 14), due_is_provisional=True, **common),
    ]

    assert load_2027(world) == []
    for issue in issues:
        version = issue.version
        issue.refresh_from_db()
        assert issue.version == version


def test_another_year_leaves_the_promise_provisional(end_of_2026: World) -> None:
    issue = raised(end_of_2026)

    assert load_calendar_year(2028, days={}, by=end_of_2026.admin, at=end_of_2026.at) == []

    issue.refresh_from_db()
    assert issue.due_is_provisional is True


@pytest.mark.parametrize("who", ["specialist", "office", "handler", "leader", "organiser", "auditor"])
def test_only_the_administrator_and_the_system_load_a_year(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        load_2027(world, by=getattr(world, who))
    load_2027(world, by=system_user())


def test_many_issues_are_recomputed_with_two_queries_for_reading(
    end_of_2026: World, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    issues = [raised(end_of_2026) for _ in range(10)]

    # signature, days, issues, calendar, one UPDATE for each issue, two savepoints
    with django_assert_max_num_queries(6 + len(issues)):
        assert len(load_2027(end_of_2026)) == 10


def test_two_years_loaded_at_once_do_not_wait_for_each_other_for_ever(own_database: OwnDatabase, world: World) -> None:
    CalendarDay.objects.all().delete()
    SpecialistFactory()
    category = CategoryFactory(answer_days=30)
    for _ in range(20):
        IssueFactory(
            enterprise=world.enterprise, category=category, created_at=RAISED_AT, due_on=date(2027, 2, 11),
            due_is_provisional=True, stage_due_at=closing_time(date(2027, 1, 1)),
        )  # fmt: skip

    outcomes = own_database.at_once(
        *[
            lambda year=year: load_calendar_year(year, days={}, by=world.admin, at=world.at)
            for year in (2026, 2027, 2026, 2027)
        ]
    )

    assert all(isinstance(outcome, list) for outcome in outcomes), outcomes

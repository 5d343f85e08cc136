"""A year is published: its days are stored, and what was provisional becomes firm."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions.people import system_user
from accounts.models import User
from assistance.actions.calendar import Moved, PublishedDay, edit_calendar_day, load_calendar_year
from assistance.actions.issue_terms import withdraw_issue
from assistance.actions.issues import accept_issue, raise_issue
from assistance.models import CalendarDay, Issue, Recheck
from assistance.rules.visits import NewIssue
from assistance.rules.working_days import COUNTY, PastDayError, UnloadedYearError
from enterprises.models import TimelineEntry
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
    moved = load_calendar_year(2027, days=NEW_YEAR, by=by or world.admin, at=RAISED_AT + timedelta(hours=1))
    return [found.issue for found in moved]


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
    step = issue.steps.get(move="RECOMPUTE")
    assert (step.due_before, step.due_on) == (date(2027, 1, 14), date(2027, 1, 15)), "due before and after, for ever"
    assert (step.by, step.acting_as) == (end_of_2026.admin, "SYSTEM")
    line = TimelineEntry.objects.get(kind="issue.recomputed")
    assert (line.enterprise, line.facts["before"], line.facts["on"]) == (issue.enterprise, "2027-01-14", "2027-01-15")


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


@pytest.mark.parametrize("who", ["specialist", "handler", "leader", "organiser", "auditor"])
def test_only_the_office_the_administrator_and_the_system_write_the_calendar(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        load_2027(world, by=getattr(world, who))
    with pytest.raises(PermissionDenied):
        edit_calendar_day(world.today, is_working=False, by=getattr(world, who), at=world.at)
    load_2027(world, by=system_user())
    edit_calendar_day(world.today, is_working=False, by=world.office, at=world.at)


def test_many_issues_are_recomputed_with_few_queries_for_reading(
    end_of_2026: World, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    issues = [raised(end_of_2026) for _ in range(10)]

    # signature, days, issues, re-checks, clocks, calendar, lines of the files, two savepoints; UPDATE and step of each issue
    with django_assert_max_num_queries(9 + 2 * len(issues)):
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


class TestEditedDay:
    """An edited day of a published year: Monday 14 December 2026, ten working days give Monday the 28th."""

    MONDAY = datetime(2026, 12, 14, 10, 0, tzinfo=COUNTY)

    @pytest.fixture
    def issue(self, end_of_2026: World) -> Issue:
        draft = NewIssue("Power", end_of_2026.category)
        issue = raise_issue(end_of_2026.enterprise, issue=draft, by=end_of_2026.specialist, at=self.MONDAY)
        assert (issue.due_on, issue.due_is_provisional) == (date(2026, 12, 28), False)
        return issue

    def edit(self, world: World, day: date, *, is_working: bool) -> list[Moved]:
        return edit_calendar_day(
            day, is_working=is_working, note="停电", note_en="No power", by=world.office, at=self.MONDAY
        )

    def test_a_day_that_becomes_free_moves_the_firm_promises_across_it_and_says_so(
        self, end_of_2026: World, issue: Issue
    ) -> None:
        (moved,) = self.edit(end_of_2026, date(2026, 12, 21), is_working=False)

        issue.refresh_from_db()
        assert (moved.issue, moved.due_before, issue.due_on) == (issue, date(2026, 12, 28), date(2026, 12, 29))
        step = issue.steps.get(move="RECOMPUTE")
        assert (step.due_before, step.due_on, step.by) == (date(2026, 12, 28), date(2026, 12, 29), end_of_2026.office)
        assert CalendarDay.objects.get(day=date(2026, 12, 21)).note_en == "No power"

    def test_a_saturday_that_becomes_a_working_day_brings_the_promise_forward(
        self, end_of_2026: World, issue: Issue
    ) -> None:
        (moved,) = self.edit(end_of_2026, date(2026, 12, 19), is_working=True)

        assert (moved.due_before, moved.issue.due_on) == (date(2026, 12, 28), date(2026, 12, 25))

    def test_a_day_outside_moves_nothing(self, end_of_2026: World, issue: Issue) -> None:
        assert self.edit(end_of_2026, date(2026, 12, 29), is_working=False) == []
        issue.refresh_from_db()
        assert issue.version == 1

    def test_another_name_alone_moves_nothing(self, end_of_2026: World, issue: Issue) -> None:
        assert self.edit(end_of_2026, date(2026, 12, 21), is_working=True) == []
        assert CalendarDay.objects.get(day=date(2026, 12, 21)).note == "停电"

    def test_stage_and_promised_contact_move_with_it(self, end_of_2026: World) -> None:
        world, late = end_of_2026, datetime(2026, 12, 14, 17, 0, tzinfo=COUNTY)
        issue = raise_issue(world.enterprise, issue=NewIssue("Gas", world.category), by=world.office, at=late)
        assert issue.contact_due_at == datetime(2026, 12, 15, 10, 0, tzinfo=COUNTY), "half an hour today, the rest then"

        edit_calendar_day(date(2026, 12, 15), is_working=False, by=world.office, at=late)

        issue.refresh_from_db()
        assert issue.contact_due_at == datetime(2026, 12, 16, 10, 0, tzinfo=COUNTY)
        assert issue.stage_due_at == closing_time(date(2026, 12, 16))

    def test_a_recheck_that_waits_moves_too(self, end_of_2026: World, issue: Issue) -> None:
        world = end_of_2026
        withdraw_issue(issue, reason="Solved it.", by=world.specialist, at=self.MONDAY)
        assert Recheck.objects.get().due_on == date(2026, 12, 17)

        assert self.edit(world, date(2026, 12, 16), is_working=False) == [], "a withdrawn issue has no promise any more"

        assert Recheck.objects.get().due_on == date(2026, 12, 18)

    def test_a_parked_issue_stands_still(self, end_of_2026: World) -> None:
        issue = IssueFactory(
            enterprise=end_of_2026.enterprise, category=end_of_2026.category, status="SUSPENDED",
            created_at=self.MONDAY, due_on=date(2026, 12, 22), due_from=date(2026, 12, 14), due_days=6,
        )  # fmt: skip

        assert self.edit(end_of_2026, date(2026, 12, 21), is_working=False) == []
        issue.refresh_from_db()
        assert (issue.due_on, issue.stage_due_at) == (date(2026, 12, 22), None)

    def test_a_day_that_has_passed_stays_as_it_was_counted(self, end_of_2026: World) -> None:
        with pytest.raises(PastDayError):
            self.edit(end_of_2026, date(2026, 12, 13), is_working=True)
        assert self.edit(end_of_2026, date(2026, 12, 14), is_working=False) == []

    def test_a_year_is_loaded_before_its_days_are_edited(self, end_of_2026: World) -> None:
        with pytest.raises(UnloadedYearError):
            self.edit(end_of_2026, date(2027, 1, 4), is_working=False)
        assert not CalendarDay.objects.filter(day__year=2027).exists()

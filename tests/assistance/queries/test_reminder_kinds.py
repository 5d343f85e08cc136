"""Who is reminded of what on which day, and when the cause is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role, User
from assistance.models import AssignmentRole, CalendarDay, Issue, Reminder, Visit, VisitKind
from assistance.queries.reminder_kinds import KINDS, Slot
from assistance.rules.issue_flow import IssueStatus
from assistance.rules.working_days import COUNTY, WorkingCalendar
from enterprises.models import EnterpriseStatus
from tests.factories import (
    AssignmentFactory,
    CommitmentFactory,
    EnterpriseFactory,
    IssueFactory,
    SpecialistFactory,
    UserFactory,
    VisitFactory,
    World,
)

RHYTHM = settings.CONTACT_RHYTHM_DAYS
ON_SITE = settings.ON_SITE_RHYTHM_DAYS


def told(kind: str, day: date, today: date | None = None) -> set[tuple[UUID, UUID]]:
    """Return (subject, recipient) of the reminders that a kind asks for on a day."""
    return {(row.subject_id, row.recipient_id) for row in KINDS[kind].rows(Slot(day, today or day))}


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=COUNTY)


def holds(kind: str, subject: UUID, recipient: User, today: date, **fields: Any) -> bool:
    """Whether a reminder that was given still has its cause."""
    reminder = Reminder.objects.create(
        kind=kind, subject_id=subject, recipient=recipient, slot=today, created_at=noon(today), updated_at=noon(today),
        **fields,
    )  # fmt: skip
    return Reminder.objects.filter(KINDS[kind].holds(today), pk=reminder.pk).exists()


@pytest.fixture
def days(world: World) -> WorkingCalendar:
    return WorkingCalendar.of(CalendarDay.objects.values_list("day", "is_working"))


@pytest.fixture
def working_day(world: World, days: WorkingCalendar) -> date:
    """The first working day from today on."""
    return days.after(world.today, 0).on


class TestPromisedContact:
    @pytest.fixture
    def visit(self, world: World) -> Visit:
        """Ten days ago a contact was promised for today."""
        return VisitFactory(
            enterprise=world.enterprise,
            visitor=world.specialist,
            created_at=world.at - timedelta(days=10),
            happened_at=world.at - timedelta(days=10),
            next_contact_on=world.today,
        )

    def test_the_visitor_is_told_on_the_day(self, world: World, visit: Visit) -> None:
        assert told("CONTACT_DUE", world.today) == {(visit.pk, world.specialist.pk)}

    def test_nobody_is_told_on_other_days(self, world: World, visit: Visit) -> None:
        assert told("CONTACT_DUE", world.today - timedelta(days=1)) == set()
        assert told("CONTACT_DUE", world.today + timedelta(days=1)) == set()

    def test_any_later_contact_by_anybody_keeps_the_promise(self, world: World, visit: Visit) -> None:
        VisitFactory(enterprise=world.enterprise, visitor=world.office, kind=VisitKind.PHONE)
        assert told("CONTACT_DUE", world.today) == set()
        assert not holds(
            "CONTACT_DUE", visit.pk, world.specialist, world.today, enterprise=world.enterprise, visit=visit
        )

    def test_an_earlier_contact_does_not(self, world: World, visit: Visit) -> None:
        VisitFactory(enterprise=world.enterprise, happened_at=world.at - timedelta(days=11))
        assert told("CONTACT_DUE", world.today) == {(visit.pk, world.specialist.pk)}
        assert holds("CONTACT_DUE", visit.pk, world.specialist, world.today, enterprise=world.enterprise, visit=visit)

    def test_a_planned_visit_does_not(self, world: World, visit: Visit) -> None:
        VisitFactory(enterprise=world.enterprise, planned=True)
        assert told("CONTACT_DUE", world.today) == {(visit.pk, world.specialist.pk)}

    def test_when_the_visitor_left_the_present_primary_specialist_is_told(self, world: World, visit: Visit) -> None:
        User.objects.filter(pk=world.specialist.pk).update(is_active=False, version=2)
        successor = SpecialistFactory()
        world.assignment.ends_on = world.today
        world.assignment.version += 1
        world.assignment.save()
        AssignmentFactory(enterprise=world.enterprise, specialist=successor, starts_on=world.today)
        assert told("CONTACT_DUE", world.today) == {(visit.pk, successor.user.pk)}

    def test_after_a_hand_over_the_successor_is_told_and_not_who_may_no_longer_visit(
        self, world: World, visit: Visit
    ) -> None:
        world.assignment.ends_on = world.today
        world.assignment.version += 1
        world.assignment.save()
        AssignmentFactory(enterprise=world.enterprise, specialist=world.other_specialist_row, starts_on=world.today)
        assert told("CONTACT_DUE", world.today) == {(visit.pk, world.other_specialist.pk)}
        facts = {"enterprise": world.enterprise, "visit": visit}
        assert holds("CONTACT_DUE", visit.pk, world.other_specialist, world.today, **facts)
        assert not holds("CONTACT_DUE", visit.pk, world.specialist, world.today, **facts)

    def test_a_visit_of_the_office_reminds_the_office(self, world: World) -> None:
        visit = VisitFactory(enterprise=world.enterprise, visitor=world.office, next_contact_on=world.today)
        assert told("CONTACT_DUE", world.today) == {(visit.pk, world.office.pk)}

    def test_with_nobody_left_nobody_is_told(self, world: World, visit: Visit) -> None:
        User.objects.filter(pk=world.specialist.pk).update(is_active=False, version=2)
        assert told("CONTACT_DUE", world.today) == set()

    def test_a_visit_written_down_after_its_promised_day_is_told_on_the_day_it_is_written(self, world: World) -> None:
        visit = VisitFactory(
            enterprise=world.enterprise,
            visitor=world.specialist,
            created_at=world.at,
            happened_at=world.at - timedelta(days=4),
            next_contact_on=world.today - timedelta(days=2),
        )
        assert told("CONTACT_DUE", world.today) == {(visit.pk, world.specialist.pk)}


class TestPromise:
    def test_its_owner_is_told_on_the_day_while_it_is_open(self, world: World) -> None:
        visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
        promise = CommitmentFactory(visit=visit, owner=world.specialist, due_on=world.today)
        kept = CommitmentFactory(visit=visit, owner=world.specialist, due_on=world.today, kept_on=world.today)
        CommitmentFactory(visit=visit, owner=world.specialist, due_on=None)
        assert told("PROMISE_DUE", world.today) == {(promise.pk, world.specialist.pk)}
        assert holds("PROMISE_DUE", promise.pk, world.specialist, world.today, enterprise=world.enterprise)
        assert not holds("PROMISE_DUE", kept.pk, world.specialist, world.today, enterprise=world.enterprise)

    def test_it_is_its_owners_whoever_looks_after_the_enterprise_until_the_owner_leaves(self, world: World) -> None:
        visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
        promise = CommitmentFactory(visit=visit, owner=world.handler, due_on=world.today)
        assert told("PROMISE_DUE", world.today) == {(promise.pk, world.handler.pk)}
        User.objects.filter(pk=world.handler.pk).update(is_active=False, version=2)
        assert told("PROMISE_DUE", world.today) == {(promise.pk, world.specialist.pk)}


class TestRhythm:
    """The specialist has looked after the enterprise for a year."""

    def visited(self, world: World, days_ago: int, kind: str = VisitKind.PHONE) -> None:
        VisitFactory(enterprise=world.enterprise, kind=kind, happened_at=world.at - timedelta(days=days_ago))
        VisitFactory(enterprise=world.other_enterprise, happened_at=world.at)

    @pytest.mark.parametrize(
        ("days_ago", "is_told"),
        [(RHYTHM - 1, False), (RHYTHM, True), (RHYTHM + 1, False), (RHYTHM + 7, True), (RHYTHM + 21, True)],
    )
    def test_the_primary_specialist_is_told_when_it_lapses_and_every_seven_days(
        self, world: World, days_ago: int, is_told: bool
    ) -> None:
        self.visited(world, days_ago)
        expected = {(world.enterprise.pk, world.specialist.pk)} if is_told else set()
        assert told("VISIT_OVERDUE", world.today) == expected

    def test_a_young_assignment_counts_from_its_start(self, world: World) -> None:
        enterprise = EnterpriseFactory()
        start = world.today - timedelta(days=RHYTHM)
        assignment = AssignmentFactory(enterprise=enterprise, starts_on=start)
        VisitFactory(enterprise=enterprise, happened_at=world.at - timedelta(days=200))
        assert (enterprise.pk, assignment.specialist.user_id) in told("VISIT_OVERDUE", world.today)
        assert enterprise.pk not in {subject for subject, _ in told("VISIT_OVERDUE", world.today - timedelta(days=1))}

    def test_a_closed_enterprise_is_not_told(self, world: World) -> None:
        self.visited(world, RHYTHM)
        type(world.enterprise).objects.filter(pk=world.enterprise.pk).update(
            status=EnterpriseStatus.CLOSED, status_reason="停产", version=2
        )
        assert told("VISIT_OVERDUE", world.today) == set()

    def test_backups_and_people_who_left_are_not_told(self, world: World) -> None:
        self.visited(world, RHYTHM)
        User.objects.filter(pk=world.specialist.pk).update(is_active=False, version=2)
        assert told("VISIT_OVERDUE", world.today) == set()

    def test_a_missed_day_is_not_told_after_a_visit(self, world: World) -> None:
        self.visited(world, RHYTHM + 2)
        slot = world.today - timedelta(days=2)
        assert told("VISIT_OVERDUE", slot, world.today)
        VisitFactory(enterprise=world.enterprise, happened_at=world.at)
        assert not told("VISIT_OVERDUE", slot, world.today)

    def test_the_cause_is_gone_after_a_contact_or_a_hand_over(self, world: World) -> None:
        self.visited(world, RHYTHM)
        args = ("VISIT_OVERDUE", world.enterprise.pk)
        assert holds(*args, world.specialist, world.today, enterprise=world.enterprise)
        assert not holds(*args, world.backup, world.today, enterprise=world.enterprise)
        VisitFactory(enterprise=world.enterprise, happened_at=world.at)
        tomorrow = world.today + timedelta(days=1)
        assert not holds(*args, world.specialist, tomorrow, enterprise=world.enterprise)

    def test_a_visit_on_site_is_asked_for_after_a_quarter_of_calls(self, world: World) -> None:
        self.visited(world, ON_SITE, VisitKind.ON_SITE)
        VisitFactory(enterprise=world.enterprise, kind=VisitKind.PHONE, happened_at=world.at - timedelta(days=3))
        assert told("ON_SITE_OVERDUE", world.today) == {(world.enterprise.pk, world.specialist.pk)}
        assert told("VISIT_OVERDUE", world.today) == set()
        assert told("ON_SITE_OVERDUE", world.today - timedelta(days=1)) == set()

    def test_with_no_contact_at_all_one_reminder_is_enough(self, world: World) -> None:
        self.visited(world, ON_SITE, VisitKind.ON_SITE)
        assert told("ON_SITE_OVERDUE", world.today) == set()


class TestIssueDeadline:
    def issue(self, world: World, due_on: date, status: str = IssueStatus.IN_PROGRESS) -> Issue:
        unit = {} if status == IssueStatus.SUBMITTED else {"lead_unit": world.unit}
        return IssueFactory(enterprise=world.enterprise, due_on=due_on, status=status, **unit)

    def test_handlers_of_the_unit_and_the_primary_specialist_are_told_one_working_day_before(
        self, world: World, working_day: date, days: WorkingCalendar
    ) -> None:
        issue = self.issue(world, days.after(working_day, 1).on)
        people = {world.handler.pk, world.specialist.pk}
        assert told("ISSUE_NEAR", working_day) == {(issue.pk, person) for person in people}
        assert told("ISSUE_NEAR", days.before(working_day, 1)) == set()

    def test_before_there_is_a_unit_the_office_is_told(
        self, world: World, working_day: date, days: WorkingCalendar
    ) -> None:
        issue = self.issue(world, days.after(working_day, 1).on, IssueStatus.SUBMITTED)
        assert told("ISSUE_NEAR", working_day) == {(issue.pk, world.office.pk)}

    def test_a_member_without_the_role_of_a_handler_is_not_told(
        self, world: World, working_day: date, days: WorkingCalendar
    ) -> None:
        UserFactory(roles=[Role.ORGANISER], units=[world.unit])
        left = UserFactory(roles=[Role.HANDLER], units=[world.unit], is_active=False)
        self.issue(world, days.after(working_day, 1).on)
        assert {person for _, person in told("ISSUE_NEAR", working_day)} == {world.handler.pk, world.specialist.pk}
        assert not left.is_active

    @pytest.mark.parametrize("status", [IssueStatus.ANSWERED, IssueStatus.CLOSED])
    def test_an_answered_issue_is_not_told(
        self, world: World, working_day: date, days: WorkingCalendar, status: str
    ) -> None:
        self.issue(world, days.after(working_day, 1).on, status)
        self.issue(world, days.before(working_day, 1), status)
        assert told("ISSUE_NEAR", working_day) == set()
        assert told("ISSUE_OVERDUE", working_day) == set()

    @pytest.mark.parametrize(
        ("working_days_over", "is_told"), [(0, False), (1, True), (2, False), (5, False), (6, True), (11, True)]
    )
    def test_handlers_head_and_specialist_are_told_on_the_first_working_day_after_and_every_fifth(
        self, world: World, working_day: date, days: WorkingCalendar, working_days_over: int, is_told: bool
    ) -> None:
        head = UserFactory()
        type(world.unit).objects.filter(pk=world.unit.pk).update(head=head, version=2)
        issue = self.issue(world, days.before(working_day, working_days_over))
        people = {world.handler.pk, world.specialist.pk, head.pk} if is_told else set()
        assert told("ISSUE_OVERDUE", working_day) == {(issue.pk, person) for person in people}

    def test_nobody_is_told_of_an_overdue_issue_on_a_free_day(self, world: World, days: WorkingCalendar) -> None:
        free = next(
            day for day in (world.today + timedelta(days=step) for step in range(30)) if not days.is_working(day)
        )
        self.issue(world, days.before(free, 1))
        assert told("ISSUE_OVERDUE", free) == set()

    def test_an_issue_without_a_unit_is_overdue_at_the_office(
        self, world: World, working_day: date, days: WorkingCalendar
    ) -> None:
        issue = self.issue(world, days.before(working_day, 1), IssueStatus.SUBMITTED)
        assert told("ISSUE_OVERDUE", working_day) == {(issue.pk, world.office.pk)}

    def test_the_cause_follows_the_issue(self, world: World, working_day: date, days: WorkingCalendar) -> None:
        waiting = self.issue(world, days.after(working_day, 1).on, IssueStatus.SUBMITTED)
        assigned = self.issue(world, days.after(working_day, 1).on)

        def near(issue: Issue, person: User) -> bool:
            return holds("ISSUE_NEAR", issue.pk, person, working_day, enterprise=world.enterprise, issue=issue)

        assert near(waiting, world.office)
        assert not near(assigned, world.office), "the office has passed it on"
        assert near(assigned, world.handler)
        assert near(assigned, world.specialist)
        assert not near(assigned, world.other_handler), "it sits with another unit"
        over = days.after(assigned.due_on, 1).on
        facts = {"enterprise": world.enterprise, "issue": assigned}
        assert not holds("ISSUE_NEAR", assigned.pk, world.handler, over, **facts), "it is over, not near"
        assert holds("ISSUE_OVERDUE", assigned.pk, world.handler, over, **facts)


COUNTED_HERE = {
    "CONTACT_DUE", "PROMISE_DUE", "VISIT_OVERDUE", "ON_SITE_OVERDUE", "ISSUE_NEAR", "ISSUE_OVERDUE",
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in COUNTED_HERE])  # the others have their own
def test_the_number_of_queries_does_not_grow(
    kind: str, world: World, working_day: date, days: WorkingCalendar, make: Callable[[int], None]
) -> None:
    def queries() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as asked:
            found = len(told(kind, working_day))
        return len(asked), found

    make(1)
    few, found_few = queries()
    make(5)
    many, found_many = queries()
    assert found_many > found_few > 0, "the scene has something for every kind"
    assert few == many <= 7


@pytest.fixture
def make(world: World, working_day: date, days: WorkingCalendar) -> Callable[[int], None]:
    """Set a scene in which every kind has something to tell."""

    def scene(times: int) -> None:
        for _ in range(times):
            visit = VisitFactory(
                enterprise=EnterpriseFactory(),
                visitor=world.office,
                happened_at=noon(working_day) - timedelta(days=5),
                next_contact_on=working_day,
            )
            CommitmentFactory(visit=visit, due_on=working_day)
            for kind, ago, rhythm in ((VisitKind.PHONE, RHYTHM, ON_SITE), (VisitKind.PHONE, 2, RHYTHM)):
                enterprise = EnterpriseFactory()
                AssignmentFactory(
                    enterprise=enterprise,
                    role=AssignmentRole.PRIMARY,
                    starts_on=working_day - timedelta(days=max(ON_SITE, rhythm)),
                )
                VisitFactory(enterprise=enterprise, kind=kind, happened_at=noon(working_day) - timedelta(days=ago))
            for due_on in (days.after(working_day, 1).on, days.before(working_day, 1)):
                for status, unit in ((IssueStatus.SUBMITTED, {}), (IssueStatus.ASSIGNED, {"lead_unit": world.unit})):
                    IssueFactory(enterprise=enterprise, due_on=due_on, status=status, **unit)

    return scene

"""What somebody has to decide or to give: parkings to review, extensions, parts of co-handling units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from accounts.models import User
from assistance.actions.issue_terms import decide_extension, request_extension, review_suspension, suspend_issue
from assistance.actions.issue_work import contribute_to_issue
from assistance.models import Contribution, Issue, Reminder
from assistance.queries.reminder_kinds import KINDS, Slot
from assistance.rules.working_days import COUNTY
from enterprises.models import LeaderRole
from tests.factories import ChainLeaderFactory, IssueFactory, UserFactory, World

MONDAY = date(2026, 9, 21)  # Friday the 25th to Sunday the 27th are free (Mid-Autumn), then 1-7 October


def nine(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=COUNTY)


def told(kind: str, day: date) -> dict[str, str]:
    rows = list(KINDS[kind].rows(Slot(day, day)))
    names = dict(User.objects.values_list("pk", "username"))
    assert len({(row.subject_id, row.recipient_id) for row in rows}) == len(rows)
    return {names[row.recipient_id]: row.reason for row in rows}


def holds(kind: str, issue: Issue, subject: Any, recipient: Any, day: date) -> bool:
    reminder = Reminder.objects.create(
        kind=kind, subject_id=subject.pk, recipient=recipient, slot=day, enterprise=issue.enterprise, issue=issue,
        created_at=nine(day), updated_at=nine(day),
    )  # fmt: skip
    return Reminder.objects.filter(KINDS[kind].holds(day), pk=reminder.pk).exists()


@pytest.fixture
def issue(world: World) -> Issue:
    made: Issue = IssueFactory(
        enterprise=world.enterprise, status="IN_PROGRESS", lead_unit=world.unit, created_at=nine(date(2026, 9, 14)),
        due_on=date(2026, 9, 30),
    )  # fmt: skip
    return made


class TestReviews:
    @pytest.fixture
    def parked(self, world: World, issue: Issue) -> Issue:
        return suspend_issue(
            issue, reason_class="PLANNING", reason="No land.", review_on=MONDAY, by=world.leader,
            at=nine(date(2026, 9, 15)),
        )  # fmt: skip

    def test_leaders_of_the_chain_and_the_office_are_told_on_the_day(self, world: World, parked: Issue) -> None:
        deputy = UserFactory(username="deputy", roles=["LEADER"])
        ChainLeaderFactory(chain=world.chain, user=deputy, name=deputy.name, role=LeaderRole.DEPUTY)
        ChainLeaderFactory(chain=world.chain, user=None, role=LeaderRole.DEPUTY)
        ChainLeaderFactory(chain=world.other_chain, user=UserFactory(username="other_leader", roles=["LEADER"]))

        assert told("PARKED_REVIEW_DUE", MONDAY) == {"leader": "LEADER", "deputy": "LEADER", "office": "OFFICE"}
        assert told("PARKED_REVIEW_DUE", MONDAY - timedelta(days=1)) == {}

    def test_another_day_of_review_settles_it(self, world: World, parked: Issue) -> None:
        assert holds("PARKED_REVIEW_DUE", parked, parked, world.leader, MONDAY)

        review_suspension(
            parked, reason="Still.", review_on=MONDAY + timedelta(days=9), by=world.leader, at=nine(MONDAY)
        )

        assert not Reminder.objects.filter(KINDS["PARKED_REVIEW_DUE"].holds(MONDAY)).exists()
        assert told("PARKED_REVIEW_DUE", MONDAY + timedelta(days=9)) == {"leader": "LEADER", "office": "OFFICE"}


class TestExtensions:
    @pytest.fixture
    def asked(self, world: World, issue: Issue) -> Issue:
        return request_extension(
            issue, due_on=date(2026, 10, 9), reason="Parts.", by=world.handler, at=nine(date(2026, 9, 24))
        )

    def test_the_office_is_told_at_once_and_each_working_day_while_the_decision_is_late(
        self, world: World, asked: Issue
    ) -> None:
        days = {date(2026, 9, 24) + timedelta(days=step): None for step in range(8)}

        assert {day: told("EXTENSION_TO_DECIDE", day) for day in days if told("EXTENSION_TO_DECIDE", day)} == {
            date(2026, 9, 24): {"office": ""},  # asked on Thursday, to be decided by Monday the 28th
            date(2026, 9, 29): {"office": "LATE"},
            date(2026, 9, 30): {"office": "LATE"},  # and then comes the holiday
        }

    def test_a_decision_settles_it(self, world: World, asked: Issue) -> None:
        assert holds("EXTENSION_TO_DECIDE", asked, asked, world.office, date(2026, 9, 24))

        decide_extension(asked, granted=True, by=world.office, at=nine(date(2026, 9, 28)))

        assert not Reminder.objects.filter(KINDS["EXTENSION_TO_DECIDE"].holds(date(2026, 9, 28))).exists()
        assert told("EXTENSION_TO_DECIDE", date(2026, 9, 29)) == {}


class TestParts:
    @pytest.fixture
    def part(self, world: World, issue: Issue) -> Contribution:
        return Contribution.objects.create(
            issue=issue, unit=world.other_unit, due_on=date(2026, 9, 28), created_at=nine(date(2026, 9, 14)),
            updated_at=nine(date(2026, 9, 14)),
        )  # fmt: skip

    def test_the_unit_that_helps_is_told_a_working_day_before_and_when_it_is_over(
        self, world: World, part: Contribution
    ) -> None:
        days = [date(2026, 9, 21) + timedelta(days=step) for step in range(20)]

        assert {day: told("PART_DUE", day) for day in days if told("PART_DUE", day)} == {
            date(2026, 9, 24): {"other_handler": ""},  # Thursday: Friday to Sunday are free
            date(2026, 9, 28): {"other_handler": ""},  # the planner tells nobody again: told since Thursday
            date(2026, 9, 29): {"other_handler": "OVER"},
        }
        (row,) = KINDS["PART_DUE"].rows(Slot(date(2026, 9, 28), date(2026, 9, 28)))
        assert row.told_since == date(2026, 9, 24)

    def test_giving_it_settles_it(self, world: World, issue: Issue, part: Contribution) -> None:
        assert holds("PART_DUE", issue, part, world.other_handler, date(2026, 9, 28))
        assert not holds("PART_DUE", issue, part, world.handler, date(2026, 9, 28)), "the lead unit owes no part"

        contribute_to_issue(issue, text="The road is free.", by=world.other_handler, at=nine(MONDAY))

        assert not Reminder.objects.filter(KINDS["PART_DUE"].holds(date(2026, 9, 28))).exists()
        assert told("PART_DUE", date(2026, 9, 29)) == {}


@pytest.mark.parametrize(
    ("kind", "day", "queries"),
    [
        ("PARKED_REVIEW_DUE", date(2026, 10, 5), 3),
        ("EXTENSION_TO_DECIDE", date(2026, 9, 29), 4),
        ("PART_DUE", date(2026, 9, 29), 3),
    ],
)
def test_the_number_of_queries_does_not_depend_on_the_number_of_issues(
    world: World, kind: str, day: date, queries: int, django_assert_num_queries: Callable[..., Any]
) -> None:
    for _ in range(6):
        raised = {"enterprise": world.enterprise, "created_at": nine(date(2026, 9, 15)), "due_on": date(2026, 9, 30)}
        IssueFactory(status="SUSPENDED", **raised)  # its review is twenty days later
        issue = IssueFactory(status="IN_PROGRESS", lead_unit=world.unit, **raised)
        request_extension(issue, due_on=date(2026, 10, 9), reason="Parts.", by=world.handler, at=nine(MONDAY))
        Contribution.objects.create(
            issue=issue,
            unit=world.other_unit,
            due_on=date(2026, 9, 28),
            created_at=nine(MONDAY),
            updated_at=nine(MONDAY),
        )

    with django_assert_num_queries(queries):
        assert len(list(KINDS[kind].rows(Slot(day, day)))) >= 6

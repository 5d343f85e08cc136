"""An overdue issue climbs day by day through National Day 2026; who is told, of what, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from accounts.actions.people import system_user
from accounts.models import Role, Unit, UnitKind, User
from accounts.verbs import change
from assistance.actions.escalations import escalate_issue, escalate_overdue_issues, prod_issue
from assistance.actions.reminders import plan_reminders
from assistance.models import Issue, Reminder
from assistance.queries.inbox import inbox, unread_count
from assistance.queries.reminder_kinds import KINDS, Slot
from assistance.rules.working_days import COUNTY
from enterprises.models import ChainLeader, LeaderRole
from tests.factories import ChainLeaderFactory, IssueFactory, UnitFactory, UserFactory, World

DUE_ON = date(2026, 9, 30)  # Wednesday; 1-7 October are free, Saturday the 10th is made up


def morning(day: date) -> datetime:
    return datetime.combine(day, time(9), tzinfo=COUNTY)


def late_issue(world: World, **more: Any) -> Issue:
    fields = {"status": "IN_PROGRESS", "lead_unit": world.unit, "title": "Power", **more}
    issue: Issue = IssueFactory(
        enterprise=world.enterprise, due_on=DUE_ON, created_at=morning(date(2026, 9, 10)), **fields
    )
    return issue


def head_of(unit: Unit) -> User:
    head = UserFactory(username=f"head-{unit.code}", units=[unit])
    change(unit, at=unit.updated_at, head=head)
    return head


def a_day(day: date) -> None:
    """What the beat does, twice that day."""
    for hour in (9, 15):
        at = datetime.combine(day, time(hour), tzinfo=COUNTY)
        escalate_overdue_issues(by=system_user(), at=at)
        plan_reminders(by=system_user(), at=at)


def told(kind: str, day: date) -> dict[str, str]:
    """Return who was told that day, and the key of the reason; twice is a fault."""
    rows = list(Reminder.objects.filter(kind=kind, slot=day).values_list("recipient__username", "reason"))
    assert len(rows) == len(dict(rows)), f"somebody is told twice on {day}: {rows}"
    return dict(rows)


def why(user: User, day: date) -> list[str]:
    return [row.why for row in inbox(user, morning(day)) if row.kind == "ISSUE_ESCALATED"]


def test_an_overdue_issue_climbs_through_national_day_on_the_right_working_days(world: World) -> None:
    head, chief = head_of(world.unit), UserFactory(username="chief", roles=[Role.LEADER])
    ChainLeaderFactory(chain=world.chain, user=chief, name=chief.name, role=LeaderRole.CHIEF)
    issue = late_issue(world)
    unit = {"handler": "HANDLER", head.username: "HEAD"}
    expected = {
        date(2026, 10, 8): (1, unit),  # Thursday, the first working day after
        date(2026, 10, 10): (2, {**unit, "office": "OFFICE"}),  # the made-up Saturday is the third
        date(2026, 10, 13): (3, {**unit, "office": "OFFICE", "leader": "LEADER"}),
        date(2026, 10, 20): (4, {**unit, "office": "OFFICE", "leader": "LEADER", "chief": "CHIEF"}),
    }
    level = 0

    for step in range(26):
        day = DUE_ON + timedelta(days=step)
        a_day(day)
        issue.refresh_from_db()
        level, people = expected.get(day, (level, {}))
        assert issue.escalation_level == level, day
        assert told("ISSUE_ESCALATED", day) == people, day

    assert list(issue.steps.filter(move="ESCALATE").order_by("place").values_list("level", flat=True)) == [1, 2, 3, 4]
    last = date(2026, 10, 20)
    assert why(world.leader, last)[0] == (
        "You lead the chain of this enterprise, and the issue has been overdue for 10 working days."
    )
    assert why(world.leader, last)[1] == (
        "You lead the chain of this enterprise, and the issue has been overdue for 5 working days."
    )
    assert why(chief, last) == [
        "You are the chief leader of this enterprise's chain, and the issue has been overdue for 10 working days."
    ]
    assert why(head, last)[-1] == "You head the unit that answers, and the issue has been overdue for 1 working day."
    assert (
        why(world.office, last)[-1] == "You are in the chain office, and the issue has been overdue for 3 working days."
    )


def test_of_one_day_nobody_hears_twice_and_only_the_latest_step_stays_in_the_bell(world: World) -> None:
    issue = late_issue(world)

    for step in range(26):
        a_day(DUE_ON + timedelta(days=step))
        if step == 13:
            only_the_latest_step_is_in_the_bell(world, issue)

    first = date(2026, 10, 8)
    assert told("ISSUE_OVERDUE", first) == {"specialist": ""}, "the unit hears of the escalation"
    assert told("ISSUE_OVERDUE", date(2026, 10, 14)) == {"specialist": "", "handler": ""}, "the sixth: no step that day"
    for day in Reminder.objects.values_list("slot", flat=True).distinct():
        both = told("ISSUE_OVERDUE", day).keys() & told("ISSUE_ESCALATED", day).keys()
        assert not both, day


def only_the_latest_step_is_in_the_bell(world: World, issue: Issue) -> None:
    at = morning(date(2026, 10, 13))
    escalated = [row for row in inbox(world.handler, at) if row.kind == "ISSUE_ESCALATED"]

    assert [row.still_relevant for row in escalated] == [True, False, False]
    assert escalated[0].sentence == (
        f"Issue {issue.number} of Xiange Copper was escalated to L3 chain leader on Tue 13 Oct 2026: Power"
    )
    assert escalated[0].path == f"/issues/{issue.number}/"
    assert unread_count(world.leader, at) == 1


def test_a_level_without_anybody_falls_to_the_one_below_and_the_office(world: World) -> None:
    ChainLeader.objects.all().delete()
    late_issue(world)

    a_day(date(2026, 10, 13))

    assert told("ISSUE_ESCALATED", date(2026, 10, 13)) == {"handler": "HANDLER", "office": "STAND_IN"}
    assert why(world.office, date(2026, 10, 13)) == [
        "Nobody with a log-in holds this level: the chain office stands in. Overdue for 5 working days."
    ]


def test_a_unit_without_anybody_falls_to_the_specialist_and_the_office(world: World) -> None:
    late_issue(world, lead_unit=UnitFactory())

    a_day(date(2026, 10, 8))

    assert told("ISSUE_ESCALATED", date(2026, 10, 8)) == {"specialist": "PRIMARY", "office": "STAND_IN"}


def test_who_left_is_not_told(world: World) -> None:
    change(world.leader, at=world.at, is_active=False)
    late_issue(world)

    a_day(date(2026, 10, 13))

    assert "leader" not in told("ISSUE_ESCALATED", date(2026, 10, 13))


def test_of_a_vertically_managed_unit_the_office_is_asked_to_refer_to_the_city(world: World) -> None:
    vertical = UnitFactory(kind=UnitKind.VERTICAL)
    chief = UserFactory(username="chief", roles=[Role.LEADER])
    ChainLeaderFactory(chain=world.chain, user=chief, name=chief.name, role=LeaderRole.CHIEF)
    UserFactory(username="taxman", roles=[Role.HANDLER], units=[vertical])
    late_issue(world, lead_unit=vertical)

    a_day(date(2026, 10, 20))

    assert told("ISSUE_ESCALATED", date(2026, 10, 20)) == {"taxman": "HANDLER", "leader": "LEADER", "office": "CITY"}
    assert "refer the issue to the city" in why(world.office, date(2026, 10, 20))[0]


def test_a_deputy_is_told_as_such(world: World) -> None:
    deputy = UserFactory(username="deputy", roles=[Role.LEADER])
    ChainLeaderFactory(chain=world.chain, user=deputy, name=deputy.name, role=LeaderRole.DEPUTY)
    late_issue(world)

    a_day(date(2026, 10, 13))

    assert told("ISSUE_ESCALATED", date(2026, 10, 13))["deputy"] == "DEPUTY"


def test_by_hand_it_is_told_in_the_same_way(world: World) -> None:
    at = morning(date(2026, 9, 29))
    issue = late_issue(world)
    escalate_issue(issue, level=3, reason="The line stands.", by=world.office, at=at)

    plan_reminders(by=system_user(), at=at)

    assert set(told("ISSUE_ESCALATED", at.date())) == {"handler", "office", "leader"}


class TestProd:
    def test_the_unit_is_told_by_whom_it_is_prodded(self, world: World) -> None:
        head, at = head_of(world.unit), morning(date(2026, 9, 29))
        issue = late_issue(world)
        prod_issue(issue, text="This week, please.", by=world.leader, at=at)

        plan_reminders(by=system_user(), at=at)

        assert told("ISSUE_PRODDED", at.date()) == {"handler": "HANDLER", head.username: "HEAD"}
        (row,) = (row for row in inbox(world.handler, at) if row.kind == "ISSUE_PRODDED")
        name = world.leader.latin_name
        assert row.why == f"{name} asks your unit to act, and you handle its issues."
        assert row.sentence == f"{name} prodded issue {issue.number} of Xiange Copper on Tue 29 Sep 2026: Power"

    def test_before_there_is_a_unit_it_is_the_office_that_has_to_act(self, world: World) -> None:
        at = morning(date(2026, 9, 29))
        prod_issue(late_issue(world, status="SUBMITTED", lead_unit=None), by=world.leader, at=at)

        plan_reminders(by=system_user(), at=at)

        assert told("ISSUE_PRODDED", at.date()) == {"office": "OFFICE"}

    def test_twice_on_a_day_is_two_notices_of_which_the_later_one_counts(self, world: World) -> None:
        at = morning(date(2026, 9, 29))
        issue = late_issue(world)
        for minutes in (0, 1):
            prod_issue(issue, by=world.office, at=at + timedelta(minutes=minutes))

        plan_reminders(by=system_user(), at=at + timedelta(minutes=2))

        rows = [row for row in inbox(world.handler, at + timedelta(minutes=2)) if row.kind == "ISSUE_PRODDED"]
        assert sorted(row.still_relevant for row in rows) == [False, True]


@pytest.mark.parametrize("kind", ["ISSUE_ESCALATED", "ISSUE_PRODDED"])
def test_the_number_of_queries_does_not_depend_on_the_number_of_issues(
    world: World, kind: str, django_assert_num_queries: Callable[..., Any]
) -> None:
    at = morning(date(2026, 10, 13))
    for _ in range(12):
        issue = late_issue(world, lead_unit=UnitFactory())
        escalate_issue(issue, reason="Now.", by=world.office, at=at)
        prod_issue(issue, by=world.leader, at=at)

    with django_assert_num_queries(6):
        rows = list(KINDS[kind].rows(Slot(at.date(), at.date())))
    assert len(rows) >= 12

"""More time: extensions, parking, withdrawal - each computed by hand on the calendar of the autumn of 2026."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from assistance.actions.issue_terms import (
    decide_extension,
    request_extension,
    resume_issue,
    review_suspension,
    suspend_issue,
    withdraw_issue,
)
from assistance.actions.rechecks import record_recheck
from assistance.models import Issue, Recheck
from assistance.rules.call_backs import OwnRecheckError, RecheckedError
from assistance.rules.issue_terms import (
    ExtensionAskedBeforeError,
    ExtensionDayError,
    ExtensionTooLateError,
    ExtensionTooLongError,
    NothingToDecideError,
    ReviewDayError,
)
from assistance.rules.working_days import COUNTY
from tests.factories import IssueFactory, UserFactory, World
from tests.factories.acts import acts, ready_for
from tests.factories.calendar import load_calendar


def on(day: str, clock: str = "10:00") -> datetime:
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), tzinfo=COUNTY)


@pytest.fixture
def autumn(world: World) -> World:
    """National Day 2026: free from 1 to 7 October, made up on Sunday 20 September and Saturday 10 October."""
    load_calendar([2026, 2027])
    return world


def working_on(world: World, raised: str = "2026-09-21", due: str = "2026-09-30", **more: Any) -> Issue:
    return IssueFactory(
        enterprise=world.enterprise, category=world.category, status="IN_PROGRESS", lead_unit=world.unit,
        created_at=on(raised), due_on=date.fromisoformat(due), due_from=date.fromisoformat(due), **more,
    )  # fmt: skip


def ask(issue: Issue, world: World, wanted: str, at: str) -> Issue:
    return request_extension(
        issue, due_on=date.fromisoformat(wanted), reason="It comes late.", by=world.handler, at=on(at)
    )


# --- Extensions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "at", "refusal"),
    [
        ("2026-10-10", "2026-09-29", None),  # the make-up Saturday is a working day; one working day is left
        ("2026-10-08", "2026-09-30", ExtensionTooLateError),  # on the last day
        ("2026-10-08", "2026-10-08", ExtensionTooLateError),  # overdue
        ("2026-10-05", "2026-09-29", ExtensionDayError),  # a holiday
        ("2026-09-30", "2026-09-29", ExtensionDayError),  # the present day
        ("2026-09-20", "2026-09-18", ExtensionDayError),  # earlier
        ("2026-11-09", "2026-09-29", None),  # the 30th working day after 21 September
        ("2026-11-10", "2026-09-29", ExtensionTooLongError),  # the 31st
    ],
)
def test_when_and_until_when_an_extension_can_be_asked_for(
    autumn: World, wanted: str, at: str, refusal: type[Exception] | None
) -> None:
    issue = working_on(autumn)
    if refusal:
        with pytest.raises(refusal):
            ask(issue, autumn, wanted, at)
        assert Issue.objects.get(pk=issue.pk).extension_state == "NONE"
    else:
        assert ask(issue, autumn, wanted, at).extension_state == "ASKED"


def test_an_extension_is_asked_for_once(autumn: World) -> None:
    issue = ask(working_on(autumn), autumn, "2026-10-12", "2026-09-28")
    decide_extension(issue, granted=False, reason="No.", by=autumn.office, at=on("2026-09-28", "15:00"))

    with pytest.raises(ExtensionAskedBeforeError):
        ask(issue, autumn, "2026-10-09", "2026-09-29")


@pytest.mark.parametrize(
    ("granted", "decided", "due"),
    [
        (True, "2026-09-29", "2026-10-12"),  # decided in time: on the next working day
        (False, "2026-09-29", "2026-09-30"),
        (True, "2026-10-09", "2026-10-15"),  # three working days late (30 Sep, 8 and 9 Oct): 13, 14, 15 October
        (False, "2026-10-09", "2026-10-10"),  # refused as late: the unit gets the three days back, 8, 9 and 10 October
    ],
)
def test_days_of_a_late_decision_are_given_back(autumn: World, granted: bool, decided: str, due: str) -> None:
    issue = ask(working_on(autumn), autumn, "2026-10-12", "2026-09-28")

    issue = decide_extension(issue, granted=granted, reason="So.", by=autumn.office, at=on(decided))

    assert issue.due_on == date.fromisoformat(due)
    step = issue.steps.order_by("-place")[0]
    assert (step.due_before, step.due_on) == (date(2026, 9, 30), issue.due_on)


def test_the_clock_stands_still_while_the_decision_is_late(autumn: World) -> None:
    issue = ask(working_on(autumn), autumn, "2026-10-12", "2026-09-28")

    assert issue not in Issue.objects.overdue(date(2026, 10, 9))
    decide_extension(issue, granted=False, reason="No.", by=autumn.office, at=on("2026-10-09"))
    assert issue in Issue.objects.overdue(date(2026, 10, 12))


def test_nobody_decides_what_nobody_asked(autumn: World) -> None:
    with pytest.raises(NothingToDecideError):
        decide_extension(working_on(autumn), granted=True, by=autumn.office, at=on("2026-09-28"))


# --- Parking ----------------------------------------------------------------------------------------------------------


def park(issue: Issue, world: World, at: str, review: str) -> Issue:
    return suspend_issue(
        issue,
        reason_class="PLANNING",
        reason="No land.",
        review_on=date.fromisoformat(review),
        by=world.leader,
        at=on(at),
    )


@pytest.mark.parametrize(
    ("parked", "resumed", "due"),
    [
        ("2026-09-28", "2026-10-09", "2026-10-12"),  # two days were left: 10 and 12 October
        ("2026-09-30", "2026-10-08", "2026-10-09"),  # none was left: one working day at least
        ("2026-10-09", "2026-10-20", "2026-10-21"),  # late already: one working day
    ],
)
def test_the_clock_stands_still_while_an_issue_is_parked(autumn: World, parked: str, resumed: str, due: str) -> None:
    issue = park(working_on(autumn), autumn, parked, (date.fromisoformat(parked) + timedelta(days=30)).isoformat())
    assert issue not in Issue.objects.overdue(date(2026, 12, 1))
    assert issue.stage_due_at is None

    issue = resume_issue(issue, reason="The land is free.", by=autumn.leader, at=on(resumed))

    assert (issue.status, issue.due_on) == ("IN_PROGRESS", date.fromisoformat(due))
    assert (issue.review_on, issue.days_left, issue.suspension_class) == (None, None, "")


@pytest.mark.parametrize("review", ["2026-09-28", "2026-09-01", "2026-10-29"])
def test_a_parked_issue_is_looked_at_within_thirty_days(autumn: World, review: str) -> None:
    with pytest.raises(ReviewDayError):
        park(working_on(autumn), autumn, "2026-09-28", review)


def test_a_review_leaves_it_parked_until_another_day(autumn: World) -> None:
    issue = park(working_on(autumn), autumn, "2026-09-28", "2026-10-28")

    issue = review_suspension(
        issue, reason="Still none.", review_on=date(2026, 11, 20), by=autumn.leader, at=on("2026-10-28")
    )

    assert (issue.status, issue.review_on) == ("SUSPENDED", date(2026, 11, 20))


def test_the_office_that_parks_for_the_leader_is_recorded_as_such(world: World) -> None:
    parked = [acts(world)["SUSPEND"](ready_for("SUSPEND", world), who) for who in (world.leader, world.office)]

    assert [issue.steps.order_by("-place")[0].acting_as for issue in parked] == ["LEADER", "FOR_LEADER"]


# --- Withdrawal -------------------------------------------------------------------------------------------------------


def test_every_withdrawal_is_checked_by_a_second_person(autumn: World) -> None:
    issue = working_on(autumn)
    withdraw_issue(issue, reason="They found a supplier.", by=autumn.office, at=on("2026-09-29"))

    recheck = Recheck.objects.get(issue=issue)
    assert (recheck.reason, recheck.due_on, recheck.done_at) == ("WITHDRAWN", date(2026, 10, 9), None)
    found: dict[str, Any] = {"result": "CONFIRMED", "text": "So they say."}
    with pytest.raises(OwnRecheckError):
        record_recheck(recheck, **found, by=autumn.office, at=on("2026-09-30"))
    with pytest.raises(OwnRecheckError):
        of_the_unit = UserFactory(roles=["OFFICE"], units=[autumn.unit])
        record_recheck(recheck, **found, by=of_the_unit, at=on("2026-09-30"))
    second = UserFactory(roles=["OFFICE"])
    assert list(Recheck.objects.to_do().open_to(second)) == [recheck]
    assert list(Recheck.objects.to_do().open_to(autumn.office)) == []
    record_recheck(recheck, **found, by=second, at=on("2026-09-30"))
    with pytest.raises(RecheckedError):
        record_recheck(recheck, **found, by=UserFactory(roles=["OFFICE"]), at=on("2026-09-30"))

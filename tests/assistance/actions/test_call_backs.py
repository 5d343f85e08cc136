"""Closing that can be believed: the enterprise's word, or two attempts and a second look; no closes nothing for show."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.verbs import change
from assistance.actions.call_backs import close_issue, confirm_issue, record_attempt, reopen_issue
from assistance.models import CallBack, Issue, IssueStep, Recheck
from assistance.queries.calendar import working_calendar
from assistance.rules import call_backs as rules
from assistance.rules.call_backs import NobodyAskedError
from assistance.rules.issue_terms import ReopenTooLateError
from tests.factories import IssueFactory, VisitFactory, World
from tests.factories.acts import acts, ready_for


def settle() -> None:
    """Ask what the end of the transaction would ask."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_a_yes_closes_and_its_rating_is_optional(world: World) -> None:
    issue = ready_for("CONFIRM", world)

    issue = confirm_issue(issue, really_solved="YES", by=world.office, at=world.at)
    settle()

    assert (issue.status, issue.closed_at) == ("CLOSED", world.at)
    assert CallBack.objects.get(issue=issue).service_rating == "", "not rated is kept apart from satisfied"


def test_a_no_reopens_with_half_the_time_and_counts(world: World) -> None:
    issue = ready_for("DISPUTE", world)

    acts(world)["DISPUTE"](issue, world.office)
    settle()

    issue.refresh_from_db()
    assert (issue.status, issue.reopened, issue.lead_unit) == ("IN_PROGRESS", 1, world.unit)
    assert issue.due_on == working_calendar(world.today).after(world.today, 5).on, "half of ten working days"


def test_what_was_answered_on_the_spot_and_is_not_solved_goes_to_the_office(world: World) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    issue = IssueFactory(enterprise=world.enterprise, category=world.category, visit=visit)
    acts(world)["ANSWER"](issue, world.specialist)

    acts(world)["DISPUTE"](issue, world.office)
    settle()

    issue.refresh_from_db()
    assert (issue.status, issue.reopened, issue.lead_unit) == ("SUBMITTED", 1, None)


def test_partly_waits_for_the_second_look_of_the_office(world: World) -> None:
    issue = ready_for("PARTLY", world)

    acts(world)["PARTLY"](issue, world.office)
    assert Issue.objects.get(pk=issue.pk).status == "ANSWERED"
    close_issue(issue, reason="They are content with half.", by=world.office, at=world.at)
    settle()
    assert Issue.objects.get(pk=issue.pk).status == "CLOSED"


@pytest.mark.parametrize("attempts", [0, 1, 2])
def test_an_unrated_closing_needs_two_documented_attempts(world: World, attempts: int) -> None:
    issue = ready_for("CONFIRM", world)
    for _ in range(attempts):
        record_attempt(issue, text="Nobody answered.", by=world.office, at=world.at)

    if attempts < 2:
        with pytest.raises(NobodyAskedError):
            close_issue(issue, reason="Second look.", by=world.office, at=world.at)
        assert Issue.objects.get(pk=issue.pk).status == "ANSWERED"
    else:
        close_issue(issue, reason="Second look.", by=world.office, at=world.at)
        settle()
        assert Issue.objects.get(pk=issue.pk).status == "CLOSED"


def test_attempts_of_an_earlier_round_close_no_later_one(world: World) -> None:
    issue, made = ready_for("CONFIRM", world), acts(world)
    for _ in range(2):
        made["ATTEMPT"](issue, world.office)
    made["REOPEN"](issue, world.office)
    made["ANSWER"](issue, world.handler)

    with pytest.raises(NobodyAskedError):
        made["CLOSE"](issue, world.office)


@pytest.mark.parametrize("move", ["CONFIRM", "CLOSE"])
def test_the_database_itself_refuses_a_closing_for_show(world: World, move: str) -> None:
    issue = ready_for("CONFIRM", world)

    with pytest.raises(IntegrityError, match="nobody was asked"), transaction.atomic():
        change(issue, at=world.at, status="CLOSED", closed_at=world.at, stage_due_at=None)
        IssueStep.objects.create(
            issue=issue, place=issue.version, move=move, from_status="ANSWERED", to_status="CLOSED", by=world.office,
            acting_as="OFFICE", at=world.at, text="Closed.", due_on=issue.due_on,
        )  # fmt: skip
        settle()


def test_a_closed_issue_is_reopened_within_thirty_days(world: World) -> None:
    issue = ready_for("REOPEN", world)
    assert issue.closed_at is not None

    with pytest.raises(ReopenTooLateError):
        reopen_issue(issue, reason="Broken.", by=world.specialist, at=issue.closed_at + timedelta(days=30, minutes=1))
    reopened = reopen_issue(issue, reason="Broken.", by=world.specialist, at=issue.closed_at + timedelta(days=30))
    assert (reopened.status, reopened.closed_at, reopened.reopened) == ("IN_PROGRESS", None, 1)


def test_about_a_tenth_of_the_closings_is_checked_by_a_second_person(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = sum(rules.in_sample(IssueFactory.build().pk, 7, "secret") for _ in range(3000))
    assert 220 < drawn < 380

    checked = []
    for in_sample in (True, False):
        monkeypatch.setattr(rules, "in_sample", lambda *_args, answer=in_sample: answer)
        issue = ready_for("CONFIRM", world)
        acts(world)["CONFIRM"](issue, world.office)
        checked.append(Recheck.objects.filter(issue=issue, reason="SAMPLE", not_by=world.office).count())
    assert checked == [1, 0]

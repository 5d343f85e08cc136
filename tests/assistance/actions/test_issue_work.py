"""What units do: no answer without an action, returns, parts of units that help; merging and taking back by the office."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from assistance.actions.issue_work import answer_issue, contribute_to_issue, return_issue
from assistance.actions.issues import accept_issue, merge_issue, recall_issue, reject_issue
from assistance.models import Contribution, Issue, IssueStep
from assistance.rules.issue_flow import IllegalMoveError, NothingDoneError
from assistance.rules.issue_terms import (
    CoUnitLeadsError,
    HasDuplicatesError,
    MergedIntoError,
    RecallTooLateError,
    ReturnTooLateError,
    SameUnitError,
    TooManyReturnsError,
)
from tests.factories import IssueFactory, UnitFactory, UserFactory, VisitFactory, World
from tests.factories.acts import acts, ready_for

# --- No answer without an action --------------------------------------------------------------------------------------


def test_an_answer_without_a_recorded_action_is_refused_and_with_one_it_is_given(world: World) -> None:
    issue = ready_for("ANSWER", world)

    with pytest.raises(NothingDoneError):
        answer_issue(issue, outcome="SOLVED", text="Done.", by=world.handler, at=world.at)
    acts(world)["OPINION"](issue, world.handler)
    assert answer_issue(issue, outcome="SOLVED", text="Done.", by=world.handler, at=world.at).status == "ANSWERED"


def test_what_was_done_can_be_said_together_with_the_answer(world: World) -> None:
    issue = ready_for("ANSWER", world)

    answer_issue(issue, outcome="SOLVED", text="Done.", action="Laid the cable.", by=world.handler, at=world.at)

    assert [step.move for step in issue.steps.order_by("place")][-2:] == ["PROGRESS", "ANSWER"]


def test_a_reopened_issue_needs_a_new_action(world: World) -> None:
    issue = ready_for("CONFIRM", world)
    acts(world)["DISPUTE"](issue, world.office)

    with pytest.raises(NothingDoneError):
        answer_issue(issue, outcome="SOLVED", text="As before.", by=world.handler, at=world.at)


def test_parking_does_not_make_an_action_forgotten(world: World) -> None:
    issue, made = ready_for("OPINION", world), acts(world)
    for move, who in (("OPINION", world.handler), ("SUSPEND", world.leader), ("RESUME", world.leader)):
        made[move](issue, who)

    assert answer_issue(issue, outcome="SOLVED", text="Done.", by=world.handler, at=world.at).status == "ANSWERED"


def test_on_the_spot_the_visit_is_the_action(world: World) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    from_a_visit = IssueFactory(enterprise=world.enterprise, visit=visit)
    by_phone = IssueFactory(enterprise=world.enterprise)

    answered = answer_issue(from_a_visit, outcome="EXPLAINED", text="Told.", by=world.specialist, at=world.at)
    assert answered.status == "ANSWERED"
    with pytest.raises(NothingDoneError):
        answer_issue(by_phone, outcome="EXPLAINED", text="Told.", by=world.specialist, at=world.at)


def test_the_database_itself_refuses_an_answer_without_an_action_and_keeps_the_action_for_ever(world: World) -> None:
    issue = ready_for("ANSWER", world)
    insert = (
        "INSERT INTO assistance_issuestep (id, issue_id, place, move, from_status, to_status, by_id, acting_as, at, text,"
        " due_on)"
        " VALUES (gen_random_uuid(), %s, 99, 'ANSWER', 'IN_PROGRESS', 'ANSWERED', %s, 'UNIT', now(), 'x', now())"
    )
    with pytest.raises(IntegrityError, match="nothing was done"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(insert, [issue.pk, world.handler.pk])
    acts(world)["PROGRESS"](issue, world.handler)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssueStep.objects.filter(issue=issue, move="PROGRESS").delete()


# --- Returns ----------------------------------------------------------------------------------------------------------


def test_a_returned_issue_is_the_office_s_again_and_the_proposal_is_kept(world: World) -> None:
    issue = ready_for("RETURN", world)

    acts(world)["RETURN"](issue, world.handler)

    issue.refresh_from_db()
    assert (issue.status, issue.lead_unit, issue.returns) == ("SUBMITTED", None, 1)
    step = issue.steps.order_by("-place")[0]
    assert (step.unit, step.text) == (world.other_unit, "Labour is another bureau's.")


def test_after_two_returns_the_office_has_decided_finally(world: World) -> None:
    issue, made = ready_for("RETURN", world), acts(world)
    for unit, handler in ((world.other_unit, world.other_handler), (world.unit, world.handler)):
        holder = world.handler if handler == world.other_handler else world.other_handler
        made["RETURN"](issue, holder, proposed_unit=None)
        accept_issue(issue, lead_unit=unit, by=world.office, at=world.at)

    with pytest.raises(TooManyReturnsError):
        made["RETURN"](issue, world.handler, proposed_unit=None)
    assert Issue.objects.get(pk=issue.pk).status == "ASSIGNED"


def test_an_issue_is_returned_in_the_time_to_acknowledge_or_not_at_all(world: World) -> None:
    issue = ready_for("RETURN", world)
    assert issue.stage_due_at is not None

    late = issue.stage_due_at + timedelta(minutes=1)
    with pytest.raises(ReturnTooLateError):
        return_issue(issue, reason="Not ours.", by=world.handler, at=late)
    assert return_issue(issue, reason="Not ours.", by=world.handler, at=issue.stage_due_at).returns == 1


def test_a_unit_proposes_another_one(world: World) -> None:
    with pytest.raises(SameUnitError):
        acts(world)["RETURN"](ready_for("RETURN", world), world.handler, proposed_unit=world.unit)


# --- Units that help --------------------------------------------------------------------------------------------------


def test_a_unit_that_helps_gives_its_part_once_before_the_lead_unit_answers(world: World) -> None:
    issue = IssueFactory(enterprise=world.enterprise, category=world.category)
    accept_issue(issue, lead_unit=world.unit, co_units=[world.other_unit], by=world.office, at=world.at)
    issue.refresh_from_db()

    part = Contribution.objects.get(issue=issue)
    assert world.today < part.due_on < issue.due_on
    assert Issue.objects.visible_to(world.other_handler).filter(pk=issue.pk).exists()
    contribute_to_issue(issue, text="The road is free.", by=world.other_handler, at=world.at)
    part.refresh_from_db()
    assert (part.text, part.given_by) == ("The road is free.", world.other_handler)
    with pytest.raises(PermissionDenied):
        contribute_to_issue(issue, text="Again.", by=world.other_handler, at=world.at)
    with pytest.raises(PermissionDenied):
        contribute_to_issue(issue, text="Ours.", by=world.handler, at=world.at)


def test_a_unit_leads_or_helps(world: World) -> None:
    with pytest.raises(CoUnitLeadsError):
        accept_issue(
            ready_for("ACCEPT", world), lead_unit=world.unit, co_units=[world.unit], by=world.office, at=world.at
        )


def test_nobody_of_a_unit_that_helps_makes_the_call_back(world: World) -> None:
    issue = ready_for("CONFIRM", world)
    unit = UnitFactory()
    neighbour = UserFactory(roles=["OFFICE"], units=[unit])
    Contribution.objects.create(issue=issue, unit=unit, due_on=world.today, created_at=world.at, updated_at=world.at)

    with pytest.raises(PermissionDenied):
        acts(world)["CONFIRM"](issue, neighbour)


# --- What the office takes back ---------------------------------------------------------------------------------------


def test_a_duplicate_is_merged_linked_and_can_be_taken_back(world: World) -> None:
    first, second = (IssueFactory(enterprise=world.enterprise, category=world.category) for _ in range(2))

    merge_issue(second, into=first, by=world.office, at=world.at)

    second.refresh_from_db()
    assert (second.status, second.merged_into) == ("MERGED", first)
    assert list(first.duplicates.all()) == [second]
    with pytest.raises(HasDuplicatesError):
        merge_issue(first, into=IssueFactory(enterprise=world.enterprise), by=world.office, at=world.at)
    recall_issue(second, by=world.office, at=world.at)
    second.refresh_from_db()
    assert (second.status, second.merged_into) == ("SUBMITTED", None)


def test_only_open_issues_of_one_enterprise_are_duplicates(world: World) -> None:
    issue = ready_for("MERGE", world)
    for other in (
        issue,
        IssueFactory(enterprise=world.other_enterprise),
        IssueFactory(enterprise=world.enterprise, status="CLOSED", lead_unit=world.unit),
        IssueFactory(enterprise=world.enterprise, status="REJECTED"),
    ):
        with pytest.raises(MergedIntoError):
            merge_issue(issue, into=other, by=world.office, at=world.at)


def test_a_rejection_stands_after_a_day(world: World) -> None:
    issue = ready_for("REJECT", world)
    reject_issue(issue, reason="Go to the court.", by=world.office, at=world.at)

    with pytest.raises(RecallTooLateError):
        recall_issue(issue, by=world.office, at=world.at + timedelta(hours=25))
    assert recall_issue(issue, by=world.office, at=world.at + timedelta(hours=23)).status == "SUBMITTED"


def test_an_assignment_is_taken_back_until_the_unit_acknowledges(world: World) -> None:
    issue = ready_for("RECALL", world)
    assert recall_issue(issue, by=world.office, at=world.at).lead_unit is None

    with pytest.raises(IllegalMoveError):
        recall_issue(ready_for("OPINION", world), by=world.office, at=world.at)

"""The life of an issue: raised, accepted, acknowledged, worked on, answered, closed - each by the right person, in order."""

from __future__ import annotations

import uuid
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from accounts.errors import DomainError, IdTakenError, StaleError
from accounts.models import User
from assistance.access import moves_open_to
from assistance.actions.issue_work import acknowledge_issue, answer_issue
from assistance.actions.issues import OtherEnterpriseError, accept_issue, raise_issue
from assistance.models import Assignment, CalendarDay, Issue, IssueStep
from assistance.queries.calendar import working_calendar
from assistance.rules import issue_flow
from assistance.rules.issue_flow import (
    IllegalMoveError,
    IncompleteAnswerError,
    IssueMove,
    IssueStatus,
    UntitledIssueError,
    WordlessStepError,
)
from assistance.rules.visits import NewIssue
from assistance.rules.working_days import COUNTY
from enterprises.models import TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import IssueFactory, MembershipFactory, VisitFactory, World
from tests.factories.acts import MAY, STARTS, acts, ready_for


def raised(world: World, **kwargs: Any) -> Issue:
    draft = NewIssue(**{"title": "Power upgrade", "category": world.category, **kwargs.pop("draft", {})})
    return raise_issue(
        kwargs.pop("enterprise", world.enterprise), **{"issue": draft, "by": world.specialist, "at": world.at, **kwargs}
    )


def closing_time(day: Any) -> datetime:
    return datetime.combine(day, time(17, 30), tzinfo=COUNTY)


def test_the_whole_life_leaves_steps_history_and_lines(world: World) -> None:
    issue = raised(world, draft={"description": "800 kVA"})
    made = acts(world)
    for move, who in [
        ("ACCEPT", world.office),
        ("ACKNOWLEDGE", world.handler),
        ("PROGRESS", world.handler),
        ("ANSWER", world.handler),
        ("CONFIRM", world.office),
    ]:
        issue = made[move](issue, who)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the end of the transaction would check

    issue = Issue.objects.get(pk=issue.pk)
    assert (issue.status, issue.version, issue.lead_unit, issue.outcome) == ("CLOSED", 7, world.unit, "SOLVED")
    assert (issue.answered_at, issue.closed_at, issue.stage_due_at) == (world.at, world.at, None)
    steps = IssueStep.objects.filter(issue=issue).order_by("pk")
    assert [(s.move, s.from_status, s.to_status, s.by, s.unit, s.text) for s in steps] == [
        ("RAISE", "", "SUBMITTED", world.specialist, None, "800 kVA"),
        ("ACCEPT", "SUBMITTED", "ASSIGNED", world.office, world.unit, ""),
        ("ACKNOWLEDGE", "ASSIGNED", "IN_PROGRESS", world.handler, world.unit, ""),
        ("PROGRESS", "IN_PROGRESS", "IN_PROGRESS", world.handler, world.unit, "Measured."),
        ("PROGRESS", "IN_PROGRESS", "IN_PROGRESS", world.handler, world.unit, "Laid the cable."),
        ("ANSWER", "IN_PROGRESS", "ANSWERED", world.handler, world.unit, "Upgraded."),
        ("CONFIRM", "ANSWERED", "CLOSED", world.office, world.unit, "All is well."),
    ]
    history = Issue.pgh_event_model.objects.filter(pgh_obj_id=issue.pk).order_by("pgh_id")  # type: ignore[attr-defined]
    signed = [row.pgh_context["user"] for row in history]
    assert signed == [str(step.by_id) for step in steps]
    lines = TimelineEntry.objects.filter(subject_id=issue.pk).order_by("pk")
    assert [line.kind for line in lines] == [
        "issue.raised", "issue.accepted", "issue.acknowledged", "issue.progress", "issue.answered", "issue.closed",
    ]  # fmt: skip
    assert all(line.facts["number"] == issue.number and line.facts["title"] == "Power upgrade" for line in lines)


def test_a_new_issue_has_a_number_a_promise_and_a_first_deadline(world: World) -> None:
    issue = raised(world)

    calendar = working_calendar(world.today)
    assert issue.number == f"{world.today.year}-00001"
    assert issue.due_on == calendar.after(world.today, 10).on
    assert issue.due_is_provisional is False
    assert issue.stage_due_at == closing_time(calendar.after(world.today, 1).on)
    assert issue.source == "SPECIALIST"


def test_what_each_status_owes_and_until_when(world: World) -> None:
    calendar, made = working_calendar(world.today), acts(world)
    issue = made["ACCEPT"](raised(world), world.office)
    assert issue.stage_due_at == closing_time(calendar.after(world.today, 1).on)

    issue = made["ACKNOWLEDGE"](issue, world.handler)
    assert issue.stage_due_at == closing_time(calendar.after(world.today, 1).on), "first the handling opinion"

    issue = made["OPINION"](issue, world.handler)
    assert issue.stage_due_at == closing_time(issue.due_on), "from here on the promise counts"

    due = issue.due_on
    issue = made["ANSWER"](issue, world.handler)
    assert issue.stage_due_at == closing_time(calendar.after(world.today, 3).on)
    assert issue.due_on == due, "the promised day never moves by itself"


def test_an_unpublished_year_makes_the_promise_provisional(world: World) -> None:
    CalendarDay.objects.filter(day__gt=world.today + timedelta(days=3)).delete()

    assert raised(world).due_is_provisional is True


def test_an_issue_raised_on_a_visit_or_by_the_office_says_so(world: World) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)

    assert raised(world, visit=visit).source == "VISIT"
    assert raised(world, by=world.office).source == "OFFICE"
    with pytest.raises(OtherEnterpriseError):
        raised(world, visit=VisitFactory(enterprise=world.other_enterprise, visitor=world.other_specialist))


@pytest.mark.parametrize("who", ["other_specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_who_raises_no_issue(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        raised(world, by=getattr(world, who))
    assert not Issue.objects.exists()


def test_an_issue_has_a_title(world: World) -> None:
    with pytest.raises(UntitledIssueError):
        raised(world, draft={"title": ""})


def test_the_same_id_and_body_again_is_the_same_issue(world: World) -> None:
    chosen = uuid.uuid4()
    first = raised(world, draft={"id": chosen}, body_digest="a" * 64)
    acts(world)["ACCEPT"](first, world.office)
    again = raised(world, draft={"id": chosen}, body_digest="a" * 64)

    assert (again.pk, again.was_replayed, again.status) == (chosen, True, "ASSIGNED")
    with pytest.raises(IdTakenError):
        raised(world, draft={"id": chosen, "title": "other"}, body_digest="b" * 64)
    assert Issue.objects.count() == 1


# --- Who may, and when ------------------------------------------------------------------------------------------------

PEOPLE = [
    "specialist", "backup", "other_specialist", "office", "handler", "other_handler", "leader", "organiser", "auditor",
    "admin",
]  # fmt: skip
# What the page offers under one button.
_OFFERED_AS = {"PARTLY": "CONFIRM", "DISPUTE": "CONFIRM"}


@pytest.mark.parametrize("move", STARTS)
def test_every_move_by_everybody(world: World, move: str) -> None:
    issue, made = ready_for(move, world), acts(world)
    for who in PEOPLE:
        person: User = getattr(world, who)
        offered = _OFFERED_AS.get(move, move) in moves_open_to(person, issue)
        assert offered is (who in MAY[move]), f"{who} is offered what the verb refuses, or the other way round"
        with transaction.atomic():
            if who in MAY[move]:
                assert made[move](issue, person).version > issue.version
            else:
                with pytest.raises(PermissionDenied):
                    made[move](issue, person)
                assert Issue.objects.get(pk=issue.pk).version == issue.version
            transaction.set_rollback(True)


@pytest.mark.parametrize("move", STARTS)
def test_every_move_from_every_status(world: World, move: str) -> None:
    """Rights are not in question here: the one person may do everything that the status allows."""
    made = acts(world)
    for status in (value for value in IssueStatus.values if value != "MERGED"):  # merging has its own tests
        with transaction.atomic():
            allowed = issue_flow.allows(status, IssueMove(move))
            issue = ready_for(move, world, status=status) if allowed else _standing(world, status)
            person = getattr(world, min(MAY[move]))
            if issue.lead_unit is None and move in ("ANSWER", "PROGRESS"):
                person = world.specialist  # on the spot
            steps = issue.steps.count()
            if allowed:
                assert made[move](issue, person).status == issue_flow.after(status, IssueMove(move)), status
            else:
                nobody_s = issue.lead_unit is None and person == world.handler  # no unit has it
                with pytest.raises(PermissionDenied if nobody_s else IllegalMoveError):
                    made[move](issue, person)
                assert Issue.objects.get(pk=issue.pk).status == status
                assert issue.steps.count() == steps
            transaction.set_rollback(True)


def _standing(world: World, status: str) -> Issue:
    return IssueFactory(enterprise=world.enterprise, category=world.category, status=status, lead_unit=world.unit)


@pytest.mark.parametrize(
    ("who", "may"), [("specialist", True), ("backup", True), ("office", False), ("handler", False)]
)
def test_the_enterprise_s_specialist_answers_on_the_spot(world: World, who: str, may: bool) -> None:
    issue = raised(world)

    if may:
        answered = acts(world)["ANSWER"](issue, getattr(world, who))
        assert (answered.status, answered.lead_unit) == ("ANSWERED", None)
        assert acts(world)["CONFIRM"](answered, world.office).status == "CLOSED"
    else:
        with pytest.raises(PermissionDenied):
            acts(world)["ANSWER"](issue, getattr(world, who))


def test_a_specialist_no_longer_answers_once_a_unit_has_it(world: World) -> None:
    issue = acts(world)["ACCEPT"](raised(world), world.office)

    with pytest.raises(PermissionDenied):
        acts(world)["ANSWER"](issue, world.specialist)


def test_nobody_of_the_handling_unit_makes_the_call_back(world: World) -> None:
    issue = IssueFactory(enterprise=world.enterprise, status="ANSWERED", lead_unit=world.unit)
    MembershipFactory(user=world.office, unit=world.unit)

    with pytest.raises(PermissionDenied):
        acts(world)["CONFIRM"](issue, world.office)
    assert moves_open_to(world.office, issue) == [IssueMove.REOPEN]


@pytest.mark.parametrize(
    ("outcome", "text", "refusal"),
    [("", "Upgraded.", IncompleteAnswerError), ("SOLVED", "", DomainError), ("MAGIC", "Upgraded.", Exception)],
)
def test_an_answer_has_an_outcome_and_words(world: World, outcome: str, text: str, refusal: type[Exception]) -> None:
    issue = IssueFactory(enterprise=world.enterprise, status="IN_PROGRESS", lead_unit=world.unit)

    with pytest.raises(refusal):
        answer_issue(issue, outcome=outcome, text=text, action="Measured.", by=world.handler, at=world.at)
    assert Issue.objects.get(pk=issue.pk).status == "IN_PROGRESS"


@pytest.mark.parametrize("move", ["REJECT", "RETURN", "OPINION", "PROGRESS", "SUSPEND", "ATTEMPT", "CLOSE", "WITHDRAW"])
def test_what_a_step_rests_on_is_put_in_words(world: World, move: str) -> None:
    issue = ready_for(move, world)
    person = getattr(world, min(MAY[move]))
    words = {"OPINION": "text", "PROGRESS": "text", "ATTEMPT": "text"}.get(move, "reason")

    with pytest.raises(WordlessStepError):
        acts(world)[move](issue, person, **{words: ""})
    assert Issue.objects.get(pk=issue.pk).version == issue.version


@pytest.mark.parametrize("move", STARTS)
def test_an_older_state_is_refused(world: World, move: str) -> None:
    issue = ready_for(move, world)
    person = getattr(world, min(MAY[move]))

    with pytest.raises(StaleError) as refusal:
        acts(world)[move](issue, person, expected=issue.version - 1)
    assert refusal.value.current.version == issue.version  # type: ignore[attr-defined]


def test_the_order_of_steps_does_not_rest_on_anybody_s_clock(world: World) -> None:
    issue = accept_issue(
        raised(world), lead_unit=world.unit, by=world.office, at=world.at - timedelta(seconds=30)
    )  # by a host whose clock is half a minute slow
    acknowledge_issue(issue, by=world.handler, at=world.at)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert [step.move for step in issue.steps.order_by("place")] == ["RAISE", "ACCEPT", "ACKNOWLEDGE"]


# --- Who sees ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("specialist", True),
        ("backup", True),
        ("other_specialist", False),
        ("office", True),
        ("handler", True),
        ("other_handler", False),
        ("leader", True),
        ("organiser", False),
        ("auditor", True),
        ("admin", False),
    ],
)
def test_who_sees_an_issue_that_sits_with_a_unit(world: World, who: str, sees: bool) -> None:
    issue = IssueFactory(enterprise=world.enterprise, status="ASSIGNED", lead_unit=world.unit)

    assert Issue.objects.visible_to(getattr(world, who)).filter(pk=issue.pk).exists() is sees


def test_open_and_overdue_are_judged_by_the_promise(world: World) -> None:
    late = IssueFactory(enterprise=world.enterprise, due_on=world.today - timedelta(days=1))
    today = IssueFactory(enterprise=world.enterprise, due_on=world.today)
    answered = IssueFactory(enterprise=world.enterprise, due_on=world.today - timedelta(days=9), status="ANSWERED")

    assert set(Issue.objects.open()) == {late, today}
    assert list(Issue.objects.overdue(world.today)) == [late]
    assert answered not in Issue.objects.overdue(world.today)


# --- At the same time -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("move", STARTS)
def test_of_twenty_that_saw_one_state_and_click_at_once_one_wins(
    own_database: OwnDatabase, world: World, move: str
) -> None:
    issue, person, made = ready_for(move, world), getattr(world, min(MAY[move])), acts(world)[move]
    more = {"into": IssueFactory(enterprise=issue.enterprise, category=issue.category)} if move == "MERGE" else {}
    steps = issue.steps.count()

    outcomes = own_database.at_once(*[lambda: made(issue, person, expected=issue.version, **more)] * 20)

    # whose unit no longer has it is told so
    refused = "PermissionDenied" if move == "RETURN" else "StaleError"
    assert sorted(type(outcome).__name__ for outcome in outcomes) == sorted(["Issue", *[refused] * 19])
    assert issue.steps.count() == steps + (2 if move == "ANSWER" else 1)  # an answer brings its action along


def test_of_twenty_that_saw_one_state_one_wins_and_the_others_are_shown_the_present_one(
    own_database: OwnDatabase, world: World
) -> None:
    issue = raised(world)

    outcomes = own_database.at_once(*[lambda: acts(world)["ACCEPT"](issue, world.office, expected=1)] * 20)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Issue"] + ["StaleError"] * 19
    assert {o.current.version for o in outcomes if isinstance(o, StaleError)} == {2}  # type: ignore[attr-defined]


def test_numbers_of_issues_raised_at_once_are_distinct_and_without_gaps(
    own_database: OwnDatabase, world: World
) -> None:
    titles = ["Power"] * 10 + [""] * 10  # those without a title are refused and give their number back

    outcomes = own_database.at_once(*[lambda title=title: raised(world, draft={"title": title}) for title in titles])

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Issue"] * 10 + ["UntitledIssueError"] * 10
    numbers = sorted(Issue.objects.values_list("number", flat=True))
    assert numbers == [f"{world.today.year}-{place:05d}" for place in range(1, 11)]


def test_the_same_issue_posted_twenty_times_at_once_is_one(own_database: OwnDatabase, world: World) -> None:
    chosen = uuid.uuid4()

    outcomes = own_database.at_once(*[lambda: raised(world, draft={"id": chosen}, body_digest="a" * 64)] * 20)

    assert {getattr(outcome, "pk", outcome) for outcome in outcomes} == {chosen}
    assert (Issue.objects.count(), IssueStep.objects.count()) == (1, 1)


def test_a_specialist_whose_assignment_ends_meanwhile_is_refused(world: World) -> None:
    Assignment.objects.filter(pk=world.assignment.pk).update(version=2, ends_on=world.today)

    with pytest.raises(PermissionDenied):
        raised(world)

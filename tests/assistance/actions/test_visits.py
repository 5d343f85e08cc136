"""A visit is planned or took place; what it brought back is written in one act, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.errors import DomainError, StaleError
from assistance.actions.visits import cancel_visit, complete_visit, edit_visit, keep_commitment, log_visit
from assistance.models import Assignment, Commitment, Issue, IssueStep, Visit
from assistance.rules.visits import (
    CancelledWithoutReasonError,
    ContactBeforeVisitError,
    EmptyPromiseError,
    NewCommitment,
    NewIssue,
    NotPlannedError,
    PlannedVisitHasNoResultsError,
    PlannedWithoutTimeError,
    UnknownSituationError,
    VisitInFutureError,
)
from enterprises.models import TimelineEntry
from tests.factories import CommitmentFactory, VisitFactory, World


def log(world: World, **kwargs: Any) -> Visit:
    fields = {"status": "DONE", "kind": "ON_SITE", "by": world.specialist, "at": world.at}
    return log_visit(kwargs.pop("enterprise", world.enterprise), **{**fields, **kwargs})


def plan(world: World, **kwargs: Any) -> Visit:
    return log(world, **{"status": "PLANNED", "planned_for": world.at + timedelta(days=1), **kwargs})


def kinds(world: World) -> list[str]:
    return sorted(TimelineEntry.objects.filter(enterprise=world.enterprise).values_list("kind", flat=True))


def test_a_visit_with_everything_it_brought_back_is_one_act(world: World) -> None:
    visit = log(
        world,
        happened_at=world.at - timedelta(hours=3),
        people_met="王总",
        situation={"orders": "good", "cash": "tight"},
        notes="New line from May on.",
        next_contact_on=world.today + timedelta(days=14),
        issues=[
            NewIssue(title="Power upgrade", category=world.category, description="800 kVA", urgency="URGENT"),
            NewIssue(title="30 workers short", category=world.category),
        ],
        commitments=[
            NewCommitment(text="Bring the answer on power", due_on=world.today + timedelta(days=7)),
            NewCommitment(text="Send the list of policies", owner=world.backup),
        ],
    )

    stored = Visit.objects.get(pk=visit.pk)
    assert (stored.status, stored.visitor, stored.version) == ("DONE", world.specialist, 1)
    assert stored.happened_at == world.at - timedelta(hours=3)
    assert stored.situation == {"orders": "good", "cash": "tight"}
    issues = Issue.objects.filter(visit=visit).order_by("number")
    assert [(i.title, i.status, i.source, i.raised_by) for i in issues] == [
        ("Power upgrade", "SUBMITTED", "VISIT", world.specialist),
        ("30 workers short", "SUBMITTED", "VISIT", world.specialist),
    ]
    assert IssueStep.objects.filter(issue__visit=visit, move="RAISE").count() == 2
    owners = Commitment.objects.filter(visit=visit).order_by("created_at", "pk").values_list("owner", flat=True)
    assert set(owners) == {world.specialist.pk, world.backup.pk}
    assert kinds(world) == ["commitment.given"] * 2 + ["issue.raised"] * 2 + ["visit.done"]
    [history] = Visit.pgh_event_model.objects.filter(pgh_obj_id=visit.pk)  # type: ignore[attr-defined]
    assert history.pgh_context["user"] == str(world.specialist.pk)


def test_a_visit_without_issues_is_a_valid_visit_and_happened_now_if_nobody_says_when(world: World) -> None:
    visit = log(world)

    assert visit.happened_at == world.at
    assert kinds(world) == ["visit.done"]
    assert TimelineEntry.objects.get().facts == {"kind": "ON_SITE", "on": world.today.isoformat(), "met": ""}


def test_a_planned_visit_says_when_and_brings_nothing_yet(world: World) -> None:
    visit = plan(world, planned_for=world.at + timedelta(days=2))

    assert (visit.status, visit.happened_at) == ("PLANNED", None)
    assert TimelineEntry.objects.get().facts["on"] == (world.today + timedelta(days=2)).isoformat()
    with pytest.raises(PlannedWithoutTimeError):
        plan(world, planned_for=None)
    for results in ({"issues": [NewIssue("x", world.category)]}, {"commitments": [NewCommitment("x")]}):
        with pytest.raises(PlannedVisitHasNoResultsError):
            plan(world, **results)


@pytest.mark.parametrize("who", ["specialist", "backup", "office"])
def test_who_records_visits_to_an_enterprise(world: World, who: str) -> None:
    assert log(world, by=getattr(world, who)).visitor == getattr(world, who)


@pytest.mark.parametrize("who", ["other_specialist", "handler", "leader", "organiser", "auditor", "admin"])
def test_who_does_not(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        log(world, by=getattr(world, who))
    assert not Visit.objects.exists()


def test_a_specialist_whose_assignment_ended_no_longer_records(world: World) -> None:
    Assignment.objects.filter(pk=world.assignment.pk).update(version=2, ends_on=world.today)

    with pytest.raises(PermissionDenied):
        log(world)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"happened_in": timedelta(minutes=11)}, VisitInFutureError),
        ({"next_contact_in": -1}, ContactBeforeVisitError),
        ({"situation": {"weather": "good"}}, UnknownSituationError),
        ({"situation": {"orders": "so so"}}, UnknownSituationError),
        ({"commitments": [NewCommitment(text="")]}, EmptyPromiseError),
    ],
)
def test_what_a_visit_may_not_say_is_refused_and_nothing_is_left(
    world: World, fields: dict[str, Any], refusal: type[DomainError]
) -> None:
    fields = dict(fields)
    if "happened_in" in fields:
        fields["happened_at"] = world.at + fields.pop("happened_in")
    if "next_contact_in" in fields:
        fields["next_contact_on"] = world.today + timedelta(days=fields.pop("next_contact_in"))
    fields.setdefault("issues", [NewIssue("Power", world.category)])

    with pytest.raises(refusal):
        log(world, **fields)

    assert not Visit.objects.exists()
    assert not Issue.objects.exists()
    assert not TimelineEntry.objects.exists()


def test_a_refusal_at_the_last_row_leaves_none_of_the_others_and_no_number_is_lost(world: World) -> None:
    titles = ["one", "two", ""]
    with pytest.raises(DomainError) as refusal:
        log(world, issues=[NewIssue(title, world.category) for title in titles])
    assert refusal.value.code == "untitled_issue"

    assert not Visit.objects.exists()
    log(world, issues=[NewIssue("one", world.category)])
    assert Issue.objects.get().number == f"{world.today.year}-00001"


# --- Complete, edit, cancel -------------------------------------------------------------------------------------------


def test_a_planned_visit_is_completed_with_what_it_brought_back(world: World) -> None:
    planned = plan(world, notes="Ask about power")

    visit = complete_visit(
        planned,
        happened_at=world.at,
        kind="PHONE",
        people_met="王总",
        issues=[NewIssue("Power", world.category)],
        commitments=[NewCommitment("Call back")],
        by=world.specialist,
        at=world.at,
    )

    assert (visit.status, visit.version, visit.kind, visit.notes) == ("DONE", 2, "PHONE", "Ask about power")
    assert visit.planned_for == planned.planned_for, "what was planned stays readable"
    assert kinds(world) == ["commitment.given", "issue.raised", "visit.done", "visit.planned"]


@pytest.mark.parametrize("status", ["DONE", "CANCELLED"])
@pytest.mark.parametrize("act", ["complete", "cancel"])
def test_only_a_planned_visit_is_completed_or_cancelled(world: World, status: str, act: str) -> None:
    visit = VisitFactory(
        enterprise=world.enterprise, visitor=world.specialist, **({"cancelled": True} if status == "CANCELLED" else {})
    )

    with pytest.raises(NotPlannedError):
        if act == "complete":
            complete_visit(visit, issues=[NewIssue("x", world.category)], by=world.specialist, at=world.at)
        else:
            cancel_visit(visit, reason="x", by=world.specialist, at=world.at)
    assert not Issue.objects.exists()


def test_a_visit_is_cancelled_with_a_reason(world: World) -> None:
    visit = cancel_visit(plan(world), reason="The manager is travelling", by=world.specialist, at=world.at)

    assert (visit.status, visit.cancel_reason, visit.version) == ("CANCELLED", "The manager is travelling", 2)
    assert kinds(world) == ["visit.cancelled", "visit.planned"]
    with pytest.raises(CancelledWithoutReasonError):
        cancel_visit(plan(world), reason="", by=world.specialist, at=world.at)


def test_an_edit_writes_the_difference_and_keeps_the_results(world: World) -> None:
    visit = log(world, notes="old", issues=[NewIssue("Power", world.category)])

    edited = edit_visit(visit, notes="new", kind="ON_SITE", status="PLANNED", by=world.specialist, at=world.at)

    assert (edited.notes, edited.version, edited.status) == ("new", 2, "DONE"), "a status is moved by its verbs only"
    assert TimelineEntry.objects.get(kind="visit.edited").facts == {"fields": ["notes"]}
    assert Issue.objects.filter(visit=visit).count() == 1


def test_an_edit_that_changes_nothing_writes_nothing(world: World) -> None:
    visit = log(world, notes="old")

    assert edit_visit(visit, notes="old", by=world.specialist, at=world.at).version == 1
    assert "visit.edited" not in kinds(world)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"happened_at": timedelta(days=1)}, VisitInFutureError),
        ({"next_contact_on": timedelta(days=-1)}, ContactBeforeVisitError),
        ({"situation": {"orders": "wild"}}, UnknownSituationError),
    ],
)
def test_an_edit_obeys_the_same_rules(world: World, fields: dict[str, Any], refusal: type[DomainError]) -> None:
    visit = log(world)
    bases = {"happened_at": world.at, "next_contact_on": world.today}
    fields = {name: bases[name] + value if name in bases else value for name, value in fields.items()}

    with pytest.raises(refusal):
        edit_visit(visit, by=world.specialist, at=world.at, **fields)


def test_a_planned_visit_can_be_moved_but_not_to_no_time_at_all(world: World) -> None:
    later = world.at + timedelta(days=5)
    visit = edit_visit(plan(world), planned_for=later, happened_at=world.at, by=world.specialist, at=world.at)

    assert (visit.planned_for, visit.happened_at) == (later, None)
    with pytest.raises(PlannedWithoutTimeError):
        edit_visit(visit, planned_for=None, by=world.specialist, at=world.at)


@pytest.mark.parametrize("who", ["backup", "other_specialist", "handler", "leader", "auditor", "admin"])
def test_only_the_visitor_and_the_office_change_a_visit(world: World, who: str) -> None:
    visit, person = plan(world), getattr(world, who)
    for act in (
        lambda: edit_visit(visit, notes="x", by=person, at=world.at),
        lambda: complete_visit(visit, by=person, at=world.at),
        lambda: cancel_visit(visit, reason="x", by=person, at=world.at),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Visit.objects.get(pk=visit.pk).version == 1
    assert edit_visit(visit, notes="x", by=world.office, at=world.at).version == 2


@pytest.mark.parametrize("act", ["edit", "complete", "cancel"])
def test_an_older_state_is_refused(world: World, act: str) -> None:
    visit = plan(world)
    edit_visit(visit, notes="theirs", by=world.office, at=world.at)
    acts: dict[str, Any] = {
        "edit": lambda: edit_visit(visit, notes="mine", expected=1, by=world.specialist, at=world.at),
        "complete": lambda: complete_visit(visit, expected=1, by=world.specialist, at=world.at),
        "cancel": lambda: cancel_visit(visit, reason="x", expected=1, by=world.specialist, at=world.at),
    }

    with pytest.raises(StaleError) as refusal:
        acts[act]()
    assert refusal.value.current.notes == "theirs"  # type: ignore[attr-defined]


# --- Promises ---------------------------------------------------------------------------------------------------------


def test_a_promise_is_kept_once(world: World) -> None:
    promise = CommitmentFactory(visit__enterprise=world.enterprise, owner=world.specialist)

    for _ in range(2):
        kept = keep_commitment(promise, by=world.specialist, at=world.at)

    assert (kept.kept_on, kept.version) == (world.today, 2)
    assert kinds(world) == ["commitment.kept"]
    assert not Commitment.objects.open().exists()


def test_the_owner_and_the_office_say_that_a_promise_is_kept(world: World) -> None:
    promise = CommitmentFactory(visit__enterprise=world.enterprise, owner=world.specialist)

    for who in (world.backup, world.handler, world.auditor, world.admin):
        with pytest.raises(PermissionDenied):
            keep_commitment(promise, by=who, at=world.at)
    assert keep_commitment(promise, by=world.office, at=world.at).kept_on == world.today


def test_a_visit_says_which_earlier_promises_it_kept(world: World) -> None:
    promise = CommitmentFactory(visit__enterprise=world.enterprise, owner=world.specialist)

    log(world, kept=[promise])

    assert not Commitment.objects.open().exists()
    assert kinds(world) == ["commitment.kept", "visit.done"]


def test_a_promise_of_somebody_else_stops_the_whole_visit(world: World) -> None:
    promise = CommitmentFactory(visit__enterprise=world.enterprise, owner=world.backup)

    with pytest.raises(PermissionDenied):
        log(world, kept=[promise])
    assert not Visit.objects.filter(visitor=world.specialist).exists()

"""The demo that was loaded: the same by seed, and the work goes on where it ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from accounts.actions.people import system_user
from accounts.clock import database_now, local_day
from accounts.models import Unit, User
from assistance.actions.assignments import end_assignment, hand_over_enterprise
from assistance.actions.call_backs import confirm_issue
from assistance.actions.demo.load import load_demo
from assistance.actions.issue_work import acknowledge_issue, answer_issue, note_progress
from assistance.actions.issues import accept_issue
from assistance.actions.visits import cancel_visit, complete_visit, keep_commitment, log_visit
from assistance.models import (
    Assignment,
    Category,
    Commitment,
    Issue,
    IssueStep,
    Specialist,
    Visit,
    VisitKind,
    VisitStatus,
)
from assistance.rules.visits import NewCommitment, NewIssue
from enterprises.actions.awards import give_award
from enterprises.actions.contacts import add_contact
from enterprises.actions.cultivation import grant_qualification, revoke_qualification
from enterprises.actions.enterprise_status import change_status
from enterprises.actions.figures import record_figure
from enterprises.actions.projects import add_project
from enterprises.models import Enterprise, Figure, Level, TimelineEntry
from tests import databases
from tests.clients import undone


def picture() -> list[object]:
    """Return what the demo says, ids included but of steps and lines: a few of these are written by the verbs themselves."""
    return [
        list(Enterprise.objects.order_by("id").values_list("id", "uscc", "name", "address", "township__code")),
        list(User.objects.order_by("id").values_list("id", "username", "name", "phone", "email")),
        list(Assignment.objects.order_by("id").values_list("id", "enterprise", "specialist", "starts_on", "ends_on")),
        list(Visit.objects.order_by("id").values_list("id", "visitor", "status", "happened_at", "notes", "situation")),
        list(Commitment.objects.order_by("id").values_list("id", "text", "due_on", "kept_on")),
        list(Issue.objects.order_by("id").values_list("id", "number", "title", "status", "due_on", "answer")),
        list(IssueStep.objects.order_by("issue", "place").values_list("issue", "place", "move", "by", "at", "text")),
        list(Figure.objects.order_by("id").values_list("id", "enterprise", "indicator", "year", "value_cum", "note")),
        list(TimelineEntry.objects.order_by("at", "kind", "facts").values_list("kind", "at", "by", "facts")),
    ]


def loaded_again(at: datetime, *, seed: int) -> list[object]:
    with undone():
        load_demo(by=system_user(), at=at, seed=seed)
        return picture()


def test_the_same_seed_gives_the_same_demo_and_another_seed_another_one(
    loaded: datetime, template_database: str
) -> None:
    first = picture()

    with databases.own_copy(template_database):
        assert loaded_again(loaded, seed=1) == first
        assert loaded_again(loaded, seed=6) != first


@pytest.mark.usefixtures("loaded")
def test_work_goes_on_where_the_demo_ends_and_leaves_the_same_lines() -> None:
    told = {line.kind: set(line.facts) for line in TimelineEntry.objects.all()}
    last_line = set(TimelineEntry.objects.values_list("pk", flat=True))

    with undone():
        _a_day_at_work(database_now())
        new = list(TimelineEntry.objects.exclude(pk__in=last_line))

    assert {line.kind: set(line.facts) for line in new} == {line.kind: told[line.kind] for line in new}
    not_today = {"opinion", "partly", "rejected", "merged", "parked", "withdrawn"}
    assert set(told) - {line.kind for line in new} == {
        "enterprise.registered",
        "event.invited",
        *(f"issue.{kind}" for kind in not_today),
    }


def _a_day_at_work(at: datetime) -> None:
    people = {user.username: user for user in User.objects.all()}
    me, office, handler = people["specialist"], people["office"], people["handler"]
    planned = Visit.objects.planned().filter(visitor=me).order_by("planned_for")
    enterprise = planned[0].enterprise
    complete_visit(
        planned[0],
        issues=[NewIssue(title="Ten welders", category=Category.objects.get(code="LAB"))],
        commitments=[NewCommitment(text="Ask the school")],
        by=me,
        at=at,
    )
    log_visit(
        enterprise, status=VisitStatus.PLANNED, kind=VisitKind.PHONE, planned_for=at + timedelta(days=3), by=me, at=at
    )
    cancel_visit(planned[0], reason="The manager travels", by=me, at=at)
    keep_commitment(Commitment.objects.get(text="Ask the school"), by=me, at=at)
    issue = Issue.objects.get(title="Ten welders")
    last = Issue.objects.exclude(pk=issue.pk).filter(number__startswith=issue.number[:4]).order_by("number").last()
    assert last is None or int(issue.number[5:]) == int(last.number[5:]) + 1
    issue = accept_issue(issue, lead_unit=Unit.objects.get(code="HRS"), by=office, at=at)
    issue = acknowledge_issue(issue, by=handler, at=at)
    issue = note_progress(issue, text="Asked round", by=handler, at=at)
    issue = answer_issue(issue, outcome="SOLVED", text="Ten came", by=handler, at=at)
    confirm_issue(issue, really_solved="YES", comment="Yes, they came", by=office, at=at)
    figure = Figure.objects.filter(enterprise__isnull=False, indicator="OUTPUT", is_preliminary=False).order_by("id")[0]
    again: dict[str, Any] = {
        "enterprise": figure.enterprise,
        "year": figure.year,
        "by": office,
        "at": at,
    }
    record_figure(**again, indicator="OUTPUT", through_month=figure.through_month, value_cum=Decimal(7), note="A slip")
    record_figure(**again, indicator="EXPORT", through_month=figure.through_month, value_cum=Decimal(7))
    add_contact(enterprise, name="冯洁", post="HR", by=office, at=at)
    level = Level.objects.get(code="GREEN_PROVINCE")
    granted = grant_qualification(enterprise, level=level, valid_from=local_day(at), by=office, at=at)
    revoke_qualification(granted, reason="A slip", by=office, at=at)
    add_project(enterprise, kind="GREEN", name="光伏屋顶", by=office, at=at)
    give_award(enterprise, year=local_day(at).year, name="先进企业", by=office, at=at)
    change_status(enterprise, status="SUSPENDED", reason="Works holiday", by=office, at=at)
    present = Assignment.objects.current().primary().get(enterprise=enterprise)
    other = Specialist.objects.exclude(assignments__enterprise=enterprise)[0]
    new = hand_over_enterprise(enterprise, specialist=other, starts_on=local_day(at), reason="Moved", by=office, at=at)
    end_assignment(new, ends_on=local_day(at) + timedelta(days=30), reason="Moved", by=office, at=at)
    assert present.specialist != other

"""Loading the demo: only in a demo, the same by seed, in either language, at any hour of any day, in bounded queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.actions.people import system_user
from accounts.clock import database_now, local_day
from accounts.models import Role, Unit, User
from assistance.actions.assignments import end_assignment, hand_over_enterprise
from assistance.actions.demo.load import NotADemoError, load_demo
from assistance.actions.issues import accept_issue, acknowledge_issue, answer_issue, close_issue, note_progress
from assistance.actions.visits import cancel_visit, complete_visit, keep_commitment, log_visit
from assistance.models import (
    Assignment,
    CalendarDay,
    Category,
    Commitment,
    Issue,
    IssueStep,
    Specialist,
    Visit,
    VisitKind,
    VisitStatus,
)
from assistance.rules.issue_flow import IssueStatus
from assistance.rules.visits import NewCommitment, NewIssue
from enterprises.actions.awards import give_award
from enterprises.actions.contacts import add_contact
from enterprises.actions.cultivation import grant_qualification, revoke_qualification
from enterprises.actions.enterprise_status import change_status
from enterprises.actions.figures import record_figure
from enterprises.actions.projects import add_project
from enterprises.models import Enterprise, Figure, Level, TimelineEntry
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

COUNTY = ZoneInfo("Asia/Shanghai")


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True


def test_outside_a_demo_it_is_refused_and_nobody_gets_in(settings: Settings) -> None:
    settings.DEMO = False

    with pytest.raises(NotADemoError):
        load_demo(by=system_user(), at=database_now())
    for arguments in ([], ["--if-empty"]):
        with pytest.raises(CommandError, match="DEMO=1"):
            call_command("load_demo", *arguments)

    assert not User.objects.active().exists()
    assert not Unit.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_nobody_but_the_system_loads_it(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        load_demo(by=UserFactory(roles=[role]), at=database_now())


def test_a_scale_below_one_is_refused() -> None:
    with pytest.raises(CommandError, match="scale"):
        call_command("load_demo", "--scale", "0")


def picture() -> list[object]:
    """Return what the demo says, ids included."""
    return [
        list(Enterprise.objects.order_by("id").values_list("id", "uscc", "name", "address", "township__code")),
        list(User.objects.order_by("id").values_list("id", "username", "name", "phone", "email")),
        list(Assignment.objects.order_by("id").values_list("id", "enterprise", "specialist", "starts_on", "ends_on")),
        list(Visit.objects.order_by("id").values_list("id", "visitor", "status", "happened_at", "notes", "situation")),
        list(Commitment.objects.order_by("id").values_list("id", "text", "due_on", "kept_on")),
        list(Issue.objects.order_by("id").values_list("id", "number", "title", "status", "due_on", "answer")),
        list(IssueStep.objects.order_by("id").values_list("id", "issue", "place", "move", "by", "at", "text")),
        list(Figure.objects.order_by("id").values_list("id", "enterprise", "indicator", "year", "value_cum", "note")),
        list(TimelineEntry.objects.order_by("id").values_list("id", "kind", "at", "by", "facts")),
    ]


def loaded(at: datetime, *, seed: int) -> list[object]:
    with transaction.atomic():
        load_demo(by=system_user(), at=at, seed=seed)
        seen = picture()
        transaction.set_rollback(True)
    return seen


def test_the_same_seed_gives_the_same_demo_and_another_seed_another_one() -> None:
    at = database_now()

    first = loaded(at, seed=5)

    assert loaded(at, seed=5) == first
    assert loaded(at, seed=6) != first


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


@pytest.mark.parametrize(("language", "chinese"), [("en", False), ("zh-hans", True)])
def test_what_people_wrote_is_in_the_chosen_language(language: str, chinese: bool) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        load_demo(language=language, by=system_user(), at=database_now())

    texts = [
        *Visit.objects.exclude(notes="").values_list("notes", flat=True),
        *Visit.objects.exclude(people_met="").values_list("people_met", flat=True),
        *Visit.objects.exclude(cancel_reason="").values_list("cancel_reason", flat=True),
        *Issue.objects.values_list("title", flat=True),
        *Issue.objects.exclude(answer="").values_list("answer", flat=True),
        *IssueStep.objects.exclude(text="").values_list("text", flat=True),
        *Commitment.objects.values_list("text", flat=True),
        *Enterprise.objects.values_list("address", flat=True),
    ]
    assert [text for text in texts if is_chinese(text) is not chinese] == []
    assert not [text for text in texts if "{" in text or "}" in text]
    assert set(User.objects.active().values_list("language", flat=True)) == {language}
    assert len(queries) < 200


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 11, 21, 20, 40, tzinfo=COUNTY),  # Saturday evening
        datetime(2026, 10, 3, 10, 0, tzinfo=COUNTY),  # in the National Day week
        datetime(2026, 3, 2, 0, 5, tzinfo=COUNTY),  # just after midnight, after a make-up Saturday
        datetime(2027, 1, 4, 23, 50, tzinfo=COUNTY),  # the calendar of the year may not be known
    ],
    ids=["weekend", "holiday", "night", "new year"],
)
def test_it_loads_at_any_hour_of_any_day(at: datetime) -> None:
    load_demo(by=system_user(), at=at)

    today, me = local_day(at), User.objects.get(username="specialist")
    assert set(Issue.objects.values_list("status", flat=True)) == set(IssueStatus.values)
    assert not Visit.objects.done().filter(happened_at__gt=at).exists()
    assert not Visit.objects.planned().filter(planned_for__lte=at).exists()
    assert Visit.objects.planned().filter(visitor=me, planned_for__lt=at + timedelta(days=9)).count() >= 4
    assert Visit.objects.done().filter(next_contact_on=today).exists()
    assert Commitment.objects.open().filter(owner=me, due_on=today).exists()
    assert Issue.objects.overdue(today).exists()
    assert Visit.objects.done().filter(happened_at__lt=at - timedelta(days=300)).exists()


def test_scaled_up_there_is_more_of_everything_but_no_more_key_enterprises() -> None:
    demo = load_demo(scale=2, by=system_user(), at=database_now())

    assert (demo.enterprises, demo.specialists) == (120, 96)
    assert Specialist.objects.count() == 96
    assert User.objects.filter(username="specialist96").exists()
    assert Enterprise.objects.filter(is_key=True).count() == 12
    assert Enterprise.objects.values("name").distinct().count() == 120
    assert demo.visits > 1200


def test_it_leaves_what_an_administrator_edited_and_stands_beside_other_people() -> None:
    call_command("load_reference", verbosity=0)
    Category.objects.filter(code="LAB").update(answer_days=7, version=2)
    CalendarDay.objects.filter(day__year=2026).update(note_en="edited")
    UserFactory(username="somebody")

    load_demo(by=system_user(), at=database_now())

    assert Category.objects.get(code="LAB").answer_days == 7
    assert CalendarDay.objects.filter(note_en="edited").count() == 365
    assert User.objects.filter(username__in=["somebody", "specialist"]).count() == 2


def test_work_goes_on_where_the_demo_ends_and_leaves_the_same_lines() -> None:
    load_demo(by=system_user(), at=database_now())
    told = {line.kind: set(line.facts) for line in TimelineEntry.objects.all()}
    last_line = set(TimelineEntry.objects.values_list("pk", flat=True))

    _a_day_at_work(database_now())

    new = TimelineEntry.objects.exclude(pk__in=last_line)
    assert {line.kind: set(line.facts) for line in new} == {line.kind: told[line.kind] for line in new}
    assert set(told) - {line.kind for line in new} == {"enterprise.registered"}


def _a_day_at_work(at: datetime) -> None:
    people = {user.username: user for user in User.objects.with_units()}
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
    close_issue(issue, call_back="Yes, they came", by=office, at=at)
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

"""Loading the demo: only in a demo, in either language, at any hour of any day, in bounded queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.actions.people import system_user
from accounts.clock import database_now, local_day
from accounts.models import Role, Unit, User
from assistance.actions.demo.load import NotADemoError, load_demo
from assistance.models import (
    AgendaItem,
    CalendarDay,
    Category,
    Commitment,
    Issue,
    IssueStep,
    Question,
    Specialist,
    Visit,
)
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import Enterprise
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
        *Question.objects.values_list("text", flat=True),
        *Question.objects.exclude(answer="").values_list("answer", flat=True),
        *AgendaItem.objects.exclude(minutes="").values_list("minutes", flat=True),
    ]
    assert [text for text in texts if is_chinese(text) is not chinese] == []
    assert not [text for text in texts if "{" in text or "}" in text]
    assert set(User.objects.active().values_list("language", flat=True)) == {language}
    assert len(queries) < 330


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

"""The bell rings for who uploaded a file when its import is over, and leads to its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from accounts.actions.people import system_user
from accounts.models import Role, User
from assistance.actions.reminders import Planned, plan_reminders
from assistance.channels.reminder_mails import reminder_mail
from assistance.models import Reminder
from assistance.models.reminders import IMPORT_FAILED, IMPORT_FINISHED
from assistance.queries.inbox import inbox, unread_count
from assistance.queries.reminder_kinds import KINDS, Slot
from assistance.rules.working_days import COUNTY
from enterprises.models import ImportBatch, ImportState
from tests.clients import MobileClient
from tests.factories import ReminderFactory, UserFactory, VisitFactory, World
from tests.factories.imports import ImportBatchFactory
from tests.factories.workbooks import register_rows, workbook
from tests.imports import imported, undone, upload, work

BOTH = (IMPORT_FINISHED, IMPORT_FAILED)


@pytest.fixture
def quiet(world: World) -> World:
    """Nothing else is due."""
    for enterprise in (world.enterprise, world.other_enterprise):
        VisitFactory(enterprise=enterprise, visitor=world.specialist, happened_at=world.at - timedelta(days=5))
    plan(world.at)
    return world


def plan(at: datetime) -> Planned:
    return plan_reminders(by=system_user(), at=at)


def over(kind: str, by: User, at: datetime) -> ImportBatch:
    """An import that came to its end at a moment."""
    if kind == IMPORT_FINISHED:
        return ImportBatchFactory(by=by, state=ImportState.IMPORTED, finished_at=at, updated_at=at)
    return ImportBatchFactory(by=by, state=ImportState.FAILED, failure="workers_died", updated_at=at)


def told(kind: str, day: date) -> set[Any]:
    return {(row.subject_id, row.recipient_id, row.enterprise_id) for row in KINDS[kind].rows(Slot(day, day))}


def test_a_finished_import_rings_once_for_who_uploaded_it_and_leads_to_its_page(
    quiet: World, log_in: Callable[[User], Client]
) -> None:
    batch = imported(quiet, workbook(register_rows(2)))

    assert plan(batch.updated_at).reminders == 1
    assert plan(batch.updated_at + timedelta(minutes=1)) == Planned(0, 0, 0)

    told_of = Reminder.objects.get(kind=IMPORT_FINISHED)
    assert (told_of.subject_id, told_of.recipient, told_of.enterprise) == (batch.pk, quiet.office, None)
    [row] = inbox(quiet.office, batch.updated_at)
    assert (row.sentence, row.path) == ("The import of list.xlsx is finished.", f"/imports/{batch.pk}/")
    client = log_in(quiet.office)
    assert f'<a href="/imports/{batch.pk}/">The import of list.xlsx is finished.</a>' in client.get("/reminders/").text
    assert client.get(row.path).status_code == 200


def test_the_bell_falls_silent_when_the_import_was_undone(quiet: World) -> None:
    batch = imported(quiet, workbook(register_rows(2)))
    at = batch.updated_at
    plan(at)
    assert unread_count(quiet.office, at) == 1

    undone(quiet, batch)

    assert unread_count(quiet.office, at) == 0
    assert plan(at) == Planned(0, 0, 0)


def test_a_check_that_breaks_off_rings_too(quiet: World) -> None:
    batch = upload(quiet, workbook(register_rows(1)))
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportState.CHECK_WANTED, deaths=5, version=50)
    work()
    batch.refresh_from_db()

    plan(batch.updated_at)

    [row] = inbox(quiet.office, batch.updated_at)
    assert row.sentence == "The import of list.xlsx broke off; its page says why."
    with translation.override("zh-hans"):
        assert row.sentence == "list.xlsx 的导入已中断，原因见导入页面。"


@pytest.mark.parametrize("kind", BOTH)
def test_it_is_told_on_its_day_alone(kind: str, world: World) -> None:
    first = datetime(2026, 3, 2, 0, 0, tzinfo=COUNTY)
    batch = over(kind, world.office, first)
    over(kind, world.office, first + timedelta(days=1))
    over(kind, world.office, first - timedelta(microseconds=1))
    assert told(kind, date(2026, 3, 2)) == {(batch.pk, world.office.pk, None)}


@pytest.mark.parametrize("kind", BOTH)
def test_whoever_left_or_may_no_longer_import_is_not_told(kind: str, world: World) -> None:
    for by in (UserFactory(roles=[Role.OFFICE], is_active=False), UserFactory(roles=[Role.SPECIALIST])):
        over(kind, by, world.at)
    assert told(kind, world.today) == set()


@pytest.mark.parametrize("kind", BOTH)
def test_it_is_news_for_a_week(kind: str, world: World) -> None:
    batch = over(kind, world.office, world.at)
    reminder = ReminderFactory(
        kind=kind, subject_id=batch.pk, enterprise=None, recipient=world.office, slot=world.today
    )

    def holds(days: int) -> bool:
        news = KINDS[kind].holds(world.today + timedelta(days=days))
        return Reminder.objects.filter(news, pk=reminder.pk).exists()

    assert (holds(0), holds(6), holds(7)) == (True, True, False)


@pytest.mark.parametrize("kind", BOTH)
def test_the_number_of_queries_does_not_grow(kind: str, world: World) -> None:
    counts = []
    for _round in range(2):
        for _batch in range(3):
            over(kind, UserFactory(roles=[Role.OFFICE]), world.at)
        with CaptureQueriesContext(connection) as queries:
            found = len(told(kind, world.today))
        counts.append((found, len(queries)))
    assert counts == [(3, 1), (6, 1)]


def test_the_api_tells_which_import_it_is_about(quiet: World) -> None:
    batch = over(IMPORT_FINISHED, quiet.office, quiet.at)
    plan(quiet.at)
    [answer] = MobileClient(quiet.office).get("reminders/").json()["results"]
    assert (answer["import_batch"], answer["enterprise"], answer["enterprise_name"]) == (str(batch.pk), None, "")
    assert answer["text"] == f"The import of {batch.file_name} is finished."


def test_the_mail_names_the_file_alone_and_beside_an_enterprise(quiet: World) -> None:
    over(IMPORT_FINISHED, quiet.office, quiet.at)
    batch = ImportBatch.objects.get()
    plan(quiet.at)
    quiet.office.language = "en"
    rows = inbox(quiet.office, quiet.at)
    alone = reminder_mail(batch.pk, quiet.office, rows)
    assert alone.subject == f"Import finished: {batch.file_name}"
    assert f"/imports/{batch.pk}/" in alone.text

    ReminderFactory(recipient=quiet.office, enterprise=quiet.enterprise)
    both = reminder_mail(batch.pk, quiet.office, inbox(quiet.office, quiet.at))
    assert batch.file_name in both.subject
    assert "Xiange Copper" in both.subject

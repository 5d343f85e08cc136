"""The bell and the inbox: one's own reminders, read, put off, and gone when their cause is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assistance.actions.visits import keep_commitment
from assistance.models import Reminder
from tests.factories.assistance import CommitmentFactory, ReminderFactory, VisitFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def reminder(world: World) -> Reminder:
    """The specialist is reminded of a promise that is due today."""
    return remind(world)


def remind(world: World, text: str = "Bring the answer") -> Reminder:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    promise = CommitmentFactory(visit=visit, text=text, due_on=world.today)
    reminder: Reminder = ReminderFactory(
        kind="PROMISE_DUE",
        subject_id=promise.pk,
        recipient=world.specialist,
        slot=world.today,
        enterprise=world.enterprise,
        visit=visit,
    )
    return reminder


def test_the_inbox_says_what_is_due_and_leads_there(world: World, log_in: LogIn, reminder: Reminder) -> None:
    text = log_in(world.specialist).get("/reminders/").text

    assert world.enterprise.name_en in text
    assert "Bring the answer" in text
    assert f'href="/visits/{reminder.visit_id}/"' in text


def test_the_bell_counts_and_answers_htmx_with_itself_alone(world: World, log_in: LogIn, reminder: Reminder) -> None:
    client = log_in(world.specialist)

    bell = client.get("/reminders/bell/", headers=HTMX)

    assert "Reminders: 1 unread" in bell.text
    assert "<html" not in bell.text
    assert client.get("/reminders/bell/")["Location"] == "/reminders/"
    assert "Reminders: 1 unread" in client.get("/visits/").text


def test_reading_takes_it_out_of_the_bell_and_keeps_it_under_all(
    world: World, log_in: LogIn, reminder: Reminder
) -> None:
    client = log_in(world.specialist)

    client.post(f"/reminders/{reminder.pk}/read/")
    client.post(f"/reminders/{reminder.pk}/read/")  # a second click changes nothing

    assert "Bring the answer" not in client.get("/reminders/").text
    assert "Bring the answer" in client.get("/reminders/?all=1").text
    assert "unread" not in client.get("/reminders/bell/", headers=HTMX).text


def test_everything_is_read_at_once(world: World, log_in: LogIn, reminder: Reminder) -> None:
    remind(world, "Call the bank")
    client = log_in(world.specialist)

    client.post("/reminders/read/")

    assert "Nothing to remind you of" in client.get("/reminders/").text


def test_a_reminder_put_off_comes_back_in_the_morning(world: World, log_in: LogIn, reminder: Reminder) -> None:
    client = log_in(world.specialist)

    client.post(f"/reminders/{reminder.pk}/snooze/", {"days": "3"})

    reminder.refresh_from_db()
    assert reminder.snoozed_until is not None
    until = timezone.localtime(reminder.snoozed_until)
    assert (until.date() - world.today, until.hour) == (timedelta(days=3), 8)
    assert "Bring the answer" not in client.get("/reminders/").text


def test_a_reminder_whose_cause_is_gone_does_not_nag(world: World, log_in: LogIn, reminder: Reminder) -> None:
    (promise,) = reminder.visit.commitments.all() if reminder.visit else ()
    keep_commitment(promise, by=world.specialist, at=timezone.now())
    client = log_in(world.specialist)

    assert "unread" not in client.get("/reminders/bell/", headers=HTMX).text
    assert "settled" in client.get("/reminders/?all=1").text


def test_nobody_reads_or_puts_off_the_reminder_of_somebody_else(
    world: World, log_in: LogIn, reminder: Reminder
) -> None:
    for person in (world.office, world.backup, world.admin):
        client = log_in(person)
        assert "Bring the answer" not in client.get("/reminders/?all=1").text
        assert client.post(f"/reminders/{reminder.pk}/read/").status_code == 404
        assert client.post(f"/reminders/{reminder.pk}/snooze/").status_code == 404


def test_the_inbox_costs_the_same_for_one_and_for_thirty(
    world: World, log_in: LogIn, reminder: Reminder, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(world.specialist)
    with django_assert_num_queries(5):  # session, user, reminders, bell: whether and how many
        client.get("/reminders/")
    for _n in range(30):
        remind(world)
    with django_assert_num_queries(5):
        client.get("/reminders/")

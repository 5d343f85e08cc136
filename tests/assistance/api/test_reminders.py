"""One's own reminders over the API."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistance.rules.issue_flow import IssueStatus
from tests.clients import Api, first_error
from tests.factories import IssueFactory, ReminderFactory
from tests.factories.world import World


@pytest.fixture
def reminder(world: World):
    issue = IssueFactory(enterprise=world.enterprise, status=IssueStatus.ASSIGNED, lead_unit=world.unit,
                         due_on=world.today - timedelta(days=1), raised_by=world.specialist)  # fmt: skip
    return ReminderFactory(kind="ISSUE_OVERDUE", subject_id=issue.pk, issue=issue, enterprise=world.enterprise,
                           recipient=world.handler)  # fmt: skip


def test_a_reminder_comes_in_words_of_the_readers_language(world: World, api: Api, reminder):
    [english] = api(world.handler).get("reminders/").json()["results"]

    assert (english["id"], english["kind"], english["issue"]) == (
        str(reminder.pk),
        "ISSUE_OVERDUE",
        str(reminder.issue_id),
    )
    assert reminder.issue.number in english["text"]
    assert {"version", "created_at", "updated_at", "read_at", "snoozed_until", "title", "why"} <= set(english)


@pytest.mark.parametrize("person", ["specialist", "office", "leader", "auditor", "admin", "other_handler"])
def test_nobody_reads_or_handles_another_persons_reminders(world: World, api: Api, reminder, person):
    client = api(getattr(world, person))

    assert client.get("reminders/").json()["results"] == []
    assert client.post(f"reminders/{reminder.pk}/read/").status_code == 404
    until = (world.at + timedelta(days=1)).isoformat()
    assert client.post(f"reminders/{reminder.pk}/snooze/", {"until": until}).status_code == 404


def test_reading_twice_is_reading_once(world: World, api: Api, reminder):
    client = api(world.handler)
    first, again = (client.post(f"reminders/{reminder.pk}/read/") for _ in range(2))

    assert first.status_code == 200
    assert first.json()["read_at"] is not None
    assert first.json() == again.json()
    assert client.get("reminders/", unread="true").json()["results"] == []
    assert len(client.get("reminders/").json()["results"]) == 1


def test_what_is_put_off_is_gone_until_then(world: World, api: Api, reminder):
    client = api(world.handler)
    until = (world.at + timedelta(days=1)).isoformat()
    answer = client.post(f"reminders/{reminder.pk}/snooze/", {"until": until})

    assert (answer.status_code, answer.json()["snoozed_until"]) == (200, until)
    assert client.get("reminders/").json()["results"] == []


@pytest.mark.parametrize("days", [-1, 400])
def test_a_reminder_is_not_put_off_into_the_past_or_for_ever(world: World, api: Api, reminder, days):
    until = (world.at + timedelta(days=days)).isoformat()
    answer = api(world.handler).post(f"reminders/{reminder.pk}/snooze/", {"until": until})

    assert answer.status_code == 409
    assert first_error(answer)[1] == "until"


@pytest.mark.parametrize(
    "until", [None, "", "tomorrow", 5, [], "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "2026-11-31"]
)
def test_until_must_be_a_moment(world: World, api: Api, reminder, until):
    answer = api(world.handler).post(f"reminders/{reminder.pk}/snooze/", {"until": until})

    assert (answer.status_code, answer.json()["errors"][0]["attr"]) == (400, "until")


@pytest.mark.parametrize("more", [3, 48])
def test_the_list_costs_two_queries_however_long(world: World, api: Api, django_assert_num_queries, reminder, more):
    for day in range(more):
        ReminderFactory(recipient=world.handler, enterprise=world.enterprise, slot=world.today - timedelta(days=day))
    client = api(world.handler)

    for query in ({}, {"unread": "true"}):
        with django_assert_num_queries(2):
            client.get("reminders/", **query)

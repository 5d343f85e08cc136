"""What the bell counts and the inbox says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from assistance.models import Commitment, Reminder, Visit
from assistance.queries.inbox import inbox, unread_count
from assistance.queries.reminder_kinds import KINDS
from assistance.rules.issue_flow import IssueStatus
from tests.factories import CommitmentFactory, IssueFactory, ReminderFactory, VisitFactory, World


def promised(world: World, days_ago: int = 0, **fields: object) -> Reminder:
    """A reminder of an open promise."""
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    promise = CommitmentFactory(visit=visit, owner=world.specialist, due_on=world.today)
    return ReminderFactory(
        kind="PROMISE_DUE", subject_id=promise.pk, recipient=world.specialist, enterprise=world.enterprise,
        visit=visit, slot=world.today - timedelta(days=days_ago), **fields,
    )  # fmt: skip


def test_the_bell_counts_what_is_unread_shown_and_still_true(world: World) -> None:
    promised(world)
    promised(world, read_at=world.at)
    promised(world, snoozed_until=world.at + timedelta(days=1))
    kept = promised(world)
    Commitment.objects.filter(pk=kept.subject_id).update(kept_on=world.today, version=2)
    ReminderFactory(recipient=world.specialist, kind="A_KIND_OF_THE_PAST")
    assert unread_count(world.specialist, world.at) == 1
    assert unread_count(world.office, world.at) == 0
    assert len(inbox(world.specialist, world.at, only_unread=True)) == 1


def test_the_inbox_keeps_what_is_settled_and_says_so(world: World) -> None:
    kept, open_ = promised(world), promised(world)
    Commitment.objects.filter(pk=kept.subject_id).update(kept_on=world.today, version=2)
    rows = {row.id: row for row in inbox(world.specialist, world.at)}
    assert rows[open_.pk].nags
    assert not rows[kept.pk].still_relevant
    assert rows[kept.pk].unread
    assert not rows[kept.pk].nags


def test_a_later_reminder_of_the_same_thing_takes_the_place_of_the_earlier_one(world: World) -> None:
    VisitFactory(enterprise=world.enterprise, happened_at=world.at - timedelta(days=60))
    for slot in (14, 7, 0):
        ReminderFactory(
            kind="VISIT_OVERDUE", subject_id=world.enterprise.pk, enterprise=world.enterprise,
            recipient=world.specialist, slot=world.today - timedelta(days=slot),
        )  # fmt: skip
    assert unread_count(world.specialist, world.at) == 1
    assert [row.nags for row in inbox(world.specialist, world.at)] == [True, False, False]


def test_the_newest_stand_first_and_pages_follow(world: World) -> None:
    ids = [promised(world, created_at=world.at + timedelta(minutes=minute)).pk for minute in range(5)]
    first = inbox(world.specialist, world.at, limit=2)
    second = inbox(world.specialist, world.at, limit=2, offset=2)
    assert [row.id for row in first + second] == list(reversed(ids))[:4]


@pytest.mark.parametrize(
    ("kind", "english", "chinese", "page"),
    [
        ("PROMISE_DUE", "A promise to Xiange Copper is due on", "弦歌铜业", "/visits/"),
        ("CONTACT_DUE", "Xiange Copper was promised a contact for", "弦歌铜业", "/enterprises/"),
        ("VISIT_OVERDUE", "Xiange Copper has had no contact since", "弦歌铜业", "/enterprises/"),
        ("ON_SITE_OVERDUE", "Xiange Copper has had no visit on site yet.", "弦歌铜业", "/enterprises/"),
        ("ISSUE_NEAR", "of Xiange Copper is due on", "弦歌铜业", "/issues/1900-"),
        ("ISSUE_OVERDUE", "of Xiange Copper was due on", "弦歌铜业", "/issues/1900-"),
    ],
)
def test_every_kind_has_its_sentence_and_its_page(
    world: World, kind: str, english: str, chinese: str, page: str
) -> None:
    visit: Visit = VisitFactory(enterprise=world.enterprise, kind="PHONE", next_contact_on=world.today)
    issue = IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status=IssueStatus.ASSIGNED)
    promise = CommitmentFactory(visit=visit)
    about = {"PROMISE_DUE": promise, "CONTACT_DUE": visit, "ISSUE_NEAR": issue, "ISSUE_OVERDUE": issue}
    ReminderFactory(
        kind=kind, subject_id=about.get(kind, world.enterprise).pk, enterprise=world.enterprise, visit=visit,
        issue=issue if kind.startswith("ISSUE") else None, recipient=world.specialist, slot=world.today,
    )  # fmt: skip
    [row] = inbox(world.specialist, world.at)
    assert english in row.sentence
    assert row.why
    assert row.label == str(KINDS[kind].label)
    assert row.path.startswith(page)
    assert "%" not in row.sentence + row.subject + row.why
    with translation.override("zh-hans"):
        assert chinese in row.sentence
        assert "Xiange" not in row.sentence


def test_the_words_of_a_promise_are_for_the_inbox_only(world: World) -> None:
    promised(world)
    [row] = inbox(world.specialist, world.at)
    assert row.promise == "Bring the answer on the power upgrade"
    assert row.promise not in row.sentence + row.subject


def test_a_page_of_the_inbox_is_one_query_and_the_bell_one_or_two(world: World) -> None:
    for _ in range(20):
        promised(world)
    with CaptureQueriesContext(connection) as asked:
        rows = inbox(world.specialist, world.at)
        assert all(row.sentence and row.path for row in rows)
    assert len(asked) == 1
    with CaptureQueriesContext(connection) as asked:
        assert unread_count(world.specialist, world.at) == 20
    assert len(asked) == 2
    with CaptureQueriesContext(connection) as asked:
        assert unread_count(world.other_specialist, world.at) == 0
    assert len(asked) == 1

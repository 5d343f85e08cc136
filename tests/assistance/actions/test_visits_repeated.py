"""The same visit posted twice, and many people at one visit: one visit, one winner."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from accounts.errors import IdTakenError
from assistance.actions.visits import cancel_visit, complete_visit, edit_visit, log_visit
from assistance.models import Commitment, Issue, Visit
from assistance.rules.visits import NewCommitment, NewIssue
from enterprises.models import TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import World


def log(world: World, **kwargs: Any) -> Visit:
    fields = {"status": "DONE", "kind": "ON_SITE", "by": world.specialist, "at": world.at}
    return log_visit(kwargs.pop("enterprise", world.enterprise), **{**fields, **kwargs})


def plan(world: World, **kwargs: Any) -> Visit:
    return log(world, **{"status": "PLANNED", "planned_for": world.at + timedelta(days=1), **kwargs})


def kinds(world: World) -> list[str]:
    return sorted(TimelineEntry.objects.filter(enterprise=world.enterprise).values_list("kind", flat=True))


def test_the_same_visit_again_is_the_same_visit_and_adds_nothing(world: World) -> None:
    chosen = uuid.uuid4()
    body = {"id": chosen, "body_digest": "a" * 64, "issues": [NewIssue("Power", world.category)]}
    first, again = log(world, **body), log(world, **body)

    assert (first.pk, again.pk) == (chosen, chosen)
    assert (first.was_replayed, again.was_replayed) == (False, True)
    assert (Visit.objects.count(), Issue.objects.count()) == (1, 1)
    assert kinds(world) == ["issue.raised", "visit.done"]


def test_the_same_visit_again_after_it_was_edited_is_its_present_state(world: World) -> None:
    chosen = uuid.uuid4()
    visit = plan(world, id=chosen, body_digest="a" * 64)
    cancel_visit(visit, reason="Ill", by=world.specialist, at=world.at)

    again = plan(world, id=chosen, body_digest="a" * 64)

    assert (again.status, again.version, again.was_replayed) == ("CANCELLED", 2, True)


@pytest.mark.parametrize("digest", ["b" * 64, ""])
def test_another_body_with_the_same_id_is_refused(world: World, digest: str) -> None:
    chosen = uuid.uuid4()
    log(world, id=chosen, body_digest="a" * 64)

    with pytest.raises(IdTakenError):
        log(world, id=chosen, body_digest=digest, notes="other")
    assert Visit.objects.count() == 1


def test_ids_of_issues_and_promises_are_kept_and_a_taken_one_refuses_the_whole_visit(world: World) -> None:
    issue, promise = uuid.uuid4(), uuid.uuid4()
    results = {
        "issues": [NewIssue("Power", world.category, id=issue)],
        "commitments": [NewCommitment("Bring it", id=promise)],
    }
    log(world, **results)
    assert Issue.objects.filter(pk=issue).exists()
    assert Commitment.objects.filter(pk=promise).exists()

    with pytest.raises(IdTakenError):
        log(world, **results)
    assert Visit.objects.count() == 1


def test_twenty_times_the_same_visit_at_once_is_one_visit(own_database: OwnDatabase, world: World) -> None:
    chosen = uuid.uuid4()

    def post() -> Visit:
        return log(world, id=chosen, body_digest="a" * 64, issues=[NewIssue("Power", world.category)])

    outcomes = own_database.at_once(*[post] * 20)

    assert {getattr(outcome, "pk", outcome) for outcome in outcomes} == {chosen}
    assert sum(not visit.was_replayed for visit in outcomes if isinstance(visit, Visit)) == 1
    assert (Visit.objects.count(), Issue.objects.count()) == (1, 1)
    assert kinds(world) == ["issue.raised", "visit.done"]


def test_issue_numbers_of_visits_at_once_are_distinct_and_without_gaps(own_database: OwnDatabase, world: World) -> None:
    drafts = [NewIssue("one", world.category), NewIssue("two", world.category)]

    outcomes = own_database.at_once(*[lambda: log(world, issues=drafts)] * 20)

    assert all(isinstance(outcome, Visit) for outcome in outcomes), outcomes
    numbers = sorted(Issue.objects.values_list("number", flat=True))
    assert numbers == [f"{world.today.year}-{place:05d}" for place in range(1, 41)]


def test_of_twenty_that_complete_one_visit_one_wins(own_database: OwnDatabase, world: World) -> None:
    visit = plan(world)
    draft = [NewIssue("Power", world.category)]

    outcomes = own_database.at_once(
        *[lambda: complete_visit(visit, issues=draft, by=world.specialist, at=world.at)] * 20
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NotPlannedError"] * 19 + ["Visit"]
    assert Issue.objects.count() == 1


def test_of_twenty_editors_with_one_state_one_wins(own_database: OwnDatabase, world: World) -> None:
    visit = log(world)
    acts = [
        lambda place=place: edit_visit(visit, notes=f"{place}", expected=1, by=world.specialist, at=world.at)
        for place in range(20)
    ]

    outcomes = own_database.at_once(*acts)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["StaleError"] * 19 + ["Visit"]
    assert Visit.objects.get(pk=visit.pk).version == 2

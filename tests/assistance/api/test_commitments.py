"""Promises over the API."""

from __future__ import annotations

import pytest

from tests.clients import Api
from tests.factories import CommitmentFactory, VisitFactory
from tests.factories.world import World


@pytest.mark.parametrize(
    ("person", "status"),
    [("specialist", 200), ("office", 200), ("backup", 403), ("leader", 403), ("auditor", 403), ("other_specialist", 404),
     ("handler", 404), ("organiser", 404), ("admin", 404)],
)  # fmt: skip
def test_whoever_gave_a_promise_and_the_office_mark_it_as_kept(world: World, api: Api, person, status):
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    promise = CommitmentFactory(visit=visit)

    assert api(getattr(world, person)).post(f"commitments/{promise.pk}/keep/").status_code == status


def test_keeping_a_promise_twice_changes_nothing_more(world: World, api: Api):
    promise = CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise, visitor=world.specialist))
    client = api(world.specialist)
    first, again = (client.post(f"commitments/{promise.pk}/keep/", {}) for _ in range(2))

    assert first.json()["kept_on"] == str(world.today)
    assert first.json() == again.json()


def test_the_day_cannot_be_chosen(world: World, api: Api):
    promise = CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise, visitor=world.specialist))

    assert api(world.specialist).post(f"commitments/{promise.pk}/keep/", {"kept_on": "2020-01-01"}).status_code == 400

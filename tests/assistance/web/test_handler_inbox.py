"""The inbox on the page: a handler's home; receipt is acknowledged where the issue stands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Role, User
from assistance.models import Issue
from assistance.rules.issue_flow import IssueStatus
from tests.factories.accounts import UserFactory
from tests.factories.assistance import ContributionFactory, IssueFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


@pytest.fixture
def new(world: World) -> Issue:
    """An issue that the handler's unit has to acknowledge."""
    return IssueFactory(enterprise=world.enterprise, status=IssueStatus.ASSIGNED, lead_unit=world.unit)


def test_a_handlers_first_page_is_the_inbox_and_others_have_their_day(world: World, log_in: LogIn) -> None:
    assert log_in(world.handler).get("/")["Location"] == "/issues/inbox/"
    for person in (world.office, world.specialist, world.leader, world.auditor):
        assert log_in(person).get("/").status_code == 200
    both = UserFactory(roles=[Role.HANDLER, Role.SPECIALIST])
    assert log_in(both).get("/").status_code == 200


def test_receipt_is_acknowledged_in_place(world: World, log_in: LogIn, new: Issue) -> None:
    client = log_in(world.handler)
    address = f"/issues/inbox/{new.number}/acknowledge/"
    assert address in client.get("/issues/inbox/").text

    answer = client.post(address, {"version": str(new.version)}, follow=True)

    new.refresh_from_db()
    assert new.status == IssueStatus.IN_PROGRESS
    assert answer.redirect_chain == [("/issues/inbox/", 302)]
    assert "Give the handling opinion" in answer.text


def test_a_second_click_is_told_that_the_issue_moved_on(world: World, log_in: LogIn, new: Issue) -> None:
    client, address = log_in(world.handler), f"/issues/inbox/{new.number}/acknowledge/"
    client.post(address)

    answer = client.post(address)

    assert answer.status_code == 422
    assert "moved on" in answer.text


def test_requests_that_wait_are_marked(world: World, log_in: LogIn) -> None:
    asked = {"extension_state": "ASKED", "extension_wanted_on": world.today, "extension_asked_at": world.at}
    IssueFactory(status="IN_PROGRESS", lead_unit=world.unit, **asked)
    IssueFactory(status="IN_PROGRESS", lead_unit=world.unit, suspension_asked_at=world.at, suspension_class="OTHER")

    text = log_in(world.handler).get("/issues/inbox/").text

    assert "Extension to be decided" in text
    assert "Parking to be decided" in text


def test_only_handlers_have_an_inbox_and_only_the_units_own_acknowledge(
    world: World, log_in: LogIn, new: Issue
) -> None:
    for role, person in world.everybody.items():
        client = log_in(person)
        assert client.get("/issues/inbox/").status_code == (200 if role == "handler" else 403)
        if role != "handler":
            assert client.post(f"/issues/inbox/{new.number}/acknowledge/").status_code in {403, 404}
    assert log_in(world.other_handler).post(f"/issues/inbox/{new.number}/acknowledge/").status_code == 404


def test_the_page_costs_the_same_for_few_and_for_many(
    world: World, log_in: LogIn, new: Issue, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(world.handler)
    ContributionFactory(issue=IssueFactory(status="IN_PROGRESS"), unit=world.unit)
    with django_assert_num_queries(7):
        client.get("/issues/inbox/")
    for status in ("ASSIGNED", "IN_PROGRESS", "ANSWERED", "SUSPENDED") * 5:
        IssueFactory(status=status, lead_unit=world.unit)
        ContributionFactory(issue=IssueFactory(status="IN_PROGRESS"), unit=world.unit)
    with django_assert_num_queries(7):
        client.get("/issues/inbox/")

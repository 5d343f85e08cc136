"""Assistance's part of an enterprise's page: a fragment for htmx, a page without it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests.factories.assistance import CommitmentFactory, IssueFactory, VisitFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


def file_of(world: World) -> str:
    return reverse("assistance:enterprise-file", args=[world.enterprise.pk])


def test_it_shows_open_issues_promises_visits_and_specialists(world: World, log_in: LogIn) -> None:
    issue = IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="IN_PROGRESS")
    IssueFactory(enterprise=world.enterprise, status="ANSWERED", title="Answered, to be called back")
    IssueFactory(enterprise=world.enterprise, status="CLOSED", title="Closed long ago")
    visit = VisitFactory(
        enterprise=world.enterprise, visitor=world.specialist, happened_at=timezone.now() - timedelta(days=12)
    )
    CommitmentFactory(visit=visit, text="Bring the answer")
    CommitmentFactory(visit=visit, text="Kept already", kept_on=world.today)
    planned = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)

    response = log_in(world.office).get(file_of(world))

    file = response.context["file"]
    assert (file.owed, file.answered, file.days_since) == (1, 1, 12)
    for shown in (issue.number, "Industry Bureau", "Answered, to be called back", "Bring the answer"):
        assert shown in response.text
    for hidden in ("Closed long ago", "Kept already"):
        assert hidden not in response.text
    assert reverse("assistance:visit", args=[planned.pk]) in response.text
    assert file.primary == world.assignment
    assert world.backup.latin_name in response.text


def test_htmx_gets_the_fragment_and_a_browser_a_whole_page(world: World, log_in: LogIn) -> None:
    client = log_in(world.office)

    fragment, page = client.get(file_of(world), headers=HTMX), client.get(file_of(world))

    assert "<html" not in fragment.text
    assert "<html" in page.text
    assert reverse("enterprises:page", args=[world.enterprise.pk]) in page.text


@pytest.mark.parametrize(
    ("who", "acts"),
    [("specialist", True), ("backup", True), ("office", True), ("leader", False), ("auditor", False)],
)
def test_the_next_acts_are_offered_to_those_who_may(world: World, log_in: LogIn, who: str, acts: bool) -> None:
    response = log_in(getattr(world, who)).get(file_of(world), headers=HTMX)

    assert response.status_code == 200
    for key in ("v", "i"):
        assert (f'data-shortcut="{key}"' in response.text) == acts


@pytest.mark.parametrize(
    ("who", "status"), [("other_specialist", 404), ("handler", 404), ("organiser", 403), ("admin", 404)]
)
def test_it_is_closed_to_those_who_do_not_read_the_file(world: World, log_in: LogIn, who: str, status: int) -> None:
    assert log_in(getattr(world, who)).get(file_of(world)).status_code == status


def test_a_handler_sees_the_issues_of_the_own_unit_and_no_other_visits(world: World, log_in: LogIn) -> None:
    IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="ASSIGNED", title="Ours to answer")
    IssueFactory(enterprise=world.enterprise, lead_unit=world.other_unit, status="ASSIGNED", title="Not ours")
    CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise), text="Between the two of us")

    response = log_in(world.handler).get(file_of(world))

    assert "Ours to answer" in response.text
    assert "Not ours" not in response.text
    assert "Between the two of us" not in response.text
    assert response.context["file"].last_visit is None
    for untrue in ("none planned", "no visit on record"):
        assert untrue not in response.text


def test_an_enterprise_without_anything_says_so_and_the_office_may_assign(world: World, log_in: LogIn) -> None:
    bare = EnterpriseFactory()

    response = log_in(world.office).get(reverse("assistance:enterprise-file", args=[bare.pk]))

    for shown in ("nobody", "no visit on record", "none planned", f"/assignments/?q={bare.uscc}"):
        assert shown in response.text


def test_an_overdue_promise_is_marked(world: World, log_in: LogIn) -> None:
    CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise), due_on=world.today - timedelta(days=1))

    assert "was due yesterday" in log_in(world.specialist).get(file_of(world)).text


def test_it_costs_the_same_with_little_and_much(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(world.specialist)
    # session, user, enterprise; issues, specialists, calendar, promises, last and planned visits; two rights; bell
    with django_assert_num_queries(12):
        client.get(file_of(world), headers=HTMX)
    for _time in range(8):
        IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="ASSIGNED")
        CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise))
        VisitFactory(enterprise=world.enterprise, planned=True)

    with django_assert_num_queries(12):
        client.get(file_of(world), headers=HTMX)

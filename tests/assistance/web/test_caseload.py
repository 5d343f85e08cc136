"""One specialist's page: everybody sees the person, only some see what they look after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assistance.models import Specialist
from tests.factories.assistance import AssignmentFactory, IssueFactory, VisitFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


def page_of(specialist: Specialist) -> str:
    return reverse("assistance:caseload", args=[specialist.pk])


@pytest.mark.parametrize(
    ("who", "sees_enterprises"),
    [
        ("office", True),
        ("auditor", True),
        ("leader", True),
        ("specialist", True),
        ("other_specialist", False),
        ("handler", False),
        ("organiser", False),
    ],
)
def test_colleagues_see_the_person_and_readers_of_assignments_the_caseload(
    world: World, log_in: LogIn, who: str, sees_enterprises: bool
) -> None:
    response = log_in(getattr(world, who)).get(page_of(world.specialist_row))

    assert response.status_code == 200
    assert world.specialist.latin_name in response.text
    assert "Industry Bureau" in response.text
    assert ("Xiange Copper" in response.text) == sees_enterprises
    assert ("Looks after" in response.text) == sees_enterprises
    assert ("/hand-over/" in response.text) == (who == "office")


def test_administrators_of_the_system_see_no_specialists(world: World, log_in: LogIn) -> None:
    assert log_in(world.admin).get(page_of(world.specialist_row)).status_code == 403


def test_the_caseload_shows_load_issues_last_visit_and_what_begins_later(world: World, log_in: LogIn) -> None:
    IssueFactory.create_batch(3, enterprise=world.enterprise)
    VisitFactory(enterprise=world.enterprise)
    later = EnterpriseFactory(name_en="Coming Later")
    AssignmentFactory(enterprise=later, specialist=world.specialist_row, starts_on=world.today + timedelta(days=3))

    response = log_in(world.office).get(page_of(world.specialist_row))

    assert str(response.context["load"].load) == "2.0"
    (row,) = response.context["current"]
    assert (row.enterprise, row.open_issues) == (world.enterprise, 3)
    assert [row.enterprise for row in response.context["later"]] == [later]


def test_a_leader_is_told_how_many_belong_to_other_chains(world: World, log_in: LogIn) -> None:
    AssignmentFactory(enterprise=EnterpriseFactory(name_en="Other chain's"), specialist=world.specialist_row)

    response = log_in(world.leader).get(page_of(world.specialist_row))

    assert "And 1 of another chain." in response.text
    assert "Other chain" not in response.text.replace("of another chain", "")


@pytest.mark.parametrize("path", ["/specialists/rubbish/", "/specialists/00000000-0000-4000-8000-000000000000/"])
def test_an_unknown_specialist_is_not_found(world: World, log_in: LogIn, path: str) -> None:
    assert log_in(world.office).get(path).status_code == 404


def test_the_page_costs_the_same_with_few_and_many_enterprises(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    office = log_in(world.office)
    # session, user; specialist with townships, caseload (3), assignments; bell and badge of the frame
    with django_assert_num_queries(10):
        office.get(page_of(world.specialist_row))
    for enterprise in EnterpriseFactory.create_batch(12):
        AssignmentFactory(enterprise=enterprise, specialist=world.specialist_row)

    with django_assert_num_queries(10):
        office.get(page_of(world.specialist_row))

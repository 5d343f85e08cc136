"""The office changes the status of an enterprise on a page; everybody who may open it reads why."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from enterprises.actions.enterprise_status import change_status
from tests.factories import World

LogIn = Callable[[User], Client]


@pytest.fixture
def office(world: World, log_in: LogIn) -> Client:
    return log_in(world.office)


def status_of(world: World) -> str:
    return reverse("enterprises:status", args=[world.enterprise.pk])


def test_an_enterprise_closes_and_its_page_says_since_when_and_why(world: World, office: Client, log_in: LogIn) -> None:
    body = {"version": 1, "status": "CLOSED", "since": str(world.today), "reason": "Sold to a competitor"}

    page = office.post(status_of(world), body, follow=True)

    assert "The status is changed." in page.text
    assert "Status: Closed (before: Operating)" in page.text
    seen = log_in(world.specialist).get(reverse("enterprises:page", args=[world.enterprise.pk])).text
    assert "Sold to a competitor" in seen
    assert "stay as they are until somebody settles them" in seen
    assert "Sold to a competitor" not in log_in(world.organiser).get(
        reverse("enterprises:page", args=[world.enterprise.pk])
    ).text  # fmt: skip


def test_the_page_offers_what_the_present_status_leads_to_and_says_what_follows(world: World, office: Client) -> None:
    change_status(world.enterprise, status="CLOSED", reason="Sold", by=world.office, at=world.at)

    page = office.get(status_of(world)).text

    assert 'value="OPERATING"' in page
    assert 'value="SUSPENDED"' not in page
    assert "open issues stay open" in page


@pytest.mark.parametrize(
    "bad",
    [
        {"reason": ""},
        {"status": "ASLEEP"},
        {"status": ""},
        {"status": "OPERATING"},
        {"since": "31 Feb"},
        {"since": "2099-01-01"},
    ],
)
def test_what_cannot_be_comes_back_with_what_was_typed(world: World, office: Client, bad: dict[str, str]) -> None:
    right = {"version": "1", "status": "CLOSED", "since": str(world.today), "reason": "Sold to a competitor"}
    body = right | bad

    response = office.post(status_of(world), body)

    assert response.status_code == 422
    assert "error-summary" in response.text
    assert body["reason"] in response.text
    world.enterprise.refresh_from_db()
    assert world.enterprise.version == 1


def test_a_stale_change_shows_theirs_beside_mine(world: World, office: Client) -> None:
    change_status(world.enterprise, status="SUSPENDED", reason="Theirs", by=world.office, at=world.at)

    response = office.post(
        status_of(world), {"version": 1, "status": "SUSPENDED", "since": str(world.today), "reason": "Mine"}
    )

    assert response.status_code == 409
    assert "Theirs" in response.text
    assert response.context["form"]["reason"].value() == "Mine"
    assert response.context["form"]["version"].value() == 2


def test_theirs_is_offered_by_a_button_only_where_one_button_can_set_the_field(world: World, office: Client) -> None:
    change_status(world.enterprise, status="CLOSED", reason="Theirs", by=world.office, at=world.at)

    response = office.post(
        status_of(world), {"version": 1, "status": "SUSPENDED", "since": str(world.today), "reason": "Mine"}
    )

    assert 'data-sets="id_reason"' in response.text
    assert "Closed" in response.text
    assert 'data-sets="id_status"' not in response.text

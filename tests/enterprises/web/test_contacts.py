"""The people of an enterprise on its page: masks, looks that are logged, corrections by two at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.models import User
from enterprises.actions.contacts import archive_contact, edit_contact, reveal_phone
from enterprises.models import Contact, PhoneReveal
from tests.factories import ContactFactory, World

LogIn = Callable[[User], Client]
WHOLE = "13806351234"
HTMX = {"HX-Request": "true"}


def at(name: str, contact: Contact) -> str:
    return reverse(f"enterprises:contact-{name}", args=[contact.pk])


def tab(world: World) -> str:
    return reverse("enterprises:contacts", args=[world.enterprise.pk])


def form_of(contact: Contact, **changes: Any) -> dict[str, Any]:
    """What the browser posts from the form as it came, with ``changes``."""
    return {
        "version": contact.version, "name": contact.name, "latin_name": contact.latin_name, "post": contact.post,
        "phone": "", "email": contact.email, "is_preferred": "on", **changes,
    }  # fmt: skip


@pytest.fixture
def office(world: World, log_in: LogIn) -> Client:
    return log_in(world.office)


def test_no_page_shows_a_whole_number_unasked(world: World, office: Client) -> None:
    for path in (tab(world), at("edit", world.contact), reverse("enterprises:page", args=[world.enterprise.pk])):
        page = office.get(path).text
        assert "138****1234" in page, path
        assert WHOLE not in page, path


def test_a_look_shows_the_number_in_place_and_is_seen_by_office_and_auditor(
    world: World, log_in: LogIn, office: Client
) -> None:
    specialist = log_in(world.specialist)

    fragment = specialist.post(at("reveal", world.contact), headers=HTMX)
    page = specialist.post(at("reveal", world.contact))

    assert "<html" not in fragment.text
    assert f"+86{WHOLE}" in fragment.text
    assert f"+86{WHOLE}" in page.text
    assert "<html" in page.text
    assert PhoneReveal.objects.filter(by=world.specialist).count() == 2
    assert "Who looked at a number" not in page.text
    for reader in (office, log_in(world.auditor)):
        log = reader.get(tab(world)).text
        assert "Who looked at a number" in log
        assert world.specialist.display_name in log
        assert WHOLE not in log


def test_a_look_is_a_post(world: World, office: Client) -> None:
    assert office.get(at("reveal", world.contact)).status_code == 405
    assert not PhoneReveal.objects.exists()


def test_too_many_looks_are_refused_in_place_with_the_moment_of_the_next(
    world: World, office: Client, settings: Settings
) -> None:
    settings.PHONE_REVEALS_AN_HOUR = 1
    reveal_phone(world.contact, by=world.office, at=world.at)

    fragment = office.post(at("reveal", world.contact), headers=HTMX)
    page = office.post(at("reveal", world.contact))

    assert (fragment.status_code, page.status_code) == (422, 422)
    assert "The next one is possible" in fragment.text
    assert "The next one is possible" in page.text
    assert WHOLE not in fragment.text + page.text


def test_an_auditor_sees_masks_and_no_button(world: World, log_in: LogIn) -> None:
    page = log_in(world.auditor).get(tab(world)).text

    assert "138****1234" in page
    assert at("reveal", world.contact) not in page


def test_a_correction_keeps_a_number_that_was_left_empty(world: World, office: Client) -> None:
    office.post(at("edit", world.contact), form_of(world.contact, post="厂长"))

    world.contact.refresh_from_db()
    assert (world.contact.post, world.contact.phone) == ("厂长", f"+86{WHOLE}")
    office.post(at("edit", world.contact), form_of(world.contact, forget_phone="on"))
    world.contact.refresh_from_db()
    assert world.contact.phone == ""


def test_a_stale_correction_shows_theirs_beside_mine_and_no_whole_number(world: World, office: Client) -> None:
    body = form_of(world.contact, post="Mine", phone="139 0635 5678")
    edit_contact(world.contact, post="Theirs", phone="13706359999", email="new@x.example", by=world.office, at=world.at)

    response = office.post(at("edit", world.contact), body)

    assert response.status_code == 409
    rows = {row.name: (row.theirs, row.mine, row.disputed) for row in response.context["differences"]}
    assert rows == {
        "post": ("Theirs", "Mine", True),
        "phone": ("137****9999", "139****5678", True),
        "email": ("new@x.example", "—", False),
    }
    assert "13706359999" not in response.text
    form = response.context["form"]
    assert (form["post"].value(), form["phone"].value(), form["version"].value()) == ("Mine", "+8613906355678", 2)
    assert form["email"].value() == "new@x.example"


def test_theirs_alone_changed_the_number_and_mine_was_left_empty(world: World, office: Client) -> None:
    body = form_of(world.contact, post="Mine")
    edit_contact(world.contact, phone="13706359999", by=world.office, at=world.at)

    response = office.post(at("edit", world.contact), body)

    [row] = response.context["differences"]
    assert (row.name, row.disputed, row.value) == ("phone", False, "")
    assert response.context["form"]["phone"].value() == ""


def test_who_has_left_stands_apart_with_the_reason_and_comes_back(world: World, office: Client) -> None:
    office.post(at("archive", world.contact), {"version": 1, "reason": "Moved to another town"})
    gone = office.get(tab(world))

    assert gone.context["people"] == []
    assert "Moved to another town" in gone.text
    assert "138****1234" not in gone.text

    office.post(at("restore", world.contact), {"version": 2})
    assert [person for person, _phone in office.get(tab(world)).context["people"]] == [world.contact]


def test_an_act_on_a_stale_row_says_so_and_does_nothing(world: World, office: Client) -> None:
    deputy = ContactFactory(enterprise=world.enterprise)

    for name, version in (("prefer", 7), ("restore", 1)):
        response = office.post(at(name, deputy), {"version": version})
        assert response.status_code == 422
        assert 'role="alert"' in response.text
    refused = office.post(at("archive", deputy), {"version": 7, "reason": "x"})
    assert refused.status_code == 422
    deputy.refresh_from_db()
    assert deputy.version == 1


def test_the_first_to_call_changes_by_one_click(world: World, office: Client) -> None:
    deputy = ContactFactory(enterprise=world.enterprise)

    page = office.post(at("prefer", deputy), {"version": 1}, follow=True)

    assert "is called first from now on" in page.text
    assert world.enterprise.contacts.get(is_preferred=True) == deputy


def test_the_list_costs_the_same_with_many_people_and_looks(
    world: World, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(8):
        person = ContactFactory(enterprise=world.enterprise)
        reveal_phone(person, by=world.specialist, at=world.at)
        if place % 2:
            archive_contact(person, reason="left", by=world.office, at=world.at)
    with django_assert_max_num_queries(7):
        office.get(tab(world))

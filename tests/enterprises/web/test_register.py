"""The office enters and corrects enterprises: refusals in words, nothing lost, two people at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from uuid_utils.compat import uuid7

from accounts.models import Role, UnitKind, User
from enterprises.actions.enterprises import edit_enterprise
from enterprises.models import Enterprise
from enterprises.rules.credit_codes import with_check_character
from tests.factories.accounts import UnitFactory, UserFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
NEW = "/enterprises/new/"
CODE = with_check_character("91000000MAQ234567")


def an_enterprise(world: World, **changes: Any) -> dict[str, Any]:
    """What the browser posts for a new enterprise."""
    return {
        "id": str(uuid7()),
        "name": "阳谷鲁阳精密铜业有限公司",
        "short_name": "鲁阳铜业",
        "name_en": "Luyang Copper",
        "uscc": CODE,
        "status": "OPERATING",
        "township": str(world.township.pk),
        "address": "铜产业园 6 号",
        "chain": str(world.chain.pk),
        "role": "ANCHOR",
        "is_key": "on",
        "size": "MEDIUM",
        "above_designated_since": "2019-03-01",
        "industry_class": "3251",
        **changes,
    }


def as_shown(client: Client, enterprise: Enterprise) -> dict[str, Any]:
    """What the browser would post back from the edit form as it came."""
    form = client.get(edit_of(enterprise)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "on" if value is True else str(value) for name, value in values.items() if value not in (None, False)}


def edit_of(enterprise: Enterprise) -> str:
    return reverse("enterprises:edit", args=[enterprise.pk])


@pytest.fixture
def office(world: World, log_in: LogIn) -> Client:
    return log_in(world.office)


def test_the_office_enters_an_enterprise(world: World, office: Client) -> None:
    response = office.post(NEW, an_enterprise(world), follow=True)

    made = Enterprise.objects.get(uscc=CODE)
    assert response.redirect_chain[-1][0] == reverse("enterprises:page", args=[made.pk])
    assert (made.chain, made.role, made.is_key, made.size) == (world.chain, "ANCHOR", True, "MEDIUM")
    assert "Luyang Copper is in the register." in response.text
    assert "Entered in the register" in response.text
    assert 'name="draft-done" content="enterprise-new"' in response.text
    assert office.get("/enterprises/?q=lyjm").context["page"].rows == [made]


def test_sending_the_same_form_twice_enters_one_enterprise(world: World, office: Client) -> None:
    body = an_enterprise(world)

    first, second = office.post(NEW, body), office.post(NEW, body)

    assert first["Location"] == second["Location"]
    assert Enterprise.objects.filter(uscc=CODE).count() == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("9100", "has 18 characters"),
        (CODE[:-1] + ("0" if CODE[-1] != "0" else "1"), "last character does not fit"),
        ("91000000MAI2345678", "without I, O, S, V, Z"),
        ("", "This field is required."),
        ("９" * 60, "at most 40 characters"),
        ("9100\x00", "Null characters"),
    ],
)
def test_a_wrong_code_is_explained_beside_it_and_nothing_typed_is_lost(
    world: World, office: Client, code: str, words: str
) -> None:
    body = an_enterprise(world, uscc=code)

    response = office.post(NEW, body)

    assert response.status_code == 422
    assert words in response.text
    assert "阳谷鲁阳精密铜业有限公司" in response.text
    assert body["id"] in response.text
    assert not Enterprise.objects.filter(name=body["name"]).exists()


def test_a_code_is_accepted_as_people_write_it(world: World, office: Client) -> None:
    written = f" {CODE[:8].lower()} {CODE[8:].lower()} "

    office.post(NEW, an_enterprise(world, uscc=written))

    assert Enterprise.objects.filter(uscc=CODE).exists()


def test_a_refusal_comes_in_chinese_to_a_chinese_reader(world: World, office: Client) -> None:
    response = office.post(NEW, an_enterprise(world, name=""), headers={"accept-language": "zh-hans"})

    assert response.status_code == 422
    assert "必填" in response.text


def test_a_code_that_is_taken_leads_to_the_enterprise_that_has_it(world: World, office: Client) -> None:
    response = office.post(NEW, an_enterprise(world, uscc=world.enterprise.uscc))

    assert response.status_code == 422
    assert "already in the register" in response.text
    assert reverse("enterprises:page", args=[world.enterprise.pk]) in response.text
    assert "鲁阳铜业" in response.text


def test_an_id_that_was_used_before_leads_to_what_it_made(world: World, office: Client) -> None:
    body = an_enterprise(world)
    office.post(NEW, body)
    other = with_check_character("91000000MAQ234568")

    response = office.post(NEW, body | {"uscc": other})

    assert response.status_code == 422
    assert reverse("enterprises:page", args=[body["id"]]) in response.text
    assert not Enterprise.objects.filter(uscc=other).exists()


def test_a_role_needs_its_chain(world: World, office: Client) -> None:
    response = office.post(NEW, an_enterprise(world, chain=""))

    assert response.status_code == 422
    assert "Choose the chain in which the enterprise has this role." in response.text


@pytest.mark.parametrize(
    "bad",
    [
        {"township": "not-a-uuid"},
        {"chain": str(uuid7())},
        {"status": "ASLEEP"},
        {"name": "铜" * 121},
        {"above_designated_since": "31 Feb"},
        {"industry_class": "123456"},
        {"id": "no-uuid"},
        {"name": "a\x00b"},
    ],
)
def test_bad_input_is_refused_in_words_never_by_a_crash(world: World, office: Client, bad: dict[str, str]) -> None:
    response = office.post(NEW, an_enterprise(world, **bad))

    assert response.status_code == 422
    assert "error-summary" in response.text
    assert not Enterprise.objects.filter(uscc=CODE).exists()


def test_the_office_corrects_the_register(world: World, office: Client) -> None:
    zone = UnitFactory(kind=UnitKind.ZONE, name="阳谷经济开发区", name_en="Development Zone")
    body = as_shown(office, world.enterprise) | {"address": "Copper Park 7", "zone": str(zone.pk)}

    response = office.post(edit_of(world.enterprise), body, follow=True)

    world.enterprise.refresh_from_db()
    assert (world.enterprise.address, world.enterprise.zone) == ("Copper Park 7", zone)
    assert world.enterprise.version == 2
    assert "The register is up to date." in response.text
    assert "Register changed: address, development zone" in response.text


def test_saving_without_a_change_writes_nothing(world: World, office: Client) -> None:
    office.post(edit_of(world.enterprise), as_shown(office, world.enterprise))

    world.enterprise.refresh_from_db()
    assert world.enterprise.version == 1


def test_a_stale_version_shows_theirs_beside_mine_and_keeps_my_text(world: World, office: Client) -> None:
    colleague = UserFactory(roles=[Role.OFFICE])
    body = as_shown(office, world.enterprise) | {"address": "Mine 7"}
    edit_enterprise(world.enterprise, address="Theirs 8", size="LARGE", by=colleague, at=world.at)

    response = office.post(edit_of(world.enterprise), body)

    assert response.status_code == 409
    assert "data-conflict" in response.text
    assert f"{colleague.latin_name} saved this while you were typing" in response.text
    differences = {difference.name: difference for difference in response.context["differences"]}
    assert (differences["address"].theirs, differences["address"].mine) == ("Theirs 8", "Mine 7")
    assert differences["address"].disputed
    form = response.context["form"]
    assert form["address"].value() == "Mine 7"
    assert form["version"].value() == 2
    world.enterprise.refresh_from_db()
    assert world.enterprise.address == "Theirs 8"


def test_what_only_the_other_one_changed_is_taken_over_and_saving_again_succeeds(world: World, office: Client) -> None:
    body = as_shown(office, world.enterprise) | {"address": "Mine 7"}
    edit_enterprise(
        world.enterprise, size="LARGE", township=world.enterprise.township, is_key=True, by=world.office, at=world.at
    )

    refused = office.post(edit_of(world.enterprise), body)
    form = refused.context["form"]
    again = {name: form[name].value() for name in form.fields}
    again = {name: "on" if value is True else value for name, value in again.items() if value not in (None, False)}
    accepted = office.post(edit_of(world.enterprise), again)

    assert refused.status_code == 409
    assert {difference.name: difference.disputed for difference in refused.context["differences"]} == {
        "is_key": False,
        "size": False,
    }
    assert accepted.status_code == 302
    world.enterprise.refresh_from_db()
    assert (world.enterprise.address, world.enterprise.size, world.enterprise.is_key) == ("Mine 7", "LARGE", True)


def test_a_version_that_never_was_is_a_conflict_and_no_crash(world: World, office: Client) -> None:
    body = as_shown(office, world.enterprise) | {"address": "Mine 7", "version": "99999"}

    response = office.post(edit_of(world.enterprise), body)

    assert response.status_code == 409
    assert response.context["form"]["address"].value() == "Mine 7"


@pytest.mark.parametrize("version", ["two", "-1", "9" * 30])
def test_a_version_that_is_no_number_is_refused(world: World, office: Client, version: str) -> None:
    body = as_shown(office, world.enterprise) | {"version": version, "address": "Mine 7"}

    response = office.post(edit_of(world.enterprise), body)

    assert response.status_code in {409, 422}
    world.enterprise.refresh_from_db()
    assert world.enterprise.address != "Mine 7"


@pytest.mark.parametrize(
    ("who", "new", "edit"),
    [
        ("specialist", 403, 403),
        ("handler", 403, 404),
        ("leader", 403, 403),
        ("organiser", 403, 403),
        ("auditor", 403, 403),
        ("admin", 403, 404),
    ],
)
def test_nobody_but_the_office_edits(world: World, log_in: LogIn, who: str, new: int, edit: int) -> None:
    client = log_in(getattr(world, who))

    assert client.get(NEW).status_code == new
    assert client.post(NEW, an_enterprise(world)).status_code == new
    assert client.get(edit_of(world.enterprise)).status_code == edit
    assert client.post(edit_of(world.enterprise), {"name": "Mine"}).status_code == edit
    world.enterprise.refresh_from_db()
    assert world.enterprise.version == 1


def test_a_contact_is_added_with_the_number_as_people_write_it(world: World, office: Client) -> None:
    path = reverse("enterprises:contact-new", args=[world.enterprise.pk])

    refused = office.post(path, {"name": "Liu Fang", "phone": "12345"})
    accepted = office.post(
        path, {"name": "Liu Fang", "phone": "139 0635 5678", "is_preferred": "on", "post": "Office"}, follow=True
    )

    assert refused.status_code == 422
    assert "Liu Fang" in refused.text
    assert "139****5678" in accepted.text
    assert world.enterprise.contacts.get(is_preferred=True).phone == "+8613906355678"


def test_only_the_office_adds_contacts(world: World, log_in: LogIn) -> None:
    path = reverse("enterprises:contact-new", args=[world.enterprise.pk])

    assert log_in(world.specialist).post(path, {"name": "Liu Fang"}).status_code == 403
    assert log_in(world.other_specialist).post(path, {"name": "Liu Fang"}).status_code == 404
    assert world.enterprise.contacts.count() == 1


def test_the_forms_cost_a_fixed_number_of_queries(
    world: World, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(9):  # session, user, enterprise, figures, townships, zones, chains; the frame
        office.get(edit_of(world.enterprise))
    with django_assert_max_num_queries(7):
        office.get(NEW)

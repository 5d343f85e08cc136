"""What the register's forms look up while somebody types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from enterprises.models import Enterprise
from enterprises.rules.credit_codes import with_check_character
from tests.factories import World

LogIn = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def office(world: World, log_in: LogIn) -> Client:
    return log_in(world.office)


def test_industry_classes_are_offered_by_code_and_by_word(office: Client) -> None:
    by_code = office.get("/enterprises/industries/?industry_class=325", headers=HTMX).text
    by_word = office.get("/enterprises/industries/?industry_class=铜压延", headers=HTMX).text

    assert 'value="C3251"' in by_code
    assert 'value="C3251"' in by_word
    assert "铜压延加工 · Copper rolling" in by_word
    assert "铜压延加工" in office.get("/enterprises/industries/?industry_class=tongyayan").text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("industry_class=C3251&employees=420&revenue=31000", "By the national rule: Medium"),
        ("industry_class=3251&employees=19&revenue=31000", "By the national rule: Micro"),
        ("industry_class=C3251&employees=420&revenue=2000", "reaches the designated size"),
        ("industry_class=C3251&employees=420", "Still missing: revenue."),
        ("industry_class=J66&employees=420", "no size classes for this industry"),
        ("industry_class=&employees=420", "Enter the industry class"),
        ("industry_class=C9999&employees=x&revenue=-1", "Enter the industry class"),
        ("", "Enter the industry class"),
    ],
)
def test_the_size_class_is_told_with_its_reason_or_what_is_missing(office: Client, query: str, words: str) -> None:
    fragment = office.get(f"/enterprises/size-class/?{query}", headers=HTMX)
    page = office.get(f"/enterprises/size-class/?{query}")

    assert words in fragment.text
    assert "<html" not in fragment.text
    assert words in page.text
    assert "<html" in page.text


def test_while_a_name_is_typed_those_that_it_may_mean_are_shown(world: World, office: Client) -> None:
    found = office.get("/enterprises/likely-duplicates/", {"name": "山东玄歌铜业有限公司"}, headers=HTMX).text

    assert world.enterprise.name in found
    assert world.enterprise.uscc in found
    assert "no enterprise" not in found.lower()
    assert "No enterprise of the register has a similar name." in office.get(
        "/enterprises/likely-duplicates/", {"name": "鲁阳重工"}
    ).text  # fmt: skip


def test_a_likely_duplicate_is_asked_about_once_and_entered_all_the_same(world: World, office: Client) -> None:
    code = with_check_character("91000000MAQ234567")
    body = {
        "name": "山东弦歌铜业有限公司", "uscc": code, "status": "OPERATING", "township": str(world.township.pk),
        "address": "Copper Park 7",
    }  # fmt: skip

    asked = office.post("/enterprises/new/", body)

    assert asked.status_code == 422
    assert asked.context["candidates"] == [world.enterprise]
    assert "It is another one: enter it all the same" in asked.text
    assert "Copper Park 7" in asked.text
    assert not Enterprise.objects.filter(uscc=code).exists()
    entered = office.post("/enterprises/new/", body | {"not_a_duplicate": "on"})
    assert entered.status_code == 302
    assert Enterprise.objects.get(uscc=code).name == "山东弦歌铜业有限公司"


def test_an_entry_out_of_work_says_why(world: World, office: Client) -> None:
    code = with_check_character("91000000MAQ234567")
    body = {"name": "鲁阳重工", "uscc": code, "status": "CLOSED", "township": str(world.township.pk)}

    refused = office.post("/enterprises/new/", body)
    accepted = office.post("/enterprises/new/", body | {"status_reason": "Sold", "status_since": str(world.today)})

    assert refused.status_code == 422
    assert "Say why the enterprise is in this status." in refused.text
    assert accepted.status_code == 302
    assert Enterprise.objects.get(uscc=code).status_reason == "Sold"

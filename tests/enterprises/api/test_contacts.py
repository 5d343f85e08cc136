"""Contacts over the API: never a whole phone number."""

from __future__ import annotations

import pytest

from tests.clients import Api
from tests.factories import ContactFactory
from tests.factories.world import World


@pytest.mark.parametrize("person", ["specialist", "backup", "office", "leader", "organiser", "auditor"])
def test_phones_are_masked_for_everybody(world: World, api: Api, person):
    answer = api(getattr(world, person)).get(f"enterprises/{world.enterprise.pk}/contacts/")

    assert [contact["phone"] for contact in answer.json()["results"]] == ["138****1234"]
    assert "13806351234" not in answer.content.decode()


@pytest.mark.parametrize("person", ["other_specialist", "handler", "admin"])
def test_contacts_of_what_one_may_not_open_are_404(world: World, api: Api, person):
    assert api(getattr(world, person)).get(f"enterprises/{world.enterprise.pk}/contacts/").status_code == 404


def test_the_one_to_call_first_comes_first_and_pages_go_on_by_name(world: World, api: Api):
    for name in ("乙", "甲", "丙"):
        ContactFactory(enterprise=world.enterprise, name=name)
    client = api(world.office)
    first = client.get(f"enterprises/{world.enterprise.pk}/contacts/", page_size=2).json()
    second = client.get(first["next"]).json()

    rows = first["results"] + second["results"]
    assert rows[0]["id"] == str(world.contact.pk)
    assert [row["name"] for row in rows[1:]] == sorted(["乙", "甲", "丙"])


@pytest.mark.parametrize("more", [2, 40])
def test_contacts_cost_three_queries_however_many(world: World, api: Api, django_assert_num_queries, more):
    for _ in range(more):
        ContactFactory(enterprise=world.enterprise)
    client = api(world.office)

    with django_assert_num_queries(3):
        client.get(f"enterprises/{world.enterprise.pk}/contacts/")

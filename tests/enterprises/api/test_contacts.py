"""Contacts over the API: never a whole phone number."""

from __future__ import annotations

import pytest
from uuid_utils.compat import uuid7

from tests.clients import Api, first_error
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


def test_the_office_keeps_the_people(world: World, api: Api):
    client = api(world.office)
    body = {"id": str(uuid7()), "name": "孙海涛", "latin_name": "Sun Haitao", "phone": "139 0635 5678"}

    first, again = (client.post(f"enterprises/{world.enterprise.pk}/contacts/", body) for _ in range(2))

    assert [first.status_code, again.status_code] == [201, 200]
    assert first.json()["phone"] == "139****5678"
    path = f"contacts/{body['id']}/"
    assert client.get(first.headers["Location"]).json() == first.json()
    assert client.patch(path, {"post": "厂长"}).status_code == 428
    assert client.patch(path, {"post": "厂长"}, seen=1).json()["post"] == "厂长"
    stale = client.patch(path, {"post": "x"}, seen=1)
    assert (stale.status_code, stale.json()["current"]["post"]) == (412, "厂长")
    assert client.post(f"{path}archive/", {"reason": "Moved"}, seen=2).json()["archived_reason"] == "Moved"
    assert first_error(client.post(f"{path}reveal/")) == ("contact_archived", None)
    assert client.post(f"{path}restore/", {}, seen=3).json()["archived_at"] is None


def test_who_has_left_is_not_listed(world: World, api: Api):
    client = api(world.office)
    client.post(f"contacts/{world.contact.pk}/archive/", {"reason": "Moved"}, seen=1)

    assert client.get(f"enterprises/{world.enterprise.pk}/contacts/").json()["results"] == []


def test_a_whole_number_is_an_act_of_its_own_and_has_a_limit(world: World, api: Api, settings):
    settings.PHONE_REVEALS_AN_HOUR = 1
    client, path = api(world.specialist), f"contacts/{world.contact.pk}/reveal/"

    assert client.post(path).json() == {"phone": "+8613806351234"}
    refused = client.post(path)

    assert refused.status_code == 409
    assert first_error(refused) == ("too_many_reveals", None)
    assert api(world.auditor).post(path).status_code == 403
    assert api(world.other_specialist).post(path).status_code == 404


@pytest.mark.parametrize(
    ("bad", "attr"), [({"phone": "12345"}, "phone"), ({"email": "x"}, "email"), ({"name": ""}, "name"), ({"x": 1}, "x")]
)
def test_a_wrong_field_is_refused(world: World, api: Api, bad, attr):
    answer = api(world.office).patch(f"contacts/{world.contact.pk}/", bad, seen=1)

    assert answer.status_code == 400
    assert first_error(answer)[1] == attr

"""Guests over the API: picked, invited, answered for by those who may, and never with a telephone number."""

from __future__ import annotations

from typing import Any

import pytest

from tests.clients import Api, first_error
from tests.factories.enterprises import ContactFactory
from tests.factories.events import event_today, guest, guests, published_event, says_yes
from tests.factories.world import World

pytestmark = pytest.mark.django_db


def test_who_cannot_be_seen_or_has_left_is_not_picked_and_nobody_else_either(world: World, api: Api) -> None:
    event = published_event(world)
    left = ContactFactory(enterprise=world.enterprise, archived_at=world.at, archived_reason="left")
    address = f"events/{event.pk}/invitations/"

    wrong = api(world.organiser).post(address, {"contacts": [str(world.contact.pk), str(left.pk)]})

    assert (wrong.status_code, first_error(wrong)) == (400, ("does_not_exist", "contacts.1"))
    assert api(world.organiser).get(address).json()["results"] == []
    picked = api(world.organiser).post(address, {"contacts": [str(world.contact.pk)]}).json()["guests"]
    assert [(row["contact"], row["status"], row["version"]) for row in picked] == [(str(world.contact.pk), "PICKED", 1)]


def test_picking_many_asks_no_more_often_than_picking_few(
    world: World, api: Api, django_assert_max_num_queries: Any
) -> None:
    client, event = api(world.organiser), published_event(world)
    for many in (2, 20):
        contacts = [str(ContactFactory(enterprise=world.enterprise).pk) for _place in range(many)]
        with django_assert_max_num_queries(12):
            answer = client.post(f"events/{event.pk}/invitations/", {"contacts": contacts})
        assert len(answer.json()["guests"]) == many


def test_a_specialist_sees_and_answers_for_the_own_enterprises_guests_alone(world: World, api: Api) -> None:
    event = published_event(world)
    own, other = guest(world, event), guest(world, event, ContactFactory(enterprise=world.other_enterprise))
    client = api(world.specialist)

    assert [row["id"] for row in client.get(f"events/{event.pk}/invitations/").json()["results"]] == [str(own.pk)]
    for method in (client.get, lambda path: client.post(f"{path}answer/", {"answer": "YES"}, seen=2)):
        assert method(f"invitations/{other.pk}/").status_code == 404
    said = client.post(f"invitations/{own.pk}/answer/", {"answer": "YES", "deputy_name": "王莉"}, seen=2).json()
    assert (said["status"], said["name"], said["version"]) == ("ACCEPTED", "王莉", 3)
    assert client.post(f"invitations/{own.pk}/withdraw/", {}, seen=3).status_code == 403
    assert client.post(f"events/{event.pk}/invitations/", {"contacts": [str(world.contact.pk)]}).status_code == 403


def test_answers_need_the_version_that_was_seen_and_rules_have_codes(world: World, api: Api) -> None:
    event = published_event(world, deputies_allowed=False)
    client, invitation = api(world.organiser), guest(world, event)
    address = f"invitations/{invitation.pk}"

    assert client.post(f"{address}/answer/", {"answer": "YES"}).status_code == 428
    stale = client.post(f"{address}/answer/", {"answer": "YES"}, seen=1)
    assert (stale.status_code, stale.json()["current"]["status"], stale["ETag"]) == (412, "INVITED", '"2"')
    deputy = client.post(f"{address}/answer/", {"answer": "YES", "deputy_name": "王莉"}, seen=2)
    assert first_error(deputy) == ("no_deputy", "deputy_name")
    assert client.post(f"{address}/answer/", {"answer": "MAYBE"}, seen=2).status_code == 400
    assert client.post(f"{address}/withdraw/", {}, seen=2).json()["status"] == "WITHDRAWN"
    assert first_error(client.post(f"{address}/answer/", {"answer": "YES"}, seen=3)) == ("not_invited", None)


def test_the_list_is_filtered_by_state_enterprise_and_name(world: World, api: Api) -> None:
    event, client = event_today(world), api(world.organiser)
    one = guest(world, event, ContactFactory(enterprise=world.enterprise, name="于光明", latin_name="Yu Guangming"))
    two = guest(world, event, ContactFactory(enterprise=world.other_enterprise, name="王莉", latin_name="Wang Li"))
    says_yes(world, two)
    client.post(f"invitations/{one.pk}/check-in/", {})

    def found(**query: str) -> set[str]:
        answer = client.get(f"events/{event.pk}/invitations/", **query)
        assert answer.status_code == 200, answer.content
        return {row["id"] for row in answer.json()["results"]}

    assert found() == {str(one.pk), str(two.pk)}
    assert found(state="ACCEPTED") == {str(two.pk)}, "who came is no longer only expected"
    assert found(state="CAME") == found(q="ygm") == found(q="Yuguang") == found(q="于光") == {str(one.pk)}
    assert found(enterprise=str(world.other_enterprise.pk)) == {str(two.pk)}
    assert client.get(f"events/{event.pk}/invitations/", state="GONE").status_code == 400


def test_links_are_for_those_who_may_answer_and_numbers_for_nobody(world: World, api: Api) -> None:
    event = published_event(world)
    picked = api(world.organiser).post(f"events/{event.pk}/invitations/", {"contacts": [str(world.contact.pk)]}).json()
    address = f"invitations/{picked['guests'][0]['id']}/"

    assert first_error(api(world.organiser).post(f"{address}link/", {})) == ("not_invited", None)
    api(world.organiser).post(f"events/{event.pk}/send-invitations/", {"only": [picked["guests"][0]["id"]]})

    links = api(world.specialist).post(f"{address}link/", {}).json()
    assert links["answer_url"] != links["question_url"]
    assert {url.split("/")[3] for url in (links["answer_url"], links["question_url"])} == {"l"}
    assert api(world.leader).post(f"{address}link/", {}).status_code == 403
    for user in (world.organiser, world.office, world.specialist):
        assert "6351234" not in api(user).get(address).text + api(user).get(f"events/{event.pk}/invitations/").text


def test_a_guest_list_costs_the_same_for_few_and_for_many(
    world: World, api: Api, django_assert_num_queries: Any
) -> None:
    client, event = api(world.organiser), published_event(world)
    for many in (1, 10):
        guests(world, event, many)
        with django_assert_num_queries(3):  # token, event, guests
            client.get(f"events/{event.pk}/invitations/")


def test_nothing_of_an_event_that_one_may_not_read_is_found_below_it(world: World, api: Api) -> None:
    event = published_event(world)
    for below in ("invitations", "questions"):
        assert api(world.admin).get(f"events/{event.pk}/{below}/").status_code == 404
        assert api(world.organiser).get(f"events/{world.enterprise.pk}/{below}/").status_code == 404

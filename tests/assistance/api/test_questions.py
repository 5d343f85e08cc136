"""Questions and honours over the API."""

from __future__ import annotations

from typing import Any

import pytest
from uuid_utils.compat import uuid7

from assistance.models import Issue
from enterprises.models import Award
from tests.clients import Api, first_error
from tests.factories.assistance import CategoryFactory, IssueFactory
from tests.factories.enterprises import ContactFactory
from tests.factories.events import asked, guest, published_event
from tests.factories.world import World

pytestmark = pytest.mark.django_db


def test_a_question_is_handed_in_once_by_those_who_may_ask_for_the_enterprise(world: World, api: Api) -> None:
    event = published_event(world)
    body = {"id": str(uuid7()), "text": "何时增容？", "enterprise": str(world.enterprise.pk)}
    address = f"events/{event.pk}/questions/"

    first, again = (api(world.specialist).post(address, body) for _time in range(2))
    assert (first.status_code, again.status_code) == (201, 200), first.content
    assert (first.json()["asked_by"], first["ETag"]) == ("BEFOREHAND", '"1"')
    assert api(world.leader).post(address, body | {"id": str(uuid7())}).status_code == 403
    unseen = api(world.other_specialist).post(address, body | {"id": str(uuid7())})
    assert first_error(unseen) == ("does_not_exist", "enterprise")
    assert api(world.specialist).post(address, {"text": "谁？", "asker": "路人"}).status_code == 403
    assert first_error(api(world.organiser).post(address, body | {"asked_by": "LINK"})) == (
        "invalid_choice",
        "asked_by",
    )


def test_items_and_guests_of_another_event_are_refused_at_every_door(world: World, api: Api) -> None:
    client, event, other = api(world.organiser), published_event(world), published_event(world)
    foreign, question = str(other.items.get().pk), asked(world, event)
    address = f"events/{event.pk}/questions/"
    elsewhere = str(guest(world, other, ContactFactory(enterprise=world.enterprise)).pk)

    assert first_error(client.post(address, {"text": "?", "item": foreign})) == ("item_of_another_event", "item")
    assert first_error(client.post(address, {"text": "?", "invitation": elsewhere})) == (
        "guest_of_another_event",
        "invitation",
    )
    assert first_error(client.post(f"questions/{question.pk}/approve/", {"item": foreign}, seen=1)) == (
        "item_of_another_event",
        "item",
    )
    award = {"event": str(event.pk), "enterprise": str(world.enterprise.pk), "name": "奖", "item": foreign}
    assert first_error(client.post("conferrals/", award)) == ("item_of_another_event", "item")
    assert not Award.objects.exists()


def test_a_question_becomes_an_issue_once(world: World, api: Api) -> None:
    CategoryFactory(code="OTH")
    client, question = api(world.organiser), asked(world, published_event(world))
    address = f"questions/{question.pk}/"

    assert client.post(f"{address}make-issue/", {}).status_code == 428
    made = client.post(f"{address}make-issue/", {}, seen=1).json()
    for seen in (1, 2):  # a lost answer is asked for again
        assert client.post(f"{address}make-issue/", {}, seen=seen).json() == made
    assert (Issue.objects.get().number, made["category_code"]) == (made["issue_number"], "OTH")
    assert first_error(client.post(f"{address}decline/", {"reason": "x"}, seen=2)) == ("illegal_question_move", None)


def test_an_issue_belongs_to_an_enterprise(world: World, api: Api) -> None:
    client, event = api(world.organiser), published_event(world)
    question = asked(world, event, enterprise=None)
    address = f"questions/{question.pk}/make-issue/"

    assert first_error(client.post(address, {"category": "FIN"}, seen=1)) == (
        "question_without_enterprise",
        "enterprise",
    )
    body = {"category": "FIN", "enterprise": str(world.enterprise.pk), "title": "车位"}
    assert client.post(address, body, seen=1).json()["enterprise"] == str(world.enterprise.pk)


def test_others_read_a_question_when_it_goes_to_the_stage(world: World, api: Api) -> None:
    event = published_event(world)
    question = asked(world, event)
    address, reader = f"questions/{question.pk}/", api(world.handler)

    assert reader.get(address).status_code == 404
    assert reader.get(f"events/{event.pk}/questions/").json()["results"] == []
    api(world.organiser).post(f"{address}approve/", {"category": "FIN"}, seen=1)
    assert reader.get(address).json()["status"] == "APPROVED"
    assert reader.post(f"{address}answer/", {"answer": "x"}, seen=2).status_code == 403
    answered = api(world.office).post(f"{address}answer/", {"answer": "三月。"}, seen=2).json()
    assert (answered["status"], answered["answer"]) == ("ANSWERED", "三月。")
    found = reader.get(f"events/{event.pk}/questions/", status="ANSWERED").json()["results"]
    assert [row["id"] for row in found] == [str(question.pk)]


def test_the_file_tells_a_handler_nothing_of_guests_and_their_questions(world: World, api: Api) -> None:
    event = published_event(world)
    guest(world, event)
    asked(world, event, "园区变压器何时增容？")
    IssueFactory(
        enterprise=world.enterprise, lead_unit=world.unit, status="IN_PROGRESS", category=world.category,
        raised_by=world.specialist,
    )  # fmt: skip
    for user, reads in ((world.specialist, True), (world.handler, False)):
        kinds = {row["kind"] for row in api(user).get(f"enterprises/{world.enterprise.pk}/timeline/").json()["results"]}
        assert ({"event.invited", "event.asked"} <= kinds) == reads == any("event" in kind for kind in kinds)


def test_an_award_is_conferred_once_and_taken_back_with_its_record(world: World, api: Api) -> None:
    client, event = api(world.organiser), published_event(world)
    body = {"id": str(uuid7()), "event": str(event.pk), "enterprise": str(world.enterprise.pk), "name": "优秀企业"}

    assert [client.post("conferrals/", body).status_code for _time in range(2)] == [201, 200]
    again = client.post("conferrals/", body | {"id": str(uuid7())})
    assert first_error(again) == ("award_taken", "name")
    [row] = api(world.handler).get("conferrals/", event=str(event.pk)).json()["results"]
    assert (row["enterprise_name"], row["year"]) == ("Xiange Copper", event.starts_on.year)
    assert client.post(f"conferrals/{body['id']}/remove/", {}).status_code == 204
    assert not Award.objects.exists()


def test_questions_cost_the_same_for_few_and_for_many(world: World, api: Api, django_assert_num_queries: Any) -> None:
    client, event = api(world.organiser), published_event(world)
    for many in (1, 8):
        for place in range(many):
            asked(world, event, f"{place}?")
        with django_assert_num_queries(3):  # token, event, questions
            client.get(f"events/{event.pk}/questions/")

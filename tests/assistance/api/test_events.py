"""Events over the API: planned, repeated, changed with the version that was seen, and listed in as many queries as one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from assistance.models import Event
from tests.clients import Api, first_error
from tests.factories.events import (
    asked,
    event_today,
    guests,
    item_of,
    planned_event,
    published_event,
    says_yes,
    speaker,
)
from tests.factories.world import World

pytestmark = pytest.mark.django_db


def new_event(world: World, **fields: Any) -> dict[str, Any]:
    day = (world.today + timedelta(days=30)).isoformat()
    return {"kind": "SYMPOSIUM", "title": "座谈会", "host": "GXJ", "starts_on": day, "seats": 40, **fields}


def test_the_same_body_again_is_the_same_event_and_another_is_refused(world: World, api: Api) -> None:
    client, body = api(world.organiser), new_event(world, id=str(uuid7()), template="WEEK")

    first, again = client.post("events/", body), client.post("events/", body)

    assert (first.status_code, again.status_code) == (201, 200), first.content
    assert first.json() == again.json()
    assert first["Location"].endswith(f"/events/{body['id']}/")
    assert first.json()["slug"] == f"symposium-{first.json()['starts_on'][:4]}"
    assert first_error(client.post("events/", body | {"seats": 41})) == ("id_taken", "id")
    assert Event.objects.get().items.count() == 13


def test_what_is_wrong_with_an_event_is_named(world: World, api: Api) -> None:
    client = api(world.organiser)
    planned_event(world, slug="day")

    before = (world.today - timedelta(days=1)).isoformat()
    assert first_error(client.post("events/", new_event(world, ends_on=before))) == (
        "event_days_out_of_order",
        "ends_on",
    )
    assert first_error(client.post("events/", new_event(world, slug="day"))) == ("event_address_taken", "slug")
    assert first_error(client.post("events/", new_event(world, slug="New Year"))) == ("event_address_malformed", "slug")
    assert first_error(client.post("events/", new_event(world, status="HELD"))) == ("unknown_field", "status")
    wrong = client.post("events/", {"kind": "PARTY", "seats": 0})
    assert {error["attr"] for error in wrong.json()["errors"]} == {"kind", "title", "host", "starts_on", "seats"}


def test_a_change_needs_the_version_that_was_seen(world: World, api: Api) -> None:
    client, event = api(world.organiser), planned_event(world)
    address = f"events/{event.pk}/"

    assert client.patch(address, {"place": "体育馆"}).status_code == 428
    changed = client.patch(address, {"place": "体育馆"}, seen=1)
    assert (changed.json()["place"], changed["ETag"]) == ("体育馆", '"2"')
    stale = client.patch(address, {"place": "广场"}, seen=1)
    assert (stale.status_code, stale.json()["current"]["place"], stale["ETag"]) == (412, "体育馆", '"2"')
    for verb in ("publish", "hold", "follow-up", "cancel"):
        body = {"reason": "x"} if verb == "cancel" else {}
        assert client.post(f"{address}{verb}/", body).status_code == 428, verb
        assert client.post(f"{address}{verb}/", body, seen=9).status_code == 412, verb


def test_moves_that_the_event_does_not_allow_are_refused_by_their_code(world: World, api: Api) -> None:
    client, event = api(world.organiser), planned_event(world)
    address = f"events/{event.pk}/"

    assert client.get(address).json()["moves"] == ["publish", "cancel"]
    assert first_error(client.post(f"{address}publish/", {}, seen=1)) == ("empty_agenda", None)
    assert first_error(client.post(f"{address}hold/", {}, seen=1)) == ("illegal_event_move", None)
    assert first_error(client.post(f"{address}send-invitations/", {})) == ("event_not_announced", None)
    assert client.post(f"{address}cancel/", {"reason": "暴雪"}, seen=1).json()["status"] == "CANCELLED"
    assert first_error(client.patch(address, {"place": "x"}, seen=2)) == ("event_closed", None)
    assert api(world.auditor).get(address).json()["moves"] == []


def test_seats_are_never_cut_below_what_was_promised(world: World, api: Api) -> None:
    client, event = api(world.organiser), published_event(world, seats=3)
    for invitation in guests(world, event, 2):
        says_yes(world, invitation)

    assert first_error(client.post(f"events/{event.pk}/seats/", {"seats": 1})) == ("seats_oversold", "seats")
    shown = client.post(f"events/{event.pk}/seats/", {"seats": 2}).json()
    assert (shown["seats"], shown["seats_taken"]) == (2, 2)


def test_the_list_is_filtered_by_kind_status_and_days(world: World, api: Api) -> None:
    client = api(world.organiser)
    near = planned_event(world, in_days=10, kind="TRAINING")
    far = published_event(world, in_days=60)

    def found(**query: str) -> list[str]:
        answer = client.get("events/", **query)
        assert answer.status_code == 200, answer.content
        return [row["id"] for row in answer.json()["results"]]

    day = (world.today + timedelta(days=20)).isoformat()
    assert found() == [str(far.pk), str(near.pk)], "the latest first"
    assert found(kind="TRAINING") == found(status="DRAFT") == found(to=day) == [str(near.pk)]
    assert {"from": day} and found(**{"from": day}) == [str(far.pk)]
    assert client.get("events/", status="OVER").status_code == 400


def test_a_draft_and_its_items_are_nobodys_but_the_planners_and_auditors(world: World, api: Api) -> None:
    draft = planned_event(world)
    item = item_of(world, draft)
    for name, user in world.everybody.items():
        client, sees = api(user), name in ("office", "organiser", "auditor")
        assert client.get(f"events/{draft.pk}/").status_code == (200 if sees else 404), name
        assert client.get(f"agenda-items/{item.pk}/").status_code == (200 if sees else 404), name
        assert len(client.get("events/").json()["results"]) == sees
        assert len(client.get("agenda-items/").json()["results"]) == sees


def test_who_plans_reads_what_is_tight_and_the_others_the_programme(world: World, api: Api) -> None:
    event, person = published_event(world), speaker(world)
    address = f"events/{event.pk}/"
    for minute in (0, 50):
        item_of(world, event, hour=14, minutes=45 + minute, people={} if minute else {person: "SPEAKER"})

    assert "“Opening address” has no room yet." in api(world.organiser).get(address).json()["warnings"]
    read = api(world.specialist).get(address).json()
    assert (read["warnings"], read["items"]) == ([], []), "what is planned since is not announced yet"
    assert api(world.specialist).get("agenda-items/", event=str(event.pk)).json()["results"] == []
    programme = api(world.specialist).get(f"{address}programme/").json()
    assert read["programme"] == programme
    assert (programme["number"], len(programme["items"]), programme["changes"]) == (1, 1, [])
    assert programme["head"]["place_en"] == "Yanggu Theatre"
    draft = planned_event(world)
    assert api(world.organiser).get(f"events/{draft.pk}/programme/").status_code == 404


def test_badges_unknown_foreign_and_read_twice(world: World, api: Api) -> None:
    client, event, other = api(world.organiser), event_today(world), event_today(world)
    (here,), (there,) = guests(world, event, 1), guests(world, other, 1)
    address = f"events/{event.pk}/check-in/"

    assert first_error(client.post(address, {"code": "XXXXXXXX"})) == ("unknown_code", "code")
    assert first_error(client.post(address, {"code": there.door_code})) == ("badge_of_another_event", "code")
    first = client.post(address, {"code": here.door_code.lower()}).json()
    assert client.post(address, {"code": here.door_code}).json() == first
    undone = client.post(f"invitations/{here.pk}/undo-check-in/", {}).json()
    assert (undone["state"], undone["came_at"]) == ("ACCEPTED", None)
    assert first_error(client.post(f"invitations/{here.pk}/undo-check-in/", {})) == ("not_checked_in", None)


def test_the_report_says_who_came_what_was_asked_and_what_was_said(world: World, api: Api) -> None:
    client, event = api(world.organiser), event_today(world)
    came, _stayed_away = guests(world, event, 2)
    says_yes(world, came)
    client.post(f"invitations/{came.pk}/check-in/", {})
    question = asked(world, event, category=world.category)
    client.post(f"questions/{question.pk}/make-issue/", {}, seen=1)
    item = event.items.get()
    client.post(f"agenda-items/{item.pk}/minutes/", {"minutes": "县长致辞。"}, seen=1)
    award = {"event": str(event.pk), "enterprise": str(world.enterprise.pk), "name": "优秀企业"}
    client.post("conferrals/", award)

    report = client.get(f"events/{event.pk}/report/").json()

    total = report["attendance"]["total"]
    assert (total["invited"], total["came"], report["attendance"]["silent"]) == (2, 1, 1)
    assert [row["label"] for row in report["attendance"]["chains"]] == ["Copper materials"]
    assert (report["results"]["asked"], report["results"]["open"]) == (1, 1)
    [result] = report["results"]["questions"]
    assert (result["fate"], result["issue_number"]) == ("OPEN", ""), "organisers read no issues"
    assert api(world.office).get(f"events/{event.pk}/report/").json()["results"]["questions"][0]["issue_number"]
    assert report["categories"] == [{"name": "Financing", "count": 1}]
    assert [row["minutes"] for row in report["items"]] == ["县长致辞。"]
    assert [row["name"] for row in report["conferrals"]] == ["优秀企业"]


def test_lists_and_details_cost_the_same_for_few_and_for_many(
    world: World, api: Api, django_assert_num_queries: Any
) -> None:
    client, event, people = api(world.organiser), published_event(world), [speaker(world, f"{n}") for n in range(6)]
    for many in (1, 5):
        for place in range(many):
            item_of(
                world, event, hour=10 + place if many > 1 else 9, people={people[place]: "SPEAKER"} if many > 1 else {}
            )
            planned_event(world)
        with django_assert_num_queries(2):  # token, list
            client.get("events/")
        with django_assert_num_queries(6):  # token, event, items, people, photos, programme
            client.get(f"events/{event.pk}/")
        with django_assert_num_queries(4):
            client.get("agenda-items/")

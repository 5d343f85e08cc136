"""Items of agendas over the API: repeated, moved, in use; rooms and speakers; photos."""

from __future__ import annotations

import io
from typing import Any

import pytest
from uuid_utils.compat import uuid7

from assistance.models import AgendaItem
from tests.accounts.test_uploads import HTML, SECRET, with_exif
from tests.clients import Api, MobileClient, first_error
from tests.factories.cultivation import a_pdf
from tests.factories.events import asked, at_hour, hall, item_of, planned_event, published_event, speaker
from tests.factories.world import World

pytestmark = pytest.mark.django_db


def upload(client: MobileClient, item: AgendaItem, name: str, content: bytes) -> Any:
    """Send a photo as a form."""
    file = io.BytesIO(content)
    file.name = name
    address = f"/api/v1/agenda-items/{item.pk}/photos/"
    return client.client.post(address, {"file": file}, format="multipart", headers=client.headers)


def test_an_item_is_entered_once_changed_moved_and_removed(world: World, api: Api) -> None:
    client, event, person = api(world.organiser), planned_event(world), speaker(world)
    day = event.starts_on
    body = {
        "id": str(uuid7()), "event": str(event.pk), "kind": "TALK", "title": "政策解读", "room": str(hall(world).pk),
        "starts_at": at_hour(day, 9).isoformat(), "ends_at": at_hour(day, 10).isoformat(),
        "people": [{"speaker": str(person.pk), "part": "SPEAKER"}],
    }  # fmt: skip
    assert [client.post("agenda-items/", body).status_code for _time in range(2)] == [201, 200]
    address = f"agenda-items/{body['id']}/"

    changed = client.patch(address, {"title": "惠企政策"}, seen=1).json()
    assert (changed["title"], [row["part"] for row in changed["people"]]) == ("惠企政策", ["SPEAKER"]), "they stay"
    assert client.patch(address, {"people": []}, seen=2).json()["people"] == []
    moved = client.post(f"{address}move/", {"starts_at": at_hour(day, 15).isoformat(), "room": None}, seen=3).json()
    assert (moved["starts_at"], moved["ends_at"], moved["room"]) == (
        at_hour(day, 15).isoformat(),
        at_hour(day, 16).isoformat(),
        None,
    )
    assert client.post(f"{address}remove/", {}, seen=3).status_code == 412
    assert client.post(f"{address}remove/", {}, seen=4).status_code == 204
    assert client.get(address).status_code == 404


def test_what_an_agenda_does_not_allow_is_named(world: World, api: Api) -> None:
    client, event, person, room = api(world.organiser), published_event(world), speaker(world), hall(world)
    item = item_of(world, event, hour=11, room=room)
    day, address = event.starts_on, f"agenda-items/{item.pk}/"
    twice = [{"speaker": str(person.pk), "part": part} for part in ("SPEAKER", "HOST")]

    before = {"ends_at": at_hour(day, 10).isoformat()}
    assert first_error(client.patch(address, before, seen=1)) == ("item_times_out_of_order", "ends_at")
    assert first_error(client.patch(address, {"people": twice}, seen=1)) == ("invalid", "people")
    other = {"title": "圆桌", "event": str(event.pk), "room": str(room.pk)}
    times = {"starts_at": at_hour(day, 11, 30).isoformat(), "ends_at": at_hour(day, 12).isoformat()}
    assert first_error(client.post("agenda-items/", other | times)) == ("room_clash", "room")
    asked(world, event, item=item)
    assert first_error(client.post(f"{address}remove/", {}, seen=1)) == ("item_in_use", None)


def test_a_photo_is_kept_once_and_clean_and_only_pictures_are(world: World, api: Api) -> None:
    client, event = api(world.organiser), published_event(world)
    item = event.items.get()

    first, again = (upload(client, item, "会场.jpg", with_exif("JPEG")) for _time in range(2))
    assert (first.status_code, again.status_code, again.json()["id"]) == (201, 200, first.json()["id"])
    assert first_error(upload(client, item, "a.pdf", a_pdf())) == ("no_picture", "file")
    assert first_error(upload(client, item, "a.jpg", HTML)) == ("file_of_unknown_kind", "file")
    photo = f"event-photos/{first.json()['id']}/"
    shown = api(world.specialist).get(photo)
    assert SECRET not in shown.content and shown["Content-Disposition"].startswith("attachment")
    assert [row["name"] for row in client.get(f"agenda-items/{item.pk}/").json()["photos"]] == ["会场.jpg"]
    assert api(world.specialist).post(f"{photo}remove/", {}).status_code == 403
    assert client.post(f"{photo}remove/", {}).json()["removed_at"]
    assert client.get(photo).status_code == 404
    assert client.get(f"agenda-items/{item.pk}/").json()["photos"] == []


def test_rooms_and_speakers_are_entered_once(world: World, api: Api) -> None:
    client = api(world.office)
    for noun, code, body in (
        ("rooms", "room_taken", {"name": "第一会议室", "place": "阳谷大剧院", "seats": 300}),
        ("speakers", "speaker_taken", {"name": "陈明远", "post": "副县长"}),
    ):
        known = body | {"id": str(uuid7())}
        assert [client.post(f"{noun}/", known).status_code for _time in range(2)] == [201, 200]
        assert first_error(client.post(f"{noun}/", body)) == (code, "name")
        assert [row["id"] for row in api(world.specialist).get(f"{noun}/").json()["results"]] == [known["id"]]
        assert api(world.admin).get(f"{noun}/").json()["results"] == []

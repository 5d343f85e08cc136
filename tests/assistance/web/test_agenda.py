"""The agenda in the browser: one table that mouse, keys and plain buttons edit; a clash is said and nothing moves."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from accounts.models import User
from assistance.actions.events import hold_event
from assistance.models import AgendaItem, EventPhoto, Room
from tests.factories.cultivation import a_pdf
from tests.factories.events import at_hour, event_today, hall, item_of, planned_event, published_event, speaker
from tests.factories.world import World

LogIn = Callable[[User], Client]
HTMX = {"hx-request": "true"}


def url_of(item: AgendaItem, act: str = "move") -> str:
    return f"/events/items/{item.pk}/{act}/"


def cells(text: str) -> list[str]:
    """Return the table's rows as people see them: times, items, free places."""
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    seen = []
    for row in rows[1:]:
        time = re.search(r'scope="row">(.*?)<', row)
        items = re.findall(r'id="item-[^>]*>(.*?)<', row)
        assert time is not None
        seen.append(f"{time[1]} {' | '.join(items)} +{row.count('data-slot')}".replace("  ", " "))
    return seen


def test_items_stand_in_their_rooms_over_the_rows_of_their_time(world: World, log_in: LogIn) -> None:
    event, first, second = planned_event(world), hall(world), hall(world, "二号厅", name_en="Hall 2")
    item_of(world, event, hour=9, minutes=60, room=first, title_en="Opening")
    item_of(world, event, hour=9, minutes=20, room=second, title_en="Banks")

    text = log_in(world.organiser).get(f"/events/{event.slug}/agenda/").text

    assert cells(text) == [
        "08:30 +3",
        "09:00 Opening | Banks +1",
        "09:20 +2",
        "09:30 +2",
        "10:00 +3",
        "10:30 +3",
    ]
    assert re.findall(r'rowspan="(\d)"', text) == ["3", "1"]


def test_items_without_a_room_stand_side_by_side_in_a_column_of_their_own(world: World, log_in: LogIn) -> None:
    event = planned_event(world)
    for title in ("One", "Two"):
        item_of(world, event, hour=9, minutes=30, title_en=title)

    text = log_in(world.organiser).get(f"/events/{event.slug}/agenda/").text

    assert 'data-room="none" colspan="2"' in text
    assert "09:00 One | Two +0" in cells(text)


def test_each_day_of_an_event_has_a_table_or_says_that_it_is_empty(world: World, log_in: LogIn) -> None:
    event = planned_event(world, template="WEEK", answer_by=None)
    AgendaItem.objects.filter(event=event, kind="TOUR").delete()

    text = log_in(world.organiser).get(f"/events/{event.slug}/agenda/").text

    assert text.count('<table class="agenda">') == 4
    assert text.count("Nothing is planned for this day.") == 1


@pytest.mark.parametrize(
    ("posted", "begins", "in_the_hall"),
    [
        ({"step": "earlier"}, (8, 45), True),
        ({"step": "later"}, (9, 15), True),
        ({"room": "none"}, (9, 0), False),
    ],
)
def test_plain_buttons_move_an_item_and_lead_back_to_it(
    world: World, log_in: LogIn, posted: dict[str, str], begins: tuple[int, int], in_the_hall: bool
) -> None:
    event, room = planned_event(world), hall(world)
    item = item_of(world, event, hour=9, room=room)

    response = log_in(world.organiser).post(url_of(item), {"version": item.version} | posted)

    assert response.url == f"/events/{event.slug}/agenda/#item-{item.pk}"
    item.refresh_from_db()
    assert (item.starts_at, item.room == room) == (at_hour(event.starts_on, *begins), in_the_hall)


def test_the_mouse_moves_an_item_to_the_time_and_room_of_the_place(world: World, log_in: LogIn) -> None:
    event, room = planned_event(world), hall(world)
    item = item_of(world, event, hour=9)
    body = {"version": item.version, "starts_at": at_hour(event.starts_on, 14).isoformat(), "room": str(room.pk)}

    response = log_in(world.organiser).post(url_of(item), body, headers=HTMX)

    item.refresh_from_db()
    assert (item.starts_at, item.room) == (at_hour(event.starts_on, 14), room)
    assert response.status_code == 200
    assert "<html" not in response.text and 'id="agenda"' in response.text


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_clash_is_said_beside_the_table_and_nothing_moves(world: World, log_in: LogIn, headers: Any) -> None:
    event, room = planned_event(world), hall(world)
    item_of(world, event, hour=9, minutes=60, room=room, title_en="Opening")
    item = item_of(world, event, hour=11, title_en="Talk")
    body = {"version": item.version, "starts_at": at_hour(event.starts_on, 9).isoformat(), "room": str(room.pk)}

    response = log_in(world.organiser).post(url_of(item), body, headers=headers)

    assert response.status_code == 422
    assert "Hall 1 is needed by “Opening”" in response.text and "Nothing was moved." in response.text
    item.refresh_from_db()
    assert (item.starts_at, item.room) == (at_hour(event.starts_on, 11), None)


def test_what_somebody_else_has_moved_is_shown_where_it_is_now(world: World, log_in: LogIn) -> None:
    item = item_of(world, planned_event(world))
    client, seen = log_in(world.organiser), {"version": item.version, "step": "later"}
    client.post(url_of(item), seen, headers=HTMX)

    response = client.post(url_of(item), seen, headers=HTMX)

    assert response.status_code == 409
    assert "09:15 Opening address +0" in cells(response.text)


@pytest.mark.parametrize(
    "posted", [{"step": "x"}, {"starts_at": "soon"}, {"room": "x"}, {"room": "0" * 32}, {"version": "x"}]
)
def test_what_no_page_of_ours_sends_is_a_bad_request(world: World, log_in: LogIn, posted: dict[str, str]) -> None:
    item = item_of(world, planned_event(world))

    assert log_in(world.organiser).post(url_of(item), {"version": item.version} | posted).status_code == 400


def body_of(world: World, item: AgendaItem, client: Client, **fields: Any) -> dict[str, Any]:
    """What the item's form sends when nothing is changed."""
    form = client.get(url_of(item, "edit")).context["form"]
    values = {name: form[name].value() for name in form.fields}
    values["begins"] = f"{values['begins']:%H:%M}"
    return {name: value for name, value in values.items() if value is not None} | fields


def test_the_form_adds_an_item_with_a_new_room_and_somebody_new(world: World, log_in: LogIn) -> None:
    event, chen = planned_event(world), speaker(world)
    client = log_in(world.organiser)
    url = f"/events/{event.slug}/agenda/new/?at={event.starts_on}%2014:00"
    offered = client.get(url).context["form"]
    assert (offered["begins"].value(), offered["day"].value()) == (
        at_hour(event.starts_on, 14).time(),
        f"{event.starts_on}",
    )
    body = {
        "id": "01900000-0000-7000-8000-000000000002", "kind": "TALK", "title": "银企对接", "day": f"{event.starts_on}",
        "begins": "14:00", "length": "45", "new_room": "二号厅", "leaders": [str(chen.pk)], "new_person": "李文静",
        "new_post": "行长", "new_part": "HOST",
    }  # fmt: skip

    for _sent in range(2):
        assert client.post(url, body).status_code == 302

    item = event.items.get()
    assert (item.starts_at, item.room) == (at_hour(event.starts_on, 14), Room.objects.get())
    assert sorted(item.bookings.values_list("part", flat=True)) == ["", "HOST", "LEADER"]


def test_the_form_says_a_clash_beside_the_room_and_keeps_what_was_typed(world: World, log_in: LogIn) -> None:
    event, room = planned_event(world), hall(world)
    item_of(world, event, hour=9, room=room)
    item, client = item_of(world, event, hour=11), log_in(world.organiser)

    body = body_of(world, item, client, begins="09:00", room=str(room.pk), title="改")
    response = client.post(url_of(item, "edit"), body)

    assert response.status_code == 422
    assert "room" in response.context["form"].errors
    assert response.context["form"]["title"].value() == "改"


def test_somebody_with_two_parts_in_an_item_is_refused(world: World, log_in: LogIn) -> None:
    item, chen, client = item_of(world, planned_event(world)), speaker(world), log_in(world.organiser)

    body = body_of(world, item, client, leaders=[str(chen.pk)], hosts=[str(chen.pk)])

    assert client.post(url_of(item, "edit"), body).status_code == 422


def test_an_item_is_taken_off_after_a_question(world: World, log_in: LogIn) -> None:
    event = planned_event(world)
    item, client = item_of(world, event), log_in(world.organiser)
    assert "“Opening address”" in client.get(url_of(item, "remove")).text

    client.post(url_of(item, "remove"), {"version": item.version})

    assert not event.items.exists()


def test_the_table_costs_the_same_for_few_and_for_many(
    world: World, log_in: LogIn, django_assert_num_queries: Any
) -> None:
    event, client = planned_event(world), log_in(world.organiser)
    item_of(world, event)
    client.get(f"/events/{event.slug}/agenda/")
    with django_assert_num_queries(QUERIES_OF_THE_AGENDA):
        client.get(f"/events/{event.slug}/agenda/")
    room, chen = hall(world), speaker(world)
    for hour in range(10, 18):
        item_of(world, event, hour=hour, room=room, people={chen: "SPEAKER"})
    with django_assert_num_queries(QUERIES_OF_THE_AGENDA):
        client.get(f"/events/{event.slug}/agenda/")


QUERIES_OF_THE_AGENDA = 7


def test_auditors_read_the_plan_and_move_nothing(world: World, log_in: LogIn) -> None:
    item = item_of(world, planned_event(world))
    client = log_in(world.auditor)

    text = client.get(f"/events/{item.event.slug}/agenda/").text

    assert "Opening address" in text and 'draggable="true"' not in text and "/move/" not in text
    assert client.post(url_of(item), {"version": item.version, "step": "later"}).status_code == 403


def a_picture() -> io.BytesIO:
    """A small PNG as a person uploads it."""
    file = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(file, "PNG")
    file.seek(0)
    file.name = "stage.png"
    return file


def test_minutes_and_photos_are_kept_after_the_event(world: World, log_in: LogIn) -> None:
    event = hold_event(event_today(world), by=world.organiser, at=world.at)
    item, client = event.items.get(), log_in(world.organiser)

    client.post(url_of(item, "minutes"), {"version": item.version, "minutes": "议定三件事。"})
    stale = client.post(url_of(item, "minutes"), {"version": item.version, "minutes": "另一份"})
    client.post(url_of(item, "photos/new"), {"file": a_picture()})

    assert stale.status_code == 409 and "议定三件事。" in stale.text
    photo = EventPhoto.objects.get()
    reader = log_in(world.specialist)
    text = reader.get(f"/events/items/{item.pk}/").text
    assert "议定三件事。" in text and photo.name in text and "/photos/new/" not in text
    download = reader.get(f"/events/photos/{photo.pk}/")
    assert download["Content-Disposition"].startswith("attachment") and download["X-Content-Type-Options"] == "nosniff"

    client.post(f"/events/photos/{photo.pk}/remove/")

    assert photo.name not in client.get(f"/events/items/{item.pk}/").text
    assert client.get(f"/events/photos/{photo.pk}/").status_code == 404


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg onload=alert(1)>", a_pdf(), b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_refused_in_words(world: World, log_in: LogIn, content: bytes) -> None:
    item = published_event(world).items.get()
    file = io.BytesIO(content)
    file.name = "photo.png"

    response = log_in(world.organiser).post(url_of(item, "photos/new"), {"file": file})

    assert response.status_code == 422
    assert response.context["form"].errors["file"]
    assert not EventPhoto.objects.exists()

"""The pages of the door: badges and names lead to one button, looking welcomes nobody, the answer is big and in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from uuid_utils.compat import uuid7

from accounts.models import User
from assistance.models import Event, Invitation
from tests.factories.enterprises import ContactFactory
from tests.factories.events import came, event_today, guest, guests, published_event, says_yes
from tests.factories.world import World

LogIn = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def event(world: World) -> Event:
    return event_today(world)


@pytest.fixture
def coming(world: World, event: Event) -> Invitation:
    contact = ContactFactory(enterprise=world.enterprise, name="于光明", latin_name="Yu Guangming", post="总经理")
    return says_yes(world, guest(world, event, contact))


@pytest.fixture
def door(world: World, log_in: LogIn) -> Client:
    return log_in(world.organiser)


def at(event: Event, act: str = "") -> str:
    return f"/events/{event.slug}/door/{act}"


@pytest.mark.parametrize("text", ["光明", "guangming", "ygm", "Yu Gu", "弦歌", "xgty"])
def test_a_guest_is_found_by_name_pinyin_initials_and_enterprise(
    event: Event, coming: Invitation, door: Client, text: str
) -> None:
    page = door.get(at(event), {"q": text})

    assert [found.pk for found in page.context["found"]] == [coming.pk]
    assert "Check Yu Guangming in" in page.text


def test_looking_welcomes_nobody(event: Event, coming: Invitation, door: Client) -> None:
    for address in (at(event), at(event, f"{coming.door_code}/"), at(event, f"{coming.door_code.lower()}/")):
        page = door.get(address, {"q": coming.door_code})
        assert page.status_code == 200
        assert door.head(address).status_code == 200

    assert Invitation.objects.get(pk=coming.pk).came_at is None


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_a_scanned_badge_is_welcomed_at_once_and_the_second_time_says_when(
    event: Event, coming: Invitation, door: Client, headers: dict[str, str]
) -> None:
    first = door.post(at(event, "scan/"), {"q": coming.door_code}, headers=headers)
    again = door.post(at(event, "scan/"), {"q": f"http://x/door/{coming.door_code}/"}, headers=headers)

    assert ">Welcome</h2>" in first.text
    assert "Yu Guangming" in first.text
    assert "Came already: today at" in again.text
    assert ("<html" in first.text) is not bool(headers)
    assert first.context["count"].came == again.context["count"].came == 1


def test_codes_that_nobody_has_and_badges_of_other_events_are_told_apart(
    world: World, event: Event, door: Client
) -> None:
    stray = guest(world, published_event(world))

    unknown = door.post(at(event, "scan/"), {"q": "AAAAAAAA"})
    other = door.post(at(event, "scan/"), {"q": stray.door_code})

    assert (unknown.status_code, other.status_code) == (422, 422)
    assert "No guest of this event has this code" in unknown.text
    assert "belongs to another event" in other.text
    assert door.get(at(event, f"{stray.door_code}/")).status_code == 404


def test_eight_letters_of_a_name_are_a_name(world: World, event: Event, door: Client) -> None:
    contact = ContactFactory(enterprise=world.enterprise, name="张运", latin_name="")
    invitation = guest(world, event, contact)

    page = door.post(at(event, "scan/"), {"q": "zhangyun"})

    assert [found.pk for found in page.context["found"]] == [invitation.pk]
    assert page.status_code == 200


def test_a_deputy_is_named_with_whom_he_stands_for(world: World, event: Event, door: Client) -> None:
    contact = ContactFactory(enterprise=world.enterprise, name="于光明", latin_name="Yu Guangming")
    invitation = says_yes(world, guest(world, event, contact), deputy_name="周敏", deputy_post="副总")

    page = door.post(at(event, "scan/"), {"q": invitation.door_code})

    assert "周敏" in page.text
    assert "deputy for Yu Guangming" in page.text


def test_a_full_house_says_so_and_names_the_guest(world: World, door: Client) -> None:
    event = event_today(world, seats=1)
    first, late = guests(world, event, 2)
    came(world, first)

    page = door.post(at(event, "scan/"), {"q": late.door_code})

    assert page.status_code == 422
    assert "All seats are taken" in page.text
    assert page.context["result"].guest == late


def test_a_stranger_is_welcomed_once_for_two_clicks_and_what_was_typed_stays(
    world: World, event: Event, door: Client
) -> None:
    body = {"id": str(uuid7()), "name": "刘洋", "enterprise": world.enterprise.uscc, "post": "会计"}
    refused = door.post(at(event, "strangers/"), body | {"name": ""})
    welcomed = [door.post(at(event, "strangers/"), body) for _click in range(2)]

    assert refused.status_code == 422
    assert 'value="会计"' in refused.text
    assert all(">Welcome</h2>" in page.text for page in welcomed)
    stranger = Invitation.objects.get(walked_in=True)
    assert (stranger.name, stranger.enterprise) == ("刘洋", world.enterprise)


def test_an_enterprise_that_nobody_or_several_are_called_is_asked_for_again(
    world: World, event: Event, door: Client
) -> None:
    for text in ("不存在", "阳谷"):
        page = door.post(at(event, "strangers/"), {"id": str(uuid7()), "name": "刘洋", "enterprise": text})
        assert page.status_code == 422
        assert "Choose one of the list" in page.text
    options = door.get("/lookups/enterprises/", {"enterprise": "xiange"})
    assert world.enterprise.name in options.text


def test_the_last_welcome_is_taken_back(event: Event, coming: Invitation, door: Client) -> None:
    welcomed = door.post(at(event, "scan/"), {"q": coming.door_code})
    assert "take it back" in welcomed.text

    undone = [door.post(at(event, "undo/"), {"code": coming.door_code}) for _click in range(2)]

    assert [page.status_code for page in undone] == [200, 422]
    assert Invitation.objects.get(pk=coming.pk).came_at is None


def test_before_the_day_the_door_says_that_it_is_closed(world: World, door: Client) -> None:
    event = published_event(world)
    invitation = guest(world, event)

    assert "The door is closed" in door.get(at(event)).text
    page = door.get(at(event, f"{invitation.door_code}/"))
    assert "<button" not in page.text.partition('<main id="main"')[2].partition("</main>")[0]
    assert door.post(at(event, "scan/"), {"q": invitation.door_code}).status_code == 422


def test_who_is_logged_out_comes_back_to_the_badge_after_the_log_in(event: Event, coming: Invitation) -> None:
    address = at(event, f"{coming.door_code}/")

    assert Client().get(address)["Location"] == f"/login/?next={address}"


def test_the_count_costs_little_and_the_door_the_same_for_few_and_many(
    world: World, event: Event, door: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    guests(world, event, 2, name="陈一")
    door.get(at(event), {"q": "cy"})
    with django_assert_num_queries(5):  # session, person, event, count; and the shell's unread reminders
        door.get(at(event, "count/"))
    with django_assert_num_queries(6):
        door.get(at(event), {"q": "cy"})
    guests(world, event, 15, name="陈一")
    with django_assert_num_queries(6):
        assert len(door.get(at(event), {"q": "cy"}).context["found"]) == 17

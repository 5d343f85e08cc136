"""Badges: whoever comes gets one, eight to a sheet, with a QR code that the door reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.models import User
from assistance.door_codes import door_address, qr_svg
from assistance.queries.badges import badge_of
from assistance.rules.attendance import door_code_in
from assistance.web import badges
from tests.factories.enterprises import ContactFactory
from tests.factories.events import event_today, guest, guests, says_yes
from tests.factories.world import World

LogIn = Callable[[User], Client]


def test_the_code_opens_the_door_of_the_event_and_is_read_back_by_a_scanner(world: World, settings: Settings) -> None:
    settings.BASE_URL = "https://help.yanggu.example/"
    invitation = guest(world, event_today(world))

    address = door_address(invitation)

    assert address == f"https://help.yanggu.example/events/{invitation.event.slug}/door/{invitation.door_code}/"
    assert door_code_in(address) == invitation.door_code
    assert badge_of(invitation).qr == qr_svg(address, sized=False)
    assert "style=" not in qr_svg(address, sized=False)


def test_a_deputy_wears_the_own_name(world: World) -> None:
    contact = ContactFactory(enterprise=world.enterprise, name="于光明", latin_name="Yu, Guangming")
    invitation = guest(world, event_today(world), contact)

    assert badge_of(invitation).latin == "Yu, Guangming"
    assert badge_of(says_yes(world, invitation, deputy_name="周敏")).latin == "Zhou Min"


def test_those_who_are_coming_all_who_may_and_one(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    event = event_today(world)
    first, second, _third = guests(world, event, 3)
    says_yes(world, first)
    office, address = log_in(world.office), f"/events/{event.slug}/badges/"

    def shown(**query: str) -> int:
        return sum(len(sheet) for sheet in office.get(address, query).context["sheets"])

    assert (shown(), shown(all="1"), shown(guest=str(second.pk)), shown(all="1", part="99")) == (1, 3, 1, 3)
    assert office.get(address, {"guest": "nonsense"}).status_code == 404
    with django_assert_num_queries(7):
        office.get(address, {"all": "1"})
    guests(world, event, 14)
    with django_assert_num_queries(7):
        page = office.get(address, {"all": "1"})
    assert [len(sheet) for sheet in page.context["sheets"]] == [8, 8, 1]


def test_many_badges_come_in_parts(world: World, log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(badges, "A_PART", 8)
    event = event_today(world)
    guests(world, event, 9)

    page = log_in(world.organiser).get(f"/events/{event.slug}/badges/", {"all": "1", "part": "2"})

    assert [len(sheet) for sheet in page.context["sheets"]] == [1]
    assert "?part=1&amp;all=1" in page.text

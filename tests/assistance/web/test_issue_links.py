"""Officers take out a link for WeChat, send it, and take it back on the issue's page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from accounts.verbs import change
from assistance.models import Message, PersonalLink
from enterprises.models import TimelineEntry
from tests.factories import World
from tests.factories.enterprises import ContactFactory
from tests.factories.links import answered_issue, end_link, given_link, token_of

LogIn = Callable[[User], Client]


def page_of(client: Client, number: str) -> str:
    return str(client.get(f"/issues/{number}/").content.decode())


@pytest.mark.parametrize("who", ["office", "specialist", "backup"])
def test_the_message_is_shown_by_a_post_with_the_link_in_both_languages(world: World, log_in: LogIn, who: str) -> None:
    issue, client = answered_issue(world, title="Power for line 3"), log_in(getattr(world, who))
    assert "Message to copy" in page_of(client, issue.number)
    assert not PersonalLink.objects.exists()
    response = client.post(f"/issues/{issue.number}/link/", {"contact": world.contact.pk})
    shown = response.content.decode()
    link = PersonalLink.objects.get()
    assert response.status_code == 200
    assert shown.count(f"/l/{token_of(link)}/") == 2
    assert "<textarea" in shown
    assert "readonly" in shown
    assert "弦歌铜业" in shown
    assert "Is it really solved?" in shown
    assert TimelineEntry.objects.get(kind="issue.link_shown").by == getattr(world, who)
    assert token_of(link) not in page_of(client, issue.number), "to see it again is another POST"


@pytest.mark.parametrize("who", ["handler", "leader", "auditor"])
def test_others_who_read_the_issue_neither_see_nor_get_links(world: World, log_in: LogIn, who: str) -> None:
    issue, client = answered_issue(world), log_in(getattr(world, who))
    given_link(world, issue)
    assert "Ask the enterprise by a link" not in page_of(client, issue.number)
    assert client.post(f"/issues/{issue.number}/link/", {"contact": world.contact.pk}).status_code == 403
    assert client.post(f"/personal-links/{PersonalLink.objects.get().pk}/revoke/").status_code == 403


def test_it_is_mailed_to_who_agreed(world: World, log_in: LogIn) -> None:
    issue, client = answered_issue(world), log_in(world.office)
    change(world.contact, at=world.at, email="", consented_on=world.today)
    assert "Send by e-mail" not in page_of(client, issue.number)
    change(world.contact, at=world.at, email="wu@enterprise.example")
    assert "Send by e-mail" in page_of(client, issue.number)
    response = client.post(f"/issues/{issue.number}/link/", {"contact": world.contact.pk, "send": "on"})
    assert response.status_code == 302
    assert Message.objects.get().link == PersonalLink.objects.get()
    assert "Mail on its way" in page_of(client, issue.number)


def test_who_did_not_agree_is_named_on_a_refusal(world: World, log_in: LogIn) -> None:
    issue, client = answered_issue(world), log_in(world.office)
    deputy = ContactFactory(enterprise=world.enterprise, email="", is_preferred=False)
    response = client.post(f"/issues/{issue.number}/link/", {"contact": deputy.pk, "send": "on"})
    assert response.status_code == 422
    assert "has not agreed to be contacted" in response.content.decode()
    stranger = ContactFactory(enterprise=world.other_enterprise)
    assert client.post(f"/issues/{issue.number}/link/", {"contact": stranger.pk}).status_code == 422
    assert not PersonalLink.objects.exists()


def test_how_far_each_link_has_come_stands_on_the_page(world: World, log_in: LogIn) -> None:
    issue, client = answered_issue(world), log_in(world.office)
    link = given_link(world, issue)
    assert "Made, not mailed" in page_of(client, issue.number)
    client.post(f"/personal-links/{link.pk}/revoke/")
    assert "Revoked" in page_of(client, issue.number)
    end_link(given_link(world, issue))
    assert "Run out" in page_of(client, issue.number)


def test_a_closed_issue_offers_no_link(world: World, log_in: LogIn) -> None:
    issue, client = answered_issue(world, status="CLOSED"), log_in(world.office)
    assert "Ask the enterprise by a link" not in page_of(client, issue.number)
    assert client.post(f"/issues/{issue.number}/link/", {"contact": world.contact.pk}).status_code == 422

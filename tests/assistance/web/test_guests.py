"""The guest list and one guest: who sees whom, what a click does, and what is kept when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from accounts.verbs import change
from assistance.actions.door import check_in
from assistance.actions.invitations import pick_guests
from assistance.models import Event, Invitation, Message, PersonalLink
from tests.factories import ChainFactory, ContactFactory, EnterpriseFactory, VisitFactory, World
from tests.factories.events import (
    event_today,
    guest,
    guests,
    link_to_answer,
    mailable,
    planned_event,
    published_event,
    says_no,
    says_yes,
)
from tests.factories.links import token_of

LogIn = Callable[[User], Client]


@pytest.fixture
def event(world: World) -> Event:
    return published_event(world)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def path(event: Event, rest: str = "") -> str:
    return f"/events/{event.slug}/guests/{rest}"


def page(client: Client, event: Event, rest: str = "") -> str:
    response = client.get(path(event, rest))
    assert response.status_code == 200
    return text_of(response)


class TestList:
    def test_it_counts_by_state_and_filters_by_it(self, world: World, log_in: LogIn) -> None:
        event = published_event(world, seats=1)
        named = [ContactFactory(enterprise=world.enterprise, name=name) for name in ("甲甲", "乙乙", "丙丙", "丁丁")]
        coming, waiting, declined, _silent = [guest(world, event, contact) for contact in named]
        says_yes(world, coming), says_yes(world, waiting), says_no(world, declined)
        client = log_in(world.organiser)
        whole = page(client, event)
        assert all(contact.name in whole for contact in named)
        assert "1 of 1 seat taken" in whole
        assert "number 1" in whole
        for state, name in [("ACCEPTED", "甲甲"), ("WAITING", "乙乙"), ("DECLINED", "丙丙"), ("INVITED", "丁丁")]:
            shown = page(client, event, f"?state={state}")
            assert [contact.name for contact in named if contact.name in shown] == [name]
        assert "丁丁" in page(client, event, "?state=BY_HAND"), "there is no address: somebody has to write by hand"

    def test_it_finds_by_pinyin_initials_and_enterprise(self, world: World, event: Event, log_in: LogIn) -> None:
        guest(world, event, ContactFactory(enterprise=world.enterprise, name="王建国"))
        guest(world, event, ContactFactory(enterprise=world.other_enterprise, name="李娜"))
        client = log_in(world.organiser)
        for text in ("wjg", "WangJianGuo", "xiange copper", "弦歌"):
            shown = page(client, event, f"?q={text}")
            assert "王建国" in shown
            assert "李娜" not in shown
        assert "李娜" in page(client, event, "?chain=food")
        for nonsense in ("?state=x&q=zzz&chain=x", "?q=" + "x" * 500, "?state=WAITING&q='"):
            assert "Nobody fits" in page(client, event, nonsense)

    def test_specialists_see_their_own_guests_and_others_none(self, world: World, event: Event, log_in: LogIn) -> None:
        own = guest(world, event, ContactFactory(enterprise=world.enterprise, name="王建国"))
        theirs = guest(world, event, ContactFactory(enterprise=world.other_enterprise, name="李娜"))
        client = log_in(world.specialist)
        shown = page(client, event)
        assert "王建国" in shown
        assert "李娜" not in shown
        assert client.get(path(event, f"{own.pk}/")).status_code == 200
        assert client.get(path(event, f"{theirs.pk}/")).status_code == 404
        assert log_in(world.handler).get(path(event)).status_code == 403
        assert log_in(world.specialist).get(path(planned_event(world))).status_code == 404

    @pytest.mark.parametrize("state", ["", "?state=WAITING"])
    def test_it_takes_as_many_queries_with_many_guests_as_with_few(
        self, world: World, log_in: LogIn, state: str, django_assert_max_num_queries: Any
    ) -> None:
        event = published_event(world, seats=1)
        client = log_in(world.organiser)
        counts = []
        for number in (2, 30):
            for row in guests(world, event, number):
                says_yes(world, row)
            with django_assert_max_num_queries(14) as captured:
                page(client, event, state)
            counts.append(len(captured))
        assert counts[0] == counts[1]

    def test_fifty_to_a_page_and_none_slips_through(self, world: World, event: Event, log_in: LogIn) -> None:
        rows = guests(world, event, 60)
        client = log_in(world.auditor)
        response = client.get(path(event))
        following = client.get(path(event) + response.context["page"].next_url)
        shown = [*response.context["page"].rows, *following.context["page"].rows]
        assert {row.pk for row in shown} == {row.pk for row in rows}
        assert len(shown) == 60


class TestInviting:
    def test_it_names_how_many_get_a_mail_and_how_many_need_a_message(
        self, world: World, event: Event, log_in: LogIn
    ) -> None:
        pick_guests(event, contacts=[mailable(world), world.contact], by=world.organiser, at=world.at)
        client = log_in(world.organiser)
        shown = page(client, event)
        assert "Invite all who are picked (2)" in shown
        assert "1 guest gets a mail" in shown
        assert "1 has no e-mail address" in shown
        assert client.post(path(event, "invite/"), {"guests": 2}).status_code == 302
        assert "2 guests are invited." in page(client, event)
        assert Message.objects.count() == 1

    def test_a_list_that_has_changed_meanwhile_is_looked_at_again(
        self, world: World, event: Event, log_in: LogIn
    ) -> None:
        pick_guests(event, contacts=[world.contact], by=world.organiser, at=world.at)
        client = log_in(world.organiser)
        response = client.post(path(event, "invite/"), {"guests": 2})
        assert response.status_code == 422
        assert "The list has changed meanwhile" in text_of(response)
        assert client.post(path(event, "invite/"), {"guests": "many"}).status_code == 422
        assert not PersonalLink.objects.exists()

    def test_a_draft_says_what_comes_first(self, world: World, log_in: LogIn) -> None:
        draft = planned_event(world)
        pick_guests(draft, contacts=[world.contact], by=world.organiser, at=world.at)
        client = log_in(world.organiser)
        assert "Publish the programme first" in page(client, draft)
        assert client.post(path(draft, "invite/"), {"guests": 1}).status_code == 422


class TestOneGuest:
    def test_the_specialist_records_what_was_said_on_the_telephone(
        self, world: World, event: Event, log_in: LogIn
    ) -> None:
        one = guest(world, event)
        client = log_in(world.specialist)
        said = {"answer": "YES", "deputy_name": "李娜", "remark": "素食", "version": one.version}
        assert client.post(path(event, f"{one.pk}/answer/"), said).status_code == 302
        one.refresh_from_db()
        assert (one.status, one.deputy_name, one.remark) == ("ACCEPTED", "李娜", "素食")
        assert "李娜" in page(client, event, f"{one.pk}/")

    def test_who_saw_an_older_answer_is_told_and_keeps_what_was_typed(
        self, world: World, event: Event, log_in: LogIn
    ) -> None:
        one = guest(world, event)
        seen = one.version
        says_yes(world, one)
        said = {"answer": "NO", "remark": "Away", "version": seen}
        response = log_in(world.specialist).post(path(event, f"{one.pk}/answer/"), said)
        assert response.status_code == 422
        assert "Someone else changed this" in text_of(response)
        assert "Away" in text_of(response)
        one.refresh_from_db()
        assert one.status == "ACCEPTED"

    def test_whoever_may_answer_copies_the_message_with_the_link(
        self, world: World, event: Event, log_in: LogIn
    ) -> None:
        one = guest(world, event)
        token = token_of(link_to_answer(one))
        response = log_in(world.specialist).post(path(event, f"{one.pk}/message/"))
        assert text_of(response).count(f"/l/{token}/") == 2
        assert token not in page(log_in(world.specialist), event, f"{one.pk}/")
        for reader in (world.leader, world.auditor):
            client = log_in(reader)
            shown = page(client, event, f"{one.pk}/")
            assert "Message to copy" not in shown
            assert "Record the answer" not in shown
            assert client.post(path(event, f"{one.pk}/message/")).status_code == 403
            assert client.post(path(event, f"{one.pk}/answer/"), {"answer": "NO"}).status_code == 403
        says_no(world, one)
        change(event, at=world.at, status="CANCELLED", cancelled_at=world.at, cancel_reason="暴雪")
        assert log_in(world.specialist).post(path(event, f"{one.pk}/message/")).status_code == 422

    def test_the_organiser_withdraws_and_the_seat_goes_on(self, world: World, log_in: LogIn) -> None:
        event = published_event(world, seats=1)
        first, second = guests(world, event, 2)
        says_yes(world, first), says_yes(world, second)
        client = log_in(world.organiser)
        first.refresh_from_db()
        assert client.post(path(event, f"{first.pk}/withdraw/"), {"version": first.version - 1}).status_code == 422
        assert client.post(path(event, f"{first.pk}/withdraw/"), {"version": first.version}).status_code == 302
        second.refresh_from_db()
        assert second.status == "ACCEPTED"
        assert log_in(world.specialist).post(path(event, f"{second.pk}/withdraw/")).status_code == 403

    def test_who_has_come_can_only_be_looked_at(self, world: World, log_in: LogIn) -> None:
        event = event_today(world)
        one = check_in(guest(world, event), by=world.organiser, at=world.at)
        shown = page(log_in(world.organiser), event, f"{one.pk}/")
        assert "Came" in shown
        assert "Record the answer" not in shown
        assert "Withdraw the invitation" not in shown


class TestPicking:
    def test_the_ticked_ones_go_on_the_list_with_the_person_chosen(
        self, world: World, event: Event, log_in: LogIn
    ) -> None:
        other = ContactFactory(enterprise=world.enterprise, name="李娜")
        client = log_in(world.organiser)
        shown = page(client, event, "pick/")
        assert shown.index(world.contact.name) < shown.index("李娜"), "the preferred contact is offered first"
        ticked = {"pick": [str(world.enterprise.pk)], f"contact-{world.enterprise.pk}": str(other.pk)}
        response = client.post(path(event, "pick/?chain=copper"), ticked)
        assert response.headers["Location"] == path(event, "pick/?chain=copper")
        assert [row.contact for row in Invitation.objects.all()] == [other]
        assert world.enterprise.name_en not in page(client, event, "pick/")
        assert "on the list: 李娜" in page(client, event, "pick/?listed=1")

    def test_what_is_wrong_is_said_and_the_ticks_stay(self, world: World, event: Event, log_in: LogIn) -> None:
        client, key = log_in(world.organiser), str(world.enterprise.pk)
        assert "Tick at least one enterprise." in text_of(client.post(path(event, "pick/"), {}))
        for contact in ("", "x", str(world.enterprise.pk), "\x00"):
            response = client.post(path(event, "pick/"), {"pick": [key], f"contact-{key}": contact})
            assert response.status_code == 422
            assert f'value="{key}" checked' in text_of(response)
        assert not Invitation.objects.exists()

    def test_filters_by_chain_role_size_key_and_township(self, world: World, event: Event, log_in: LogIn) -> None:
        chain = ChainFactory(slug="paper")
        fitting = EnterpriseFactory(
            name_en="Fits", chain=chain, role="ANCHOR", size="LARGE", is_key=True, township=world.township
        )
        EnterpriseFactory(name_en="Fits not", chain=chain)
        client = log_in(world.organiser)
        for query in ("chain=paper&role=ANCHOR", "size=LARGE", "key=1", "q=fits&township=371521107"):
            rows = client.get(path(event, f"pick/?{query}")).context["rows"]
            assert [row.enterprise for row in rows] == [fitting], query
        assert client.get(path(event, "pick/?role=x&size=x&chain=x&after=x")).status_code == 404
        assert client.get(path(event, "pick/?role=x&size=x&chain=x")).status_code == 200

    def test_who_was_not_invited_last_year_is_found(self, world: World, log_in: LogIn) -> None:
        event = published_event(world, in_days=60)
        for days, kind, contact in (
            (61, "ENTREPRENEUR_DAY", world.contact),
            (62, "TRAINING", ContactFactory(enterprise=world.other_enterprise)),
        ):
            before = published_event(world, in_days=days, kind=kind)
            guest(world, before, contact)
            change(before, at=world.at, starts_on=world.today - timedelta(days=300))
        rows = log_in(world.organiser).get(path(event, "pick/?new=1")).context["rows"]
        assert [row.enterprise for row in rows] == [world.other_enterprise], "a training is another kind"

    def test_it_warns_where_the_county_comes_often_or_has_just_come(
        self, world: World, event: Event, log_in: LogIn, settings: Any
    ) -> None:
        settings.CONTACTS_A_YEAR = 2
        close = event.starts_on + timedelta(days=3)
        VisitFactory(enterprise=world.enterprise, happened_at=world.at - timedelta(days=100))
        guest(world, published_event(world, in_days=(close - world.today).days))
        guest(world, published_event(world, in_days=(event.starts_on - world.today).days - 20))
        response = log_in(world.organiser).get(path(event, "pick/?chain=copper"))
        [row] = response.context["rows"]
        assert (row.disturbance.contacts, row.disturbance.nearest, row.is_close) == (2, close, True)
        assert "too often" in text_of(response)
        assert "less than 7 days apart" in text_of(response)

    def test_it_takes_as_many_queries_with_fifty_enterprises_as_with_two(
        self, world: World, event: Event, log_in: LogIn, django_assert_max_num_queries: Any
    ) -> None:
        client, counts = log_in(world.organiser), []
        for number in (0, 48):
            for _ in range(number):
                ContactFactory(enterprise=EnterpriseFactory(chain=world.chain, township=world.township))
            with django_assert_max_num_queries(13) as captured:
                page(client, event, "pick/")
            counts.append(len(captured))
        assert counts[0] == counts[1]

    def test_only_planners_pick(self, world: World, event: Event, log_in: LogIn) -> None:
        for reader in (world.specialist, world.leader, world.auditor, world.handler):
            assert log_in(reader).get(path(event, "pick/")).status_code == 403

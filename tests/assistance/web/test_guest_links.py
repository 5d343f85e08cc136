"""The two pages of a guest: looking changes nothing, a POST answers or asks, and whatever stands in the way is said kindly."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from uuid_utils.compat import uuid7

from accounts.verbs import change
from assistance.actions.door import check_in
from assistance.actions.events import cancel_event, change_seats, edit_event, hold_event, publish_event
from assistance.actions.invitations import withdraw_invitation
from assistance.actions.questions import answer_question, decline_question, make_issue
from assistance.models import Event, Invitation, Message, Question
from assistance.rules import personal_links as rules
from tests.doors.walk import writes
from tests.factories import World
from tests.factories.events import (
    asked,
    event_today,
    guest,
    guests,
    hall,
    item_of,
    link_to_answer,
    link_to_ask,
    planned_event,
    published_event,
    says_no,
    says_yes,
)
from tests.factories.links import end_link, path_of, token_of


@pytest.fixture
def event(world: World) -> Event:
    return published_event(world, summary_en="About the year.")


@pytest.fixture
def invited(world: World, event: Event) -> Invitation:
    return guest(world, event)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def open_page(client: Client, invitation: Invitation) -> str:
    response = client.get(path_of(link_to_answer(invitation)))
    assert response.status_code == 200
    return text_of(response)


def answer(client: Client, invitation: Invitation, said: str, status: int = 200, **words: str) -> str:
    response = client.post(path_of(link_to_answer(invitation)), {"answer": said} | words, follow=True)
    assert response.status_code == status
    invitation.refresh_from_db()
    return text_of(response)


def question(text: str = "When does the transformer come?") -> dict[str, str]:
    return {"id": str(uuid7()), "text": text}


class TestLooking:
    def test_it_shows_the_event_the_programme_and_who_is_invited(self, client: Client, invited: Invitation) -> None:
        page = open_page(client, invited)
        for words in ("Yanggu Entrepreneur Day", "Yanggu Theatre", "Opening address", "Xiange Copper", "周晓琳"):
            assert words in page
        assert invited.contact is not None
        assert invited.contact.name in page
        assert 'value="YES"' in page
        assert 'value="NO"' in page
        assert 'value="LATER"' in page

    def test_a_mail_scanner_may_open_every_address_ten_times(self, client: Client, invited: Invitation) -> None:
        paths = [path_of(link_to_answer(invited)), path_of(link_to_ask(invited))]
        paths.append(f"{paths[0]}event.ics")
        before = writes()
        for path in paths:
            for _ in range(10):
                assert client.get(path, headers={"user-agent": "scanner"}).status_code == 200
                assert client.head(path).status_code == 200
        assert writes() == before
        invited.refresh_from_db()
        assert (invited.status, invited.opened_at) == ("INVITED", None)

    def test_it_gives_no_cookie_and_no_script_and_the_address_to_nobody(
        self, client: Client, invited: Invitation
    ) -> None:
        ask = path_of(link_to_ask(invited))
        for response in (
            client.get(path_of(link_to_answer(invited))),
            client.post(path_of(link_to_answer(invited)), {"answer": "YES"}),
            client.get(ask),
            client.post(ask, question()),
        ):
            assert not response.cookies
            assert "<script" not in text_of(response)
            assert "style=" not in text_of(response)
            assert "csrf" not in text_of(response)
            assert response["Referrer-Policy"] == "no-referrer"
            assert response["Cache-Control"] == "no-store"
            assert "noindex" in response["X-Robots-Tag"]

    def test_it_speaks_both_languages_and_stays_in_the_chosen_one(self, invited: Invitation) -> None:
        chinese = Client(headers={"accept-language": "zh-CN"})
        for path in (path_of(link_to_answer(invited)), path_of(link_to_ask(invited))):
            assert "阳谷县企业家日" in text_of(chinese.get(path))
            assert "Yanggu Entrepreneur Day" in text_of(chinese.get(f"{path}?lang=en"))
            assert 'action="?lang=en"' in text_of(chinese.get(f"{path}?lang=en"))

    @pytest.mark.parametrize("state", ["invited", "coming"])
    def test_the_whole_page_weighs_twenty_kilobytes_at_most_with_twenty_items(
        self, client: Client, world: World, state: str
    ) -> None:
        event = planned_event(world, summary="企业家" * 200)
        room = hall(world, name_en="The great hall on the second floor")
        for place in range(20):
            title = f"Item {place}: the digital transformation of manufacturing, in practice"
            item_of(world, event, hour=1 + place, title_en=title, room=room)
        invitation = guest(world, publish_event(event, by=world.organiser, at=world.at))
        if state == "coming":
            says_yes(world, invitation, deputy_name="王" * 40, deputy_post="副" * 60, remark="素" * 200)
            asked(world, event, "电" * 500, invitation=invitation)
        for path in (path_of(link_to_answer(invitation)), path_of(link_to_ask(invitation))):
            page = client.get(path).content
            fetched = re.findall(r'(?:href|src)="(/static[^"]*)"', page.decode())
            assert fetched == ["/static/img/favicon.svg", "/static/css/link.css"]
            files = [gzip.compress((Path(settings.BASE_DIR) / file.lstrip("/")).read_bytes()) for file in fetched]
            assert len(page) + sum(map(len, files)) <= 20_000

    def test_what_opens_nothing_is_answered_alike(self, client: Client, invited: Invitation) -> None:
        link, key = link_to_answer(invited), rules.key_of(settings.SECRET_KEY)
        token = token_of(link)
        made_up = [
            "nothing",
            token[:-1],
            token.swapcase(),
            rules.token_of(link.pk, "ASK_QUESTION", key),
            rules.token_of(link.pk, "CONFIRM_ISSUE", key),
            rules.token_of(invited.pk, "ANSWER_INVITATION", key),
        ]
        answers = [client.get(f"/l/{text}/") for text in made_up]
        answers.append(client.get(f"/l/{token_of(link_to_ask(invited))}/event.ics"))
        answers.append(client.post(f"/l/{token}/again/"))
        assert {response.status_code for response in answers} == {404}
        assert len({response.content for response in answers}) == 1

    def test_it_takes_as_many_queries_with_one_item_as_with_many(
        self, client: Client, world: World, invited: Invitation, django_assert_num_queries: Any
    ) -> None:
        path = path_of(link_to_answer(invited))
        with django_assert_num_queries(3):  # the link with all that belongs to it, the programme, the link to ask
            client.get(path)
        for hour in range(10, 20):
            item_of(world, invited.event, hour=hour)
        publish_event(invited.event, by=world.organiser, at=world.at)
        with django_assert_num_queries(3):
            client.get(path)

    def test_it_shows_what_was_published_and_not_what_is_planned_since(
        self, client: Client, world: World, invited: Invitation
    ) -> None:
        edit_event(invited.event, place_en="The old mill", by=world.organiser, at=world.at)
        item_of(world, invited.event, hour=15, title_en="Not yet announced")
        page = open_page(client, invited)
        assert "The old mill" not in page
        assert "Not yet announced" not in page
        assert "Yanggu Theatre" in page


class TestAnswering:
    def test_a_yes_is_recorded_with_a_code_for_the_door_and_the_way_to_change_it(
        self, client: Client, invited: Invitation
    ) -> None:
        page = answer(client, invited, "YES", deputy_name="王副总", deputy_post="副总经理", remark="素食")
        assert (invited.status, invited.deputy_name, invited.remark) == ("ACCEPTED", "王副总", "素食")
        assert "A seat is reserved" in page
        assert "<svg" in page
        assert invited.door_code in page
        assert "王副总" in page
        assert 'value="NO"' in page
        assert "event.ics" in page
        assert 'value="LATER"' not in page, "a yes is not turned into a perhaps by a slip of the thumb"

    def test_the_same_again_changes_nothing_and_tells_once(self, client: Client, world: World, event: Event) -> None:
        change(world.contact, at=world.at, email="wu@enterprise.example", consented_on=world.today)
        invitation = guest(world, event)
        first = answer(client, invitation, "YES")
        version = invitation.version
        assert answer(client, invitation, "YES") == first
        assert invitation.version == version
        assert Message.objects.filter(about="ANSWER_RECORDED").count() == 1

    def test_later_is_a_sign_of_life_and_keeps_the_question_open(self, client: Client, invited: Invitation) -> None:
        page = answer(client, invited, "LATER")
        assert (invited.status, invited.answered_at) == ("OPENED", None)
        assert "you will decide later" in page
        assert 'value="YES"' in page

    def test_a_no_is_thanked_for_and_may_become_a_yes(self, client: Client, invited: Invitation) -> None:
        assert "Thank you for telling us" in answer(client, invited, "NO")
        assert answer(client, invited, "YES")
        assert invited.status == "ACCEPTED"

    def test_without_a_free_seat_one_waits_and_reads_the_place(self, client: Client, world: World) -> None:
        event = published_event(world, seats=1)
        first, second, third = guests(world, event, 3)
        says_yes(world, first)
        assert "All seats are taken" in open_page(client, third)
        answer(client, second, "YES")
        assert "number 2 on the waiting list" in answer(client, third, "YES")
        answer(client, first, "NO")
        assert "number 1 on the waiting list" in open_page(client, third)
        assert "A seat is reserved" in open_page(client, second)

    def test_what_was_typed_survives_a_refusal(self, client: Client, world: World) -> None:
        invitation = guest(world, published_event(world, deputies_allowed=False))
        page = answer(client, invitation, "YES", 422, deputy_name="王副总", remark="素食")
        assert "a deputy cannot come" in page
        assert 'value="王副总"' in page
        assert "素食" in page
        assert "Please choose one." in answer(client, invitation, "", 422, remark="素食")
        assert "at most 40 characters" in answer(client, invitation, "YES", 422, deputy_name="王" * 41)
        assert answer(client, invitation, "MAYBE", 422)
        assert answer(client, invitation, "NO", 422, remark="a\x00b")
        assert invitation.status == "INVITED"

    @pytest.mark.parametrize(
        ("what", "words"),
        [
            ("cancelled", "暴雪"),
            ("withdrawn", "This invitation was withdrawn"),
            ("held", "The event is over"),
            ("came", "You were welcomed at the door"),
        ],
    )
    def test_where_nothing_can_be_answered_it_says_why(
        self, client: Client, world: World, what: str, words: str
    ) -> None:
        event = event_today(world)
        invitation = guest(world, event)
        match what:
            case "cancelled":
                cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
            case "withdrawn":
                withdraw_invitation(invitation, by=world.organiser, at=world.at)
            case "held":
                hold_event(event, by=world.organiser, at=world.at)
            case "came":
                check_in(invitation, by=world.organiser, at=world.at)
        page = open_page(client, invitation)
        assert words in page
        assert "<button" not in page
        assert "周晓琳" in page, "there is somebody to call"
        before = Invitation.objects.get(pk=invitation.pk).version
        assert words in answer(client, invitation, "YES", 422)
        assert invitation.version == before

    def test_too_late_for_a_yes_is_not_too_late_for_a_no(self, client: Client, world: World, event: Event) -> None:
        invitation = guest(world, event)
        change(invitation.event, at=world.at, answer_by=world.today - timedelta(days=1))
        page = open_page(client, invitation)
        assert "The last day to say yes has passed" in page
        assert 'value="YES"' not in page
        assert "The last day to say yes has passed" in answer(client, invitation, "YES", 422)
        assert "you cannot come" in answer(client, invitation, "NO")

    def test_a_link_that_has_ended_says_whom_to_call(self, client: Client, invited: Invitation) -> None:
        for link in (link_to_answer(invited), link_to_ask(invited)):
            end_link(link)
            for response in (client.get(path_of(link)), client.post(path_of(link), {"answer": "YES"} | question())):
                assert response.status_code == 410
                assert "周晓琳" in text_of(response)
        invited.refresh_from_db()
        assert invited.status == "INVITED"
        assert not Question.objects.exists()


class TestAsking:
    def test_a_question_arrives_once_however_often_it_is_sent(self, client: Client, invited: Invitation) -> None:
        path, body = path_of(link_to_ask(invited)), question("  When does the transformer come?  ")
        for _ in range(2):
            response = client.post(path, body)
            assert response.status_code == 200
            assert "Your question has arrived" in text_of(response)
        [one] = Question.objects.all()
        assert (one.text, one.asked_by, one.invitation) == ("When does the transformer come?", "LINK", invited)
        assert body["id"] not in text_of(response), "the next question gets an id of its own"

    def test_it_lists_ones_own_questions_and_what_became_of_each(
        self, client: Client, world: World, invited: Invitation
    ) -> None:
        event = invited.event
        of = {"invitation": invited}
        told = asked(world, event, "One?", **of)
        taken = asked(world, event, "Two?", **of)
        not_taken = asked(world, event, "Three?", **of)
        asked(world, event, "Somebody else's?")
        answer_question(told, answer="By the end of the year.", by=world.organiser, at=world.at)
        issue = make_issue(taken, category=world.category, by=world.organiser, at=world.at)
        decline_question(not_taken, reason="Asked twice.", by=world.organiser, at=world.at)

        page = text_of(client.get(path_of(link_to_ask(invited))))

        for words in ("One?", "By the end of the year.", "Two?", issue.number, "Three?", "Asked twice."):
            assert words in page
        assert "Somebody else" not in page

    def test_what_was_typed_survives_a_refusal(self, client: Client, world: World, invited: Invitation) -> None:
        path = path_of(link_to_ask(invited))
        assert client.post(path, question(" ")).status_code == 422
        long = client.post(path, question("电" * 2001))
        assert long.status_code == 422
        assert "电" * 2001 in text_of(long)
        assert client.post(path, question() | {"id": "x"}).status_code == 422
        assert client.post(path, question("a\x00b")).status_code == 422
        for place in range(10):
            asked(world, invited.event, f"{place}?", invitation=invited)
        page = client.post(path, question("An eleventh?"))
        assert page.status_code == 422
        assert "An eleventh?" in text_of(page)
        assert Question.objects.count() == 10

    def test_after_the_end_nothing_is_asked_any_more(self, client: Client, world: World, event: Event) -> None:
        invitation = guest(world, event)
        cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
        assert "No more questions are taken here" in text_of(client.get(path_of(link_to_ask(invitation))))
        assert client.post(path_of(link_to_ask(invitation)), question()).status_code == 422


class TestCalendar:
    def test_a_guest_gets_the_event_for_the_own_calendar(self, client: Client, invited: Invitation) -> None:
        response = client.get(f"{path_of(link_to_answer(invited))}event.ics")
        assert response["Content-Type"].startswith("text/calendar")
        assert response["Cache-Control"] == "no-store"
        assert "阳谷县企业家日 / Yanggu Entrepreneur Day" in text_of(response)

    def test_everybody_gets_a_public_event_and_nothing_else(self, client: Client, world: World, event: Event) -> None:
        response = client.get(f"/events/{event.slug}.ics")
        assert response.status_code == 200
        assert "public" in response["Cache-Control"]
        assert not response.cookies
        assert client.head(f"/events/{event.slug}.ics").status_code == 200
        for hidden in (planned_event(world), published_event(world, is_public=False)):
            assert client.get(f"/events/{hidden.slug}.ics").status_code == 404
        assert client.post(f"/events/{event.slug}.ics").status_code == 405


def test_staff_who_add_seats_let_the_next_one_read_it_at_once(client: Client, world: World) -> None:
    event = published_event(world, seats=1)
    first, second = guests(world, event, 2)
    says_yes(world, first)
    answer(client, second, "YES")
    change_seats(event, seats=2, by=world.organiser, at=world.at)
    assert "A seat is reserved" in open_page(client, second)
    says_no(world, first)
    assert "A seat is reserved" in open_page(client, second)

"""The page of an event for everybody: what was published and nothing else; no cookie, no script, nobody's name who asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assistance.actions.agenda import move_item
from assistance.actions.events import cancel_event, copy_event, edit_event, hold_event, publish_event
from assistance.actions.questions import answer_question, approve_question, ask_question, make_issue
from assistance.models import AgendaItem, Event
from tests.factories.events import asked, at_hour, event_today, hall, item_of, planned_event, published_event, speaker
from tests.factories.world import World


def get(event: Event, more: str = "", **query: str) -> str:
    return Client(headers={"accept-language": "en"}).get(f"/e/{event.slug}/{more}", query).text


@pytest.mark.parametrize("more", ["", "programme/"])
def test_drafts_private_events_and_nothing_are_not_found(world: World, more: str) -> None:
    draft, private = planned_event(world), published_event(world, is_public=False)

    answers = [Client().get(f"/e/{slug}/{more}") for slug in (draft.slug, private.slug, "nothing-here")]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert len({answer.content for answer in answers}) == 1


def test_it_shows_the_published_programme_and_never_the_plan(world: World) -> None:
    event = planned_event(world)
    room = hall(world)
    item = item_of(world, event, room=room, people={speaker(world): "SPEAKER"})
    event = publish_event(event, by=world.organiser, at=world.at)
    move_item(item, starts_at=at_hour(event.starts_on, 11), room=None, by=world.organiser, at=world.at)
    item_of(world, event, hour=16, title_en="Secret surprise")
    edit_event(event, title_en="Renamed in secret", place_en="Elsewhere", by=world.organiser, at=world.at)

    for page in (get(event), get(event, "programme/")):
        assert "09:00–09:45" in page
        assert "Hall 1" in page
        assert "Chen Mingyuan · Deputy head" in page
        for secret in ("Secret surprise", "11:00", "Renamed in secret", "Elsewhere"):
            assert secret not in page


def test_it_says_what_changed_and_when(world: World) -> None:
    event = published_event(world)
    item = AgendaItem.objects.get(event=event)
    move_item(item, starts_at=at_hour(event.starts_on, 10), room=None, by=world.organiser, at=world.at)
    publish_event(event, by=world.organiser, at=world.at)

    page = get(event)

    assert "What changed" in page
    assert "Opening address:" in page
    assert "Programme no. 2" in page


def test_both_languages_by_the_switch_and_no_cookie_no_script(world: World) -> None:
    event, client = published_event(world), Client()

    chinese, english = (client.get(f"/e/{event.slug}/", {"lang": code}) for code in ("zh-hans", "en"))

    assert "阳谷县企业家日" in chinese.text
    assert "Yanggu Entrepreneur Day" in english.text
    assert (chinese["Content-Language"], english["Content-Language"]) == ("zh-hans", "en")
    assert not client.cookies
    assert "<script" not in chinese.text
    assert Client().get(f"/e/{event.slug}/", {"lang": "tlh"}).status_code == 200


def test_a_cancelled_event_and_one_that_was_held_say_so(world: World) -> None:
    cancelled = cancel_event(published_event(world), reason="暴雪", by=world.organiser, at=world.at)
    held = hold_event(event_today(world), by=world.organiser, at=world.at)

    assert "This event does not take place. 暴雪" in get(cancelled)
    assert "暴雪" in get(cancelled, "programme/")
    assert "has taken place" in get(held)


def test_the_next_event_opens_with_the_last_one_s_questions_without_who_asked(world: World) -> None:
    last, by = event_today(world), world.organiser
    answer_question(asked(world, last, "何时增容？"), answer="弦歌铜业年底前。", by=by, at=world.at)
    make_issue(asked(world, last, "贷款利率能否下调？"), category=world.category, by=by, at=world.at)
    asked(world, last, "还没看过的")
    event = copy_event(last, starts_on=last.starts_on + timedelta(days=365), by=by, at=world.at)
    event = publish_event(event, by=by, at=world.at)

    page = get(event)

    assert "3 questions were asked: 1 answered on the spot, 1 taken up as issues, of these 0 solved." in page
    assert "何时增容？" in page
    assert "贷款利率能否下调？" in page
    for hidden in ("还没看过的", "于光明", "Xiange", "弦歌"):
        assert hidden not in page


def test_questions_of_an_event_that_was_not_public_stay_where_they_are(world: World) -> None:
    last = event_today(world, is_public=False)
    approve_question(asked(world, last, "何时增容？"), by=world.organiser, at=world.at)
    event = copy_event(last, starts_on=last.starts_on + timedelta(days=365), by=world.organiser, at=world.at)
    event = edit_event(event, is_public=True, by=world.organiser, at=world.at)
    event = publish_event(event, by=world.organiser, at=world.at)

    assert "何时增容？" not in get(event)


def test_a_page_of_a_big_event_is_light_and_costs_the_same(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    small = published_event(world)
    with django_assert_num_queries(3):
        get(small)
    last = event_today(world)
    for number in range(25):
        text = f"{number}：企业用工、融资和用电方面有哪些政策？" * 4
        question = ask_question(last, text=text, enterprise=world.enterprise, by=world.organiser, at=world.at)
        approve_question(question, by=world.organiser, at=world.at)
    big = planned_event(world, previous=last)
    people = [speaker(world, f"嘉宾{number}", latin_name=f"Guest {number}") for number in range(3)]
    for hour in range(20):
        item_of(world, big, hour=hour, people=dict.fromkeys(people, "SPEAKER"), summary="主题内容" * 60)
    big = publish_event(big, by=world.organiser, at=world.at)

    with django_assert_num_queries(3):
        page = get(big)

    assert "问题" in page or "企业用工" in page
    assert len(page.encode()) < 120 * 1024

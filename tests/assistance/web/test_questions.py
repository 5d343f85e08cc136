"""The list of an event's questions: decided on in a click, nothing typed is lost, and nobody reads what is not theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from uuid_utils.compat import uuid7

from accounts.models import User
from assistance.actions.questions import answer_question, approve_question, decline_question, make_issue
from assistance.models import Event, Issue, Question
from tests.factories.assistance import CategoryFactory
from tests.factories.events import asked, event_today, item_of, published_event
from tests.factories.world import World

LogIn = Callable[[User], Client]


@pytest.fixture
def event(world: World) -> Event:
    CategoryFactory(code="OTH", name_en="Other", place=99)
    return event_today(world)


@pytest.fixture
def organiser(world: World, log_in: LogIn) -> Client:
    return log_in(world.organiser)


def at(event: Event) -> str:
    return f"/events/{event.slug}/questions/"


def sent(question: Question, move: str, **fields: Any) -> dict[str, Any]:
    said = {"version": question.version, **fields}
    return {f"{move}-{question.pk}-{name}": value for name, value in said.items()}


def act(question: Question, verb: str) -> str:
    return f"/questions/{question.pk}/{verb}/"


def test_a_question_is_made_an_issue_in_one_click_twice_clicked_once_made(
    world: World, event: Event, organiser: Client, log_in: LogIn
) -> None:
    question = asked(world, event)
    body = sent(question, "take_up", category=str(world.category.pk)) | {"status": "OPEN"}

    responses = [organiser.post(act(question, "make-issue"), body) for _click in range(2)]

    issue = Issue.objects.get(source="EVENT")
    assert [response["Location"] for response in responses] == [f"{at(event)}?status=OPEN"] * 2
    assert (issue.category, issue.enterprise, issue.raised_by) == (world.category, world.enterprise, world.organiser)
    assert f"It is issue {issue.number} now." in organiser.get(at(event)).text, "an organiser reads no issues: no link"
    office = log_in(world.office)
    office.post(act(question, "make-issue"), body)
    assert f'<a href="/issues/{issue.number}/">{issue.number}</a>' in office.get(at(event)).text


def test_the_category_of_the_question_is_the_default_and_a_stranger_s_enterprise_is_asked_for(
    world: World, event: Event, organiser: Client
) -> None:
    question = asked(world, event, enterprise=None, category=world.category)
    page = organiser.get(at(event))
    assert f'<option value="{world.category.pk}" selected>' in page.text

    refused = organiser.post(act(question, "make-issue"), sent(question, "take_up", enterprise=""))
    made = organiser.post(act(question, "make-issue"), sent(question, "take_up", enterprise="xiange"))

    assert (refused.status_code, made.status_code) == (422, 302)
    assert Issue.objects.get(source="EVENT").enterprise == world.enterprise


def test_a_question_goes_to_the_stage_is_answered_and_seen_in_the_hall_without_a_name(
    world: World, event: Event, organiser: Client, log_in: LogIn
) -> None:
    question, item = asked(world, event), item_of(world, event, hour=15, title_en="Questions")
    organiser.post(act(question, "approve"), sent(question, "approve", item=str(item.pk)))

    stage = log_in(world.handler).get(f"{at(event)}stage/")
    assert question.text in stage.text
    assert "于光明" not in stage.text
    assert "Xiange" not in stage.text
    question.refresh_from_db()
    assert (question.status, question.item) == ("APPROVED", item)

    organiser.post(act(question, "answer"), sent(question, "answer", answer="年底前增容。"))

    assert question.text not in organiser.get(f"{at(event)}stage/", headers={"HX-Request": "true"}).text
    assert "年底前增容。" in organiser.get(at(event), {"status": "ANSWERED"}).text


def test_a_stale_page_keeps_what_was_typed_and_may_be_sent_again(world: World, event: Event, organiser: Client) -> None:
    question = asked(world, event)
    body = sent(question, "answer", answer="年底前增容。")
    approve_question(question, by=world.office, at=world.at)

    stale = organiser.post(act(question, "answer"), body)

    assert stale.status_code == 422
    assert "年底前增容。" in stale.text
    assert f'name="answer-{question.pk}-version" value="2"' in stale.text
    assert organiser.post(act(question, "answer"), body | sent(Question.objects.get(), "answer")).status_code == 302


def test_what_was_typed_for_a_question_that_has_moved_on_is_shown(
    world: World, event: Event, organiser: Client
) -> None:
    question = asked(world, event)
    body = sent(question, "decline", reason="与主题无关")
    answer_question(question, answer="年底前增容。", by=world.office, at=world.at)

    page = organiser.post(act(question, "decline"), body)

    assert page.status_code == 422
    assert "What you typed:" in page.text
    assert "与主题无关" in page.text


def test_declining_needs_a_reason(world: World, event: Event, organiser: Client) -> None:
    question = asked(world, event)

    assert organiser.post(act(question, "decline"), sent(question, "decline", reason=" ")).status_code == 422
    assert organiser.post(act(question, "decline"), sent(question, "decline", reason="重复")).status_code == 302
    assert "重复" in organiser.get(at(event), {"status": "DECLINED"}).text


def test_a_question_is_handed_in_on_the_day_once_for_two_clicks(world: World, event: Event, organiser: Client) -> None:
    form = organiser.get(f"{at(event)}new/").context["form"]
    assert form.initial["asked_by"] == "AT_THE_EVENT"
    body = {
        "id": str(uuid7()),
        "text": "招工难",
        "asker": "路人",
        "asked_by": "AT_THE_EVENT",
        "enterprise": "",
        "item": "",
    }

    for _click in range(2):
        assert organiser.post(f"{at(event)}new/", body)["Location"] == at(event)

    question = Question.objects.get()
    assert (question.text, question.asker, question.asked_by) == ("招工难", "路人", "AT_THE_EVENT")


def test_a_specialist_hands_in_questions_of_the_own_enterprises(world: World, event: Event, log_in: LogIn) -> None:
    client = log_in(world.specialist)
    body = {"id": str(uuid7()), "text": "招工难", "asked_by": "BEFOREHAND"}

    assert client.post(f"{at(event)}new/", body).status_code == 422
    assert client.post(f"{at(event)}new/", body | {"enterprise": world.other_enterprise.name}).status_code == 422
    assert client.post(f"{at(event)}new/", body | {"enterprise": world.enterprise.name}).status_code == 302


def test_readers_see_what_goes_to_the_stage_without_askers_and_buttons(
    world: World, event: Event, log_in: LogIn
) -> None:
    hidden = asked(world, event, "还没看过")
    shown = approve_question(asked(world, event, "何时增容？"), by=world.organiser, at=world.at)

    page = log_in(world.other_handler).get(at(event))

    assert shown.text in page.text
    assert hidden.text not in page.text
    assert "于光明" not in page.text
    assert "/approve/" not in page.text
    assert hidden.text in log_in(world.specialist).get(at(event)).text, "of the own enterprise"


def test_a_draft_s_questions_page_is_hidden(world: World, log_in: LogIn) -> None:
    assert log_in(world.handler).get("/events/no-such-event/questions/").status_code == 404


def test_a_list_costs_the_same_for_few_and_many(
    world: World, organiser: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    CategoryFactory(code="OTH", place=99)
    event = published_event(world)

    def a_few() -> None:
        for number in range(2):
            asked(world, event, f"问题{number}", enterprise=None)
            make_issue(asked(world, event), category=world.category, by=world.organiser, at=world.at)
            decline_question(asked(world, event), reason="重复", by=world.organiser, at=world.at)

    a_few()
    with django_assert_num_queries(8):
        organiser.get(at(event), {"status": "ALL"})
    for _more in range(3):
        a_few()
    with django_assert_num_queries(8):
        page = organiser.get(at(event), {"status": "ALL"})
    assert len(page.context["cards"]) == 24

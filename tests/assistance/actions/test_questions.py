"""What becomes of a question: taken to the stage or not, answered on the spot, made an issue - once, and never lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from uuid_utils.compat import uuid7

from accounts.errors import StaleError
from assistance.actions import questions as verbs
from assistance.actions.events import cancel_event, hold_event
from assistance.models import Issue, IssueSource, Question
from assistance.queries.calendar import working_calendar
from assistance.rules import questions as rules
from assistance.rules.questions import AskedBy
from enterprises.models import TimelineEntry
from tests.databases import OwnDatabase
from tests.factories import EnterpriseFactory
from tests.factories.assistance import CategoryFactory
from tests.factories.events import asked, event_today, guest, item_of, planned_event, published_event
from tests.factories.world import World


def acts(world: World) -> dict[str, Any]:
    return {"by": world.organiser, "at": world.at}


def test_a_question_of_a_guest_knows_the_guest_and_the_enterprise(world: World) -> None:
    event = published_event(world)
    invitation = guest(world, event)

    question = verbs.ask_question(event, text=" 何时增容？ ", invitation=invitation, **acts(world))

    assert (question.text, question.enterprise, question.status) == ("何时增容？", world.enterprise, "ASKED")
    assert question.asker == invitation.display_name
    assert TimelineEntry.objects.filter(enterprise=world.enterprise, kind="event.asked").count() == 1


def test_questions_are_taken_from_the_publishing_until_all_is_followed_up(world: World) -> None:
    draft, held, cancelled = planned_event(world), event_today(world), published_event(world)
    held = hold_event(held, **acts(world))
    cancelled = cancel_event(cancelled, reason="暴雪", **acts(world))

    for event in (draft, cancelled):
        with pytest.raises(rules.NotAskableError):
            asked(world, event)
    assert asked(world, held).status == "ASKED"


def test_the_same_question_sent_twice_is_one(world: World) -> None:
    event, key = published_event(world), uuid7()

    first, again = (asked(world, event, id=key, body_digest="a" * 64) for _click in range(2))

    assert first == again
    assert again.was_replayed


def test_a_question_asks_something(world: World) -> None:
    with pytest.raises(rules.EmptyQuestionError):
        asked(world, published_event(world), "  ")


def test_a_specialist_asks_for_the_own_enterprises_alone(world: World) -> None:
    event = published_event(world)

    mine = verbs.ask_question(event, text="招工难", enterprise=world.enterprise, by=world.specialist, at=world.at)

    assert mine.asked_by == AskedBy.BEFOREHAND
    for enterprise in (world.other_enterprise, None):
        with pytest.raises(PermissionDenied):
            verbs.ask_question(event, text="招工难", enterprise=enterprise, by=world.specialist, at=world.at)


def test_a_declined_question_says_why_and_may_be_taken_after_all(world: World) -> None:
    event = published_event(world)
    question, item = asked(world, event), item_of(world, event, hour=14)
    with pytest.raises(rules.DeclinedWithoutReasonError):
        verbs.decline_question(question, reason="", **acts(world))

    declined = verbs.decline_question(question, reason="与主题无关", **acts(world))
    taken = verbs.approve_question(declined, item=item, **acts(world))

    assert (taken.status, taken.item, taken.declined_because) == ("APPROVED", item, "")


def test_an_answer_on_the_spot_is_written_down(world: World) -> None:
    question = asked(world, event_today(world))
    with pytest.raises(rules.EmptyAnswerError):
        verbs.answer_question(question, answer=" ", **acts(world))

    answered = verbs.answer_question(question, answer="年底前增容。", **acts(world))

    assert (answered.status, answered.answer, answered.decided_at) == ("ANSWERED", "年底前增容。", world.at)
    with pytest.raises(rules.QuestionMoveError):
        verbs.approve_question(answered, **acts(world))


def test_who_saw_an_older_version_is_told_so(world: World) -> None:
    question = asked(world, event_today(world))
    verbs.approve_question(question, expected=1, **acts(world))

    with pytest.raises(StaleError):
        verbs.answer_question(question, answer="年底前增容。", expected=1, **acts(world))


def test_an_issue_of_a_question_has_the_clocks_of_events(world: World) -> None:
    question = asked(world, event_today(world), "园区变压器何时增容？ 我们的新生产线十二月投产。")

    issue = verbs.make_issue(question, category=world.category, **acts(world))

    question.refresh_from_db()
    assert (question.status, question.issue, question.category) == ("TAKEN_UP", issue, world.category)
    assert (issue.source, issue.enterprise, issue.description) == (
        IssueSource.EVENT,
        world.enterprise,
        question.text,
    )
    calendar = working_calendar(world.today)
    assert issue.due_on == calendar.after(world.today, 10).on, (
        "ten working days to the first answer, by the event's clock"
    )


def test_an_issue_needs_an_enterprise_and_the_question_learns_it(world: World) -> None:
    CategoryFactory(code="OTH", place=99)
    question = asked(world, event_today(world), enterprise=None)
    with pytest.raises(rules.NoEnterpriseError):
        verbs.make_issue(question, **acts(world))
    named = EnterpriseFactory()

    issue = verbs.make_issue(question, enterprise=named, **acts(world))

    question.refresh_from_db()
    assert (issue.enterprise, question.enterprise, issue.category.code) == (named, named, "OTH")


def test_an_answer_that_was_not_enough_is_made_an_issue_and_stands(world: World) -> None:
    question = verbs.answer_question(asked(world, event_today(world)), answer="正在研究。", **acts(world))

    verbs.make_issue(question, category=world.category, **acts(world))

    question.refresh_from_db()
    assert (question.status, question.answer) == ("TAKEN_UP", "正在研究。")


def test_a_second_click_finds_the_issue_that_there_is(world: World) -> None:
    question = asked(world, event_today(world))
    seen = question.version

    first, again = (
        verbs.make_issue(question, category=world.category, expected=seen, **acts(world)) for _click in range(2)
    )

    assert first == again
    assert Issue.objects.filter(source=IssueSource.EVENT).count() == 1


def test_of_eight_clicks_at_once_one_makes_the_issue(own_database: OwnDatabase, world: World) -> None:
    question = asked(world, event_today(world))

    outcomes = own_database.at_once(
        *[lambda: verbs.make_issue(question, category=world.category, expected=1, **acts(world)) for _click in range(8)]
    )

    assert len({getattr(outcome, "pk", outcome) for outcome in outcomes}) == 1, outcomes
    assert Issue.objects.filter(source=IssueSource.EVENT).count() == 1


@pytest.mark.parametrize("name", ["specialist", "handler", "leader", "auditor", "admin"])
def test_only_organisers_and_the_office_decide(world: World, name: str) -> None:
    question = asked(world, event_today(world))

    with pytest.raises(PermissionDenied):
        verbs.make_issue(question, category=world.category, by=world.everybody[name], at=world.at)
    assert Question.objects.get(pk=question.pk).status == "ASKED"

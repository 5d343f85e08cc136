"""What became of the questions of an event: counted for everybody, opened for those who may read."""

from __future__ import annotations

from typing import Any

from accounts.verbs import change
from assistance.actions.events import copy_event, hold_event
from assistance.actions.issues import merge_issue
from assistance.actions.questions import answer_question, approve_question, decline_question, make_issue
from assistance.models import Event, Issue, Question
from assistance.queries.question_results import last_event_before, results_of
from assistance.rules.questions import Fate
from tests.factories import IssueFactory
from tests.factories.events import asked, event_today, planned_event, published_event
from tests.factories.world import World


def taken_up(world: World, event: Event, **fields: Any) -> Question:
    """A question whose issue stands where it is wanted."""
    issue = IssueFactory(enterprise=world.enterprise, source="EVENT", **fields)
    question = asked(world, event)
    change(question, at=world.at, status="TAKEN_UP", issue=issue)
    return question


def test_every_question_is_counted_once_by_what_became_of_it(world: World) -> None:
    event = event_today(world)
    by: dict[str, Any] = {"by": world.organiser, "at": world.at}
    asked(world, event)
    approve_question(asked(world, event), **by)
    answer_question(asked(world, event), answer="年底前增容。", **by)
    decline_question(asked(world, event), reason="重复", **by)
    make_issue(asked(world, event), category=world.category, **by)
    taken_up(world, event, status="CLOSED", outcome="SOLVED")
    taken_up(world, event, status="CLOSED", outcome="EXPLAINED")
    taken_up(world, event, status="ANSWERED", outcome="SOLVED")
    taken_up(world, event, status="REJECTED")

    found = results_of(event)

    assert (found.asked, found.undecided, found.answered, found.declined, found.made_issues) == (9, 2, 1, 1, 5)
    assert (found.solved, found.closed, found.open, found.dropped) == (1, 1, 2, 1)


def test_what_was_not_taken_to_the_stage_is_counted_but_not_shown(world: World) -> None:
    event = event_today(world)
    asked(world, event, "未看过")
    decline_question(asked(world, event, "未采纳"), reason="重复", by=world.organiser, at=world.at)
    approve_question(asked(world, event, "待答复"), by=world.organiser, at=world.at)

    assert [row.text for row in results_of(event, world.organiser).questions] == ["待答复"]


def test_the_number_of_an_issue_is_for_its_readers(world: World) -> None:
    event = event_today(world)
    make_issue(asked(world, event), category=world.category, by=world.organiser, at=world.at)
    number = Issue.objects.get().number

    shown = {name: results_of(event, user).questions[0].number for name, user in world.everybody.items()}

    assert shown["office"] == shown["specialist"] == number
    assert shown["handler"] == ""
    (everybody,) = results_of(event).questions
    assert (everybody.number, everybody.organisation, everybody.fate) == ("", "", Fate.OPEN)


def test_a_duplicate_shares_the_fate_of_the_issue_it_went_into(world: World) -> None:
    event = event_today(world)
    question = taken_up(world, event)
    assert question.issue is not None
    merge_issue(question.issue, into=IssueFactory(enterprise=world.enterprise), by=world.office, at=world.at)

    (result,) = results_of(event).questions

    assert (result.fate, result.issue_status) == (Fate.OPEN, "SUBMITTED")


def test_it_takes_two_queries_however_many_were_asked(world: World, django_assert_num_queries: Any) -> None:
    event = event_today(world)
    taken_up(world, event)
    with django_assert_num_queries(2):
        results_of(event, world.office)
    for _n in range(5):
        taken_up(world, event)
    with django_assert_num_queries(2):
        results_of(event, world.office)
    with django_assert_num_queries(1):
        results_of(event)


def test_an_event_opens_with_the_one_it_was_copied_from_else_with_the_last_of_its_kind(world: World) -> None:
    last = hold_event(event_today(world), by=world.organiser, at=world.at)
    other = published_event(world, in_days=1, kind="TRAINING")
    new = planned_event(world, in_days=30)
    copy = copy_event(other, starts_on=new.starts_on, by=world.organiser, at=world.at)

    assert last_event_before(new) == last
    assert last_event_before(copy) == other
    assert last_event_before(last) is None


def test_an_event_never_published_opens_nothing(world: World) -> None:
    draft = planned_event(world)
    copy = copy_event(draft, starts_on=draft.starts_on, by=world.organiser, at=world.at)

    assert last_event_before(copy) is None

"""The office's desk: what waits, whom to give it to, what it may repeat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from assistance.actions.issue_work import return_issue
from assistance.actions.issues import accept_issue
from assistance.models import Issue
from assistance.queries.triage import CARDS, Card, triage
from assistance.rules.issue_flow import IssueStatus
from assistance.rules.triage import Why
from tests.factories.accounts import UnitFactory
from tests.factories.assistance import CategoryFactory, IssueFactory
from tests.factories.world import World

Make = Callable[..., Issue]


@pytest.fixture
def issue(world: World) -> Make:
    def make(title: str = "Transformer too small for the new line", **fields: Any) -> Issue:
        common = {"enterprise": world.enterprise, "category": world.category, "raised_by": world.specialist}
        return IssueFactory(**{**common, "title": title, **fields})

    return make


def card_of(world: World, issue: Issue) -> Card:
    return next(card for card in triage(world.office, world.at).cards if card.issue == issue)


def test_what_waits_comes_by_the_deadline_for_accepting(world: World, issue: Make) -> None:
    late, soon, next_week = (issue(f"{days}", stage_due_at=world.at + timedelta(days=days)) for days in (-1, 1, 7))
    issue("taken", status=IssueStatus.ASSIGNED)

    desk = triage(world.office, world.at)

    assert [card.issue for card in desk.cards] == [late, soon, next_week]
    assert desk.waiting == 3


def test_more_than_a_screen_is_counted_not_fetched(world: World, issue: Make) -> None:
    for n in range(CARDS + 2):
        issue(f"No. {n}")

    desk = triage(world.office, world.at)

    assert (len(desk.cards), desk.waiting) == (CARDS, CARDS + 2)


def test_the_usual_unit_and_who_got_the_last_ones_are_proposed_with_their_numbers(world: World, issue: Make) -> None:
    power = CategoryFactory(code="UTL", usual_unit=world.unit)
    for unit in (world.unit, world.other_unit, world.other_unit):
        issue(category=power, status=IssueStatus.ASSIGNED, lead_unit=unit)

    found = card_of(world, issue(category=power))

    assert [(advice.unit, advice.why, advice.recent, advice.of) for advice in found.advice] == [
        (world.unit, Why.USUAL, 1, 3), (world.other_unit, Why.RECENT, 2, 3),
    ]  # fmt: skip


def returned(world: World, issue: Issue, unit: Unit, to: Unit | None) -> None:
    accept_issue(issue, lead_unit=unit, by=world.office, at=world.at)
    handler = world.handler if unit == world.unit else world.other_handler
    return_issue(issue, reason=f"Not {unit.name_en}", proposed_unit=to, by=handler, at=world.at)


def test_a_return_is_told_hop_by_hop_and_its_proposal_comes_first(world: World, issue: Make) -> None:
    hot, third = issue(), UnitFactory()
    returned(world, hot, world.unit, world.other_unit)
    returned(world, hot, world.other_unit, third)

    found = card_of(world, hot)

    assert [(hop.unit, hop.by, hop.reason, hop.proposed) for hop in found.hops] == [
        (world.unit, world.handler, "Not Industry Bureau", world.other_unit),
        (world.other_unit, world.other_handler, "Not Labour Bureau", third),
    ]
    assert (found.advice[0].unit, found.advice[0].why) == (third, Why.RETURNED_TO)


def test_the_usual_unit_that_sent_it_back_goes_to_the_end(world: World, issue: Make) -> None:
    power = CategoryFactory(code="UTL", usual_unit=world.unit)
    issue(category=power, status=IssueStatus.ASSIGNED, lead_unit=world.other_unit)
    hot = issue(category=power)
    returned(world, hot, world.unit, None)

    found = card_of(world, hot)

    assert [(advice.unit, advice.sent_it_back) for advice in found.advice] == [
        (world.other_unit, False), (world.unit, True),
    ]  # fmt: skip


def test_issues_of_the_enterprise_that_sound_alike_or_are_of_the_category_may_be_the_same(
    world: World, issue: Make
) -> None:
    other = CategoryFactory()
    alike = issue("Transformer too small for our new line", category=other, status=IssueStatus.IN_PROGRESS)
    category = issue("Something else entirely", status=IssueStatus.ANSWERED)
    long_closed = world.at - timedelta(days=91)
    issue("Transformer too small", status=IssueStatus.CLOSED, closed_at=long_closed, created_at=long_closed)
    issue("A loan", category=other)
    issue("Transformer too small for the new line", enterprise=world.other_enterprise)
    issue("Transformer too small for the new line", status=IssueStatus.REJECTED)

    found = card_of(world, issue())

    assert found.duplicates == [alike, category]
    assert found.mergeable == [alike, category]


def test_chinese_titles_sound_alike_too(world: World, issue: Make) -> None:
    alike = issue("新线投产前用电增容", category=CategoryFactory(), status=IssueStatus.ASSIGNED)

    assert card_of(world, issue("用电增容新线投产前完成", category=CategoryFactory())).duplicates == [alike]


def test_what_was_closed_lately_is_shown_but_takes_no_merge(world: World, issue: Make) -> None:
    closed = issue(status=IssueStatus.CLOSED, closed_at=world.at - timedelta(days=3))

    found = card_of(world, issue())

    assert found.duplicates == [closed]
    assert found.mergeable == []


def test_the_desk_costs_the_same_for_three_and_for_thirty(world: World, issue: Make) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            triage(world.office, world.at)
        return len(queries)

    returned(world, issue(), world.unit, world.other_unit)
    for n in range(2):
        issue(f"No. {n}", category=CategoryFactory(usual_unit=world.unit))
    few = cost()
    for n in range(27):
        returned(world, issue(f"No. 1{n}", category=CategoryFactory(usual_unit=UnitFactory())), world.unit, None)

    assert few == cost() == 6

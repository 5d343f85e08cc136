"""The office's desk on the page: accept one or several, merge, reject, take back; each issue answers for itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from assistance.actions.issues import accept_issue
from assistance.models import Issue
from assistance.rules.issue_flow import IssueStatus
from tests.factories.assistance import CategoryFactory, IssueFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
DESK = "/issues/triage/"


@pytest.fixture
def waiting(world: World) -> list[Issue]:
    """Three new issues of a category whose usual unit is the handler's."""
    category = CategoryFactory(code="UTL", usual_unit=world.unit, name_en="Utilities")
    return [IssueFactory(enterprise=world.enterprise, category=category, title=f"Title {n}") for n in range(3)]


def picked(*issues: Issue, unit: Any) -> dict[str, str]:
    units = {f"unit-{issue.number}": str(unit.pk) for issue in issues}
    return units | {f"version-{issue.number}": str(issue.version) for issue in issues}


def statuses(*issues: Issue) -> list[str]:
    return [Issue.objects.get(pk=issue.pk).status for issue in issues]


def test_a_card_shows_the_text_the_reason_and_what_it_may_repeat(world: World, log_in: LogIn) -> None:
    category = CategoryFactory(code="UTL", usual_unit=world.unit, name_en="Utilities")
    other = IssueFactory(enterprise=world.enterprise, category=category, status="IN_PROGRESS", lead_unit=world.unit)
    IssueFactory(enterprise=world.enterprise, category=category, title="630 kVA", description="Too <small>.")

    text = log_in(world.office).get(DESK).text

    for words in (
        "630 kVA",
        "Too &lt;small&gt;.",
        "Usual unit for Utilities",
        "1 of the last 1",
        f"Merge into {other.number}",
    ):
        assert words in text


def test_one_issue_is_accepted_with_the_unit_picked_on_its_card(
    world: World, log_in: LogIn, waiting: list[Issue]
) -> None:
    form = picked(*waiting, unit=world.other_unit) | {"only": waiting[1].number, "issue": waiting[0].number}

    assert log_in(world.office).post(f"{DESK}accept/", form).status_code == 302

    assert statuses(*waiting) == ["SUBMITTED", "ASSIGNED", "SUBMITTED"]
    assert Issue.objects.get(pk=waiting[1].pk).lead_unit == world.other_unit


def test_of_several_each_is_accepted_for_itself_and_the_others_say_why_not(
    world: World, log_in: LogIn, waiting: list[Issue]
) -> None:
    form = picked(*waiting, unit=world.unit) | {"issue": [issue.number for issue in waiting]}
    del form[f"unit-{waiting[2].number}"]
    accept_issue(waiting[0], lead_unit=world.other_unit, by=world.office, at=world.at)

    answer = log_in(world.office).post(f"{DESK}accept/", form)

    assert answer.status_code == 422
    assert statuses(*waiting) == ["ASSIGNED", "ASSIGNED", "SUBMITTED"]
    assert "1 issue accepted." in answer.text
    assert "2 issues were not changed" in answer.text
    assert "Someone else changed this" in answer.text
    assert "Choose a unit for it." in answer.text
    assert Issue.objects.get(pk=waiting[0].pk).lead_unit == world.other_unit


def test_undo_takes_back_exactly_what_was_accepted(world: World, log_in: LogIn, waiting: list[Issue]) -> None:
    client = log_in(world.office)
    form = picked(*waiting, unit=world.unit) | {"issue": [issue.number for issue in waiting[:2]]}
    page = client.post(f"{DESK}accept/", form, follow=True).text
    acts = " ".join(f"{issue.number}:2" for issue in waiting[:2])

    assert f'name="acts" value="{acts}"' in page
    assert client.post(f"{DESK}undo/", {"acts": acts}).status_code == 302
    assert statuses(*waiting) == ["SUBMITTED"] * 3


def test_what_moved_on_meanwhile_is_not_taken_back(world: World, log_in: LogIn, waiting: list[Issue]) -> None:
    client = log_in(world.office)
    client.post(f"{DESK}accept/", picked(waiting[0], unit=world.unit) | {"only": waiting[0].number})
    log_in(world.handler).post(f"/issues/inbox/{waiting[0].number}/acknowledge/", {"version": "2"})

    assert client.post(f"{DESK}undo/", {"acts": f"{waiting[0].number}:2"}).status_code == 422
    assert statuses(waiting[0]) == ["IN_PROGRESS"]


def test_a_duplicate_is_merged_and_the_merge_taken_back(world: World, log_in: LogIn, waiting: list[Issue]) -> None:
    client, (first, second, _third) = log_in(world.office), waiting
    form = {f"merge-{first.number}-into": second.number, "version": "1"}

    assert client.post(f"{DESK}{first.number}/merge/", form).status_code == 302
    assert Issue.objects.get(pk=first.pk).merged_into == second
    client.post(f"{DESK}undo/", {"acts": f"{first.number}:2"})
    assert statuses(first) == ["SUBMITTED"]


def test_a_duplicate_of_another_enterprise_is_refused(world: World, log_in: LogIn, waiting: list[Issue]) -> None:
    other = IssueFactory(enterprise=world.other_enterprise)
    form = {f"merge-{waiting[0].number}-into": other.number}

    assert log_in(world.office).post(f"{DESK}{waiting[0].number}/merge/", form).status_code == 422
    assert statuses(waiting[0]) == ["SUBMITTED"]


def test_a_rejection_needs_words_and_keeps_them_when_it_is_refused(
    world: World, log_in: LogIn, waiting: list[Issue]
) -> None:
    client, number = log_in(world.office), waiting[0].number
    address, field = f"{DESK}{number}/reject/", f"reject-{number}-reason"

    assert client.post(address, {field: " "}).status_code == 422
    stale = client.post(address, {field: "Ask the city.", "version": "7"})
    assert stale.status_code == 422
    assert "Ask the city." in stale.text
    assert client.post(address, {field: "Ask the city.", "version": "1"}).status_code == 302
    assert statuses(waiting[0]) == ["REJECTED"]


@pytest.mark.parametrize("form", [{}, {"issue": []}, {"acts": ""}, {"acts": "x:y 1900-1"}, {"issue": ["1900-1", "x"]}])
def test_nothing_and_nonsense_change_nothing(world: World, log_in: LogIn, waiting: list[Issue], form: Any) -> None:
    client = log_in(world.office)

    for act in ("accept", "undo"):
        assert client.post(f"{DESK}{act}/", form).status_code == 422
    assert statuses(*waiting) == ["SUBMITTED"] * 3


def test_the_desk_is_the_offices(world: World, log_in: LogIn, waiting: list[Issue]) -> None:
    for role, person in world.everybody.items():
        if role != "office":
            client = log_in(person)
            form = picked(waiting[0], unit=world.unit) | {"only": waiting[0].number, "acts": f"{waiting[0].number}:1"}
            answers = {client.get(DESK).status_code} | {
                client.post(f"{DESK}{act}/", form).status_code for act in ("accept", "undo")
            }
            assert answers == {403}, role
    assert statuses(waiting[0]) == [IssueStatus.SUBMITTED]


def test_the_desk_costs_the_same_for_three_and_for_thirty(world: World, log_in: LogIn, waiting: list[Issue]) -> None:
    client, costs = log_in(world.office), []
    for count in (0, 27):
        for n in range(count):
            IssueFactory(enterprise=world.enterprise, category=waiting[0].category, title=f"More {n}")
        with CaptureQueriesContext(connection) as queries:
            client.get(DESK)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 12

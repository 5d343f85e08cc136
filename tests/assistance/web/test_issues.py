"""Issues on the pages: raise, accept, acknowledge, note, answer, close; and what a refused move says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from uuid_utils.compat import uuid7

from accounts.models import User
from assistance.models import Issue
from assistance.rules.issue_flow import UNFINISHED_STATUSES, IssueStatus, verb_of
from assistance.web.issue_moves import ACTS
from tests.factories.assistance import CategoryFactory, IssueFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


@pytest.fixture
def issue_at(world: World) -> Callable[..., Issue]:
    """An issue of the specialist's enterprise at the handler's unit, in the wanted status."""

    def make(status: str = IssueStatus.SUBMITTED, **kwargs: Any) -> Issue:
        unit = {} if status == IssueStatus.SUBMITTED else {"lead_unit": world.unit}
        kwargs = {"enterprise": world.enterprise, "category": world.category, "raised_by": world.specialist} | kwargs
        return IssueFactory(status=status, **unit, **kwargs)

    return make


def move(client: Client, issue: Issue, name: str, **body: Any) -> Any:
    return client.post(reverse(f"assistance:issue-{name}", args=[issue.number]), body)


def test_an_issue_goes_from_the_specialist_to_the_office_to_the_unit_and_back(world: World, log_in: LogIn) -> None:
    CategoryFactory(code="OTH", place=99)
    specialist, office, handler = log_in(world.specialist), log_in(world.office), log_in(world.handler)
    url = f"{reverse('assistance:issue-new')}?enterprise={world.enterprise.pk}"
    specialist.post(url, {"id": str(uuid7()), "title": "30 workers short", "category": str(world.category.pk)})
    issue = Issue.objects.get()

    assert move(office, issue, "accept", lead_unit=str(world.unit.pk), text="Please be quick").status_code == 302
    assert move(handler, issue, "acknowledge").status_code == 302
    assert move(handler, issue, "progress", text="Two schools were asked").status_code == 302
    assert move(handler, issue, "answer", outcome="SOLVED", text="32 workers start on Monday").status_code == 302
    assert move(office, issue, "confirm", really_solved="YES", comment="They are content").status_code == 302

    issue.refresh_from_db()
    assert issue.status == IssueStatus.CLOSED
    assert [step.move for step in issue.steps.order_by("place")] == [
        "RAISE", "ACCEPT", "ACKNOWLEDGE", "PROGRESS", "ANSWER", "CONFIRM",
    ]  # fmt: skip
    page = specialist.get(reverse("assistance:issue", args=[issue.number])).text
    for words in ("Please be quick", "Two schools were asked", "32 workers start on Monday", "They are content"):
        assert words in page


def test_sending_the_same_issue_twice_raises_one(world: World, log_in: LogIn) -> None:
    specialist = log_in(world.specialist)
    url = f"{reverse('assistance:issue-new')}?enterprise={world.enterprise.pk}"
    body = {"id": str(uuid7()), "title": "30 workers short", "category": str(world.category.pk)}

    assert specialist.post(url, body)["Location"] == specialist.post(url, body)["Location"]
    assert Issue.objects.count() == 1


def test_a_title_is_compulsory_and_the_rest_of_the_text_is_kept(world: World, log_in: LogIn) -> None:
    url = f"{reverse('assistance:issue-new')}?enterprise={world.enterprise.pk}"

    response = log_in(world.specialist).post(url, {"id": str(uuid7()), "title": " ", "description": "A long story"})

    assert response.status_code == 422
    assert "A long story" in response.text
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    ("status", "name", "body", "who"),
    [
        (IssueStatus.SUBMITTED, "accept", {"lead_unit": "unit"}, "office"),
        (IssueStatus.ASSIGNED, "acknowledge", {}, "handler"),
        (IssueStatus.IN_PROGRESS, "progress", {"text": "So far"}, "handler"),
        (IssueStatus.IN_PROGRESS, "answer", {"outcome": "SOLVED", "text": "Done", "action": "Did it"}, "handler"),
        (IssueStatus.ANSWERED, "confirm", {"really_solved": "YES"}, "office"),
    ],
)
def test_only_the_right_person_makes_a_move(
    world: World, log_in: LogIn, issue_at: Callable[..., Issue], status: str, name: str, body: dict[str, str], who: str
) -> None:
    body = {key: str(world.unit.pk) if value == "unit" else value for key, value in body.items()}
    for role, person in world.everybody.items():
        issue = issue_at(status)
        answer = move(log_in(person), issue, name, **body).status_code
        expected = {302} if role == who else {403, 404}
        assert answer in expected, (role, answer)
    issue = issue_at(status)
    assert move(log_in(world.other_handler), issue, name, **body).status_code == 404


def test_the_page_offers_exactly_the_moves_that_the_reader_may_make(
    world: World, log_in: LogIn, issue_at: Callable[..., Issue]
) -> None:
    offered = {}
    for status in (*UNFINISHED_STATUSES, IssueStatus.CLOSED):
        issue = issue_at(status)
        for role in ("specialist", "office", "handler", "leader", "auditor"):
            response = log_in(world.everybody[role]).get(reverse("assistance:issue", args=[issue.number]))
            if response.status_code == 200:
                names = map(verb_of, ACTS)
                moves = [name for name in names if f'action="/issues/{issue.number}/{name}/"' in response.text]
                if moves:
                    offered[str(status), role] = moves

    leads = ["prod", "escalate"]
    assert offered == {
        ("SUBMITTED", "specialist"): ["progress", "answer", "withdraw"],
        ("SUBMITTED", "office"): ["accept", "reject", "merge", "withdraw", *leads],
        ("SUBMITTED", "leader"): leads,
        ("ASSIGNED", "specialist"): ["withdraw"],
        ("ASSIGNED", "office"): ["recall", "withdraw", *leads],
        ("ASSIGNED", "handler"): ["acknowledge", "return"],
        ("ASSIGNED", "leader"): leads,
        ("IN_PROGRESS", "specialist"): ["withdraw"],
        ("IN_PROGRESS", "office"): ["suspend", "withdraw", *leads],
        ("IN_PROGRESS", "handler"): ["opinion", "progress", "request-extension", "request-suspension", "answer"],
        ("IN_PROGRESS", "leader"): ["suspend", *leads],
        ("SUSPENDED", "specialist"): ["withdraw"],
        ("SUSPENDED", "office"): ["review", "resume", "withdraw", "prod"],
        ("SUSPENDED", "handler"): ["progress", "resume"],
        ("SUSPENDED", "leader"): ["review", "resume", "prod"],
        ("ANSWERED", "specialist"): ["reopen"],
        ("ANSWERED", "office"): ["confirm", "attempt", "close", "reopen"],
        ("CLOSED", "specialist"): ["reopen"],
        ("CLOSED", "office"): ["reopen"],
    }


def test_a_second_click_is_told_that_the_issue_moved_on_and_gets_its_text_back(
    world: World, log_in: LogIn, issue_at: Callable[..., Issue]
) -> None:
    issue = issue_at(IssueStatus.IN_PROGRESS)
    handler = log_in(world.handler)
    move(handler, issue, "answer", outcome="SOLVED", text="Done", action="Did it", version=issue.version)

    again = move(
        handler, issue, "answer", outcome="PARTLY", text="My other words", action="Did it", version=issue.version
    )

    assert again.status_code == 422
    assert "This step was not taken" in again.text
    assert "My other words" in again.text
    issue.refresh_from_db()
    assert issue.outcome == "SOLVED"


def test_an_answer_without_words_is_refused_and_the_picked_result_kept(
    world: World, log_in: LogIn, issue_at: Callable[..., Issue]
) -> None:
    issue = issue_at(IssueStatus.IN_PROGRESS)

    response = move(log_in(world.handler), issue, "answer", outcome="PARTLY", text="  ")

    assert response.status_code == 422
    assert 'value="PARTLY"' in response.text
    assert "checked" in response.text


@pytest.mark.parametrize("body", [{"lead_unit": "nonsense"}, {"lead_unit": ""}, {}, {"lead_unit": str(uuid7())}])
def test_accepting_needs_a_unit_that_exists(
    world: World, log_in: LogIn, issue_at: Callable[..., Issue], body: dict[str, str]
) -> None:
    issue = issue_at()

    assert move(log_in(world.office), issue, "accept", **body).status_code == 422
    issue.refresh_from_db()
    assert issue.status == IssueStatus.SUBMITTED


def test_the_usual_unit_of_the_category_is_proposed_with_its_reason(
    world: World, log_in: LogIn, issue_at: Callable[..., Issue]
) -> None:
    issue = issue_at(category=CategoryFactory(usual_unit=world.unit, name_en="Utilities"))

    text = log_in(world.office).get(reverse("assistance:issue", args=[issue.number])).text

    assert "Suggested: Industry Bureau, the usual unit for Utilities." in text
    assert f'<option value="{world.unit.pk}" selected>' in text


def test_the_list_is_filtered_by_status_deadline_category_and_words(
    world: World, log_in: LogIn, issue_at: Callable[..., Issue]
) -> None:
    late = issue_at(IssueStatus.IN_PROGRESS, title="Late one", due_on=world.today - timedelta(days=1))
    fresh = issue_at(title="Fresh one", category=CategoryFactory(code="LAB"))
    client = log_in(world.office)

    def found(**query: str) -> list[bool]:
        text = client.get("/issues/", query).text
        return [issue.title in text for issue in (late, fresh)]

    assert found() == [True, True]
    assert found(overdue="1") == [True, False]
    assert found(status="SUBMITTED") == [False, True]
    assert found(category="LAB") == [False, True]
    assert found(q=fresh.number) == [False, True]
    assert found(q=world.enterprise.initials[:4]) == [True, True]
    assert found(waiting="1") == [False, True]
    assert found(status="NONSENSE", category="", chain="no-such-chain") == [False, False]


def test_an_issue_of_somebody_else_is_not_found(world: World, log_in: LogIn, issue_at: Callable[..., Issue]) -> None:
    issue = issue_at()
    for person in (world.other_specialist, world.other_handler, world.organiser, world.admin):
        assert log_in(person).get(reverse("assistance:issue", args=[issue.number])).status_code == 404


def test_a_provisional_deadline_says_so(world: World, log_in: LogIn, issue_at: Callable[..., Issue]) -> None:
    issue = issue_at(due_is_provisional=True)

    assert "provisional" in log_in(world.office).get(reverse("assistance:issue", args=[issue.number])).text


def test_list_and_page_cost_the_same_for_five_and_for_fifty(
    world: World,
    log_in: LogIn,
    issue_at: Callable[..., Issue],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = log_in(world.office)
    issues = [issue_at() for _n in range(5)]
    with django_assert_num_queries(11):
        client.get("/issues/")
    with django_assert_num_queries(11):
        client.get(reverse("assistance:issue", args=[issues[0].number]))
    for _n in range(50):
        issue_at()
    with django_assert_num_queries(11):
        client.get("/issues/")

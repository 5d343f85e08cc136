"""Assignments on the pages: who has nobody, suggestions, one or many at once, ending and handing over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assistance.models import Assignment, AssignmentRole
from enterprises.models import Enterprise, TimelineEntry
from tests.factories.assistance import AssignmentFactory, IssueFactory, SpecialistFactory, VisitFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
PAGE = "/assignments/"
NOBODY = "00000000-0000-4000-8000-000000000000"
NEW = "/assignments/new/"


@pytest.fixture
def office(world: World, log_in: LogIn) -> Client:
    return log_in(world.office)


@pytest.fixture
def waiting(world: World) -> list[Enterprise]:
    """Three enterprises that nobody looks after."""
    return EnterpriseFactory.create_batch(3, chain=world.chain, township=world.township)


def assigning(world: World, *enterprises: Enterprise, **changes: Any) -> dict[str, Any]:
    """What the browser posts."""
    return {
        "enterprises": [str(enterprise.pk) for enterprise in enterprises],
        "specialist": str(world.other_specialist_row.pk),
        "starts_on": world.today.isoformat(),
        "reason": "New in the register",
        **changes,
    }


def of(name: str, assignment: Assignment) -> str:
    return reverse(f"assistance:{name}", args=[assignment.pk])


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("office", 200),
        ("leader", 200),
        ("auditor", 200),
        ("specialist", 403),
        ("handler", 403),
        ("organiser", 403),
        ("admin", 403),
    ],
)
def test_the_office_leaders_and_auditors_read_the_page(world: World, log_in: LogIn, who: str, status: int) -> None:
    response = log_in(getattr(world, who)).get(PAGE)

    assert response.status_code == status
    if status == 200:
        assert ('name="pick"' in response.text or 'id="assign"' in response.text) == (who == "office")


def test_nobody_but_the_office_assigns(world: World, log_in: LogIn, waiting: list[Enterprise]) -> None:
    before = Assignment.objects.count()

    for who in ("leader", "auditor", "specialist", "handler", "organiser", "admin"):
        assert log_in(getattr(world, who)).post(NEW, assigning(world, *waiting)).status_code == 403

    assert Assignment.objects.count() == before


def test_those_without_a_specialist_stand_left_with_suggestions_and_reasons(
    world: World, office: Client, waiting: list[Enterprise]
) -> None:
    neighbour = SpecialistFactory()
    neighbour.townships.add(world.township)

    response = office.get(PAGE)

    rows = dict(response.context["rows"])
    assert set(rows) == set(waiting)
    assert [proposal.why for proposal in rows[waiting[0]]] == [
        "same township, lowest load, load 0.0",
        "knows the chain, load 0.5",
    ]
    assert rows[waiting[0]][0].name == neighbour.user.latin_name
    assert "Load = enterprises + half of the backups + open issues ÷ 3" in response.text


def test_the_list_is_searched(world: World, office: Client, waiting: list[Enterprise]) -> None:
    response = office.get(PAGE, {"q": waiting[1].uscc})

    assert [row for row, _proposals in response.context["rows"]] == [waiting[1]]
    assert "None of these enterprises has such a name" in office.get(PAGE, {"q": "no such thing"}).text


def test_when_everybody_is_looked_after_the_page_says_so(world: World, office: Client) -> None:
    assert "Everybody is looked after" in office.get(PAGE).text


def test_several_enterprises_go_to_one_specialist_in_one_act(
    world: World, office: Client, waiting: list[Enterprise]
) -> None:
    response = office.post(NEW, assigning(world, *waiting[:2]), follow=True)

    assert f"2 enterprises go to {world.other_specialist.latin_name}." in response.text
    made = Assignment.objects.filter(enterprise__in=waiting)
    assert {(row.enterprise, row.specialist, row.role, row.reason) for row in made} == {
        (enterprise, world.other_specialist_row, "PRIMARY", "New in the register") for enterprise in waiting[:2]
    }
    assert [row for row, _proposals in response.context["rows"]] == [waiting[2]]
    assert TimelineEntry.objects.filter(kind="assignment.begun", enterprise__in=waiting).count() == 2


def test_a_suggestion_is_taken_with_one_press_and_overrules_the_ticks(
    world: World, office: Client, waiting: list[Enterprise]
) -> None:
    pick = f"{waiting[2].pk} {world.backup_row.pk}"

    response = office.post(NEW, assigning(world, waiting[0], pick=pick, specialist=""))

    assert response.status_code == 302
    made = Assignment.objects.get(enterprise__in=waiting)
    assert (made.enterprise, made.specialist) == (waiting[2], world.backup_row)


def test_a_backup_is_assigned_from_the_list_of_those_without(world: World, office: Client) -> None:
    assert [row for row, _ in office.get(f"{PAGE}?role=backup").context["rows"]] == [world.other_enterprise]

    response = office.post(
        f"{NEW}?role=backup", assigning(world, world.other_enterprise, specialist=str(world.specialist_row.pk))
    )

    assert response["Location"] == f"{PAGE}?role=backup"
    assert Assignment.objects.get(enterprise=world.other_enterprise, role="BACKUP").specialist == world.specialist_row


def test_one_that_is_taken_refuses_all_by_name_and_keeps_what_was_typed(
    world: World, office: Client, waiting: list[Enterprise]
) -> None:
    body = assigning(world, waiting[0], world.enterprise, reason="My careful reason")

    response = office.post(NEW, body)

    assert response.status_code == 422
    assert "Xiange Copper: The enterprise already has a specialist in this role" in response.text
    assert "My careful reason" in response.text
    assert f'value="{waiting[0].pk}" checked' in response.text
    assert f'value="{world.other_specialist_row.pk}" selected' in response.text
    assert not Assignment.objects.filter(enterprise__in=waiting).exists()


def test_the_backup_of_an_enterprise_cannot_become_its_primary_too(world: World, office: Client) -> None:
    enterprise = EnterpriseFactory()
    AssignmentFactory(enterprise=enterprise, specialist=world.backup_row, role=AssignmentRole.BACKUP)

    response = office.post(NEW, assigning(world, enterprise, specialist=str(world.backup_row.pk)))

    assert response.status_code == 422
    assert "already looks after the enterprise at that time" in response.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"enterprises": []}, "Tick at least one enterprise."),
        ({"enterprises": ["not-a-uuid"]}, "is not a valid UUID"),
        ({"enterprises": [NOBODY]}, "does not exist"),
        ({"specialist": ""}, "This field is required."),
        ({"specialist": "rubbish"}, "is not a valid UUID"),
        ({"specialist": NOBODY}, "Select a valid choice"),
        ({"starts_on": "31 Feb"}, "Enter a valid date."),
        ({"reason": "x" * 201}, "at most 200 characters"),
        ({"reason": "a\x00b"}, "Null characters"),
        ({"pick": "rubbish rubbish"}, "is not a valid UUID"),
        ({"pick": "\x00 \x00"}, "Null characters are not allowed"),
    ],
)
def test_bad_input_is_refused_in_words(
    world: World, office: Client, waiting: list[Enterprise], changes: dict[str, Any], words: str
) -> None:
    response = office.post(NEW, assigning(world, waiting[0]) | changes)

    assert response.status_code == 422
    assert words in response.text
    assert not Assignment.objects.filter(enterprise__in=waiting).exists()


def test_a_refusal_comes_in_chinese_to_a_chinese_reader(
    world: World, office: Client, waiting: list[Enterprise]
) -> None:
    response = office.post(NEW, assigning(world, waiting[0], specialist=""), headers={"accept-language": "zh-hans"})

    assert response.status_code == 422
    assert "必填" in response.text


@pytest.mark.parametrize(
    ("query", "status"), [("?after=rubbish", 404), ("?role=king", 200), ("?q=" + "铜" * 3000, 200), ("?q=%00", 400)]
)
def test_bad_addresses_are_answered_calmly(world: World, office: Client, query: str, status: int) -> None:
    assert office.get(PAGE + query).status_code == status


def test_the_page_costs_the_same_however_many_stand_on_it(
    world: World, office: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    EnterpriseFactory.create_batch(2, chain=world.chain, township=world.township)
    # session, user; caseloads (3), how many without, their page; the select's check is cached; bell and badge
    with django_assert_num_queries(9):
        office.get(PAGE)
    EnterpriseFactory.create_batch(10, chain=world.chain, township=world.township)
    for specialist in SpecialistFactory.create_batch(20):
        AssignmentFactory(specialist=specialist)

    with django_assert_num_queries(9):
        office.get(PAGE)


def test_an_assignment_is_ended_with_day_and_reason(world: World, office: Client) -> None:
    path = of("assignment-end", world.assignment)
    form = office.get(path).context["form"]
    body = {"version": form["version"].value(), "ends_on": world.today.isoformat(), "reason": "New tasks"}

    response = office.post(path, body, follow=True)

    world.assignment.refresh_from_db()
    assert (world.assignment.ends_on, world.assignment.reason) == (world.today, "New tasks")
    assert "no longer looks after Xiange Copper." in response.text
    assert world.enterprise in [row for row, _proposals in office.get(PAGE).context["rows"]]


def test_ending_it_twice_is_refused_in_words_with_what_was_typed(world: World, office: Client) -> None:
    path = of("assignment-end", world.assignment)
    body = {"version": 1, "ends_on": world.today.isoformat(), "reason": "My reason"}
    office.post(path, body)

    stale = office.post(path, body)
    again = office.post(path, body | {"version": 2})

    assert stale.status_code == again.status_code == 422
    assert "Someone else changed this in the meantime" in stale.text
    assert "This assignment has ended already." in again.text
    assert "My reason" in again.text


@pytest.mark.parametrize(
    "bad", [{"reason": ""}, {"ends_on": "soon"}, {"ends_on": "0001-01-01"}, {"version": ""}, {"version": "9" * 40}]
)
def test_a_bad_end_is_refused(world: World, office: Client, bad: dict[str, str]) -> None:
    body = {"version": 1, "ends_on": world.today.isoformat(), "reason": "Tasks"} | bad

    assert office.post(of("assignment-end", world.assignment), body).status_code == 422
    world.assignment.refresh_from_db()
    assert world.assignment.ends_on is None


def test_a_hand_over_ends_one_and_begins_the_other_on_the_same_day(world: World, office: Client) -> None:
    IssueFactory(enterprise=world.enterprise)
    VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)
    path = of("hand-over", world.assignment)
    shown = office.get(path)
    assert "1 open issue" in shown.text
    assert f"Stays with {world.specialist.latin_name}" in shown.text
    day = world.today + timedelta(days=7)
    body = {"specialist": str(world.other_specialist_row.pk), "starts_on": day.isoformat(), "reason": "Maternity leave"}

    response = office.post(path, body, follow=True)

    assert f"Xiange Copper goes to {world.other_specialist.latin_name}." in response.text
    world.assignment.refresh_from_db()
    assert world.assignment.ends_on == day
    new = Assignment.objects.get(enterprise=world.enterprise, specialist=world.other_specialist_row)
    assert (new.starts_on, new.role, new.reason) == (day, "PRIMARY", "Maternity leave")


def test_a_hand_over_to_the_backup_is_refused_and_nothing_ends(world: World, office: Client) -> None:
    body = {
        "specialist": str(world.backup_row.pk),
        "starts_on": world.today.isoformat(),
        "reason": "My reason",
    }

    response = office.post(of("hand-over", world.assignment), body)

    assert response.status_code == 422
    assert "This specialist already looks after the enterprise at that time." in response.text
    assert "My reason" in response.text
    world.assignment.refresh_from_db()
    assert world.assignment.ends_on is None


def test_only_the_office_ends_and_hands_over(world: World, log_in: LogIn) -> None:
    for who, status in (
        ("specialist", 403),
        ("leader", 403),
        ("auditor", 403),
        ("other_specialist", 404),
        ("handler", 404),
        ("admin", 404),
    ):
        client = log_in(getattr(world, who))
        for name in ("assignment-end", "hand-over"):
            assert client.get(of(name, world.assignment)).status_code == status
            assert client.post(of(name, world.assignment), {}).status_code == status


@pytest.mark.parametrize("name", ["end", "hand-over"])
def test_an_unknown_assignment_is_not_found(world: World, office: Client, name: str) -> None:
    assert office.get(f"/assignments/{NOBODY}/{name}/").status_code == 404
    assert office.get(f"/assignments/rubbish/{name}/").status_code == 404

"""Visits on the pages: planning, logging in one act, correcting, calling off, and who may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from uuid_utils.compat import uuid7

from accounts.models import User
from assistance.actions.visits import log_visit
from assistance.models import Assignment, Commitment, Issue, Visit, VisitStatus
from assistance.rules.visits import PromiseToAnotherError
from tests.factories.assistance import AssignmentFactory, CategoryFactory, CommitmentFactory, VisitFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


def a_visit(**changes: Any) -> dict[str, Any]:
    """What the browser posts for a visit with one issue and one promise."""
    now = timezone.localtime() - timedelta(hours=1)
    return {
        "id": str(uuid7()),
        "kind": "ON_SITE",
        "happened_at": f"{now:%Y-%m-%dT%H:%M}",
        "people_met": "Manager Zhang",
        "notes": "Orders are good, the power supply is not.",
        "situation_orders": "good",
        "situation_cash": "tight",
        "next_contact_on": f"{now + timedelta(days=14):%Y-%m-%d}",
        "issues-TOTAL_FORMS": "2",
        "issues-INITIAL_FORMS": "0",
        "issues-0-title": "630 kVA before 10 December",
        "issues-0-description": "The order was placed, the date is open.",
        "issues-0-urgent": "on",
        "issues-1-title": "",
        "promises-TOTAL_FORMS": "1",
        "promises-INITIAL_FORMS": "0",
        "promises-0-text": "Bring the answer on Friday",
        "promises-0-due_on": f"{now + timedelta(days=4):%Y-%m-%d}",
        **changes,
    }


def form_for(world: World) -> str:
    return f"{reverse('assistance:visit-new')}?enterprise={world.enterprise.pk}"


@pytest.fixture
def specialist(world: World, log_in: LogIn) -> Client:
    CategoryFactory(code="OTH", name_en="Other", place=99)
    return log_in(world.specialist)


def test_a_visit_with_an_issue_and_a_promise_is_logged_in_one_act(world: World, specialist: Client) -> None:
    response = specialist.post(form_for(world), a_visit(), follow=True)

    visit = Visit.objects.get()
    assert visit.status == VisitStatus.DONE
    assert visit.visitor == world.specialist
    assert visit.situation == {"orders": "good", "cash": "tight"}
    issue = Issue.objects.get()
    assert issue.visit == visit
    assert issue.category.code == "OTH"  # only a title is compulsory
    assert issue.urgency == "URGENT"
    assert Commitment.objects.get().text == "Bring the answer on Friday"
    assert "1 issue is on its way to the office" in response.text
    assert issue.number in response.text


def test_sending_the_same_form_twice_logs_one_visit(world: World, specialist: Client) -> None:
    body = a_visit()

    first = specialist.post(form_for(world), body)
    second = specialist.post(form_for(world), body)

    assert first["Location"] == second["Location"]
    assert Visit.objects.count() == 1
    assert Issue.objects.count() == 1


def test_a_visit_without_issues_is_a_good_visit(world: World, specialist: Client) -> None:
    specialist.post(
        form_for(world), a_visit(**{"issues-0-title": "", "issues-0-description": "", "issues-0-urgent": ""})
    )

    assert Visit.objects.count() == 1
    assert not Issue.objects.exists()


def test_faults_are_shown_together_and_nothing_typed_is_lost(world: World, specialist: Client) -> None:
    body = a_visit(kind="TELEPATHY", happened_at="yesterday-ish", **{"promises-0-due_on": "31 Feb"})

    response = specialist.post(form_for(world), body)

    assert response.status_code == 422
    assert "error-summary" in response.text
    for typed in (
        "Orders are good, the power supply is not.",
        "630 kVA before 10 December",
        "Bring the answer on Friday",
    ):
        assert typed in response.text
    assert body["id"] in response.text  # the retry is the same visit
    assert not Visit.objects.exists()


def test_a_visit_in_the_future_is_refused_beside_its_field(world: World, specialist: Client) -> None:
    tomorrow = timezone.localtime() + timedelta(days=1)

    response = specialist.post(form_for(world), a_visit(happened_at=f"{tomorrow:%Y-%m-%dT%H:%M}"))

    assert response.status_code == 422
    assert "cannot lie in the future" in response.text
    assert not Visit.objects.exists()
    assert not Issue.objects.exists()


def test_a_refusal_comes_in_chinese_to_a_chinese_reader(world: World, specialist: Client) -> None:
    response = specialist.post(form_for(world), a_visit(happened_at=""), headers={"accept-language": "zh-hans"})

    assert response.status_code == 422
    assert "必填" in response.text


def test_a_promise_is_marked_as_kept_by_the_visit_that_keeps_it(world: World, specialist: Client) -> None:
    earlier = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    promise = CommitmentFactory(visit=earlier)

    specialist.post(form_for(world), a_visit(kept=[str(promise.pk)]))

    promise.refresh_from_db()
    assert promise.kept_on == world.today


def test_the_form_is_filled_in_as_far_as_we_know(world: World, specialist: Client) -> None:
    CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise, visitor=world.specialist), text="Call the bank")

    text = specialist.get(form_for(world)).text

    assert world.contact.display_name in text
    assert "Call the bank" in text
    assert f"{timezone.localtime():%Y-%m-%dT}" in text


def test_who_does_not_look_after_an_enterprise_records_no_visit_to_it(world: World, log_in: LogIn) -> None:
    CategoryFactory(code="OTH", place=99)
    answers = {
        name: log_in(person).post(form_for(world), a_visit()).status_code for name, person in world.everybody.items()
    }
    stranger = log_in(world.other_specialist).post(form_for(world), a_visit()).status_code
    backup = log_in(world.backup).post(form_for(world), a_visit()).status_code

    assert answers == {
        "specialist": 302, "office": 302, "handler": 403, "leader": 403, "organiser": 403, "auditor": 403, "admin": 403,
    }  # fmt: skip
    assert stranger == 404
    assert backup == 302


def test_without_an_enterprise_one_chooses_among_ones_own_the_longest_waiting_first(
    world: World, log_in: LogIn
) -> None:
    VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    waiting = AssignmentFactory(
        specialist=world.specialist_row, enterprise=EnterpriseFactory(name_en="Waiting Works")
    ).enterprise

    text = log_in(world.specialist).get(reverse("assistance:visit-new")).text

    assert text.index("Waiting Works") < text.index(world.enterprise.name_en)
    assert world.other_enterprise.name_en not in text
    assert str(waiting.pk) in text


@pytest.mark.parametrize("wanted", ["nonsense", "00000000-0000-0000-0000-000000000000", "1' OR 1=1"])
def test_an_enterprise_that_is_not_there_is_not_found(world: World, log_in: LogIn, wanted: str) -> None:
    assert log_in(world.specialist).get(reverse("assistance:visit-new"), {"enterprise": wanted}).status_code == 404


def test_a_visit_is_planned_and_then_recorded(world: World, specialist: Client) -> None:
    soon = timezone.localtime() + timedelta(days=2)
    plan = {"id": str(uuid7()), "planned_for": f"{soon:%Y-%m-%dT%H:%M}", "kind": "PHONE", "notes": "Ask about the loan"}
    specialist.post(f"{reverse('assistance:visit-plan')}?enterprise={world.enterprise.pk}", plan)
    visit = Visit.objects.get()
    assert (visit.status, visit.kind) == (VisitStatus.PLANNED, "PHONE")

    page = specialist.get(reverse("assistance:visit-complete", args=[visit.pk])).text
    assert "Ask about the loan" in page
    specialist.post(reverse("assistance:visit-complete", args=[visit.pk]), a_visit(version=visit.version))

    visit.refresh_from_db()
    assert visit.status == VisitStatus.DONE
    assert visit.issues.count() == 1


def test_a_stale_form_shows_the_refusal_and_keeps_the_text(world: World, specialist: Client) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True, version=5)

    response = specialist.post(reverse("assistance:visit-complete", args=[visit.pk]), a_visit(version=4))

    assert response.status_code == 422
    assert "Someone else changed this" in response.text
    assert "Orders are good, the power supply is not." in response.text
    visit.refresh_from_db()
    assert visit.status == VisitStatus.PLANNED


def test_a_planned_visit_is_called_off_with_a_reason(world: World, specialist: Client) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True)
    url = reverse("assistance:visit-cancel", args=[visit.pk])

    assert specialist.post(url, {"reason": ""}).status_code == 422
    response = specialist.post(url, {"reason": "The manager is travelling"}, follow=True)

    assert "The manager is travelling" in response.text
    visit.refresh_from_db()
    assert visit.status == VisitStatus.CANCELLED
    assert specialist.post(url, {"reason": "again"}).status_code == 422  # said, not repeated


def test_a_visit_is_corrected_by_whoever_made_it(world: World, specialist: Client, log_in: LogIn) -> None:
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist, notes="Orders are god")
    url = reverse("assistance:visit-edit", args=[visit.pk])

    specialist.post(url, a_visit(version=visit.version, notes="Orders are good"))

    visit.refresh_from_db()
    assert visit.notes == "Orders are good"
    assert not Issue.objects.exists()  # a correction raises nothing
    assert log_in(world.backup).get(url).status_code == 403
    assert log_in(world.auditor).get(url).status_code == 403


def test_each_role_reads_the_visits_of_its_own(world: World, log_in: LogIn) -> None:
    VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    VisitFactory(enterprise=world.other_enterprise, visitor=world.other_specialist)
    seen = {}
    for name, person in world.everybody.items():
        response = log_in(person).get("/visits/")
        names = [world.enterprise.name_en, world.other_enterprise.name_en]
        seen[name] = response.status_code if response.status_code != 200 else [part in response.text for part in names]

    assert seen == {
        "specialist": [True, False],
        "office": [True, True],
        "handler": [False, False],
        "leader": [True, False],
        "organiser": 403,
        "auditor": [True, True],
        "admin": 403,
    }


def test_the_list_and_the_page_cost_the_same_for_five_and_for_fifty_visits(
    world: World, specialist: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def look() -> None:
        specialist.get("/visits/")

    visits = VisitFactory.create_batch(5, enterprise=world.enterprise, visitor=world.specialist)
    with django_assert_num_queries(5):  # session, user, counts, rows, bell
        look()
    CommitmentFactory.create_batch(10, visit=visits[0])
    VisitFactory.create_batch(50, enterprise=world.enterprise, visitor=world.specialist)
    with django_assert_num_queries(5):
        look()
    with django_assert_num_queries(8):
        specialist.get(reverse("assistance:visit", args=[visits[0].pk]))


def test_a_retry_is_answered_even_when_the_assignment_has_ended_meanwhile(world: World, specialist: Client) -> None:
    body = a_visit()
    first = specialist.post(form_for(world), body)
    visit = Visit.objects.get()

    again = log_visit_again(world, visit)

    assert first.status_code == 302
    assert again == visit


def log_visit_again(world: World, visit: Visit) -> Visit:
    """Call the verb as a retry does, after the enterprise went to somebody else."""
    Assignment.objects.filter(pk=world.assignment.pk).update(ends_on=world.today, version=2)
    return log_visit(
        world.enterprise,
        status="DONE",
        kind="ON_SITE",
        id=visit.pk,
        body_digest=visit.body_digest,
        by=world.specialist,
        at=world.at,
    )


def test_a_visit_keeps_no_promise_given_to_another_enterprise(world: World) -> None:
    promise = CommitmentFactory(visit=VisitFactory(enterprise=world.other_enterprise, visitor=world.specialist))

    with pytest.raises(PromiseToAnotherError):
        log_visit(world.enterprise, status="DONE", kind="PHONE", kept=[promise], by=world.specialist, at=world.at)
    promise.refresh_from_db()
    assert promise.kept_on is None

"""My day shows each person what waits, and nothing of somebody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assistance.rules.issue_flow import IssueStatus
from tests.factories.assistance import AssignmentFactory, CommitmentFactory, IssueFactory, VisitFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


def test_the_next_stop_comes_first_with_the_promise_made_last_time(world: World, log_in: LogIn) -> None:
    soon = timezone.now() + timedelta(minutes=30)
    VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True, planned_for=soon)
    earlier = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    CommitmentFactory(visit=earlier, text="Bring the answer on the transformer")

    text = log_in(world.specialist).get("/").text

    assert "Next stop" in text
    assert "Bring the answer on the transformer" in text
    assert f"{timezone.localtime(soon):%H:%M}" in text


def test_with_nothing_planned_the_longest_without_contact_are_offered(world: World, log_in: LogIn) -> None:
    never = AssignmentFactory(specialist=world.specialist_row, enterprise=EnterpriseFactory(name_en="Never Seen"))
    VisitFactory(enterprise=world.enterprise, visitor=world.specialist)

    text = log_in(world.specialist).get("/").text

    assert text.index("Never Seen") < text.index(world.enterprise.name_en)
    assert f"/visits/plan/?enterprise={never.enterprise.pk}" in text


def test_coverage_counts_anybodys_contact_this_month(world: World, log_in: LogIn) -> None:
    AssignmentFactory(specialist=world.specialist_row)
    VisitFactory(enterprise=world.enterprise, visitor=world.office, happened_at=timezone.now())

    assert "1 of my 2 enterprises contacted" in log_in(world.specialist).get("/").text


def test_each_role_is_shown_what_waits_for_it(world: World, log_in: LogIn) -> None:
    IssueFactory(enterprise=world.enterprise, title="To accept")
    IssueFactory(enterprise=world.enterprise, title="At the unit", status=IssueStatus.ASSIGNED, lead_unit=world.unit)
    IssueFactory(
        enterprise=world.other_enterprise, title="Elsewhere", status=IssueStatus.ASSIGNED, lead_unit=world.other_unit
    )
    soon = {"due_on": world.today + timedelta(days=1)}
    IssueFactory(
        enterprise=world.enterprise,
        title="Due soon",
        status=IssueStatus.IN_PROGRESS,
        lead_unit=world.other_unit,
        **soon,
    )
    titles = ("To accept", "At the unit", "Elsewhere", "Due soon")

    def shown(person: User) -> list[str]:
        text = log_in(person).get("/", follow=True).text  # a handler's day is the inbox
        return [title for title in titles if title in text]

    assert shown(world.office) == ["To accept"]
    assert shown(world.handler) == ["At the unit"]
    assert shown(world.other_handler) == ["Elsewhere", "Due soon"]
    assert shown(world.specialist) == ["Due soon"]
    assert shown(world.leader) == ["Due soon"]
    assert shown(world.organiser) == []


def test_a_promise_is_ticked_off_from_the_page(world: World, log_in: LogIn) -> None:
    promise = CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise, visitor=world.specialist))
    client = log_in(world.specialist)
    assert promise.text in client.get("/").text

    response = client.post(f"/commitments/{promise.pk}/keep/", follow=True)

    promise.refresh_from_db()
    assert promise.kept_on == world.today
    assert f"Kept: {promise.text}" in response.text


def test_nobody_ticks_off_the_promise_of_somebody_else(world: World, log_in: LogIn) -> None:
    promise = CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise, visitor=world.specialist))

    assert log_in(world.backup).post(f"/commitments/{promise.pk}/keep/").status_code == 403
    assert log_in(world.other_specialist).post(f"/commitments/{promise.pk}/keep/").status_code == 404


def test_the_page_costs_the_same_however_much_waits(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(world.specialist)

    def add(count: int) -> None:
        for _n in range(count):
            soon = timezone.now() + timedelta(minutes=30)
            VisitFactory(enterprise=world.enterprise, visitor=world.specialist, planned=True, planned_for=soon)
            CommitmentFactory(visit=VisitFactory(enterprise=world.enterprise, visitor=world.specialist))
            IssueFactory(enterprise=world.enterprise, due_on=world.today)
            AssignmentFactory(specialist=world.specialist_row)

    add(2)
    with django_assert_num_queries(10):
        client.get("/")
    add(5)
    with django_assert_num_queries(10):
        client.get("/")


def test_every_number_leads_to_its_list(world: World, log_in: LogIn) -> None:
    late = {"enterprise": world.enterprise, "status": IssueStatus.IN_PROGRESS, "lead_unit": world.unit}
    for place in range(9):
        IssueFactory(title=f"Late {place}", due_on=world.today - timedelta(days=1), **late)
    IssueFactory(title="Far away", due_on=world.today + timedelta(days=20), **late)

    for person in (world.leader, world.specialist):
        client = log_in(person)
        assert 'href="/issues/?follow_up=1">All 9<' in client.get("/").text
        shown = client.get("/issues/", {"follow_up": "1"}).text
        assert shown.count("Late ") == 9
        assert "Far away" not in shown

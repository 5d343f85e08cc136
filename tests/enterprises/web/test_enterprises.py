"""One enterprise's page: who opens it, what stands on it for whom, and its file in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from assistance.actions.assignments import end_assignment
from assistance.actions.call_backs import confirm_issue
from assistance.actions.issue_work import acknowledge_issue, answer_issue, note_progress
from assistance.actions.issues import accept_issue
from assistance.actions.visits import cancel_visit, edit_visit, keep_commitment, log_visit
from assistance.models import Commitment, Issue, Visit
from assistance.rules.visits import NewCommitment, NewIssue
from enterprises.actions.contacts import add_contact
from enterprises.actions.enterprises import edit_enterprise
from enterprises.models import Enterprise
from tests.factories.enterprises import TimelineEntryFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


def page_of(enterprise: Enterprise) -> str:
    return reverse("enterprises:page", args=[enterprise.pk])


@pytest.fixture
def eventful(world: World) -> World:
    """Every kind of entry that verbs write, in the file of the enterprise."""
    office, specialist, at = world.office, world.specialist, world.at - timedelta(hours=2)
    edit_enterprise(world.enterprise, address="Copper Park 6", by=office, at=at)
    add_contact(world.enterprise, name="Zhang Wei", post="Deputy manager", by=office, at=at)
    visit = log_visit(
        world.enterprise,
        status="DONE",
        kind="ON_SITE",
        happened_at=at - timedelta(days=1),
        people_met="Manager Zhang",
        issues=[NewIssue(title="630 kVA before December", category=world.category)],
        commitments=[NewCommitment(text="Bring the answer")],
        by=specialist,
        at=at,
    )
    edit_visit(visit, notes="More about it", by=specialist, at=at)
    planned = log_visit(
        world.enterprise, status="PLANNED", kind="PHONE", planned_for=at + timedelta(days=5), by=specialist, at=at
    )
    cancel_visit(planned, reason="The manager is travelling.", by=specialist, at=at)
    keep_commitment(Commitment.objects.get(), by=specialist, at=at)
    issue = Issue.objects.get()
    steps = [timedelta(minutes=minute) for minute in range(1, 6)]
    accept_issue(issue, lead_unit=world.unit, by=office, at=at + steps[0])
    acknowledge_issue(issue, by=world.handler, at=at + steps[1])
    note_progress(issue, text="Measured.", by=world.handler, at=at + steps[2])
    answer_issue(issue, outcome="SOLVED", text="Connected.", by=world.handler, at=at + steps[3])
    confirm_issue(issue, really_solved="YES", comment="They are content.", by=office, at=at + steps[4])
    end_assignment(world.assignment, ends_on=world.today + timedelta(days=3), reason="New tasks", by=office, at=at)
    return world


def test_the_page_shows_who_the_enterprise_is(world: World, log_in: LogIn) -> None:
    response = log_in(world.office).get(page_of(world.enterprise))

    for shown in (
        "Xiange Copper",
        "阳谷弦歌铜业有限公司",
        world.enterprise.uscc,
        "Copper materials",
        "Shifo",
        "138****1234",
        "Chain leader",
    ):
        assert shown in response.text
    assert world.contact.phone not in response.text
    assert reverse("enterprises:edit", args=[world.enterprise.pk]) in response.text
    assert reverse("assistance:enterprise-file", args=[world.enterprise.pk]) in response.text


def test_the_page_speaks_chinese_to_a_chinese_reader(eventful: World, log_in: LogIn) -> None:
    client = log_in(eventful.office)
    client.cookies["django_language"] = "zh-hans"

    response = client.get(page_of(eventful.enterprise))

    assert "弦歌铜业" in response.text
    assert 'lang="zh-Hans"' in response.text


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("specialist", 200),
        ("backup", 200),
        ("other_specialist", 404),
        ("office", 200),
        ("handler", 404),
        ("leader", 200),
        ("organiser", 200),
        ("auditor", 200),
        ("admin", 404),
    ],
)
def test_only_those_who_may_open_it_get_the_page(world: World, log_in: LogIn, who: str, status: int) -> None:
    response = log_in(getattr(world, who)).get(page_of(world.enterprise))

    assert response.status_code == status
    if status == 200 and who != "office":
        assert reverse("enterprises:edit", args=[world.enterprise.pk]) not in response.text


def test_organisers_get_name_and_contacts_but_neither_code_nor_file(eventful: World, log_in: LogIn) -> None:
    response = log_in(eventful.organiser).get(page_of(eventful.enterprise))

    assert "138****1234" in response.text
    for hidden in (eventful.enterprise.uscc, "630 kVA", "Everything that happened", "/file/", "Edit"):
        assert hidden not in response.text


@pytest.mark.parametrize(
    "path", ["/enterprises/not-a-uuid/", "/enterprises/00000000-0000-4000-8000-000000000000/", "/enterprises/1/"]
)
def test_an_unknown_enterprise_is_not_found(world: World, log_in: LogIn, path: str) -> None:
    assert log_in(world.office).get(path).status_code == 404


def test_every_kind_of_entry_is_one_sentence(eventful: World, log_in: LogIn) -> None:
    number = Issue.objects.get().number

    response = log_in(eventful.office).get(page_of(eventful.enterprise))

    assert [entry.text for entry in response.context["entries"]] == [
        f"Issue {number} closed: 630 kVA before December",
        f"Issue {number} answered (Solved): 630 kVA before December",
        f"Issue {number} has made progress: 630 kVA before December",
        f"Issue {number} acknowledged by the unit: 630 kVA before December",
        f"Issue {number} accepted and given to Industry Bureau: 630 kVA before December",
        f"{eventful.specialist.latin_name} is no longer the specialist",
        "Promise kept: Bring the answer",
        "Planned visit called off",
        response.context["entries"][8].text,
        "Visit record corrected: notes",
        f"Issue {number} raised: 630 kVA before December",
        "Promised: Bring the answer",
        response.context["entries"][12].text,
        "Contact added: Deputy manager",
        "Register changed: address",
    ]
    assert response.context["entries"][8].text.startswith("Visit planned for ")
    assert response.context["entries"][12].text.endswith("(on site), met Manager Zhang")
    assert "The manager is travelling." in response.text
    assert reverse("assistance:issue", args=[number]) in response.text
    assert reverse("assistance:visit", args=[Visit.objects.get(status="DONE").pk]) in response.text


def test_an_entry_of_a_kind_nobody_told_is_still_shown(world: World, log_in: LogIn) -> None:
    TimelineEntryFactory(enterprise=world.enterprise, kind="moon.landed", facts={"number": "1"})

    response = log_in(world.office).get(page_of(world.enterprise))

    assert "An entry of a newer kind" in response.text


@pytest.mark.parametrize(
    ("kind", "count"), [("visits", 6), ("issues", 6), ("assignments", 1), ("changes", 2), ("", 15), ("gossip", 15)]
)
def test_the_file_is_filtered_by_group(eventful: World, log_in: LogIn, kind: str, count: int) -> None:
    response = log_in(eventful.office).get(page_of(eventful.enterprise), {"kind": kind})

    assert len(response.context["entries"]) == count


def test_a_handler_reads_of_the_file_what_belongs_to_the_units_issue(eventful: World, log_in: LogIn) -> None:
    brought_back = Visit.objects.get(kind="ON_SITE")
    log_visit(
        eventful.enterprise,
        status="DONE",
        kind="ONLINE",
        issues=[NewIssue(title="Not for this unit", category=eventful.category)],
        commitments=[NewCommitment(text="Between the two of us")],
        by=eventful.specialist,
        at=eventful.at,
    )

    response = log_in(eventful.handler).get(page_of(eventful.enterprise))

    issue = Issue.objects.get(visit=brought_back)
    assert reverse("assistance:issue", args=[issue.number]) in response.text
    assert reverse("assistance:visit", args=[brought_back.pk]) in response.text
    assert "Promised: Bring the answer" in response.text
    for hidden in ("Not for this unit", "Between the two of us", "(online)", "Planned visit called off"):
        assert hidden not in response.text


def test_a_line_whose_page_one_may_not_open_has_no_link(world: World, log_in: LogIn) -> None:
    gone = TimelineEntryFactory(
        enterprise=world.enterprise,
        kind="visit.done",
        subject_type="visit",
        subject_id=UUID(int=4),
        facts={"kind": "PHONE"},
    )

    response = log_in(world.office).get(page_of(world.enterprise))

    assert "(by phone)" in response.text
    assert str(gone.subject_id) not in response.text


def test_internal_entries_are_for_office_and_auditors(world: World, log_in: LogIn) -> None:
    TimelineEntryFactory(
        enterprise=world.enterprise, kind="contact.added", audience="INTERNAL", facts={"post": "Confidant"}
    )

    assert "Confidant" in log_in(world.office).get(page_of(world.enterprise)).text
    assert "Confidant" not in log_in(world.specialist).get(page_of(world.enterprise)).text


def test_earlier_entries_follow_by_htmx_and_by_plain_links(world: World, log_in: LogIn) -> None:
    for minute in range(25):
        TimelineEntryFactory(
            enterprise=world.enterprise,
            kind="contact.added",
            at=world.at - timedelta(minutes=minute),
            facts={"post": f"Post no. {minute:02d}"},
        )
    client = log_in(world.office)
    first = client.get(page_of(world.enterprise))
    assert "Post no. 19" in first.text
    assert "Post no. 20" not in first.text
    earlier = page_of(world.enterprise) + first.context["page"].next_url

    whole = client.get(earlier)
    fragment = client.get(earlier, headers={"HX-Request": "true", "HX-Target": "timeline-more"})

    assert "<html" in whole.text
    assert "Show later entries" in whole.text
    assert "<html" not in fragment.text
    for response in (whole, fragment):
        assert "Post no. 20" in response.text
        assert "Post no. 19" not in response.text
    assert "HX-Request" in fragment["Vary"]


def test_the_filter_swaps_the_file_alone(eventful: World, log_in: LogIn) -> None:
    response = log_in(eventful.office).get(
        f"{page_of(eventful.enterprise)}?kind=issues", headers={"HX-Request": "true", "HX-Target": "timeline"}
    )

    assert response.text.strip().startswith("<section")
    assert "138****1234" not in response.text
    assert 'aria-current="true"' in response.text


def test_a_page_costs_the_same_with_a_short_and_a_long_file(
    eventful: World,
    log_in: LogIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = log_in(eventful.specialist)
    # session, user, enterprise, merged records, counts, entries, visits and issues that one may open, leaders, contacts,
    # figures of its size; the frame
    with django_assert_max_num_queries(12) as first:
        client.get(page_of(eventful.enterprise))
    for _time in range(12):
        log_visit(eventful.enterprise, status="DONE", kind="PHONE", by=eventful.specialist, at=eventful.at)

    with django_assert_num_queries(len(first.captured_queries)):
        client.get(page_of(eventful.enterprise))

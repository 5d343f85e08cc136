"""The list of enterprises: who sees which rows and columns, what the filters leave, and what a page costs."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from enterprises.models import Enterprise
from tests.factories.assistance import AssignmentFactory, IssueFactory, VisitFactory
from tests.factories.enterprises import ContactFactory, EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
LIST = "/enterprises/"


def page_of(enterprise: Enterprise) -> str:
    return reverse("enterprises:page", args=[enterprise.pk])


def test_the_office_sees_specialist_open_issues_and_last_visit_of_every_enterprise(world: World, log_in: LogIn) -> None:
    IssueFactory.create_batch(2, enterprise=world.enterprise)
    VisitFactory(enterprise=world.enterprise, happened_at=timezone.now() - timedelta(days=12))

    response = log_in(world.office).get(LIST)

    row = next(row for row in response.context["page"].rows if row == world.enterprise)
    assert (row.specialist, row.open_issues) == (world.specialist.latin_name, 2)
    assert "12 days ago" in response.text
    assert page_of(world.other_enterprise) in response.text


def test_the_list_speaks_chinese_to_a_chinese_reader(world: World, log_in: LogIn) -> None:
    response = log_in(world.office).get(LIST, headers={"accept-language": "zh-hans"})

    assert "弦歌铜业" in response.text
    assert world.specialist.name in response.text
    assert "Xiange Copper" not in response.text
    assert 'lang="zh-Hans"' in response.text


def test_another_specialists_enterprise_shows_name_chain_and_township_only_and_has_no_link(
    world: World, log_in: LogIn
) -> None:
    IssueFactory(enterprise=world.other_enterprise)
    VisitFactory(enterprise=world.other_enterprise)

    response = log_in(world.specialist).get(LIST)

    row = next(row for row in response.context["page"].rows if row == world.other_enterprise)
    assert not row.may_open
    assert (row.specialist, row.open_issues, row.last_visit_at) == (None, None, None)
    for shown in ("Fengge Food", "Food", "Shifo"):
        assert shown in response.text
    assert page_of(world.other_enterprise) not in response.text
    assert world.other_specialist.latin_name not in response.text
    assert page_of(world.enterprise) in response.text


@pytest.mark.parametrize("query", ["?issues=1", "?key=1", "?role=ANCHOR", "?status=LOST_CONTACT", "?quiet=1"])
def test_no_filter_tells_a_specialist_anything_about_other_peoples_enterprises(
    world: World, log_in: LogIn, query: str
) -> None:
    closed = EnterpriseFactory(is_key=True, role="ANCHOR", status="LOST_CONTACT", name_en="Their secret")
    operating = EnterpriseFactory(is_key=True, role="ANCHOR", name_en="Their other secret")
    for enterprise in (closed, operating):
        IssueFactory(enterprise=enterprise)

    response = log_in(world.specialist).get(LIST + query)

    assert response.status_code == 200
    assert "secret" not in response.text


def test_organisers_see_names_and_contacts_and_no_figures(world: World, log_in: LogIn) -> None:
    IssueFactory(enterprise=world.enterprise)
    VisitFactory(enterprise=world.enterprise)

    response = log_in(world.organiser).get(LIST)

    assert "138****1234" in response.text
    assert "6351234" not in response.text
    for figure in ("Open issues", "Last visit", "Specialist<", "With open issues", "All roles"):
        assert figure not in response.text


def test_a_handler_sees_the_enterprises_whose_issue_is_at_the_unit_and_only_those_issues(
    world: World, log_in: LogIn
) -> None:
    handler = log_in(world.handler)
    assert "There is no enterprise for you here yet" in handler.get(LIST).text
    IssueFactory(enterprise=world.enterprise, lead_unit=world.unit, status="ASSIGNED")
    IssueFactory(enterprise=world.enterprise, lead_unit=world.other_unit, status="ASSIGNED")
    VisitFactory(enterprise=world.enterprise)

    rows = handler.get(LIST).context["page"].rows

    assert [(row, row.open_issues, row.last_visit_at) for row in rows] == [(world.enterprise, 1, None)]


def test_a_leader_sees_the_own_chain(world: World, log_in: LogIn) -> None:
    rows = log_in(world.leader).get(LIST).context["page"].rows

    assert rows == [world.enterprise]


def test_administrators_of_the_system_see_no_enterprises(world: World, log_in: LogIn) -> None:
    assert log_in(world.admin).get(LIST).status_code == 403


def test_somebody_who_is_not_logged_in_is_sent_to_the_door(world: World, client: Client) -> None:
    response = client.get(f"{LIST}?key=1")

    assert response.status_code == 302
    assert response["Location"].startswith("/login/")


@pytest.mark.parametrize("text", ["弦歌", "歌铜", "xiange", "xgty", "Xiange Copper", "ＸＧＴＹ"])
def test_any_part_of_the_name_or_its_pinyin_finds_an_enterprise(world: World, log_in: LogIn, text: str) -> None:
    assert log_in(world.office).get(LIST, {"q": text}).context["page"].rows == [world.enterprise]


def test_filters_narrow_and_the_chips_count_what_they_would_leave(world: World, log_in: LogIn) -> None:
    key = EnterpriseFactory(is_key=True, chain=world.chain, township=world.township)
    IssueFactory(enterprise=world.enterprise)
    VisitFactory(enterprise=world.enterprise)

    response = log_in(world.office).get(LIST, {"chain": "copper", "township": world.township.code})

    counts = {str(chip.label): chip.count for chip in response.context["filters"]}
    assert counts == {
        "With open issues": 1,
        "No visit for 31 days": 1,
        "Without a specialist": 1,
        "Key enterprises": 1,
    }
    chosen = log_in(world.office).get(LIST, {"chain": "copper", "unassigned": "1", "key": "1"})
    assert chosen.context["page"].rows == [key]
    assert chosen.context["shown"] == 1


def test_mine_are_those_one_looks_after_as_primary_or_backup(world: World, log_in: LogIn) -> None:
    AssignmentFactory(
        enterprise=EnterpriseFactory(),
        specialist=world.specialist_row,
        starts_on=world.today - timedelta(days=9),
        ends_on=world.today,
    )

    for user in (world.specialist, world.backup):
        assert log_in(user).get(LIST, {"mine": "1"}).context["page"].rows == [world.enterprise]


def test_a_chip_keeps_the_other_filters_and_is_taken_away_again(world: World, log_in: LogIn) -> None:
    token = base64.urlsafe_b64encode(json.dumps(["a", str(world.enterprise.pk)]).encode()).decode().rstrip("=")

    response = log_in(world.office).get(LIST, {"chain": "copper", "key": "1", "after": token})

    chips = {str(chip.label): chip.url for chip in response.context["filters"]}
    assert chips["Key enterprises"] == "?chain=copper"
    assert chips["Without a specialist"] == "?chain=copper&key=1&unassigned=1"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?role=KING&status=ASLEEP&colour=red", 200),
        ("?chain=no-such-chain", 200),
        ("?township=000", 200),
        ("?q=" + "铜" * 5000, 200),
        ("?q=%25%5F%27%22%3C", 200),
        ("?mine=yes&key=0", 200),
        ("?after=rubbish", 404),
        ("?before=WyJhIl0", 404),
        ("?after=WyJhIiwibm8tdXVpZCJd", 404),
        ("?q=%00", 400),
    ],
)
def test_bad_addresses_are_answered_calmly(world: World, log_in: LogIn, query: str, status: int) -> None:
    assert log_in(world.office).get(LIST + query).status_code == status


def test_pages_follow_each_other_without_gaps_in_pinyin_order(world: World, log_in: LogIn) -> None:
    EnterpriseFactory.create_batch(60, township=world.township, chain=world.chain)
    office = log_in(world.office)

    first = office.get(LIST)
    second = office.get(LIST + first.context["page"].next_url)
    back = office.get(LIST + second.context["page"].previous_url)

    names = [row.pinyin for page in (first, second) for row in page.context["page"].rows]
    assert len(names) == 62
    assert names == sorted(names)
    assert back.context["page"].rows == first.context["page"].rows
    assert first.context["shown"] == 62


def test_markup_in_a_name_is_shown_and_not_obeyed(world: World, log_in: LogIn) -> None:
    EnterpriseFactory(name="<script>alert(1)</script>厂", short_name="", name_en="")

    response = log_in(world.office).get(LIST)

    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


@pytest.mark.parametrize("who", ["office", "specialist", "leader", "organiser", "auditor"])
@pytest.mark.parametrize("more", [5, 48])
def test_a_page_costs_the_same_with_5_and_with_50_rows(
    world: World, log_in: LogIn, django_assert_max_num_queries: DjangoAssertNumQueries, who: str, more: int
) -> None:
    for enterprise in EnterpriseFactory.create_batch(more, chain=world.chain, township=world.township):
        ContactFactory(enterprise=enterprise, is_preferred=True)
        AssignmentFactory(enterprise=enterprise, specialist=world.specialist_row)
        IssueFactory(enterprise=enterprise, category=world.category, raised_by=world.specialist)
        VisitFactory(enterprise=enterprise, visitor=world.specialist)
    client = log_in(getattr(world, who))

    # session, user, chips with their counts, chains, townships, rows; bell and badge of the frame (contacts: organisers)
    with django_assert_max_num_queries(8):
        response = client.get(LIST)

    assert len(response.context["page"].rows) >= more

"""The search box: a page, a panel for htmx, and straight there for a number or a code."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from tests.factories.assistance import IssueFactory
from tests.factories.enterprises import EnterpriseFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
PAGE = "/search/"
TYPING = {"HX-Request": "true", "HX-Target": "search-panel"}


def test_the_page_shows_what_was_found_by_kind(world: World, log_in: LogIn) -> None:
    issue = IssueFactory(enterprise=world.enterprise, title="弦歌用电增容")

    response = log_in(world.office).get(PAGE, {"q": "歌"})

    assert response.status_code == 200
    assert [str(group.label) for group in response.context["groups"]] == ["Enterprises", "Issues"]
    for url in (
        reverse("enterprises:page", args=[world.enterprise.pk]),
        reverse("assistance:issue", args=[issue.number]),
    ):
        assert url in response.text
    assert 'value="歌"' in response.text


def test_typing_gets_a_panel_with_at_most_five_of_each(world: World, log_in: LogIn) -> None:
    EnterpriseFactory.create_batch(8)
    IssueFactory.create_batch(7, enterprise=world.enterprise, title="铜业用电")

    response = log_in(world.office).get(PAGE, {"q": "铜"}, headers=TYPING)

    assert "<html" not in response.text
    assert response.text.count('role="option"') == 10
    assert "HX-Request" in response["Vary"]


def test_the_page_shows_twenty_and_leads_to_the_list_with_all(world: World, log_in: LogIn) -> None:
    EnterpriseFactory.create_batch(22)

    response = log_in(world.office).get(PAGE, {"q": "铜业"})

    (group,) = response.context["groups"]
    assert len(group.results) == 20
    assert group.more_url == f"/enterprises/?q={quote('铜业')}"
    assert group.more_url in response.text


def test_a_number_or_a_code_leads_straight_there(world: World, log_in: LogIn) -> None:
    issue = IssueFactory(enterprise=world.enterprise, number="1900-00042")
    office = log_in(world.office)

    by_number = office.get(PAGE, {"q": "1900-42"})
    by_code = office.get(PAGE, {"q": world.enterprise.uscc})
    typing = office.get(PAGE, {"q": "1900-42"}, headers=TYPING)

    assert (by_number.status_code, by_number["Location"]) == (302, reverse("assistance:issue", args=[issue.number]))
    assert by_code["Location"] == reverse("enterprises:page", args=[world.enterprise.pk])
    assert typing.status_code == 200
    assert issue.title in typing.text


def test_what_one_may_not_see_is_neither_found_nor_jumped_to(world: World, log_in: LogIn) -> None:
    IssueFactory(enterprise=world.enterprise, number="1900-00042", title="Their secret need")
    stranger = log_in(world.other_specialist)

    for query in ("1900-00042", "secret", world.enterprise.uscc):
        response = stranger.get(PAGE, {"q": query})
        assert response.status_code == 200
        assert "Their secret need" not in response.text
        assert reverse("enterprises:page", args=[world.enterprise.pk]) not in response.text


def test_another_specialists_enterprise_leads_to_its_line_in_the_list(world: World, log_in: LogIn) -> None:
    client = log_in(world.specialist)

    response = client.get(PAGE, {"q": "丰歌"})

    (result,) = response.context["groups"][0].results
    assert result.url.startswith("/enterprises/?q=")
    assert "Fengge Food" in client.get(result.url).text


def test_people_lead_to_the_specialists_page_or_to_the_accounts(world: World, log_in: LogIn) -> None:
    name = world.specialist.latin_name

    assert (
        reverse("assistance:caseload", args=[world.specialist_row.pk])
        in log_in(world.office).get(PAGE, {"q": name}).text
    )
    assert "/people/?q=specialist" in log_in(world.admin).get(PAGE, {"q": name}).text


def test_an_empty_box_says_what_can_be_found_and_nothing_found_says_what_to_try(world: World, log_in: LogIn) -> None:
    client = log_in(world.specialist)

    assert "What are you looking for?" in client.get(PAGE).text
    assert "Nothing found" in client.get(PAGE, {"q": "zzzz"}).text
    assert "Nothing found for “zzzz”." in client.get(PAGE, {"q": "zzzz"}, headers=TYPING).text


def test_the_page_speaks_chinese_to_a_chinese_reader(world: World, log_in: LogIn) -> None:
    response = log_in(world.office).get(PAGE, {"q": "弦歌"}, headers={"accept-language": "zh-hans"})

    assert "弦歌铜业" in response.text
    assert "Xiange" not in response.text


@pytest.mark.parametrize(
    ("query", "status"),
    [("?q=" + "铜" * 3000, 200), ("?q=%25%27%22%3Cscript%3E", 200), ("?q=a%00b", 400), ("?q=1900-9999999", 200)],
)
def test_odd_texts_are_answered_calmly(world: World, log_in: LogIn, query: str, status: int) -> None:
    response = log_in(world.office).get(PAGE + query)

    assert response.status_code == status
    assert "<script>" not in response.text.replace("<script src", "")


def test_a_search_costs_a_fixed_number_of_queries(
    world: World, log_in: LogIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = log_in(world.specialist)
    with django_assert_num_queries(8):  # session, user; enterprises (2), contacts, issues, specialists; bell
        client.get(PAGE, {"q": "铜"}, headers=TYPING)
    EnterpriseFactory.create_batch(10)
    IssueFactory.create_batch(5, enterprise=world.enterprise, title="铜")

    with django_assert_num_queries(8):
        client.get(PAGE, {"q": "铜"}, headers=TYPING)

"""The frame round every page: search, keyboard, language, colours, log-in and log-out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from enterprises.models import Enterprise
from tests.browser.conftest import OpenAs
from tests.browser.waiting import drafts, wait_for_draft

pytestmark = pytest.mark.browser


def test_a_newcomer_picks_a_person_of_the_demo_and_is_in(open_as: OpenAs) -> None:
    page = open_as("", "/issues/")

    page.get_by_role("button", name="handler answers for a department").click()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/issues/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_slash_goes_to_the_search_and_letters_show_hits(open_as: OpenAs) -> None:
    page = open_as("office", "/issues/")
    wanted = Enterprise.objects.order_by("pinyin").first()
    assert wanted is not None

    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type(wanted.initials[:4])
    panel = page.locator("#search-panel")
    expect(panel.get_by_role("option").first).to_be_visible()
    expect(panel).to_contain_text(wanted.name_en)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).not_to_have_url(re.compile("/issues/$"))
    expect(page.locator("main")).to_be_visible()


def test_escape_closes_the_hits(open_as: OpenAs) -> None:
    page = open_as("office")
    page.keyboard.press("/")
    page.keyboard.type("a")
    expect(page.locator("#search-panel")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#search-panel")).to_be_hidden()


def test_g_and_a_letter_go_to_a_page_but_not_while_one_types(open_as: OpenAs) -> None:
    page = open_as("specialist")

    page.keyboard.press("g")
    page.keyboard.press("i")
    expect(page).to_have_url(re.compile("/issues/$"))

    page.locator("#search").focus()
    page.keyboard.type("gv")
    expect(page.locator("#search")).to_have_value("gv")
    expect(page).to_have_url(re.compile("/issues/$"))


def test_a_question_mark_lists_the_keys_and_they_can_be_switched_off(open_as: OpenAs) -> None:
    page = open_as("specialist")

    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.locator("#help [data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("i")

    expect(page).to_have_url(re.compile(":[0-9]+/$"))


@pytest.mark.parametrize("width", [1440, 390])
def test_the_language_is_switched_and_stays(open_as: OpenAs, width: int) -> None:
    page = open_as("auditor", "/issues/", width=width)
    expect(page.locator("html")).to_have_attribute("lang", "en")

    menu(page)
    page.locator("button[name=language][value='zh-hans']").click()

    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page).to_have_url(re.compile("/issues/$"))
    page.goto("/enterprises/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_dark_colours_are_chosen_and_stay(open_as: OpenAs) -> None:
    page = open_as("leader", "/issues/")
    light = ground(page)

    menu(page)
    page.locator("button[name=theme][value=dark]").click()

    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page).to_have_url(re.compile("/issues/$"))
    assert sum(ground(page)) < 150 < sum(light)
    page.goto("/")
    assert sum(ground(page)) < 150


def test_logging_out_forgets_what_was_typed(open_as: OpenAs) -> None:
    page = open_as("specialist", "/visits/new/")
    page.locator(".list .btn-primary").first.click()
    page.locator("[name=notes]").fill("Nobody else should read this.")
    wait_for_draft(page, "Nobody else")

    page.goto("/")
    menu(page)
    page.locator("form[data-log-out] button").click()

    expect(page).to_have_url(re.compile("/login/$"))
    assert "Nobody else" not in drafts(page)
    page.goto("/issues/")
    expect(page).to_have_url(re.compile(r"/login/\?next=/issues/$"))


def test_the_back_button_shows_no_page_of_somebody_who_has_logged_out(open_as: OpenAs) -> None:
    page = open_as("specialist", "/issues/")
    menu(page)
    page.locator("form[data-log-out] button").click()
    expect(page).to_have_url(re.compile("/login/$"))

    page.go_back()

    expect(page).to_have_url(re.compile(r"/login/\?next="))


def test_a_phone_has_a_bottom_bar_with_the_visit_in_the_middle_and_no_side_bar(open_as: OpenAs) -> None:
    page = open_as("specialist", width=390, height=844)

    expect(page.locator("nav.bottom")).to_be_visible()
    expect(page.locator("nav.side")).to_be_hidden()
    places = page.locator("nav.bottom li")
    expect(places).to_have_count(5)
    expect(places.nth(2).locator("a")).to_have_attribute("href", "/visits/new/")


def menu(page: Page) -> None:
    """Open the menu of the person."""
    page.locator("header.top details.menu summary").click()


def ground(page: Page) -> list[int]:
    """Return the colour of the page's ground."""
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return [int(part) for part in re.findall(r"\d+", colour)[:3]]

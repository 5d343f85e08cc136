"""The visit form under hard conditions: reload, refusal, double click, no session, no JavaScript of others."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from assistance.models import Assignment, Visit
from enterprises.models import Enterprise
from tests.browser.conftest import OpenAs
from tests.browser.site import SESSION_COOKIE, Site
from tests.browser.waiting import drafts, wait_for_draft

pytestmark = pytest.mark.browser
NOTES = "Orders are good; the power upgrade is late again."


@pytest.fixture(scope="module")
def site(site_of_the_module: Site) -> Site:
    """One that may be written to."""
    return site_of_the_module


@pytest.fixture
def enterprise(site: Site) -> Enterprise:
    """One of the specialist's."""
    own = Assignment.objects.current().primary().filter(specialist__user__username="specialist")
    found = Enterprise.objects.filter(pk__in=own.values("enterprise")).order_by("pk").first()
    assert found is not None
    return found


@pytest.fixture
def form(open_as: OpenAs, enterprise: Enterprise) -> Page:
    """The form of a visit to it."""
    return open_as("specialist", f"/visits/new/?enterprise={enterprise.pk}")


def written() -> int:
    """How many visits say what we typed."""
    return Visit.objects.filter(notes=NOTES).count()


def test_a_draft_survives_a_reload_with_its_rows_and_picks(form: Page) -> None:
    form.locator("[name=notes]").fill(NOTES)
    form.locator("label.pick", has_text="By phone").click()
    form.get_by_role("button", name="Add another issue").click()
    form.locator("[name=issues-1-title]").fill("Thirty workers short")
    wait_for_draft(form, "Thirty workers short")

    form.reload()

    expect(form.get_by_text("We kept what you typed here last time.")).to_be_visible()
    expect(form.locator("[name=notes]")).to_have_value(NOTES)
    expect(form.locator("[name=issues-1-title]")).to_have_value("Thirty workers short")
    expect(form.locator("[name=kind][value=PHONE]")).to_be_checked()

    form.get_by_role("button", name="Discard it").click()
    expect(form.locator("[name=notes]")).to_have_value("")
    expect(form.locator("[name=issues-1-title]")).to_have_count(0)


def test_a_refusal_moves_the_focus_to_the_summary_and_keeps_everything(form: Page) -> None:
    form.locator("[name=notes]").fill(NOTES)
    form.locator("[name=happened_at]").fill("2099-01-01T09:00")
    form.locator("[name=promises-0-text]").fill("Bring the answer on Friday")

    form.locator("[data-primary]").click()

    summary = form.locator(".error-summary")
    expect(summary).to_be_focused()
    expect(form.locator("[name=notes]")).to_have_value(NOTES)
    expect(form.locator("[name=promises-0-text]")).to_have_value("Bring the answer on Friday")
    summary.get_by_role("link").first.click()
    expect(form.locator("[name=happened_at]")).to_be_focused()
    assert "Bring the answer" in drafts(form)
    assert written() == 0


def test_a_double_click_saves_one_visit_and_the_draft_is_gone(form: Page) -> None:
    before = written()
    form.locator("[name=notes]").fill(NOTES)
    wait_for_draft(form, NOTES)

    form.locator("[data-primary]").dblclick()

    expect(form).to_have_url(re.compile("/visits/[0-9a-f-]{36}/$"))
    expect(form.get_by_text("The visit is saved")).to_be_visible()
    assert written() == before + 1
    assert NOTES not in drafts(form)


def test_sending_twice_before_the_answer_comes_saves_one_visit(form: Page) -> None:
    before = written()
    form.locator("[name=notes]").fill(NOTES)

    form.evaluate("const form = document.querySelector('form[data-draft]'); form.submit(); form.submit();")

    expect(form).to_have_url(re.compile("/visits/[0-9a-f-]{36}/$"))
    assert written() == before + 1


def test_control_and_enter_send_the_form(form: Page) -> None:
    before = written()
    form.locator("[name=notes]").fill(NOTES)

    form.keyboard.press("Control+Enter")

    expect(form).to_have_url(re.compile("/visits/[0-9a-f-]{36}/$"))
    assert written() == before + 1


def test_a_session_that_ends_while_one_types_costs_no_word(form: Page, site: Site) -> None:
    before = written()
    form.locator("[name=notes]").fill(NOTES)
    wait_for_draft(form, NOTES)
    form.context.clear_cookies(name=SESSION_COOKIE)

    form.locator("[data-primary]").click()
    expect(form).to_have_url(re.compile(r"/login/\?next="))
    form.locator("[name=username]").fill("specialist")
    form.locator("[name=password]").fill("yanggu-demo")
    form.locator("form[action='/login/'] [type=submit]").click()

    expect(form).to_have_url(re.compile(r"/visits/new/\?enterprise="))
    expect(form.locator("[name=notes]")).to_have_value(NOTES)
    assert written() == before
    form.locator("[data-primary]").click()
    expect(form).to_have_url(re.compile("/visits/[0-9a-f-]{36}/$"))
    assert written() == before + 1


def test_a_fragment_without_a_session_leads_to_the_log_in_and_back_to_the_words(form: Page) -> None:
    form.locator("[name=notes]").fill(NOTES)
    wait_for_draft(form, NOTES)
    form.context.clear_cookies(name=SESSION_COOKIE)

    form.locator("#search").fill("co")

    expect(form).to_have_url(re.compile("/login/"))
    expect(form.locator("input[name=username]")).to_have_count(1)
    assert NOTES in drafts(form)


def test_a_removed_row_is_not_saved(form: Page) -> None:
    form.locator("[name=notes]").fill(NOTES)
    form.locator("[name=issues-0-title]").fill("Not this one")
    form.get_by_role("button", name="Add another issue").click()
    form.locator("[name=issues-1-title]").fill("Thirty workers short")
    form.get_by_role("button", name="Remove issue 1").click()

    form.locator("[data-primary]").click()

    expect(form).to_have_url(re.compile("/visits/[0-9a-f-]{36}/$"))
    expect(form.get_by_role("link", name="Thirty workers short")).to_be_visible()
    expect(form.get_by_text("Not this one")).to_have_count(0)


def test_the_form_works_without_any_script(open_as: OpenAs, enterprise: Enterprise) -> None:
    before = written()
    page = open_as("specialist", f"/visits/new/?enterprise={enterprise.pk}", java_script_enabled=False)
    page.locator("[name=notes]").fill(NOTES)
    page.locator("[name=issues-0-title]").fill("Thirty workers short")

    page.locator("[data-primary]").click()

    expect(page.get_by_role("link", name="Thirty workers short")).to_be_visible()
    assert written() == before + 1

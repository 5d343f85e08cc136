"""The main job from the first click to the reminder: four people, at a desk in English and on a phone in Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.actions.people import system_user
from accounts.clock import database_now
from accounts.models import Unit, User
from assistance.actions.reminders import plan_reminders
from assistance.models import Issue, Visit
from tests.browser.conftest import OpenAs
from tests.browser.hands import Hands
from tests.browser.site import Site

pytestmark = pytest.mark.browser

DESK = {"width": 1440, "height": 900, "language": "en"}
PHONE = {"width": 390, "height": 844, "language": "zh-hans"}
ENOUGH = 90  # seconds for writing down a visit


@pytest.fixture(scope="module")
def site(site_of_the_module: Site) -> Site:
    """One that may be written to."""
    return site_of_the_module


@dataclass(frozen=True)
class Words:
    """What the specialist writes down."""

    notes: str
    issue: str
    promise: str
    progress: str
    answer: str
    call_back: str


ENGLISH = Words(
    notes="Orders full until March. Power upgrade late.",
    issue="630 kVA before 10 December",
    promise="Bring the date on Friday",
    progress="Ordered.",
    answer="The transformer is connected on 8 December.",
    call_back="Content: it is connected.",
)
CHINESE = Words(
    notes="订单排到三月，增容迟迟没有消息。",
    issue="十二月十日前完成增容",
    promise="周五带来答复日期",
    progress="已下单。",
    answer="变压器十二月八日送电。",
    call_back="满意，已经送电。",
)


@pytest.mark.parametrize(("screen", "words"), [(DESK, ENGLISH), (PHONE, CHINESE)], ids=["desk", "phone"])
def test_a_visit_its_issue_the_answer_and_the_reminder(
    screen: dict[str, object], words: Words, open_as: OpenAs
) -> None:
    specialist = open_as("specialist", **screen)
    hands = Hands(specialist)

    log_the_visit(hands, words)

    assert hands.seconds <= ENOUGH, f"{hands.keys} keys and {hands.clicks} clicks take {hands.seconds:.0f} s"
    visit = Visit.objects.get(notes=words.notes)
    issue = Issue.objects.get(visit=visit)
    assert issue.title == words.issue
    assert visit.commitments.get().text == words.promise
    expect(specialist.locator(".flash").first).to_be_visible()

    the_reminder_is_in_the_bell(specialist, visit)
    the_office_assigns(open_as("office", f"/issues/{issue.number}/", **screen), issue)
    the_handler_answers(open_as("handler", f"/issues/{issue.number}/", **screen), issue, words)
    the_office_closes(open_as("office", f"/issues/{issue.number}/", **screen), issue, words)

    specialist.goto(f"/visits/{visit.pk}/")
    specialist.get_by_role("link", name=words.issue).click()
    expect(specialist.locator("main")).to_contain_text(words.answer)
    expect(specialist.locator("main")).to_contain_text(words.call_back)


def log_the_visit(hands: Hands, words: Words) -> None:
    """From the first page to the saved visit, with one issue and one promise, and the next contact today."""
    page = hands.page
    if page.viewport_size == {"width": 390, "height": 844}:
        hands.click(page.locator("nav.bottom [href='/visits/new/']"))
    else:
        hands.press("n")
    hands.click(page.locator("main .list .btn-primary").first)
    hands.type(page.locator("[name=notes]"), words.notes)
    hands.type(page.locator("[name=issues-0-title]"), words.issue)
    hands.type(page.locator("[name=promises-0-text]"), words.promise)
    today = f"{timezone.localdate():%Y-%m-%d}"
    page.locator("[name=next_contact_on]").fill(today)
    hands.clicks, hands.keys = hands.clicks + 1, hands.keys + len(today)
    hands.press("Control+Enter")
    expect(page).to_have_url(re.compile("/visits/[0-9a-f-]{36}/$"))


def the_reminder_is_in_the_bell(page: Page, visit: Visit) -> None:
    """The planner's minute passes, and the promised contact rings."""
    plan_reminders(by=system_user(), at=database_now())

    page.goto("/")
    expect(page.locator("#bell .count")).to_be_visible()
    page.locator("#bell-link").click()
    enterprise = visit.enterprise
    rung = page.locator("main .list li").filter(
        has_text=enterprise.name_en if english(page) else enterprise.short_name or enterprise.name
    )
    expect(rung.locator(f"[href='/enterprises/{enterprise.pk}/']").first).to_be_visible()


def the_office_assigns(page: Page, issue: Issue) -> None:
    """The office gives the issue to the handler's unit."""
    unit = Unit.objects.get(memberships__user=User.objects.get(username="handler"))
    page.locator("[name=lead_unit]").select_option(str(unit.pk))
    send(page, "accept")
    expect(page.locator("main")).to_contain_text(unit.name_en if english(page) else unit.name)


def the_handler_answers(page: Page, issue: Issue, words: Words) -> None:
    """The unit acknowledges, notes what it did, and answers."""
    send(page, "acknowledge")
    open_step(page, "progress")
    page.locator("form[action$='/progress/'] [name=text]").fill(words.progress)
    send(page, "progress")
    page.locator("form[action$='/answer/'] .pick").first.click()
    page.locator("form[action$='/answer/'] [name=text]").fill(words.answer)
    send(page, "answer")
    expect(page.locator("main")).to_contain_text(words.answer)


def the_office_closes(page: Page, issue: Issue, words: Words) -> None:
    """The office calls back and closes."""
    form = page.locator("form[action$='/confirm/']")
    form.locator("[name=really_solved][value=YES]").check()
    form.locator("[name=comment]").fill(words.call_back)
    send(page, "confirm")
    issue.refresh_from_db()
    assert (issue.status, issue.outcome) == ("CLOSED", "SOLVED")


def open_step(page: Page, move: str) -> None:
    """Unfold a step that is not the next one."""
    page.locator("details.more", has=page.locator(f"form[action$='/{move}/']")).locator("summary").first.click()


def send(page: Page, move: str) -> None:
    """Press the button of a move and wait until it is made."""
    form = page.locator(f"form[action$='/{move}/']")
    form.locator("[data-primary]").click()
    expect(form).to_have_count(0) if move != "progress" else expect(page.locator(".flash").first).to_be_visible()


def english(page: Page) -> bool:
    """Whether the page is in English."""
    return page.locator("html").get_attribute("lang") == "en"

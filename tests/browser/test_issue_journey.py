"""The long way of an issue in the browser, in both languages: returned, given to another unit, extended, disputed, solved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Role, Unit, User
from assistance.models import Issue, PersonalLink, Visit
from assistance.queries.calendar import working_calendar
from assistance.queries.personal_links import address_of
from tests.browser.conftest import OpenAs
from tests.browser.test_journeys import open_step, send

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Words:
    """What is written down on the way."""

    title: str
    reason: str
    done: str
    answer: str
    no: str
    yes: str


ENGLISH = Words(
    "630 kVA before the tenth", "The grid is not ours.", "Measured.", "It is upgraded.", "It fails.", "It runs."
)
CHINESE = Words("十日前完成增容", "不属于我单位职责。", "已现场勘测。", "已完成增容。", "仍然跳闸。", "已正常供电。")


@pytest.mark.parametrize(("language", "words"), [("en", ENGLISH), ("zh-hans", CHINESE)])
def test_the_long_way_of_an_issue_in_the_browser(language: str, words: Words, open_as: OpenAs) -> None:
    screen: dict[str, Any] = {"language": language, "width": 1440 if language == "en" else 390, "height": 900}
    specialist = open_as("specialist", "/", **screen)
    issue = raise_on_a_visit(specialist, words)
    page = f"/issues/{issue.number}/"
    office, handler = open_as("office", page, **screen), open_as("handler", "/", **screen)
    own = Unit.objects.get(memberships__user=User.objects.get(username="handler"))
    stranger = User.objects.filter(roles=[Role.HANDLER], memberships__isnull=False).exclude(username="handler")
    other = stranger.exclude(memberships__unit=own).order_by("pk")[0]

    office.locator("[name=lead_unit]").first.select_option(str(other.memberships.get().unit_id))
    send(office, "accept")
    returned = open_as(other.username, page, **screen)
    open_step(returned, "return")
    returned.locator("form[action$='/return/'] [name=reason]").fill(words.reason)
    returned.locator("form[action$='/return/'] [data-primary]").click()
    expect(returned.locator(".flash").first).to_be_visible()
    office.reload()
    expect(office.locator("main")).to_contain_text(words.reason)
    office.locator("form[action$='/accept/'] [name=lead_unit]").select_option(str(own.pk))
    send(office, "accept")

    handler.goto(page)
    send(handler, "acknowledge")
    issue.refresh_from_db()
    later = working_calendar(issue.due_on).after(issue.due_on, 2).on
    open_step(handler, "request-extension")
    form = handler.locator("form[action$='/request-extension/']")
    form.locator("[name=due_on]").fill(f"{later:%Y-%m-%d}")
    form.locator("[name=reason]").fill(words.reason)
    send(handler, "request-extension")
    office.reload()
    office.locator("form[action$='/decide-extension/'] [name=granted][value=yes]").check()
    send(office, "decide-extension")
    issue.refresh_from_db()
    assert issue.due_on == later

    answer(handler, page, words)
    the_enterprise_says(open_as, issue, "NO", words.no, screen)
    office.reload()
    expect(office.locator("main")).to_contain_text(words.no)
    answer(handler, page, words)
    the_enterprise_says(open_as, issue, "YES", words.yes, screen)

    issue.refresh_from_db()
    assert (issue.status, issue.reopened, issue.returns) == ("CLOSED", 1, 1)
    specialist.goto(page)
    for said in (words.reason, words.done, words.answer, words.no, words.yes):
        expect(specialist.locator("main")).to_contain_text(said)


def raise_on_a_visit(page: Page, words: Words) -> Issue:
    """Log a visit to an enterprise of one's own that brings the issue back."""
    page.goto("/enterprises/?mine=1")
    page.locator("main .rows tbody a").first.click()
    page.locator("[href*='/visits/new/?enterprise=']").first.click()
    page.locator("[name=issues-0-title]").fill(words.title)
    page.locator("main form [data-primary]").first.click()
    expect(page.locator(".flash").first).to_be_visible()
    visit = Visit.objects.latest("created_at")
    issue: Issue = visit.issues.get()
    assert issue.title == words.title
    return issue


def answer(page: Page, address: str, words: Words) -> None:
    """The unit answers, and says what it did."""
    page.goto(address)
    form = page.locator("form[action$='/answer/']")
    form.locator(".pick").first.click()
    form.locator("[name=text]").fill(words.answer)
    form.locator("[name=action]").fill(words.done)
    send(page, "answer")


def the_enterprise_says(open_as: OpenAs, issue: Issue, word: str, comment: str, screen: dict[str, Any]) -> None:
    """The contact follows the link of this round, on a phone without script."""
    issue.refresh_from_db()
    link = PersonalLink.objects.usable(timezone.now()).get(issue=issue, round=issue.reopened)
    path = f"/l/{address_of(link).partition('/l/')[2]}"
    page = open_as("", path, language=screen["language"], width=390, java_script_enabled=False)
    page.locator(f"[name=really_solved][value={word}]").check()
    page.get_by_role("textbox").fill(comment)
    page.locator("button[type=submit]").click()
    expect(page.locator("[name=really_solved]")).to_have_count(0)

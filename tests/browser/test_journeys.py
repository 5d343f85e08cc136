"""The main job as people do it: a visit is logged, its issue is answered and closed, the reminder is in the bell."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive

pytestmark = pytest.mark.browser

# A person taps or clicks once a second and types three characters a second on a phone: all below 90 seconds.
SECONDS = 90
SECONDS_A_TAP, SECONDS_A_CHARACTER = 1.0, 1 / 3


class Hands:
    """Counts what the hands do."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps, self.characters = page, 0, 0

    def tap(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.taps += 1

    def write(self, selector: str, text: str) -> None:
        self.page.locator(selector).first.fill(text)
        self.taps, self.characters = self.taps + 1, self.characters + len(text)

    @property
    def seconds(self) -> float:
        return self.taps * SECONDS_A_TAP + self.characters * SECONDS_A_CHARACTER


@pytest.mark.parametrize(("language", "size"), [("en", "desk"), ("zh-hans", "phone")])
def test_a_visit_becomes_an_answer(arrive: Arrive, language: str, size: str) -> None:
    words = {"en": ("Power upgrade needed", "Answer on Friday"), "zh-hans": ("需要增容六百千伏安", "周五前答复")}[
        language
    ]
    title, promise = words
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()

    # The specialist logs the visit with one issue and a promise.
    specialist = arrive("specialist", language=language, size=size)
    page = specialist.page
    specialist.go("/visits/new/")
    hands = Hands(page)
    hands.tap("a.btn-primary[href*='/visits/new/?enterprise=']")
    page.wait_for_load_state("networkidle")
    hands.write(
        "#id_notes", "Orders are good. The power supply is not." if language == "en" else "订单充足，用电紧张。"
    )
    hands.write("#id_issues-0-title", title)
    hands.write("#id_promises-0-text", promise)
    page.locator("#id_promises-0-due_on").fill(today.isoformat())
    hands.taps += 2
    hands.tap("[data-sets=id_next_contact_on]")
    expect(page.locator("#id_next_contact_on")).to_have_value((today + timedelta(days=7)).isoformat())
    hands.tap("[data-primary]")
    page.wait_for_url(re.compile(r"/visits/[0-9a-f-]{36}/$"))
    assert hands.seconds < SECONDS, hands.seconds
    expect(page.locator("main")).to_contain_text(title)
    expect(page.locator("main")).to_contain_text(promise)
    number = re.search(r"\d{4}-\d{5}", page.locator("main").inner_text())
    assert number is not None
    issue = f"/issues/{number.group()}/"

    # The office assigns it, the handler acknowledges and answers.
    office = arrive("office", language=language, size=size)
    office.go(issue)
    unit = "Human Resources" if language == "en" else "人力资源"
    option = office.page.locator("#id_lead_unit option", has_text=unit).first
    office.page.locator("#id_lead_unit").select_option(str(option.get_attribute("value")))
    office.page.locator("[data-primary]").first.click()
    office.page.wait_for_load_state("networkidle")
    handler = arrive("handler", language=language, size=size)
    handler.go(issue)
    handler.page.locator("form[action$='/acknowledge/'] [data-primary]").click()
    handler.page.wait_for_load_state("networkidle")
    handler.page.locator("input[name=outcome][value=SOLVED]").check(force=True)
    handler.page.locator("form[action$='/answer/'] textarea").fill(
        "The transformer is in place." if language == "en" else "变压器已经装好。"
    )
    handler.page.locator("form[action$='/answer/'] [data-primary]").click()
    handler.page.wait_for_load_state("networkidle")

    # The office calls back and closes; the specialist reads the answer.
    office.go(issue)
    office.page.locator("form[action$='/close/'] textarea").fill(
        "They are content." if language == "en" else "企业表示满意。"
    )
    office.page.locator("form[action$='/close/'] [data-primary]").click()
    office.page.wait_for_load_state("networkidle")
    specialist.go(issue)
    expect(page.locator("main")).to_contain_text("Closed" if language == "en" else "已销号")
    expect(page.locator("main")).to_contain_text(
        "The transformer is in place." if language == "en" else "变压器已经装好。"
    )

    # The promise is due today: the planner puts the reminder into the bell.
    specialist.site.manage("dispatch", "--once")
    specialist.go("/reminders/")
    expect(page.locator("main")).to_contain_text(promise)
    expect(page.locator("#bell .count")).to_be_visible()


def test_a_draft_survives_a_reload_and_is_gone_after_saving(arrive: Arrive) -> None:
    visitor = arrive("specialist")
    page = visitor.page
    visitor.go("/visits/new/")
    page.locator("a.btn-primary[href*='/visits/new/?enterprise=']").first.click()
    page.wait_for_load_state("networkidle")
    form = page.url
    page.locator("#id_notes").press_sequentially("They are hiring thirty people")
    page.wait_for_timeout(1200)  # the draft is saved a moment after typing ends

    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#id_notes")).to_have_value("They are hiring thirty people")
    expect(page.locator(".draft-line")).to_be_visible()

    page.locator("#id_notes").press("Control+Enter")
    page.wait_for_url(re.compile(r"/visits/[0-9a-f-]{36}/$"))
    page.goto(form)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#id_notes")).to_have_value("")


def test_faults_take_the_focus_and_keep_what_was_typed(arrive: Arrive) -> None:
    visitor = arrive("specialist")
    page = visitor.page
    visitor.go("/visits/new/")
    page.locator("a.btn-primary[href*='/visits/new/?enterprise=']").first.click()
    page.wait_for_load_state("networkidle")
    page.locator("#id_notes").fill("Kept, whatever happens")
    page.locator("#id_happened_at").fill("2035-01-01T10:00")
    page.locator("[data-primary]").click()
    page.wait_for_load_state("networkidle")

    expect(page.locator("#error-summary")).to_be_focused()
    expect(page.locator("#id_notes")).to_have_value("Kept, whatever happens")
    expect(page.locator("main")).to_contain_text("cannot lie in the future")


def test_a_double_click_saves_one_visit(arrive: Arrive) -> None:
    visitor = arrive("specialist")
    page = visitor.page
    visitor.go("/visits/new/")
    page.locator("a.btn-primary[href*='/visits/new/?enterprise=']").first.click()
    page.wait_for_load_state("networkidle")
    page.locator("#id_notes").fill("Twice clicked, once visited")
    page.locator("[data-primary]").dblclick()
    page.wait_for_url(re.compile(r"/visits/[0-9a-f-]{36}/$"))

    visitor.go("/visits/?mine=1&status=DONE")
    rows = page.locator("table.rows tbody tr").all()[:2]
    visits = [row.locator("a").first.get_attribute("href") for row in rows]
    texts = []
    for visit in visits:
        visitor.go(str(visit))
        texts.append("Twice clicked, once visited" in page.locator("main").inner_text())
    assert texts.count(True) == 1


def test_the_keyboard_finds_goes_and_helps(arrive: Arrive) -> None:
    visitor = arrive("office")
    page = visitor.page
    visitor.go("/")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("tong")
    expect(page.locator("#search-panel a").first).to_be_visible()

    page.keyboard.press("Escape")
    page.locator("h1").first.click()
    page.keyboard.press("g")
    page.keyboard.press("i")
    page.wait_for_url("**/issues/")
    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()


def test_logging_out_wipes_the_drafts(arrive: Arrive) -> None:
    visitor = arrive("specialist")
    page = visitor.page
    visitor.go("/visits/new/")
    page.locator("a.btn-primary[href*='/visits/new/?enterprise=']").first.click()
    page.wait_for_load_state("networkidle")
    page.locator("#id_notes").press_sequentially("Nobody else's business")
    page.wait_for_timeout(1200)
    assert "Nobody else" in page.evaluate("JSON.stringify(localStorage)")

    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("header details.menu summary").click()
    page.locator("form[action='/logout/'] button").click()
    page.wait_for_url("**/login/**")

    assert "Nobody else" not in page.evaluate("JSON.stringify(localStorage)")

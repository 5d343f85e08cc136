"""How the pages look and weigh: no overflow, nothing for axe to find, no foreign request, within the budget."""

from __future__ import annotations

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from tests.browser.conftest import Arrive, Visitor

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1440)
PAGES = {
    "specialist": ["/", "/enterprises/", "/visits/", "/visits/new/", "/issues/", "/reminders/", "/search/?q=a"],
    "office": ["/", "/assignments/", "/enterprises/new/", "/issues/?overdue=1"],
    "admin": ["/people/"],
}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
KB = 1024


def pages_of(visitor: Visitor, name: str) -> list[str]:
    """Return the pages of a person, one enterprise, one visit, one form and one issue among them."""
    found = list(PAGES[name])
    if name != "admin":
        for listing, link in (
            ("/enterprises/", "table.rows a[href^='/enterprises/']"),
            ("/visits/", "table.rows a[href^='/visits/']"),
            ("/issues/", "table.rows a[href^='/issues/']"),
        ):
            visitor.go(listing)
            found.append(str(visitor.page.locator(link).first.get_attribute("href")))
    if name == "specialist":
        visitor.go("/visits/new/")
        found.append(str(visitor.page.locator("a.btn-primary[href*='?enterprise=']").first.get_attribute("href")))
    return found


def complaints(page: Page) -> list[str]:
    """Return what axe finds, in one line each."""
    results = Axe().run(page, options=RULES).response
    return [f"{found['id']}: {node['html'][:120]}" for found in results["violations"] for node in found["nodes"]]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_is_wider_than_the_screen(arrive: Arrive, name: str, language: str) -> None:
    visitor = arrive(name, language=language)
    too_wide = []
    for path in pages_of(visitor, name):
        visitor.go(path)
        for width in WIDTHS:
            visitor.page.set_viewport_size({"width": width, "height": 800})
            real = visitor.page.evaluate("document.documentElement.scrollWidth")
            if real > width:
                too_wide.append(f"{path} at {width}: {real}")
    assert not too_wide


@pytest.mark.parametrize(
    ("name", "language", "size", "theme"),
    [
        ("specialist", "en", "desk", "light"),
        ("specialist", "zh-hans", "phone", "dark"),
        ("office", "zh-hans", "desk", "dark"),
        ("admin", "en", "phone", "light"),
    ],
)
def test_axe_finds_nothing(arrive: Arrive, name: str, language: str, size: str, theme: str) -> None:
    visitor = arrive(name, language=language, size=size, theme=theme)
    found = []
    for path in pages_of(visitor, name):
        page = visitor.go(path)
        found += [f"{path}: {line}" for line in complaints(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("language", "theme"), [("en", "dark"), ("zh-hans", "light")])
def test_axe_finds_nothing_on_the_log_in_page(arrive: Arrive, language: str, theme: str) -> None:
    page = arrive(language=language, size="phone", theme=theme).go("/login/")

    assert not complaints(page)


def test_pages_keep_their_budget(arrive: Arrive) -> None:
    visitor = arrive("specialist")
    for path in ("/", "/enterprises/", "/visits/new/", "/issues/"):
        answers: list[Response] = []

        def keep(answer: Response, answers: list[Response] = answers) -> None:
            answers.append(answer)

        visitor.page.on("response", keep)
        visitor.go(path)
        visitor.page.remove_listener("response", keep)
        weights = {answer.url: len(gzip.compress(answer.body())) for answer in answers if answer.status == 200}
        css = sum(weight for url, weight in weights.items() if ".css" in url)
        script = sum(weight for url, weight in weights.items() if ".js" in url)
        assert css <= 40 * KB, (path, css)
        assert script <= 50 * KB, (path, script)
        assert sum(weights.values()) <= 120 * KB, (path, weights)


@pytest.mark.parametrize("path", ["/enterprises/", "/issues/"])
def test_paper_shows_no_navigation_and_no_buttons(arrive: Arrive, path: str) -> None:
    visitor = arrive("office")
    page = visitor.go(path)
    visitor.go(str(page.locator(f"table.rows a[href^='{path}']").first.get_attribute("href")))
    page.emulate_media(media="print")

    assert not page.locator("nav.side").is_visible()
    assert not page.locator("header.top").is_visible()
    visible = [button for button in page.locator("main button").all() if button.is_visible()]
    assert not visible
    assert page.locator("h1").is_visible()


def test_the_words_of_the_chosen_language_fill_the_page(arrive: Arrive) -> None:
    visitor = arrive("specialist", language="zh-hans")
    for path in ("/", "/visits/", "/issues/", "/reminders/", "/visits/new/"):
        page = visitor.go(path)
        assert page.locator("html").get_attribute("lang") == "zh-Hans"
        menu = page.locator("nav.side").inner_text()
        assert "My day" not in menu
        assert not any(word in page.locator("h1").inner_text() for word in ("Visit", "Issue", "Reminder", "Good"))

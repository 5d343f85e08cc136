"""Every main page: fits every screen in both languages, is usable by everybody in both themes, and is light.

A page is opened once in each language and made narrower; every rule is asked at a desk in English and on a phone in
Chinese, those about colour also in the dark.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.addresses import PAGES, Address
from tests.browser.conftest import LOCALES, log_in
from tests.browser.site import Site
from tests.browser.watch import Watch

pytestmark = pytest.mark.browser

AXE = Axe().axe_script
WIDTHS = (1440, 768, 320, 390)  # the last is that of a phone, which is looked at further
WIDE = ViewportSize(width=1440, height=800)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ABOUT_COLOUR = ["color-contrast", "link-in-text-block"]  # the theme changes nothing else
EVERYTHING: dict[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOUR = EVERYTHING | {"runOnly": {"type": "rule", "values": ABOUT_COLOUR}}
KILOBYTE = 1024
MOST_CSS, MOST_SCRIPT, MOST_PAGE = 40 * KILOBYTE, 50 * KILOBYTE, 120 * KILOBYTE  # gzipped

OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((item) => item.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((item) => item.outerHTML.slice(0, 120))];
}"""

Desk = tuple[Page, Watch]


@pytest.fixture(scope="module")
def desks(browser: Browser, site: Site) -> Iterator[dict[str, Desk]]:
    """A page in a browser of each language, in which one person after the other logs in; it keeps no file of a page."""
    desks: dict[str, Desk] = {}
    for language, locale in LOCALES.items():
        context = browser.new_context(
            base_url=site.url, viewport=WIDE, locale=locale, timezone_id="Asia/Shanghai", reduced_motion="reduce"
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        context.new_cdp_session(page).send(
            "Network.setCacheDisabled", {"cacheDisabled": True}
        )  # the first visit counts
        desks[language] = page, Watch(page, site.url)
    yield desks
    for page, _watch in desks.values():
        page.context.close()


@pytest.fixture
def read_as(desks: dict[str, Desk], site: Site) -> Iterator[Callable[[str, str, str], Desk]]:
    """A function that opens an address as somebody in a language; afterwards, nothing odd may have happened."""

    def read(username: str, address: str, language: str) -> Desk:
        page, watch = desks[language]
        page.set_viewport_size(WIDE)
        page.context.clear_cookies()
        log_in(page.context, site, username, language=language, theme="light")
        watch.forget()
        page.goto(address)
        watch.wait_until_quiet()  # what htmx brings after the page is part of it
        page.evaluate(AXE)
        return page, watch

    yield read
    odd = [sight for _page, watch in desks.values() for sight in watch.odd]
    for _page, watch in desks.values():
        watch.forget()
    assert not odd, "\n".join(odd)


@pytest.mark.parametrize(("username", "address"), PAGES.values(), ids=PAGES)
def test_a_page_is_light_and_fits_every_screen_and_everybody_can_use_it(
    username: str, address: Address, read_as: Callable[[str, str, str], Desk]
) -> None:
    page, watch = read_as(username, address(), "en")
    wrong = list(burdens(watch))
    wrong += [f"en, light, 1440 px: {fault}" for fault in barriers(page, EVERYTHING)]
    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    wrong += [f"en, dark, 1440 px: {fault}" for fault in barriers(page, COLOUR)]
    page.evaluate("document.documentElement.dataset.bsTheme = 'light'")
    wrong += [f"en, {fault}" for fault in what_sticks_out(page)]

    page, _watch = read_as(username, address(), "zh-hans")
    wrong += [f"zh-hans, {fault}" for fault in what_sticks_out(page)]
    show_the_whole_page(page)
    wrong += [f"zh-hans, light, {WIDTHS[-1]} px: {fault}" for fault in barriers(page, EVERYTHING)]
    assert not wrong, "\n".join(wrong)


def barriers(page: Page, rules: dict[str, Any]) -> list[str]:
    """Return what axe finds, one line for each place."""
    found: list[dict[str, Any]] = page.evaluate("(rules) => axe.run(rules).then((answer) => answer.violations)", rules)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]} {(node.get('failureSummary') or '')[:160]}"
        for violation in found
        for node in violation["nodes"][:4]
    ]


def what_sticks_out(page: Page) -> Iterator[str]:
    """Yield what is wider than the screen, for each width."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": WIDE["height"]})
        yield from (f"{width} px is too narrow: {part}" for part in page.evaluate(OVERFLOW))


def show_the_whole_page(page: Page) -> None:
    """Make the screen as high as the page.

    A bar that sticks to the lower edge lies over whatever the scroll position happens to bring there, and one scrolls on.
    What it hides on the whole page, nobody can reach.
    """
    size = page.viewport_size or WIDE
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})


def burdens(watch: Watch) -> Iterator[str]:
    """Yield what is too heavy, in bytes after compression."""
    weights: dict[str, int] = {}
    for response in watch.responses:
        if response.status < 300 or response.status >= 400:
            kind = response.request.resource_type
            weights[kind] = weights.get(kind, 0) + len(gzip.compress(response.body(), compresslevel=6))
    for kind, weight, most in (
        ("stylesheet", weights.get("stylesheet", 0), MOST_CSS),
        ("script", weights.get("script", 0), MOST_SCRIPT),
        ("page", sum(weights.values()), MOST_PAGE),
    ):
        if weight > most:
            yield f"the {kind} weighs {weight} bytes, which is more than {most}: {weights}"

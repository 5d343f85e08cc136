"""Every main page: fits every screen in both languages, is usable by everybody in both themes, and is light."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response

from tests.browser.addresses import PAGES, Address
from tests.browser.conftest import OpenAs

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1440)
AXE = Axe()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
KILOBYTE = 1024
MOST_CSS, MOST_SCRIPT, MOST_PAGE = 40 * KILOBYTE, 50 * KILOBYTE, 120 * KILOBYTE  # gzipped

each_page = pytest.mark.parametrize(("username", "address"), PAGES.values(), ids=PAGES)

OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((item) => item.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 5).map((item) => item.outerHTML.slice(0, 120))];
}"""


@each_page
def test_a_page_fits_every_screen_and_everybody_can_use_it(username: str, address: Address, open_as: OpenAs) -> None:
    wrong: list[str] = []
    for language in ("en", "zh-hans"):
        page = open_as(username, address(), language=language)
        page.wait_for_load_state("networkidle")  # what htmx brings after the page is part of it
        wrong += [f"{language}, light, 1440 px: {fault}" for fault in barriers(page)]
        if language == "en":
            page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
            wrong += [f"{language}, dark, 1440 px: {fault}" for fault in barriers(page)]
            page.evaluate("document.documentElement.dataset.bsTheme = 'light'")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wrong += [f"{language}, {width} px is too narrow: {part}" for part in page.evaluate(OVERFLOW)]
            if width == 390 and language == "zh-hans":
                wrong += [f"{language}, light, {width} px: {fault}" for fault in barriers(page)]
    assert not wrong, "\n".join(wrong)


def barriers(page: Page) -> list[str]:
    """Return what axe finds, one line for each place."""
    found: list[dict[str, Any]] = AXE.run(page, options=RULES).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]} {(node.get('failureSummary') or '')[:160]}"
        for violation in found
        for node in violation["nodes"][:4]
    ]


@each_page
def test_a_page_is_light(username: str, address: Address, open_as: OpenAs) -> None:
    weights: dict[str, int] = {}
    page = open_as(username, "/healthz")
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - the browser wants a function
    page.goto(address(), wait_until="networkidle")
    for response in responses:
        if response.status < 300 or response.status >= 400:
            kind = response.request.resource_type
            weights[kind] = weights.get(kind, 0) + len(gzip.compress(response.body(), compresslevel=6))

    assert weights["stylesheet"] <= MOST_CSS
    assert weights["script"] <= MOST_SCRIPT
    assert sum(weights.values()) <= MOST_PAGE, weights

"""Waiting for the page's own memory: Playwright's wait_for_function would need `unsafe-eval`, which our pages forbid."""

from __future__ import annotations

import time

from playwright.sync_api import Page

DRAFTS = "JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('draft:')))"


def wait_for_draft(page: Page, text: str, seconds: float = 10) -> None:
    """Return as soon as the browser keeps ``text`` in a draft."""
    deadline = time.monotonic() + seconds
    while text not in drafts(page):
        assert time.monotonic() < deadline, f"no draft holds {text!r}: {drafts(page)}"
        page.wait_for_timeout(50)


def drafts(page: Page) -> str:
    """Return all that the browser keeps of forms."""
    return str(page.evaluate(DRAFTS))

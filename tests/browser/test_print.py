"""On paper: what one reads, without what one clicks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistance.models import Issue
from tests.browser.conftest import OpenAs

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("what", ["enterprise", "issue", "visit"])
def test_a_page_prints_without_bars_and_buttons(what: str, open_as: OpenAs) -> None:
    issue = Issue.objects.filter(visit__isnull=False, status="SUBMITTED").select_related("enterprise").first()
    assert issue is not None
    address = {
        "enterprise": f"/enterprises/{issue.enterprise_id}/",
        "issue": f"/issues/{issue.number}/",
        "visit": f"/visits/{issue.visit_id}/",
    }[what]
    page = open_as("office", address, theme="dark")
    if what == "enterprise":
        expect(page.locator("#file")).not_to_be_empty()
        expect(page.locator("#file .card").first).to_be_visible()
    page.emulate_media(media="print")

    assert page.locator("nav:visible").count() == 0
    assert page.locator("header.top:visible").count() == 0
    buttons = page.locator("button:visible, .btn:visible, input:visible, textarea:visible, select:visible")
    assert [button.inner_text() for button in buttons.all()] == []
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )

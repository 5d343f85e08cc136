"""The papers of an event: badges eight to a sheet, certificates on their side, the programme, the report."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from assistance.models import Conferral, Event
from assistance.queries.badges import ON_A_SHEET, guests_with_a_badge
from tests.browser.conftest import OpenAs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
CUT = "sheets => sheets.map(sheet => sheet.scrollHeight - sheet.clientHeight).filter(cut => cut > 1)"


def pages_of(page: Page) -> list[tuple[float, float]]:
    """Return width and height of each page on paper, in points."""
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", pdf))
    return [(float(width), float(height)) for width, height in boxes]


def held() -> Event:
    """The demo's last event, of which there is everything."""
    return Event.objects.get(status="FOLLOWED_UP")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_badges_print_eight_to_a_sheet(language: str, open_as: OpenAs) -> None:
    event = held()
    guests = guests_with_a_badge(event, only_accepted=True).count()
    assert guests % ON_A_SHEET, "the last sheet is not full"

    page = open_as("organiser", f"/events/{event.slug}/badges/", language=language)

    assert len(pages_of(page)) == -(-guests // ON_A_SHEET)
    page.set_viewport_size({"width": 688, "height": 972})  # the sheet within its margins, at 96 dots an inch
    page.emulate_media(media="print")
    assert page.locator(".badge-sheet, .badge").evaluate_all(CUT) == []
    assert page.locator(".badge svg").first.bounding_box()["width"] > 80  # type: ignore[index]  # about 2 cm


def test_certificates_print_a_page_each_on_their_side(open_as: OpenAs) -> None:
    event = held()

    page = open_as("office", f"/events/{event.slug}/honours/certificates/")

    sheets = pages_of(page)
    assert len(sheets) == Conferral.objects.filter(event=event).count()
    assert all(width > height for width, height in sheets)


def test_programme_and_report_print_without_buttons(open_as: OpenAs) -> None:
    event = held()
    for user, address in (("", f"/e/{event.slug}/programme/"), ("auditor", f"/events/{event.slug}/report/")):
        page = open_as(user, address)
        assert 1 <= len(pages_of(page)) <= 3
        page.emulate_media(media="print")
        assert page.locator("button:visible, .btn:visible, nav:visible").count() == 0

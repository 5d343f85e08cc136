"""The agenda under the mouse and under the keys: what is dragged moves, what clashes is said and stays."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from assistance.models import AgendaItem
from tests.browser.conftest import OpenAs
from tests.browser.events import opening, planned_day
from tests.browser.site import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(site_of_the_module: Site) -> Site:
    """These tests move items."""
    return site_of_the_module


def item(page: Page, title: str) -> Locator:
    return page.locator("[data-item]", has=page.get_by_role("link", name=title, exact=True))


def begins(found: AgendaItem) -> str:
    found.refresh_from_db()
    return f"{timezone.localtime(found.starts_at):%H:%M} {found.room or '-'}"


def test_keys_and_mouse_move_an_item_and_a_clash_leaves_it_where_it_was(open_as: OpenAs) -> None:
    event, found = planned_day(), opening()
    page = open_as("organiser", f"/events/{event.slug}/agenda/", height=2000)  # the whole day in view
    address, hall = page.url, found.room_id

    page.get_by_role("link", name="Opening address", exact=True).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(item(page, "Opening address")).to_contain_text("08:45–09:05")
    expect(page.get_by_role("link", name="Opening address", exact=True)).to_be_focused()
    page.keyboard.press("Alt+ArrowRight")
    expect(page.locator(f"td.taken[data-room='{hall}']")).to_have_count(1)  # the report alone is left there
    assert begins(found) == "08:45 二楼会议室"
    assert page.url == address  # and the browser did not go back

    item(page, "Opening address").drag_to(page.locator(f"td[data-slot*='T12:00'][data-room='{hall}']"))
    expect(item(page, "Opening address")).to_contain_text("12:00–12:20")
    assert begins(found) == "12:00 大礼堂"

    item(page, "Policies for enterprises").drag_to(page.locator(f"td[data-slot*='T09:00'][data-room='{hall}']"))
    expect(page.get_by_role("alert")).to_contain_text("大礼堂 is needed by “What became of last year's questions”")
    assert begins(AgendaItem.objects.get(event=event, title="惠企政策解读")) == "13:30 二楼会议室"

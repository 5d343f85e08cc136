"""The door with script: names are found while one types, a scanner's Enter is answered at once, the next badge may come."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from assistance.models import Event, Invitation
from tests.browser.conftest import OpenAs

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_field_finds_while_one_types_and_is_empty_for_the_next_badge(open_as: OpenAs) -> None:
    event = Event.objects.filter(status="PUBLISHED").order_by("starts_on")[0]
    invited = Invitation.objects.filter(event=event, contact__isnull=False).select_related("contact").order_by("pk")[0]
    assert invited.contact is not None
    page = open_as("organiser", f"/events/{event.slug}/door/", width=390)
    field = page.locator("#q")
    expect(field).to_be_focused()

    page.keyboard.type(invited.contact.name)
    expect(page.locator("#found li")).not_to_have_count(0)
    field.fill("nobody is called so")
    expect(page.locator("#found li")).to_have_count(0)
    expect(page.locator("#found")).to_contain_text("Nobody on the list is called so.")

    field.fill("QQQQQQQQ")
    page.keyboard.press("Enter")
    expect(page.locator("#door-says")).to_contain_text("No guest of this event has this code.")
    expect(field).to_have_value("")
    expect(field).to_be_focused()

    page.get_by_text("Somebody who was not invited").click()
    page.get_by_label("Enterprise", exact=False).last.press_sequentially("a")
    expect(page.locator("datalist option")).not_to_have_count(0)

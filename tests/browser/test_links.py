"""An enterprise speaks with its personal link on a phone without any script; an officer copies the message."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from assistance.actions.personal_links import make_link
from assistance.models import CallBack, Issue, PersonalLink
from assistance.queries.personal_links import address_of
from tests.browser.conftest import OpenAs
from tests.browser.site import Site

pytestmark = pytest.mark.browser


def answered() -> Issue:
    found = Issue.objects.filter(status="ANSWERED").order_by("pk").first()
    assert found is not None
    return found


def path_of(link: PersonalLink) -> str:
    return f"/l/{address_of(link).partition('/l/')[2]}"


@pytest.mark.parametrize(
    ("language", "send", "no", "wrong", "thanks", "open_again"),
    [
        ("en", "Send", "No, it is not solved", "Please choose one of the three.", "Thank you", "open again"),
        ("zh-hans", "提交", "否，未解决", "请从三项中选择一项。", "谢谢", "已重新办理"),
    ],
)
def test_no_reopens_without_any_script_on_a_phone(
    site: Site, open_as: OpenAs, language: str, send: str, no: str, wrong: str, thanks: str, open_again: str
) -> None:
    issue, office = answered(), User.objects.get(username="office")
    link = make_link(issue, by=office, at=timezone.now())
    page = open_as("", path_of(link), width=390, language=language, java_script_enabled=False)
    before = page.context.cookies()
    expect(page.get_by_role("heading", name=issue.title)).to_be_visible()
    page.get_by_role("textbox").fill("It fails every day.")
    page.get_by_role("button", name=send).click()
    expect(page.get_by_text(wrong)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_value("It fails every day.")
    page.get_by_label(no).check()
    page.get_by_role("button", name=send).click()
    expect(page.get_by_text(thanks)).to_be_visible()
    expect(page.get_by_text(open_again)).to_be_visible()
    width = page.locator("html").bounding_box()
    assert width is not None
    assert width["width"] <= 390
    assert page.context.cookies() == before, "the page leaves nothing in the browser"
    page.reload()
    expect(page.get_by_text(thanks)).to_be_visible()
    issue.refresh_from_db()
    assert issue.reopened == 1
    assert CallBack.objects.get(issue=issue, channel="LINK").comment == "It fails every day."


def test_the_message_is_copied_by_a_click_and_can_be_taken_by_hand_without_script(site: Site, open_as: OpenAs) -> None:
    issue = answered()
    for script in (False, True):
        page = open_as("office", f"/issues/{issue.number}/", java_script_enabled=script)
        page.get_by_role("button", name="Message to copy").click()
        field = page.get_by_label("Copy it into WeChat or a text message")
        expect(field).to_have_attribute("readonly", "")
        assert path_of(PersonalLink.objects.filter(issue=issue).latest("created_at")) in field.input_value()
        copy = page.get_by_role("button", name="Copy", exact=True)
        if not script:
            expect(copy).to_be_hidden()
            continue
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        copy.click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == field.input_value()

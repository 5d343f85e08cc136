"""Five issues ruled on by keys alone: accepted with the first and with another unit, merged, rejected, taken back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from assistance.models import Category, Issue
from assistance.queries.triage import triage
from tests.browser.conftest import OpenAs
from tests.browser.site import Site
from tests.factories.accounts import UserFactory
from tests.factories.assistance import IssueFactory
from tests.factories.enterprises import EnterpriseFactory

pytestmark = pytest.mark.browser


def status_of(issue: Issue) -> str:
    return Issue.objects.get(pk=issue.pk).status


def ruled(page: Page, words: str) -> None:
    """Wait for the next desk, with the toast of the last act."""
    expect(page.locator(".flash").first).to_contain_text(re.compile(words))
    expect(page.locator("[data-card]").first).to_be_visible()


def stand_at(page: Page, issue: Issue) -> None:
    """Walk with j and k until the card of the issue has the focus."""
    steps = page.locator(f"#card-{issue.number}").evaluate(
        "card => { const cards = [...document.querySelectorAll('[data-card]')];"
        " return cards.indexOf(card) - cards.indexOf(document.activeElement.closest('[data-card]')); }"
    )
    for _step in range(abs(steps)):
        page.keyboard.press("j" if steps > 0 else "k")
    expect(page.locator(f"#card-{issue.number}")).to_be_focused()


def test_five_issues_are_ruled_on_by_keys_alone(site: Site, open_as: OpenAs) -> None:
    category = next(c for c in Category.objects.exclude(usual_unit=None).order_by("code") if _several_units(c))
    firms = [EnterpriseFactory(name=f"阳谷第{n}样板有限公司") for n in range(4)]
    by = UserFactory()
    plain, other, rejected, hasty, kept = (
        IssueFactory(enterprise=firm, category=category, raised_by=by, title=f"Key {n}")
        for n, firm in enumerate([*firms, firms[0]])
    )
    page = open_as("office", "/issues/triage/")
    cards = {card.issue.pk: card for card in triage(User.objects.get(username="office"), plain.created_at).cards}
    assert len(cards[other.pk].advice) > 1

    stand_at(page, kept)  # merged into the other issue of the enterprise
    page.keyboard.press("m")
    ruled(page, "merged")
    stand_at(page, plain)
    page.keyboard.press("Enter")
    ruled(page, "accepted")
    stand_at(page, other)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    ruled(page, "accepted")
    stand_at(page, rejected)
    page.keyboard.press("r")
    page.keyboard.type("Ask the city.")
    page.keyboard.press("Control+Enter")
    ruled(page, "not accepted")
    stand_at(page, hasty)
    page.keyboard.press("Enter")
    ruled(page, "accepted")
    assert status_of(hasty) == "ASSIGNED"
    page.keyboard.press("u")
    ruled(page, "taken back")

    assert [status_of(issue) for issue in (plain, other, rejected, hasty, kept)] == [
        "ASSIGNED", "ASSIGNED", "REJECTED", "SUBMITTED", "MERGED",
    ]  # fmt: skip
    assert Issue.objects.get(pk=other.pk).lead_unit == cards[other.pk].advice[1].unit
    assert Issue.objects.get(pk=kept.pk).merged_into == plain


def _several_units(category: Category) -> bool:
    units = Issue.objects.filter(category=category, lead_unit__isnull=False).values_list("lead_unit", flat=True)
    return len({*units} - {category.usual_unit_id}) > 0

"""The brief is one sheet of A4, whatever there is to say."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.clock import local_day
from assistance.models import Category
from enterprises.models import Enterprise, Figure, Indicator, Level, Qualification, Track
from tests.browser.conftest import OpenAs
from tests.browser.site import Site
from tests.factories.assistance import CommitmentFactory, IssueFactory, VisitFactory

pytestmark = pytest.mark.browser
LONG, LONG_EN = "高新技术产业园区道路积水影响原料运输" * 60, "Flooded road to the industrial park delays material " * 20


@pytest.fixture(scope="module")
def site(site_of_the_module: Site) -> Site:
    """One that may be written to."""
    return site_of_the_module


@pytest.fixture
def crowded(site: Site) -> Enterprise:
    """An enterprise of the demo with long texts and many rows of everything, in both languages."""
    enterprise = Enterprise.objects.standing().filter(visits__isnull=False).order_by("pk").first()
    assert enterprise is not None
    now, today = timezone.now(), local_day(timezone.now())
    stamps = {"created_at": now, "updated_at": now}
    Enterprise.objects.filter(pk=enterprise.pk).update(
        name=LONG[:120], name_en=LONG_EN[:160], address=LONG[:200], version=enterprise.version + 1
    )
    track = Track.objects.create(code="BRIEF", name="赛道", **stamps)
    for n in range(12):
        words, text = (LONG, LONG_EN)[n % 2], (LONG_EN, LONG)[n % 2]
        visit = VisitFactory(
            enterprise=enterprise, notes=words[:900], people_met=text[:200], happened_at=now - timedelta(n)
        )
        CommitmentFactory(visit=visit, text=words[:200], due_on=today - timedelta(days=n))
        IssueFactory(enterprise=enterprise, title=text[:120], category=Category.objects.all()[0], status="ASSIGNED")
        level = Level.objects.create(
            track=track, code=f"B{n}", name=words[:80], name_en=text[:120], scope="CITY", place=n, **stamps
        )
        Qualification.objects.create(
            enterprise=enterprise, level=level, valid_from=today - timedelta(days=900),
            valid_to=today + timedelta(days=n), **stamps,
        )  # fmt: skip
    for indicator in (Indicator.OUTPUT, Indicator.REVENUE, Indicator.POWER):
        Figure.objects.update_or_create(
            enterprise=enterprise, indicator=indicator, year=2090, through_month=10,
            defaults={"value_cum": 1234567890, "base_cum_comparable": 1000000000, **stamps},
        )  # fmt: skip
    return enterprise


@pytest.mark.xdist_group("browser")
def test_a_crowded_brief_prints_on_one_page_in_both_languages(crowded: Enterprise, open_as: OpenAs) -> None:
    for language in ("en", "zh-hans"):
        page = open_as("office", f"/enterprises/{crowded.pk}/brief/", language=language)
        pdf = page.pdf(format="A4", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, language
        page.set_viewport_size({"width": 688, "height": 972})  # the sheet within its margins, at 96 dots an inch
        page.emulate_media(media="print")
        cut = page.locator(".a4").evaluate("sheet => sheet.scrollHeight - sheet.clientHeight")
        assert cut <= 0, f"{language}: {cut} px are cut off"
        assert page.locator(".a4-foot").is_visible()

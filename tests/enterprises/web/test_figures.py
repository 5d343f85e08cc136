"""Pages of figures: the published numbers exactly, what is hidden, corrections, and who sees what."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from enterprises.actions.figures import record_figure
from tests.factories import ChainFactory, EnterpriseFactory
from tests.factories.figures import FigureFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]
COUNTY = reverse("enterprises:figures")


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture
def published(world: World) -> World:
    """January to April 2023, as the county published it."""
    FigureFactory(year=2023, value_cum="19011000000.00", growth_official="23.41")
    FigureFactory(year=2023, indicator="VALUE_ADDED", value_cum=None, growth_official="21.6")
    return world


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["January-April 2023", "19.011 bn yuan", "+23.41 %", "+21.6 %", "on the same period last year"]),
        ("zh-hans", ["2023年1—4月", "190.11 亿元", "+23.41 %", "+21.6 %"]),
    ],
)
def test_the_county_page_shows_exactly_what_was_published(
    published: World, log_in: LogIn, language: str, words: list[str]
) -> None:
    FigureFactory(year=2024, through_month=2)  # a later period would be shown first

    page = log_in(published.leader).get(COUNTY, {"year": "2023", "through": "4"}, headers={"accept-language": language})

    assert page.status_code == 200
    assert [word for word in words if word not in text_of(page.text)] == []


def test_the_latest_period_of_the_county_is_shown_first(published: World, log_in: LogIn) -> None:
    FigureFactory(year=2024, through_month=2, value_cum=1)
    FigureFactory(year=2025, through_month=3, enterprise=published.enterprise)

    assert "January-February 2024" in text_of(log_in(published.office).get(COUNTY).text)


@pytest.mark.parametrize("query", ["year=2023&through=1", "year=2023&through=13", "year=x&through=4", "year=99999"])
def test_a_period_that_cannot_be_is_not_found(published: World, log_in: LogIn, query: str) -> None:
    assert log_in(published.office).get(f"{COUNTY}?{query}").status_code == 404


def test_without_any_figure_the_page_says_what_would_be_here(world: World, log_in: LogIn) -> None:
    assert "No figures of this period yet" in log_in(world.office).get(COUNTY).text


def test_too_few_are_hidden_on_the_page(published: World, log_in: LogIn) -> None:
    for chain, values in ((ChainFactory(), (111_000, 222_000)), (ChainFactory(), (1_000, 2_000, 4_000))):
        for value in values:
            enterprise = EnterpriseFactory(chain=chain, above_designated_since=date(2015, 1, 1))
            FigureFactory(year=2023, enterprise=enterprise, value_cum=value)

    page = text_of(log_in(published.auditor).get(COUNTY, {"year": "2023", "through": "4"}).text)

    assert "hidden: fewer than 3" in page
    assert "hidden with another" in page
    assert "333,000" not in page
    assert "7,000 yuan" not in page


def test_the_chain_page_comes_whole_and_as_a_part(published: World, log_in: LogIn) -> None:
    FigureFactory(enterprise=published.enterprise, value_cum=77_000)
    address = reverse("enterprises:chain-figures", args=[published.chain.slug])
    specialist, other = log_in(published.specialist), log_in(published.other_specialist)

    whole = specialist.get(address, {"year": "2024", "through": "4"})
    part = specialist.get(address, {"year": "2024", "through": "4"}, headers={"hx-request": "true"})

    assert "<html" in whole.text and "<html" not in part.text
    for page in (whole.text, part.text):
        assert "77,000 yuan" in text_of(page)
    assert "77,000 yuan" not in text_of(other.get(address, {"year": "2024", "through": "4"}).text)


def test_the_tab_shows_both_years_months_and_corrections(world: World, log_in: LogIn) -> None:
    of: dict[str, Any] = {"enterprise": world.enterprise, "indicator": "OUTPUT", "by": world.office, "at": world.at}
    record_figure(**of, year=2023, through_month=3, value_cum=Decimal(400_000))
    record_figure(**of, year=2024, through_month=2, value_cum=Decimal(300_000))
    for value, note in ((444_000, ""), (460_000, "A digit was doubled")):
        record_figure(
            **of, year=2024, through_month=3, value_cum=Decimal(value), note=note, base_cum_comparable=Decimal(400_000)
        )

    page = text_of(
        log_in(world.specialist).get(reverse("enterprises:enterprise-figures", args=[world.enterprise.pk])).text
    )

    for words in ("460,000 yuan", "400,000 yuan", "160,000 yuan", "+15 %", "1 correction", "A digit was doubled"):
        assert words in page
    assert "444,000 yuan, now 460,000 yuan" in page


def test_pages_take_the_same_number_of_queries_with_few_and_many_rows(published: World, log_in: LogIn) -> None:
    client = log_in(published.office)
    addresses = [
        f"{COUNTY}?year=2024&through=4",
        f"{reverse('enterprises:chain-figures', args=['copper'])}?year=2024&through=4",
        reverse("enterprises:enterprise-figures", args=[published.enterprise.pk]),
    ]

    def counted() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    FigureFactory(enterprise=published.enterprise, version=2)
    few = counted()
    for month in (2, 3, 5, 6):
        FigureFactory(enterprise=published.enterprise, through_month=month, version=2)
        FigureFactory(through_month=month)
    for _place in range(5):
        enterprise = EnterpriseFactory(chain=published.chain, above_designated_since=date(2015, 1, 1))
        FigureFactory(enterprise=enterprise)

    assert counted() == few

"""The size class that follows from the latest whole year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from enterprises.models import Enterprise, Figure
from enterprises.queries.sizes import Scale, scale_of
from tests.factories import EnterpriseFactory


@pytest.fixture
def enterprise(db: None) -> Enterprise:
    return EnterpriseFactory(industry_class="C3251")


def reported(enterprise: Enterprise, indicator: str, year: int, value: int | None, month: int = 12) -> None:
    now = timezone.now()
    growth = None if value is not None else Decimal(3)
    Figure.objects.create(
        enterprise=enterprise, indicator=indicator, year=year, through_month=month, value_cum=value,
        growth_official=growth, created_at=now, updated_at=now,
    )  # fmt: skip


def test_the_latest_whole_year_counts(
    enterprise: Enterprise, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for year, employees, revenue in ((2023, 10, 1_000_000), (2024, 420, 310_000_000)):
        reported(enterprise, "EMPLOYEES", year, employees)
        reported(enterprise, "REVENUE", year, revenue)
    reported(enterprise, "REVENUE", 2025, 9_000_000_000, month=11)

    with django_assert_num_queries(1):
        scale = scale_of(enterprise)

    assert (scale.year, scale.employees, scale.revenue) == (2024, Decimal(420), Decimal(310_000_000))
    assert scale.by_rule is not None and scale.by_rule.size == "MEDIUM"
    assert scale.reaches_designated_size


def test_two_years_are_not_mixed(enterprise: Enterprise) -> None:
    reported(enterprise, "EMPLOYEES", 2023, 420)
    reported(enterprise, "REVENUE", 2024, 310_000_000)

    scale = scale_of(enterprise)

    assert (scale.year, scale.employees, scale.by_rule) == (2024, None, None)


def test_no_figures_say_nothing(enterprise: Enterprise) -> None:
    reported(enterprise, "REVENUE", 2024, None)

    assert scale_of(enterprise) == Scale()

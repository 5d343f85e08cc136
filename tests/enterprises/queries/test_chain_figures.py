"""Sums of chains and townships: of whom, compared with whom, and what is hidden."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import F
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from enterprises.models import Chain, Enterprise, EnterpriseStatus, Figure
from enterprises.queries.chain_figures import (
    chain_rows,
    county_amounts,
    county_series,
    figures_of_chains,
    part_series,
    township_rows,
)
from enterprises.queries.figures import Amount, series
from enterprises.rules.figures import Basis
from enterprises.rules.periods import Period
from tests.factories import ChainFactory, EnterpriseFactory
from tests.factories.figures import FigureFactory
from tests.factories.world import World

APRIL = Period(2024, 4)
LONG_AGO = date(2015, 1, 1)


def chain_with(*values: int | None, base: int | None = None, **kwargs: object) -> Chain:
    """A chain whose enterprises reported these outputs; None did not report."""
    chain = ChainFactory()
    for value in values:
        enterprise = EnterpriseFactory(chain=chain, above_designated_since=LONG_AGO)
        if value is not None:
            FigureFactory(enterprise=enterprise, value_cum=value, base_cum_comparable=base, **kwargs)
    return chain


def amount(chain: Chain) -> Amount:
    return next(row.amount for row in chain_rows(APRIL) if row.subject == chain)


def test_a_sum_says_how_many_reported_and_compares_the_same_enterprises(db: None) -> None:
    chain = chain_with(100, 200, 300, None, base=150)
    newcomer = EnterpriseFactory(chain=chain, above_designated_since=LONG_AGO)
    FigureFactory(enterprise=newcomer, value_cum=400)  # without a base: in the sum, not in the growth

    found = amount(chain)

    assert (found.value, found.reported, found.expected) == (Decimal(1000), 4, 5)
    assert (found.growth.rate, found.growth.basis) == (Decimal("33.33"), Basis.COMPARABLE)  # 600 / 450


def test_below_designated_size_merged_and_struck_out_enterprises_are_not_summed_up(db: None) -> None:
    chain = chain_with(100, 200, 300)
    others = [
        EnterpriseFactory(chain=chain),
        EnterpriseFactory(chain=chain, above_designated_since=date(2025, 1, 1)),
        EnterpriseFactory(chain=chain, above_designated_since=LONG_AGO, struck_at=timezone.now()),
        EnterpriseFactory(chain=chain, above_designated_since=LONG_AGO),
    ]
    for other in others:
        FigureFactory(enterprise=other, value_cum=5000)
    Enterprise.objects.filter(pk=others[-1].pk).update(merged_into=EnterpriseFactory(), version=F("version") + 1)
    EnterpriseFactory(chain=chain, above_designated_since=LONG_AGO, status=EnterpriseStatus.CLOSED)

    assert (amount(chain).value, amount(chain).reported, amount(chain).expected) == (Decimal(600), 3, 3)


def test_unreported_is_not_zero(db: None) -> None:
    found = amount(chain_with(None, None, None))

    assert (found.value, found.reported, found.expected, found.is_hidden) == (None, 0, 3, False)


def test_too_few_are_hidden_and_the_smallest_other_with_them(db: None) -> None:
    few = chain_with(100, 200, base=90)
    small = chain_with(10, 20, 30, base=10)
    large = chain_with(1000, 2000, 3000, base=900)

    hidden = [amount(few), amount(small)]
    assert all(one.is_hidden and one.value is None and one.growth.rate is None for one in hidden)
    assert amount(few).reported == 2
    assert (amount(large).value, amount(large).is_hidden) == (Decimal(6000), False)


def test_what_was_published_of_a_chain_is_shown_whoever_reported(db: None) -> None:
    chain = chain_with(100, 200)
    FigureFactory(chain=chain, value_cum=999, growth_official=Decimal("4.2"))

    found = amount(chain)

    assert (found.value, found.growth.rate, found.growth.basis) == (Decimal(999), Decimal("4.2"), Basis.OFFICIAL)
    assert (found.reported, found.expected) == (2, 2)


def test_the_county_is_what_was_published_else_the_sum(db: None) -> None:
    chain_with(100, 200, 300)
    chain_with(7, 8, 9, indicator="TAX")
    chain_with(3, 4, indicator="PROFIT")
    FigureFactory(value_cum=19_000)

    county = county_amounts(APRIL)

    assert (county["OUTPUT"].value, county["OUTPUT"].is_sum) == (Decimal(19_000), False)
    assert (county["TAX"].value, county["TAX"].is_sum, county["TAX"].reported) == (Decimal(24), True, 3)
    assert (county["PROFIT"].value, county["PROFIT"].is_hidden) == (None, True)


def test_a_series_has_eleven_periods_and_single_months_from_march_on(db: None) -> None:
    for month, value in ((2, 300), (3, 460), (5, 900)):
        FigureFactory(through_month=month, value_cum=value)
        FigureFactory(through_month=month, value_cum=value - 100, year=2023)

    steps = series(county_series(2024), "OUTPUT", 2024).steps

    assert [step.period.month for step in steps] == list(range(2, 13))
    assert [step.added for step in steps[:4]] == [300, 160, None, None]  # April is not reported: nor is May by itself
    assert [step.added_last for step in steps[:2]] == [200, 160]


def test_the_series_of_a_chain_hides_each_period_for_itself(db: None) -> None:
    chain = chain_with(100, 200, 300)
    enterprise = chain.enterprises.all()[0]
    FigureFactory(enterprise=enterprise, through_month=3, value_cum=80)

    known = part_series(chain, 2024)

    assert known["OUTPUT", APRIL].value == 600
    assert (known["OUTPUT", Period(2024, 3)].value, known["OUTPUT", Period(2024, 3)].is_hidden) == (None, True)


def test_figures_of_chains_are_for_those_who_read_figures(world: World) -> None:
    chain = chain_with(100, 200, 300)

    assert figures_of_chains(world.leader, [chain], 2024, 4)[chain.pk]["OUTPUT"].value == 600
    assert figures_of_chains(world.handler, [chain], 2024, 4) == {chain.pk: {}}
    assert figures_of_chains(world.leader, [world.chain], 2024, 4) == {world.chain.pk: {}}


@pytest.mark.parametrize("chains", [1, 6])
def test_the_number_of_queries_does_not_grow(
    db: None, chains: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _place in range(chains):
        chain = chain_with(100, 200, 300)

    with django_assert_num_queries(4):
        chain_rows(APRIL)
    with django_assert_num_queries(4):
        township_rows(APRIL)
    with django_assert_num_queries(3):
        county_amounts(APRIL)
    with django_assert_num_queries(3):
        part_series(chain, 2024)
    assert Figure.objects.count() == chains * 3

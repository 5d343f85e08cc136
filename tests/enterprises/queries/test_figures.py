"""What looks wrong about new values, and how many queries the corrections take."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pytest_django import DjangoAssertNumQueries

from enterprises.actions.figures import record_figure
from enterprises.models import Figure
from enterprises.queries.figures import doubts, periods_of, revisions_of
from enterprises.rules.figures import NewFigure
from enterprises.rules.periods import Period
from tests.factories.figures import FigureFactory
from tests.factories.world import World


def test_ten_times_more_or_less_and_less_than_before_are_doubted(db: None) -> None:
    FigureFactory(through_month=2, value_cum=900)
    FigureFactory(through_month=3, value_cum=1000)
    FigureFactory(year=2023, value_cum=1300)
    FigureFactory(through_month=3, value_cum=50, indicator="PROFIT")

    def codes(indicator: str, value: int) -> list[tuple[str, Period]]:
        line = NewFigure(indicator, Decimal(value))
        return [(doubt.code, doubt.period) for doubt in doubts(Figure.objects.all(), Period(2024, 4), [line])]

    assert codes("OUTPUT", 1400) == []
    assert codes("OUTPUT", 990) == [("falls_back", Period(2024, 3))]
    assert codes("OUTPUT", 14_000) == [("ten_times", Period(2024, 3)), ("ten_times", Period(2023, 4))]
    assert codes("PROFIT", 40) == []  # a month may lose what the others won
    assert codes("TAX", 1) == []


def test_a_doubt_says_what_it_compares_with(db: None) -> None:
    FigureFactory(through_month=3, value_cum=1000)

    [doubt] = doubts(Figure.objects.all(), Period(2024, 4), [NewFigure("OUTPUT", Decimal(10_000))])

    assert doubt.words == (
        "Output value: 10,000 yuan is at least ten times more or less than 1,000 yuan in January-March 2024."
    )


def test_periods_are_named_once_and_the_latest_first(db: None) -> None:
    for indicator in ("OUTPUT", "TAX"):
        FigureFactory(indicator=indicator)
        FigureFactory(indicator=indicator, year=2023, through_month=12)

    assert periods_of(Figure.objects.of_the_county()) == [Period(2024, 4), Period(2023, 12)]


def test_corrections_of_many_figures_take_two_queries(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    act: dict[str, Any] = {
        "enterprise": world.enterprise,
        "year": 2024,
        "by": world.office,
        "at": world.at,
    }
    for month in range(2, 8):
        record_figure(**act, indicator="OUTPUT", through_month=month, value_cum=Decimal(month))
        record_figure(**act, indicator="OUTPUT", through_month=month, value_cum=Decimal(month + 1), note="a slip")

    with django_assert_num_queries(3):
        found = revisions_of(Figure.objects.all())

    assert len(found) == 6
    assert all(len(corrections) == 1 for corrections in found.values())

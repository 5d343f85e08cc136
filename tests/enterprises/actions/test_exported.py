"""Which rows and columns go out of the house: those of the list's page, and of nobody else's enterprises."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from enterprises.actions.exports import export_list
from enterprises.models import Export
from tests.factories import EnterpriseFactory, UnitFactory, World
from tests.factories.cultivation import AwardFactory, ProjectFactory, QualificationFactory
from tests.factories.figures import FigureFactory
from tests.factories.workbooks import read_back

NOUNS = ("qualifications", "projects", "awards", "figures")


@pytest.fixture
def records(world: World) -> None:
    """A record of every noun for both enterprises, told apart by their values."""
    for enterprise, number in ((world.enterprise, 1), (world.other_enterprise, 2)):
        QualificationFactory(
            enterprise=enterprise, document_no=f"GR{number}", valid_to=world.today + timedelta(days=30 * number)
        )
        ProjectFactory(enterprise=enterprise, name=f"技改{number}", stage="PLANNED" if number == 1 else "UNDER_WAY")
        AwardFactory(enterprise=enterprise, year=2020 + number)
        FigureFactory(enterprise=enterprise, value_cum=Decimal(number * 10_000))
        FigureFactory(enterprise=enterprise, through_month=5, value_cum=Decimal(number * 20_000))


def exported(world: World, noun: str, query: str = "", by: User | None = None) -> list[dict[str, Any]]:
    file = export_list(noun, query=query, by=by or world.office, at=world.at)
    headings, *rows = read_back(file.content)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def codes(rows: list[dict[str, Any]]) -> list[str]:
    return [row["Unified social credit code"] for row in rows]


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("noun", NOUNS)
def test_a_specialist_takes_out_the_own_enterprises_alone(noun: str, world: World) -> None:
    assert set(codes(exported(world, noun))) == {world.enterprise.uscc, world.other_enterprise.uscc}
    assert set(codes(exported(world, noun, by=world.specialist))) == {world.enterprise.uscc}


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(
    ("noun", "query"),
    [
        ("qualifications", "chain=copper"),
        ("qualifications", "q=xiange&status=all"),
        ("projects", "stage=PLANNED"),
        ("projects", "q=技改1"),
        ("awards", "year=2021"),
        ("figures", "chain=copper&year=2024&through=4"),
        ("figures", "enterprise={enterprise}&through=4"),
    ],
)
def test_the_filter_of_the_page_is_the_filter_of_the_file(noun: str, query: str, world: World) -> None:
    query = query.format(enterprise=world.enterprise.pk)
    assert codes(exported(world, noun, query)) == [world.enterprise.uscc]
    assert Export.objects.get().noun == noun


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize("noun", NOUNS)
def test_what_no_page_can_mean_is_no_filter(noun: str, world: World) -> None:
    odd = "year=99999999999&through=x&enterprise=x&status=x&stage=x&within=x&kind=%00"
    assert codes(exported(world, noun, odd)) == codes(exported(world, noun))


@pytest.mark.usefixtures("records")
def test_the_rows_stand_in_the_order_of_the_page(world: World) -> None:
    assert [row["Document number"] for row in exported(world, "qualifications")] == ["GR1", "GR2"]
    assert [row["Year"] for row in exported(world, "awards")] == [2022, 2021]
    months = [row["January to month"] for row in exported(world, "figures")]
    assert months == [5, 5, 4, 4]


def test_a_period_is_one_row_with_money_in_ten_thousand_yuan(world: World) -> None:
    of: dict[str, Any] = {"enterprise": world.enterprise}
    FigureFactory(**of, value_cum=Decimal("12345678.90"))
    FigureFactory(**of, indicator="POWER", value_cum=Decimal("10.50"))
    FigureFactory(**of, indicator="VALUE_ADDED", value_cum=None, growth_official=Decimal("5.20"))
    FigureFactory(value_cum=Decimal(1))  # the county's own

    (row,) = exported(world, "figures")

    assert row["Output value (10,000 yuan)"] == pytest.approx(1234.56789)
    assert row["Revenue (10,000 yuan)"] is None
    assert (row["Power use (10,000 kWh)"], row["Value added (growth in %)"]) == (10.5, 5.2)


def test_an_investment_goes_out_in_ten_thousand_yuan_and_an_unknown_one_stays_empty(world: World) -> None:
    ProjectFactory(enterprise=world.enterprise, investment_planned=Decimal("123456.00"), investment_done=None)
    (row,) = exported(world, "projects")
    assert (row["Investment planned (10,000 yuan)"], row["Investment done (10,000 yuan)"]) == (12.3456, None)


@pytest.mark.parametrize("noun", NOUNS)
def test_who_may_not_read_the_list_takes_nothing_out(noun: str, world: World) -> None:
    refused = [world.organiser, world.admin, *([world.handler] if noun == "figures" else [])]
    for person in refused:
        with pytest.raises(PermissionDenied):
            export_list(noun, by=person, at=world.at)
    assert not Export.objects.exists()


@pytest.mark.parametrize("noun", ["enterprises", *NOUNS])
def test_an_export_asks_the_database_as_often_for_many_rows_as_for_few(noun: str, world: World) -> None:
    counts = []
    for _round in range(2):
        for _row in range(3):
            enterprise = EnterpriseFactory(township=world.township, zone=UnitFactory(kind="ZONE"))
            QualificationFactory(enterprise=enterprise)
            ProjectFactory(enterprise=enterprise)
            AwardFactory(enterprise=enterprise)
            FigureFactory(enterprise=enterprise)
        with CaptureQueriesContext(connection) as queries:
            rows = len(exported(world, noun))
        counts.append((rows, len(queries)))
    assert counts[1][0] == counts[0][0] + 3
    assert counts[1][1] == counts[0][1]

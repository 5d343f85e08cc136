"""The office enters a period: units, doubts, stale versions, corrections."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from enterprises.models import Figure
from tests.factories.figures import FigureFactory
from tests.factories.world import World

LogIn = Callable[[User], Client]


@pytest.fixture
def address(world: World) -> str:
    return f"{reverse('enterprises:figures-enter')}?enterprise={world.enterprise.pk}&year=2024&through=4"


def test_values_are_stored_in_yuan_however_they_are_typed(world: World, log_in: LogIn, address: str) -> None:
    body = {
        "OUTPUT-value_cum": "１，２３４．５", "OUTPUT-base_cum_comparable": "1 100", "OUTPUT-is_preliminary": "on",
        "POWER-value_cum": "12.5", "PROFIT-value_cum": "−20", "VALUE_ADDED-growth_official": "8.1％", "source": "Bureau",
    }  # fmt: skip

    response = log_in(world.office).post(address, body)

    assert response.status_code == 302
    found = {figure.indicator: figure for figure in Figure.objects.filter(enterprise=world.enterprise)}
    assert (found["OUTPUT"].value_cum, found["OUTPUT"].base_cum_comparable) == (
        Decimal(12_345_000),
        Decimal(11_000_000),
    )
    assert (found["OUTPUT"].is_preliminary, found["OUTPUT"].source) == (True, "Bureau")
    assert (found["POWER"].value_cum, found["PROFIT"].value_cum) == (Decimal("12.50"), Decimal(-200_000))
    assert (found["VALUE_ADDED"].value_cum, found["VALUE_ADDED"].growth_official) == (None, Decimal("8.10"))


@pytest.mark.parametrize(("unit", "value"), [("YUAN", 3), ("WAN", 30_000), ("YI", 300_000_000)])
def test_money_is_in_the_unit_that_stands_beside_it(
    world: World, log_in: LogIn, address: str, unit: str, value: int
) -> None:
    log_in(world.office).post(f"{address}&unit={unit}", {"TAX-value_cum": "3"})

    assert Figure.objects.get().value_cum == value
    assert 'value="3"' in log_in(world.office).get(f"{address}&unit={unit}").text


def test_a_value_ten_times_the_one_before_is_asked_about_once(world: World, log_in: LogIn, address: str) -> None:
    FigureFactory(enterprise=world.enterprise, through_month=3, value_cum=10_000_000)
    body = {"OUTPUT-value_cum": "12000", "source": "My source"}
    office = log_in(world.office)

    asked = office.post(address, body)

    assert asked.status_code == 422
    assert "at least ten times more or less than 10 m yuan" in asked.text
    assert "My source" in asked.text
    assert office.post(address, body | {"sure": "on"}).status_code == 302
    assert Figure.objects.get(through_month=4).value_cum == 120_000_000


def test_whoever_saves_second_sees_what_stands_now_and_keeps_the_typed(
    world: World, log_in: LogIn, address: str
) -> None:
    FigureFactory(enterprise=world.enterprise, value_cum=50_000, version=2)
    body = {"OUTPUT-value_cum": "7.7", "OUTPUT-version": "1", "note": "My reason"}
    office = log_in(world.office)

    late = office.post(address, body)

    assert late.status_code == 409
    assert "Changed meanwhile; now: 50,000 yuan" in late.text
    assert 'value="7.7"' in late.text and "My reason" in late.text
    assert Figure.objects.get().value_cum == 50_000
    assert office.post(address, body | {"OUTPUT-version": "2"}).status_code == 302
    assert Figure.objects.get().value_cum == 77_000


def test_a_final_figure_needs_a_reason_to_be_changed_or_emptied(world: World, log_in: LogIn, address: str) -> None:
    FigureFactory(enterprise=world.enterprise, value_cum=50_000)
    office = log_in(world.office)

    for value in ("6", ""):
        refused = office.post(address, {"OUTPUT-value_cum": value, "OUTPUT-version": "1"})
        assert refused.status_code == 422
        assert "Say why the figure is corrected." in refused.text
    assert office.post(address, {"OUTPUT-version": "1", "note": "Not theirs"}).status_code == 302
    assert not Figure.objects.exists()


@pytest.mark.parametrize("value", ["abc", "1e9", "9" * 30])
def test_what_is_no_number_is_refused_in_words(world: World, log_in: LogIn, address: str, value: str) -> None:
    response = log_in(world.office).post(address, {"OUTPUT-value_cum": value})

    assert response.status_code == 422
    assert "Enter a number, such as 1,234.5." in response.text


def test_a_period_that_is_not_over_and_an_empty_form_are_refused(world: World, log_in: LogIn, address: str) -> None:
    later = address.replace("2024", "2098")

    assert "not over yet" in log_in(world.office).post(later, {"TAX-value_cum": "1"}).text
    assert "Enter at least one figure." in log_in(world.office).post(address, {"source": "Bureau"}).text


@pytest.mark.parametrize("query", ["enterprise=x", "chain=nothing", "township=0", "unit=DOLLAR"])
def test_what_is_not_there_is_not_found(world: World, log_in: LogIn, query: str) -> None:
    assert log_in(world.office).get(f"{reverse('enterprises:figures-enter')}?{query}").status_code == 404

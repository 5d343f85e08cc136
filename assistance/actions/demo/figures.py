"""Figures of the demo: what the county published for 2022 until now, and what the enterprises reported in two years.

January to April 2023 is as published: output 19.011 bn yuan (+23.41 %), value added +21.6 %. All other numbers are invented
around it. The enterprises are a part of the county's industry, and together stay below its total.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from accounts.models import User
from accounts.verbs import sign_history
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.people import Cast
from assistance.actions.demo.rows import change_rows, insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.shapes import Text
from enterprises.models import EnterpriseSize, Figure, Indicator
from enterprises.rules.periods import FIRST, MONTHS_OF_A_YEAR, Period

PUBLISHED = Period(2023, 4)
_OUTPUT = Decimal(19_011_000_000)  # January to April 2023
_GROWTH, _VALUE_ADDED = Decimal("23.41"), Decimal("21.6")
_FIRST_YEAR = 2022
# Output of whole years against 2023, and growth of output and of value added around which the months lie.
_YEARS = {2022: ("0.82", "14.2", "11.8"), 2023: ("1", "22.1", "19.4"), 2024: ("1.09", "8.9", "9.6")}
_LATER = ("1.0", "7.6", "8.4")
_SEASON = (0, 0, 18, 28, 38, 48, 58, 67, 75, 84, 92, 100, 110)  # share of a year's output until each month; April is 38
_SHARES = {  # of output
    Indicator.REVENUE: Decimal("0.962"),
    Indicator.PROFIT: Decimal("0.041"),
    Indicator.TAX: Decimal("0.023"),
}
_KWH = Decimal("0.0000068")  # 10,000 kWh for a yuan of output
_A_YEAR = {  # million yuan of output of an enterprise
    EnterpriseSize.LARGE: (780, 1900),
    EnterpriseSize.MEDIUM: (180, 460),
    EnterpriseSize.SMALL: (24, 110),
    EnterpriseSize.MICRO: (6, 16),
}
_PEOPLE = {EnterpriseSize.LARGE: (820, 2100), EnterpriseSize.MEDIUM: (310, 780), EnterpriseSize.SMALL: (45, 240)}
SILENT = ("equipment", 3)  # has not reported the latest period
LOSING = ("paper-packaging", 0)  # its profit is negative
CORRECTED = ("copper", 1)  # a figure was corrected
QUIET_CHAIN = "health"  # only two of its enterprises reported the latest period
_SOURCE = Text("县统计局", "County Bureau of Statistics")
_BY_HAND = Text("工信局月报表", "Monthly table of the industry bureau")
_WHY = Text("企业将销售额误填为产值", "Sales had been entered as output")


def report_figures(scene: Scene, cast: Cast, firms: list[Firm]) -> None:
    """Insert the figures of the county and of the enterprises above designated size, and one correction."""
    latest = _two_months_before(scene)
    rows = [*_county(scene, latest)]
    for firm in firms:
        if firm.enterprise.above_designated_since:
            rows.extend(_of_a_firm(scene, firm, latest))
    sign_history(cast.office)
    insert(Figure, rows)
    _tell(scene, cast.office, rows)
    _correct(scene, cast.office, firms, rows, latest)


def _two_months_before(scene: Scene) -> Period:
    """Return the last period that is over and published: figures of a month come in the middle of the next but one."""
    ended = Period.ended_before(scene.days.today)
    return ended.earlier or Period(ended.year - 1, 12)


def _periods(first_year: int, latest: Period) -> Iterator[Period]:
    for year in range(first_year, latest.year + 1):
        for month in MONTHS_OF_A_YEAR:
            if Period(year, month) <= latest:
                yield Period(year, month)


def _published_at(scene: Scene, period: Period) -> datetime:
    """Return the 20th of the month after: but never in the future, nor before the system was there."""
    year, month = (period.year, period.month + 1) if period.month < 12 else (period.year + 1, 1)
    day = scene.start.replace(year=year, month=month, day=20)
    return max(scene.start, min(day, scene.days.at - timedelta(hours=2)))


def _county(scene: Scene, latest: Period) -> Iterator[Figure]:
    chance = scene.chance.fork("county figures")
    a_year = _OUTPUT * 100 / _SEASON[PUBLISHED.month]
    size = Decimal(1)
    for period in _periods(_FIRST_YEAR, latest):
        share, output, added = _YEARS.get(period.year, _LATER)
        if period.month == FIRST:
            size = Decimal(share) if period.year in _YEARS else size * Decimal("1.075")
        wobble = Decimal(chance.randrange(-140, 141)) / 100
        growth, value_added = Decimal(output) + wobble, Decimal(added) + wobble / 2
        total = _million(a_year * size * _SEASON[period.month] / 100 * (1 + wobble / 300))
        if period == PUBLISHED:
            total, growth, value_added = _OUTPUT, _GROWTH, _VALUE_ADDED
        is_preliminary = period == latest
        common = {"source": scene.say(_SOURCE), "is_preliminary": is_preliminary}
        yield _figure(scene, period, Indicator.OUTPUT, value_cum=total, growth_official=growth, **common)
        yield _figure(
            scene, period, Indicator.VALUE_ADDED, growth_official=value_added.quantize(Decimal("0.1")), **common
        )
        for indicator, part in _SHARES.items():
            rate = growth + Decimal(chance.randrange(-420, 260)) / 100
            yield _figure(scene, period, indicator, value_cum=_million(total * part), growth_official=rate, **common)
        kwh = (total * _KWH).quantize(Decimal(1))
        yield _figure(scene, period, Indicator.POWER, value_cum=kwh, growth_official=growth / 2, **common)


def _of_a_firm(scene: Scene, firm: Firm, latest: Period) -> Iterator[Figure]:
    chance = scene.chance.fork(f"figures/{firm.enterprise.uscc}")
    size = EnterpriseSize(firm.enterprise.size)
    a_year = Decimal(chance.randrange(*_A_YEAR[size])) * 1_000_000
    trend = Decimal(chance.randrange(-90, 240)) / 1000
    people = chance.randrange(*_PEOPLE.get(size, (20, 60)))
    margin = Decimal(-38 if firm.key == LOSING else chance.randrange(12, 88)) / 1000
    before: dict[tuple[str, int], Decimal] = {}
    cumulative = Decimal(0)
    for period in _periods(latest.year - 1, latest):
        if period.month == FIRST:
            cumulative = Decimal(0)
        if period == latest and not _reports(firm):
            continue
        share = Decimal(_SEASON[period.month] - (_SEASON[period.month - 1] if period.month > FIRST else 0)) / 100
        pace = 1 + trend if period.year == latest.year else Decimal(1)
        cumulative += a_year * share * pace * Decimal(chance.randrange(920, 1081)) / 1000
        values = {
            Indicator.OUTPUT: cumulative,
            Indicator.REVENUE: cumulative * Decimal("0.955"),
            Indicator.PROFIT: cumulative * margin,
            Indicator.TAX: cumulative * Decimal("0.024"),
            Indicator.POWER: cumulative * _KWH,
            Indicator.EMPLOYEES: Decimal(people + (period.month // 4)),
        }
        for indicator, exact in values.items():
            money = indicator not in (Indicator.POWER, Indicator.EMPLOYEES)
            value = _ten_thousand(exact) if money else exact.quantize(Decimal(1))
            base = before.get((indicator, period.month)) if period.year == latest.year else None
            before[indicator, period.month] = value
            yield _figure(
                scene,
                period,
                indicator,
                enterprise=firm.enterprise,
                value_cum=value,
                base_cum_comparable=base,
                is_preliminary=period == latest,
                source=scene.say(_BY_HAND),
            )


def _reports(firm: Firm) -> bool:
    return firm.key != SILENT and (firm.slug != QUIET_CHAIN or firm.place < 2)


def _tell(scene: Scene, office: User, rows: list[Figure]) -> None:
    """Leave one line for each enterprise and period, since the system is there."""
    told = set()
    for row in rows:
        key = (row.enterprise_id, row.year, row.through_month)
        if row.enterprise and row.created_at > scene.start and key not in told:
            told.add(key)
            facts = {"year": row.year, "month": row.through_month}
            scene.note(row.enterprise, "figures.recorded", row, by=office, at=row.created_at, **facts)


def _correct(scene: Scene, office: User, firms: list[Firm], rows: list[Figure], latest: Period) -> None:
    """Correct a final figure of an enterprise, such as the verb does."""
    wanted = latest.earlier or Period(latest.year - 1, 11)
    firm = next(firm for firm in firms if firm.key == CORRECTED)
    key = (firm.enterprise.pk, Indicator.OUTPUT, wanted.year, wanted.month)
    row = next(row for row in rows if (row.enterprise_id, row.indicator, row.year, row.through_month) == key)
    assert row.value_cum is not None
    row.value_cum = _ten_thousand(row.value_cum * Decimal("1.012"))
    row.note = scene.say(_WHY)
    row.updated_at = min(row.created_at + timedelta(days=6, hours=3), scene.days.at - timedelta(hours=1))
    change_rows(Figure, [row], ["value_cum", "note"])
    facts = {"year": row.year, "month": row.through_month}
    scene.note(firm.enterprise, "figures.corrected", row, by=office, at=row.updated_at, **facts)


def _figure(scene: Scene, period: Period, indicator: Indicator, **fields: Any) -> Figure:
    at = _published_at(scene, period)
    return scene.row(Figure, at, indicator=indicator, year=period.year, through_month=period.month, **fields)


def _million(amount: Decimal) -> Decimal:
    return (amount / 1_000_000).quantize(Decimal(1)) * 1_000_000


def _ten_thousand(amount: Decimal) -> Decimal:
    return (amount / 10_000).quantize(Decimal(1)) * 10_000

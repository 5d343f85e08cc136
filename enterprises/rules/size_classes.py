"""Size classes of enterprises: 《统计上大中小微型企业划分办法（2017）》, National Bureau of Statistics, 国统字〔2017〕213号.

Each line of the rule has lower bounds of one or two indicators for large, medium and small. An enterprise that is below a
bound of any indicator goes one class down, so its class is the least that any indicator gives; below small it is micro.

And the line of designated size of industry (规模以上工业): main revenue of 20 million yuan a year, in force since 2011.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

SIZES = ("MICRO", "SMALL", "MEDIUM", "LARGE")
EMPLOYEES, REVENUE, ASSETS = "EMPLOYEES", "REVENUE", "ASSETS"
WAN = 10_000  # the rule speaks of 万元
DESIGNATED_REVENUE = 2000 * WAN  # yuan a year
INDUSTRY_SECTIONS = frozenset("BCD")

Bounds = tuple[int, int, int]  # small, medium, large from; persons, or 10,000 yuan


@dataclass(frozen=True)
class Line:
    """A line of the rule: its name there, the codes it covers (the longest prefix wins) and its bounds."""

    name: str
    codes: tuple[str, ...]
    employees: Bounds | None = None
    revenue: Bounds | None = None
    assets: Bounds | None = None


LINES = (
    Line("农、林、牧、渔业", ("A",), revenue=(50, 500, 20_000)),
    Line("工业", ("B", "C", "D"), employees=(20, 300, 1000), revenue=(300, 2000, 40_000)),
    Line("建筑业", ("E",), revenue=(300, 6000, 80_000), assets=(300, 5000, 80_000)),
    Line("批发业", ("F51",), employees=(5, 20, 200), revenue=(1000, 5000, 40_000)),
    Line("零售业", ("F52",), employees=(10, 50, 300), revenue=(100, 500, 20_000)),
    Line(
        "交通运输业",  # without railways (53)
        ("G54", "G55", "G56", "G57", "G58", "G591"),
        employees=(20, 300, 1000),
        revenue=(200, 3000, 30_000),
    ),
    Line("仓储业", ("G59",), employees=(20, 100, 200), revenue=(100, 1000, 30_000)),
    Line("邮政业", ("G60",), employees=(20, 300, 1000), revenue=(100, 2000, 30_000)),
    Line("住宿业", ("H61",), employees=(10, 100, 300), revenue=(100, 2000, 10_000)),
    Line("餐饮业", ("H62",), employees=(10, 100, 300), revenue=(100, 2000, 10_000)),
    Line("信息传输业", ("I63", "I64"), employees=(10, 100, 2000), revenue=(100, 1000, 100_000)),
    Line("软件和信息技术服务业", ("I65",), employees=(10, 100, 300), revenue=(50, 1000, 10_000)),
    Line("房地产开发经营", ("K701",), revenue=(100, 1000, 200_000), assets=(2000, 5000, 10_000)),
    Line("物业管理", ("K702",), employees=(100, 300, 1000), revenue=(500, 1000, 5000)),
    Line("租赁和商务服务业", ("L",), employees=(10, 100, 300), assets=(100, 8000, 120_000)),
    Line("其他未列明行业", ("M", "N", "O", "Q85", "R", "K703", "K709"), employees=(10, 100, 300)),
)


@dataclass(frozen=True)
class Reason:
    """What one indicator alone would give."""

    indicator: str
    value: Decimal
    size: str


@dataclass(frozen=True)
class SizeClass:
    """The class by the rule, the line it comes from, and what each indicator gives."""

    size: str
    line: str
    reasons: tuple[Reason, ...]


def line_for(industry_class: str) -> Line | None:
    """Return the line that covers an industry class; None where the rule has none (finance, railways, schools ...)."""
    covering = [
        (len(code), place) for place, line in enumerate(LINES) for code in line.codes if industry_class.startswith(code)
    ]
    return LINES[max(covering)[1]] if covering else None


def size_class(
    industry_class: str,
    *,
    employees: Decimal | int | None = None,
    revenue: Decimal | int | None = None,
    assets: Decimal | int | None = None,
) -> SizeClass | None:
    """Return the class by the rule, money in yuan a year; None without a line or without a value that it asks for."""
    line = line_for(industry_class)
    if line is None:
        return None
    values: Mapping[str, Decimal | int | None] = {EMPLOYEES: employees, REVENUE: revenue, ASSETS: assets}
    reasons = []
    for indicator, bounds in ((EMPLOYEES, line.employees), (REVENUE, line.revenue), (ASSETS, line.assets)):
        if bounds is None:
            continue
        value = values[indicator]
        if value is None:
            return None
        unit = 1 if indicator == EMPLOYEES else WAN
        reached = sum(value >= bound * unit for bound in bounds)
        reasons.append(Reason(indicator, Decimal(value), SIZES[reached]))
    least = min(reasons, key=lambda reason: SIZES.index(reason.size))
    return SizeClass(least.size, line.name, tuple(reasons))


def asks_for(industry_class: str) -> list[str]:
    """Return the indicators that decide the size of an enterprise of this class."""
    line = line_for(industry_class)
    if line is None:
        return []
    bounds = {EMPLOYEES: line.employees, REVENUE: line.revenue, ASSETS: line.assets}
    return [indicator for indicator, of_line in bounds.items() if of_line]


def is_above_designated_size(industry_class: str, revenue: Decimal | int) -> bool:
    """Whether the main revenue of a year (yuan) makes an industrial enterprise one above designated size."""
    return industry_class[:1] in INDUSTRY_SECTIONS and revenue >= DESIGNATED_REVENUE

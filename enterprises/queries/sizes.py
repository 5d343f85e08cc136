"""The size class that an enterprise has by the national rule, from its latest figures of a whole year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from enterprises.models import Enterprise, Figure, Indicator
from enterprises.rules.size_classes import SizeClass, is_above_designated_size, size_class

WHOLE_YEAR = 12


@dataclass(frozen=True)
class Scale:
    """What the figures of a year say about an enterprise's size; no figures, nothing said."""

    year: int | None = None
    employees: Decimal | None = None
    revenue: Decimal | None = None
    by_rule: SizeClass | None = None
    reaches_designated_size: bool = False


def scale_of(enterprise: Enterprise) -> Scale:
    """Return the latest year's employees and revenue, and the class that follows from them. One query."""
    figures = Figure.objects.filter(
        enterprise=enterprise,
        through_month=WHOLE_YEAR,
        indicator__in=[Indicator.EMPLOYEES, Indicator.REVENUE],
        value_cum__isnull=False,
    )
    rows = list(figures.order_by("-year").values_list("year", "indicator", "value_cum")[:2])
    if not rows:
        return Scale()
    year = rows[0][0]
    values = {indicator: value for of_year, indicator, value in rows if of_year == year}
    employees, revenue = values.get(Indicator.EMPLOYEES), values.get(Indicator.REVENUE)
    return Scale(
        year=year,
        employees=employees,
        revenue=revenue,
        by_rule=size_class(enterprise.industry_class, employees=employees, revenue=revenue),
        reaches_designated_size=revenue is not None and is_above_designated_size(enterprise.industry_class, revenue),
    )

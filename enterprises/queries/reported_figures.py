"""What enterprises have reported: one row for each enterprise and period with every indicator, as the import reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from enterprises.models import Figure, Indicator

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_QUERY = 100
Reported = dict[str, Any]  # enterprise_id, its code and name, year, through_month, and a value for each indicator


@dataclass(frozen=True)
class Asked:
    """Whose figures, and of which period; anything unknown in the query has become None or "" before."""

    year: int | None = None
    through: int | None = None
    chain: str = ""
    township: str = ""
    enterprise: UUID | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """Read a query string; unknown values are ignored."""
        return cls(
            year=_number(query.get("year", "")),
            through=_number(query.get("through", "")),
            chain=query.get("chain", "")[:LONGEST_QUERY],
            township=query.get("township", "")[:LONGEST_QUERY],
            enterprise=_id(query.get("enterprise", "")),
        )


def reported_figures(user: User, asked: Asked) -> QuerySet[Figure, Reported]:
    """Return what the enterprises that the reader may open have reported. One query.

    Of the added value it is the growth, of everything else the value; what was published as a growth alone is left out.
    """
    said = Q(value_cum__isnull=False) | Q(indicator=Indicator.VALUE_ADDED)
    figures = Figure.objects.visible_to(user).of_enterprises().filter(said)
    for value, column in (
        (asked.year, "year"), (asked.through, "through_month"), (asked.chain, "enterprise__chain__slug"),
        (asked.township, "enterprise__township__code"), (asked.enterprise, "enterprise"),
    ):  # fmt: skip
        if value:
            figures = figures.filter(**{column: value})
    values = {
        indicator: Max(
            "growth_official" if indicator == Indicator.VALUE_ADDED else "value_cum", filter=Q(indicator=indicator)
        )
        for indicator in Indicator.values
    }
    columns = ("enterprise_id", "enterprise__uscc", "enterprise__name", "year", "through_month")
    rows: QuerySet[Figure, Reported] = figures.values(*columns).annotate(**values)
    return rows


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None

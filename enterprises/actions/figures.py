"""Write figures."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from accounts.models import Unit, User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.models import Chain, Enterprise, Figure


@verb
def record_figure(
    *,
    enterprise: Enterprise | None = None,
    chain: Chain | None = None,
    township: Unit | None = None,
    indicator: str,
    year: int,
    through_month: int,
    value_cum: Decimal | None = None,
    base_cum_comparable: Decimal | None = None,
    growth_official: Decimal | None = None,
    is_preliminary: bool = False,
    source: str = "",
    note: str = "",
    expected: int | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Figure:
    """Record a figure, or correct the one that there is for the period."""
    access.require(access.may_edit_figures(by))
    if earlier := replayed(Figure, id, body_digest):
        return earlier
    of = {"enterprise": enterprise, "chain": chain, "township": township}
    period = {"indicator": indicator, "year": year, "through_month": through_month}
    said = {
        "value_cum": value_cum, "base_cum_comparable": base_cum_comparable, "growth_official": growth_official,
        "is_preliminary": is_preliminary, "source": source, "note": note,
    }  # fmt: skip
    there = Figure.objects.filter(**of, **period).first()
    if there is None:
        return create(Figure, id=id, body_digest=body_digest, at=at, **of, **period, **said)
    there = lock(there)
    match(there, expected)
    change(there, at=at, **said)
    return there


@verb
def remove_figure(figure: Figure, *, reason: str, expected: int | None = None, by: User, at: datetime) -> None:
    """Remove a figure that was recorded by mistake; the history keeps it."""
    figure = lock(figure)
    access.require(access.may_edit_figures(by))
    match(figure, expected)
    figure.delete()

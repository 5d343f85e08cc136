"""Write statistical figures: enter, correct, take back. What stood before stays in the history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from accounts.clock import local_day
from accounts.models import Unit, User
from accounts.verbs import change, create, match, replayed, verb
from enterprises import access
from enterprises.actions.timeline import note as write_line
from enterprises.models import Chain, Enterprise, Figure, TimelineEntry
from enterprises.rules import figures as rules
from enterprises.rules.figures import NewFigure

_SAID = ("value_cum", "base_cum_comparable", "growth_official", "is_preliminary")


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
    """Enter the figure of a period (of the county, if of nobody else), or correct the one that stands.

    A final figure is corrected with a ``note``: why; a preliminary one may be replaced without. The same values again
    change nothing. ``expected`` is the version that the caller saw, 0 for none. ``was_replayed`` says that there was one.
    """
    access.require(access.may_edit_figures(by))
    if earlier := replayed(Figure, id, body_digest):
        return earlier
    of = {"enterprise": enterprise, "chain": chain, "township": township}
    rules.check_subject(*of.values())
    rules.check_period(year, through_month, local_day(at))
    rules.check_figure(indicator, value_cum, base_cum_comparable, growth_official)
    period = {"indicator": indicator, "year": year, "through_month": through_month}
    fields: dict[str, Any] = {
        "value_cum": _to_the_cent(value_cum),
        "base_cum_comparable": _to_the_cent(base_cum_comparable),
        "growth_official": _to_the_cent(growth_official),
        "is_preliminary": is_preliminary,
        "source": source,
    }
    standing = _held(**of, **period)
    if standing is None:
        if expected:
            raise rules.FigureGoneError()
        figure = create(Figure, id=id, body_digest=body_digest, at=at, **of, **period, **fields, note=note)
        _tell(figure, "figures.recorded", by, at)
        return figure
    standing.was_replayed = True
    changed = {name: value for name, value in fields.items() if getattr(standing, name) != value}
    if not changed:  # before the version is looked at: a second click has seen none
        return standing
    match(standing, expected)
    is_correction = not standing.is_preliminary and not changed.keys().isdisjoint(_SAID)
    if is_correction and not note:
        raise rules.CorrectionNeedsReasonError()
    change(standing, at=at, **changed, note=note)
    _tell(standing, "figures.corrected" if is_correction else "figures.recorded", by, at)
    return standing


@verb
def record_period(
    *,
    enterprise: Enterprise | None = None,
    chain: Chain | None = None,
    township: Unit | None = None,
    year: int,
    through_month: int,
    figures: Sequence[NewFigure],
    source: str = "",
    note: str = "",
    by: User,
    at: datetime,
) -> list[Figure]:
    """Enter or correct several figures of one period, or none of them. An empty line takes back the figure that stands."""
    access.require(access.may_edit_figures(by))
    of: dict[str, Any] = {"enterprise": enterprise, "chain": chain, "township": township}
    period: dict[str, Any] = {"year": year, "through_month": through_month}
    recorded = []
    for new in sorted(figures, key=lambda line: line.indicator):  # one order for all: nobody waits for each other
        if not new.is_empty:
            said = {name: getattr(new, name) for name in _SAID}
            recorded.append(
                record_figure(
                    **of, **period, **said, indicator=new.indicator, source=source, note=note,
                    expected=new.expected, by=by, at=at,
                )
            )  # fmt: skip
        elif standing := Figure.objects.filter(**of, **period, indicator=new.indicator).first():
            remove_figure(standing, reason=note, expected=new.expected, by=by, at=at)
    return recorded


@verb
def remove_figure(figure: Figure, *, reason: str, expected: int | None = None, by: User, at: datetime) -> None:
    """Take a figure back, with a reason: its period is unreported again; the history keeps the row and the reason."""
    access.require(access.may_edit_figures(by))
    standing = _held(pk=figure.pk)
    if standing is None:
        raise rules.FigureGoneError()
    match(standing, expected)
    if not reason:
        raise rules.CorrectionNeedsReasonError()
    change(standing, at=at, note=reason)
    _tell(standing, "figures.removed", by, at)
    standing.delete()


def _held(**key: Any) -> Figure | None:
    """Return the figure that stands, its row held until the verb ends, or None: it may be gone, where ``lock`` insists."""
    return Figure.objects.filter(**key).select_for_update(of=("self",), no_key=True).first()


def _to_the_cent(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _tell(figure: Figure, kind: str, by: User, at: datetime) -> None:
    """Leave one line for the enterprise, the period and the act, however many indicators the act records."""
    if figure.enterprise is None:
        return
    facts = {"year": figure.year, "month": figure.through_month}
    told = TimelineEntry.objects.filter(enterprise=figure.enterprise, kind=kind, by=by, at=at, facts=facts)
    if not told.exists():
        write_line(figure.enterprise, kind, figure, by=by, at=at, **facts)

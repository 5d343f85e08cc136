"""Totals of the county, of chains and of townships: the published row, else the sum of the enterprises that reported.

Summed up are standing enterprises above designated size; "reported" are those with a value, "expected" all of them that
are at work. Growth of a sum compares the enterprises that have both a value and a comparable base. A sum of fewer than
``FEWEST_IN_AN_AGGREGATE`` enterprises is hidden, and so is what would give it away (``rules/disclosure.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, Sum

from accounts.models import Capability, Unit, User
from enterprises.models import Chain, Enterprise, Figure, Indicator
from enterprises.queries.figures import Amount, amount_of, amounts_of
from enterprises.rules import disclosure
from enterprises.rules import figures as rules
from enterprises.rules.disclosure import Part
from enterprises.rules.figures import NO_GROWTH, Growth
from enterprises.rules.periods import Period

Kind = Literal["chain", "township"]
_PAIRED = Q(value_cum__isnull=False, base_cum_comparable__isnull=False)


@dataclass(frozen=True)
class Row:
    """One chain or township of a table with what is known of it."""

    subject: Any
    amount: Amount


def chain_rows(period: Period, indicator: str = Indicator.OUTPUT) -> list[Row]:
    """Return all chains by name with their amount in a period. Four queries."""
    return _rows("chain", Chain.objects.order_by("name"), period, indicator)


def township_rows(period: Period, indicator: str = Indicator.OUTPUT) -> list[Row]:
    """Return all townships by code with their amount in a period. Four queries."""
    return _rows("township", Unit.objects.townships(), period, indicator)


def figures_of_chains(user: User, chains: Iterable[Chain], year: int, month: int) -> dict[UUID, dict[str, Amount]]:
    """Return what is known of each chain in a period by indicator. Three queries; nothing for who may not read figures."""
    wanted = [chain.pk for chain in chains]
    if not user.can(Capability.READ_FIGURES):
        return {key: {} for key in wanted}
    known, _expected_of = _amounts("chain", Period(year, month), Q())
    return {key: known.get(key, {}) for key in wanted}


def county_amounts(period: Period) -> dict[str, Amount]:
    """Return the county's amounts in a period by indicator. Three queries."""
    published = Figure.objects.of_the_county().through(period.year, period.month)
    rows = {amount.indicator: amount for amount in map(amount_of, published)}
    expected = _expected(period.year, None).get(None, 0)
    sums = _sums(Q(year=period.year, through_month=period.month), None)
    return {amount.indicator: _alone(replace(amount, expected=expected)) for _key, amount in sums} | rows


def county_series(year: int) -> dict[tuple[str, Period], Amount]:
    """Return what was published of the county in two years. One query."""
    return amounts_of(Figure.objects.of_the_county().filter(year__in=(year, year - 1)))


def part_series(subject: Chain | Unit, year: int) -> dict[tuple[str, Period], Amount]:
    """Return the amounts of one chain or township in two years. Three queries; each period is hidden for itself."""
    kind: Kind = "chain" if isinstance(subject, Chain) else "township"
    years = Q(year__in=(year, year - 1))
    published = amounts_of(Figure.objects.filter(years, **{kind: subject}))
    expected = _expected(year, kind, subject).get(subject.pk, 0)
    sums = _sums(years & Q(**{f"enterprise__{kind}": subject}), None)
    summed = {
        (amount.indicator, amount.period): _alone(replace(amount, expected=max(expected, amount.reported)))
        for _key, amount in sums
    }
    return summed | published


def _rows(kind: Kind, subjects: Iterable[Any], period: Period, indicator: str) -> list[Row]:
    known, expected = _amounts(kind, period, Q(indicator=indicator))
    rows = []
    for subject in subjects:
        nothing = Amount(indicator, period, expected=expected.get(subject.pk, 0))
        rows.append(Row(subject, known.get(subject.pk, {}).get(indicator, nothing)))
    return rows


def _amounts(kind: Kind, period: Period, where: Q) -> tuple[dict[UUID, dict[str, Amount]], dict[UUID, int]]:
    """Return the amounts of every chain or township by indicator, unsafe sums hidden, and how many are expected."""
    where &= Q(year=period.year, through_month=period.month)
    published = {
        (getattr(figure, f"{kind}_id"), figure.indicator): amount_of(figure)
        for figure in Figure.objects.filter(where, **{f"{kind}__isnull": False})
    }
    sums = {(key, amount.indicator): amount for key, amount in _sums(where, kind)}
    for indicator in {indicator for _key, indicator in sums}:
        parts = {
            key: Part(amount.value or Decimal(0), amount.reported)
            for key, amount in sums.items()
            if key[1] == indicator and key not in published
        }
        for key in disclosure.hidden(parts, settings.FEWEST_IN_AN_AGGREGATE):
            sums[key] = _without_values(sums[key])
    expected = _expected(period.year, kind)
    known: dict[UUID, dict[str, Amount]] = {}
    for (key, indicator), amount in (sums | published).items():
        reported = sums[key, indicator].reported if (key, indicator) in sums else 0
        at_work = max(expected.get(key, 0), reported)
        known.setdefault(key, {})[indicator] = replace(amount, reported=reported, expected=at_work)
    return known, expected


def _sums(where: Q, kind: Kind | None) -> list[tuple[Any, Amount]]:
    """Return the sum of every indicator and period, of each chain or township if ``kind`` says so."""
    group = f"enterprise__{kind}" if kind else None
    keys = ["indicator", "year", "through_month", *([group] if group else [])]
    rows = Figure.objects.filter(where, value_cum__isnull=False).above_designated_size().values(*keys)
    found = rows.annotate(
        total=Sum("value_cum"),
        reported=Count("pk"),
        paired=Count("pk", filter=_PAIRED),
        paired_total=Sum("value_cum", filter=_PAIRED),
        paired_base=Sum("base_cum_comparable", filter=_PAIRED),
        preliminary=Count("pk", filter=Q(is_preliminary=True)),
    )
    return [
        (
            row[group] if group else None,
            Amount(
                indicator=row["indicator"],
                period=Period(row["year"], row["through_month"]),
                value=row["total"],
                base=row["paired_base"] if row["paired"] == row["reported"] else None,
                growth=_growth(row),
                is_preliminary=row["preliminary"] > 0,
                reported=row["reported"],
            ),
        )
        for row in found
    ]


def _growth(row: Mapping[str, Any]) -> Growth:
    if row["paired"] < settings.FEWEST_IN_AN_AGGREGATE:
        return NO_GROWTH
    return rules.growth(row["paired_total"], row["paired_base"], None)


def _expected(year: int, kind: Kind | None, subject: Chain | Unit | None = None) -> dict[Any, int]:
    """Return how many enterprises above designated size are at work, of each chain or township."""
    rows = Enterprise.objects.standing().operating().filter(above_designated_since__year__lte=year)
    if kind is None:
        return {None: rows.count()}
    if subject is not None:
        rows = rows.filter(**{kind: subject})
    return dict(rows.values_list(kind).annotate(n=Count("pk")))


def _alone(amount: Amount) -> Amount:
    """Hide a sum of too few enterprises that stands in no table."""
    return _without_values(amount) if amount.reported < settings.FEWEST_IN_AN_AGGREGATE else amount


def _without_values(amount: Amount) -> Amount:
    return replace(amount, value=None, base=None, growth=NO_GROWTH, is_hidden=True)

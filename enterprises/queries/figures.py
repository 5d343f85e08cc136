"""Figures as pages and the API show them: the series of two years, what was corrected, and what looks wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import wording
from accounts.models import User
from enterprises.models import Figure, Indicator
from enterprises.models.figures import FigureQuerySet
from enterprises.rules import figures as rules
from enterprises.rules.figures import NO_GROWTH, Growth, NewFigure
from enterprises.rules.periods import MONTHS_OF_A_YEAR, Period

_ENTERED = ("value_cum", "base_cum_comparable", "growth_official", "is_preliminary", "source")


@dataclass(frozen=True)
class Amount:
    """What is known of an indicator in a period: published or reported (``figure``), or the sum of ``reported`` enterprises.

    ``is_hidden``: there is a sum, of too few enterprises to be shown; then it is not in here either.
    """

    indicator: str
    period: Period
    value: Decimal | None = None
    base: Decimal | None = None
    growth: Growth = NO_GROWTH
    is_preliminary: bool = False
    figure: Figure | None = None
    reported: int = 0
    expected: int = 0
    is_hidden: bool = False

    @property
    def words(self) -> str:
        """The value with its unit."""
        return rules.value_words(self.indicator, self.value)

    @property
    def label(self) -> str:
        """The indicator in words."""
        return str(Indicator(self.indicator).label)

    @property
    def source(self) -> str:
        """Who published it."""
        return self.figure.source if self.figure else ""

    @property
    def is_sum(self) -> bool:
        """Whether it was summed up over enterprises."""
        return self.figure is None


Amounts = Mapping[tuple[str, Period], Amount]


def amount_of(figure: Figure) -> Amount:
    """Return what one row says."""
    return Amount(
        indicator=figure.indicator,
        period=Period(figure.year, figure.through_month),
        value=figure.value_cum,
        base=figure.base_cum_comparable,
        growth=rules.growth(figure.value_cum, figure.base_cum_comparable, figure.growth_official),
        is_preliminary=figure.is_preliminary,
        figure=figure,
    )


def amounts_of(figures: Iterable[Figure]) -> dict[tuple[str, Period], Amount]:
    """Return the figures of one subject by indicator and period."""
    return {(amount.indicator, amount.period): amount for amount in map(amount_of, figures)}


@dataclass(frozen=True)
class Step:
    """One period of a series: this year's amount and last year's, and what each period added to the one before."""

    indicator: str
    period: Period
    this: Amount | None
    last: Amount | None
    added: Decimal | None
    added_last: Decimal | None

    @property
    def added_words(self) -> str:
        """What this period adds this year, with its unit."""
        return rules.value_words(self.indicator, self.added)

    @property
    def added_last_words(self) -> str:
        """What this period added last year, with its unit."""
        return rules.value_words(self.indicator, self.added_last)

    @property
    def is_known(self) -> bool:
        """Whether either year has an amount."""
        return self.this is not None or self.last is not None


@dataclass(frozen=True)
class Series:
    """An indicator from January on, this year and the year before; always all eleven periods."""

    indicator: str
    steps: list[Step]

    @property
    def label(self) -> str:
        """The indicator in words."""
        return str(Indicator(self.indicator).label)

    @property
    def year(self) -> int:
        """This year."""
        return self.steps[0].period.year

    @property
    def last_year(self) -> int:
        """The year before."""
        return self.year - 1

    @property
    def latest(self) -> Amount | None:
        """The last amount of this year."""
        return next((step.this for step in reversed(self.steps) if step.this), None)

    @property
    def has_values(self) -> bool:
        """Whether there is more than growth."""
        return rules.measured_in(self.indicator) != rules.Measure.RATE


def series(amounts: Amounts, indicator: str, year: int) -> Series:
    """Return the series of ``indicator`` in ``year``."""
    steps = []
    for month in MONTHS_OF_A_YEAR:
        period = Period(year, month)
        steps.append(
            Step(
                indicator=indicator,
                period=period,
                this=amounts.get((indicator, period)),
                last=amounts.get((indicator, period.last_year)),
                added=_added(amounts, indicator, period),
                added_last=_added(amounts, indicator, period.last_year),
            )
        )
    return Series(indicator, steps)


def all_series(amounts: Amounts, year: int) -> list[Series]:
    """Return the series of every indicator of which anything is known in ``year`` or the year before."""
    known = {indicator for indicator, period in amounts if period.year in (year, year - 1)}
    return [series(amounts, indicator, year) for indicator in Indicator.values if indicator in known]


def _added(amounts: Amounts, indicator: str, period: Period) -> Decimal | None:
    def value(of: Period | None) -> Decimal | None:
        amount = amounts.get((indicator, of)) if of else None
        return amount.value if amount else None

    return rules.added(period.month, value(period), value(period.earlier))


def periods_of(rows: FigureQuerySet) -> list[Period]:
    """Return the periods of which there is any figure, the latest first."""
    pairs = rows.order_by("-year", "-through_month").values_list("year", "through_month").distinct()
    return [Period(year, month) for year, month in pairs]


# --- What was corrected -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """One value before and after a correction."""

    indicator: str
    name: str
    before: Any
    after: Any

    @property
    def words(self) -> str:
        """The change in words: "value since January: 12.3 m yuan, now 13 m yuan"."""
        label = next(field.verbose_name for field in Figure._meta.fields if field.name == self.name)
        words = {"label": label, "before": self._told(self.before), "after": self._told(self.after)}
        return _("%(label)s: %(before)s, now %(after)s") % words

    def _told(self, value: Any) -> str:
        if self.name == "growth_official":
            return wording.growth_words(value)
        if self.name == "is_preliminary":
            return _("yes") if value else _("no")
        return value or "—" if self.name == "source" else rules.value_words(self.indicator, value)


@dataclass(frozen=True)
class Revision:
    """Somebody corrected a figure: when, who (None: nobody signed it), what, why."""

    figure: Figure
    version: int
    at: datetime
    by: User | None
    changes: list[Change]
    note: str

    @property
    def period(self) -> Period:
        """The period of the figure."""
        return Period(self.figure.year, self.figure.through_month)

    @property
    def words(self) -> str:
        """What was changed."""
        return wording.listed(change.words for change in self.changes)


def revisions(figure: Figure) -> list[Revision]:
    """Return the corrections of a figure, the latest first. Two queries."""
    return revisions_of([figure]).get(figure.pk, [])


def revisions_of(figures: Iterable[Figure]) -> dict[Any, list[Revision]]:
    """Return the corrections of several figures by their keys, the latest first. Two queries, however many there are."""
    by_key = {figure.pk: figure for figure in figures if figure.version > 1}
    history = apps.get_model("enterprises", "FigureEvent")
    events = list(history._default_manager.filter(id__in=by_key).order_by("version", "pgh_id"))
    signed = {_signer(event) for event in events} - {""}
    people = {str(user.pk): user for user in User.objects.filter(pk__in=signed)}
    found: dict[Any, list[Revision]] = {}
    before: dict[Any, Any] = {}
    for event in events:
        if earlier := before.get(event.id):
            revision = Revision(
                figure=by_key[event.id],
                version=event.version,
                at=event.updated_at,
                by=people.get(_signer(event)),
                changes=_changes(earlier, event),
                note=event.note,
            )
            found.setdefault(event.id, []).insert(0, revision)
        before[event.id] = event
    return found


def _signer(event: Any) -> str:
    return str((event.pgh_context or {}).get("user", ""))


def _changes(before: Any, after: Any) -> list[Change]:
    return [
        Change(after.indicator, name, getattr(before, name), getattr(after, name))
        for name in _ENTERED
        if getattr(before, name) != getattr(after, name)
    ]


# --- What looks wrong -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Doubt:
    """Something about a new value that is worth a second look; it is never refused."""

    code: str
    indicator: str
    new: Decimal
    earlier: Decimal
    period: Period  # of the earlier value

    @property
    def words(self) -> str:
        """What is odd, in words."""
        words = {
            "ten_times": _("%(label)s: %(new)s is at least ten times more or less than %(earlier)s in %(period)s."),
            "falls_back": _("%(label)s: %(new)s since January is less than %(earlier)s in %(period)s."),
        }[self.code]
        return words % {
            "label": Indicator(self.indicator).label,
            "new": rules.value_words(self.indicator, self.new),
            "earlier": rules.value_words(self.indicator, self.earlier),
            "period": self.period,
        }


def doubts(rows: FigureQuerySet, period: Period, lines: Iterable[NewFigure]) -> list[Doubt]:
    """Compare new values with the period before and the same period last year, of one subject's ``rows``. One query."""
    this_year = Q(year=period.year, through_month__lt=period.month)
    last_year = Q(year=period.year - 1, through_month=period.month)
    near = rows.filter(this_year | last_year, value_cum__isnull=False).order_by("year", "through_month")
    before: dict[tuple[str, bool], tuple[Period, Decimal]] = {}  # of two of this year the later one stays
    for indicator, year, month, value in near.values_list("indicator", "year", "through_month", "value_cum"):
        if value is not None:
            before[indicator, year == period.year] = Period(year, month), value
    found = []
    for line in lines:
        for same_year in (True, False):
            then, earlier = before.get((line.indicator, same_year), (period, None))
            if line.value_cum is None or earlier is None:
                continue
            if rules.looks_wrong(line.value_cum, earlier):
                found.append(Doubt("ten_times", line.indicator, line.value_cum, earlier, then))
            elif same_year and rules.falls_back(line.indicator, line.value_cum, earlier):
                found.append(Doubt("falls_back", line.indicator, line.value_cum, earlier, then))
    return found

"""What statistical figures mean: growth on a comparable basis, single months, units, and what looks wrong.

Figures are cumulative from January. Growth is the official rate where there is one; else this year's value over last
year's *of the same enterprises* (the comparable base), never over the value that was published last year.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import wording
from accounts.errors import DomainError
from enterprises.rules.periods import FIRST, Period

WRONG_BY = 10  # a figure so many times larger or smaller than the one before was probably typed in another unit
MOST_VALUE, MOST_RATE = Decimal(10) ** 15, Decimal(10) ** 5  # what the columns hold, with room for a sum


class UnknownPeriodError(DomainError):
    """January and February are one period; years are of our time."""

    code = "unknown_period"
    message = _("A period goes from January to February, or to a later month of one year.")
    field = "through_month"
    constraint = "figure_period_is_january_to_a_month"


class FuturePeriodError(DomainError):
    """There are no figures of months that are not over."""

    code = "future_period"
    message = _("This period is not over yet.")
    field = "through_month"


class OneSubjectError(DomainError):
    """A figure is of one enterprise, one chain, one township, or of the county."""

    code = "one_subject"
    message = _("A figure is of one enterprise, one chain or one township; of none of them it is the county's.")
    constraint = "figure_speaks_of_one_thing"


class EmptyFigureError(DomainError):
    """Unreported is no row, never an empty one."""

    code = "empty_figure"
    message = _("Enter a value or an official growth. What is not reported stays empty.")
    field = "value_cum"
    constraint = "figure_says_something"


class GrowthAloneError(DomainError):
    """Value added is published as a growth at comparable prices."""

    code = "growth_alone"
    message = _("Of the value added there is the official growth alone.")
    field = "value_cum"
    constraint = "value_added_is_a_growth_alone"


class FigurePresentError(DomainError):
    """Somebody entered the figure of this period at the same moment."""

    code = "figure_present"
    message = _("Somebody has just entered this figure. Look at it, and correct it if it is wrong.")
    constraint = "figure_is_once_for_a_period"


class FigureGoneError(DomainError):
    """The figure that the caller saw has been removed since."""

    code = "figure_gone"
    message = _("This figure was removed in the meantime.")


class CorrectionNeedsReasonError(DomainError):
    """A final figure is corrected with a reason; a preliminary one may be replaced without."""

    code = "correction_needs_reason"
    message = _("Say why the figure is corrected.")
    field = "note"


class Measure(StrEnum):
    """What a value is counted in, as it is stored."""

    YUAN = "YUAN"
    POWER = "POWER"  # 10,000 kWh
    PERSONS = "PERSONS"
    RATE = "RATE"  # no value, a growth alone


_MEASURES = {"POWER": Measure.POWER, "EMPLOYEES": Measure.PERSONS, "VALUE_ADDED": Measure.RATE}
ONLY_GROWS = frozenset({"OUTPUT", "REVENUE", "TAX", "POWER"})  # from period to period of a year


class Basis(StrEnum):
    """What a growth stands on."""

    OFFICIAL = "OFFICIAL"
    COMPARABLE = "COMPARABLE"
    NONE = ""


class Direction(StrEnum):
    """Where it goes; the names of the styles."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"
    UNKNOWN = ""


@dataclass(frozen=True)
class Growth:
    """A rate in per cent against the same period last year, and what it stands on; no rate where there is no base."""

    rate: Decimal | None = None
    basis: Basis = Basis.NONE

    @property
    def direction(self) -> Direction:
        """Up, down or flat; unknown without a rate."""
        if self.rate is None:
            return Direction.UNKNOWN
        return Direction.FLAT if self.rate == 0 else Direction.UP if self.rate > 0 else Direction.DOWN

    def __str__(self) -> str:
        return wording.growth_words(self.rate)

    @property
    def basis_words(self) -> str:
        """The base of the comparison."""
        return {
            Basis.OFFICIAL: gettext("on the same period last year"),
            Basis.COMPARABLE: gettext("on the same period last year, comparable basis"),
            Basis.NONE: gettext("no base to compare with"),
        }[self.basis]


NO_GROWTH = Growth()


@dataclass(frozen=True)
class NewFigure:
    """One line of what is entered for a subject and a period; ``expected`` is the version seen, 0 when there was none."""

    indicator: str
    value_cum: Decimal | None = None
    base_cum_comparable: Decimal | None = None
    growth_official: Decimal | None = None
    is_preliminary: bool = False
    expected: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is reported."""
        return self.value_cum is None and self.base_cum_comparable is None and self.growth_official is None


def measured_in(indicator: str) -> Measure:
    """Return the unit in which an indicator is stored."""
    return _MEASURES.get(indicator, Measure.YUAN)


def growth(value: Decimal | None, base: Decimal | None, official: Decimal | None) -> Growth:
    """Return the official rate, else value / base - 1; no rate when there is no base or it is not positive."""
    if official is not None:
        return Growth(official, Basis.OFFICIAL)
    if value is None or base is None or base <= 0:
        return NO_GROWTH
    rate = (value / base - 1) * 100
    return Growth(rate.quantize(Decimal("0.01"), ROUND_HALF_UP), Basis.COMPARABLE)


def single_month(month: int, cumulative: Decimal | None, before: Decimal | None) -> Decimal | None:
    """Return the value of one month, from March on: the difference of two cumulative values of the same year."""
    if month <= FIRST or cumulative is None or before is None:
        return None
    return cumulative - before


def added(month: int, cumulative: Decimal | None, before: Decimal | None) -> Decimal | None:
    """Return what a period adds: a single month, or January and February together."""
    return cumulative if month == FIRST else single_month(month, cumulative, before)


def looks_wrong(new: Decimal | None, earlier: Decimal | None) -> bool:
    """Whether a value is ten times larger or smaller than an earlier one: most likely another unit. 0 says nothing."""
    if new is None or not earlier:
        return False
    return abs(new) >= abs(earlier) * WRONG_BY or abs(new) * WRONG_BY <= abs(earlier)


def falls_back(indicator: str, new: Decimal | None, earlier: Decimal | None) -> bool:
    """Whether a cumulative value is smaller than that of an earlier period of the year, which it cannot well be."""
    return indicator in ONLY_GROWS and new is not None and earlier is not None and new < earlier


def check_subject(*subjects: object) -> None:
    """Refuse a figure of several things; of none it is the county's."""
    if sum(subject is not None for subject in subjects) > 1:
        raise OneSubjectError()


def check_period(year: int, month: int, today: date) -> Period:
    """Return the period, or refuse one that does not exist or is not over on ``today``."""
    try:
        period = Period(year, month)
    except ValueError as error:
        raise UnknownPeriodError() from error
    if period > Period.ended_before(today):
        raise FuturePeriodError()
    return period


def check_figure(indicator: str, value: Decimal | None, base: Decimal | None, official: Decimal | None) -> None:
    """Refuse a figure that says nothing, and a value where there is a growth alone."""
    if measured_in(indicator) == Measure.RATE and (value is not None or base is not None):
        raise GrowthAloneError()
    if value is None and official is None:
        raise EmptyFigureError()


def in_base_units(indicator: str, value: Decimal) -> Decimal:
    """Return a stored value in yuan, kWh or persons."""
    return value * 10_000 if measured_in(indicator) == Measure.POWER else value


def unit_words(indicator: str) -> str:
    """Return what an axis counts: "yuan", "kWh", "people"."""
    return {
        Measure.YUAN: gettext("yuan"),
        Measure.POWER: gettext("kWh"),
        Measure.PERSONS: gettext("people"),
        Measure.RATE: "%",
    }[measured_in(indicator)]


def value_words(indicator: str, value: Decimal | None) -> str:
    """Return a value with its unit: "19.011 bn yuan", "12.3 m kWh", "1,204 people"."""
    measure = measured_in(indicator)
    if value is None or measure == Measure.RATE:
        return "—"
    if measure == Measure.POWER:
        return wording.amount_words(in_base_units(indicator, value), "千瓦时", "kWh")
    if measure == Measure.PERSONS:
        return gettext("%(n)s people") % {"n": wording.number_words(value)}
    return wording.money_words(value)


def points_words(difference: Decimal) -> str:
    """Return "+1.8 percentage points": the difference of two rates is no per cent."""
    sign = "+" if difference > 0 else ""
    return gettext("%(n)s percentage points") % {"n": sign + wording.number_words(difference)}


def parse_number(text: str, *, most: Decimal = MOST_VALUE) -> Decimal | None:
    """Read a number as people paste it: full-width digits, separators, spaces, a real minus, a per cent sign.

    An empty text is None; anything else that is no number, or too large for the column, is a ValueError.
    """
    plain = re.sub(r"[\s,'%]", "", unicodedata.normalize("NFKC", text)).replace("−", "-").replace("、", "")
    if not plain:
        return None
    if not re.fullmatch(r"[+-]?(\d{1,18}(\.\d{0,10})?|\.\d{1,10})", plain, re.ASCII):
        raise ValueError(text)
    try:
        number = Decimal(plain)
    except InvalidOperation as error:  # pragma: no cover
        raise ValueError(text) from error
    if abs(number) >= most:
        raise ValueError(text)
    return number

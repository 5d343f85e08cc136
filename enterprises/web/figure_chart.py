"""The chart of a series as numbers for the SVG: for each period a bar of last year and one of this year, from one zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from accounts import wording
from enterprises.queries.figures import Series, Step
from enterprises.rules import figures as rules

RIGHT, TOP, FLOOR, LEFT = 620, 40, 248, 70  # of the drawing area; the names of the periods stand below the floor
BAR, GAP, LINES = 20, 2, 4
LEAST = 3  # so that a small month can be seen
UNKNOWN = 40  # height of a bar of which not even last year's value is known


@dataclass(frozen=True)
class Bar:
    """A rectangle; ``kind`` is its class."""

    kind: str
    x: float
    y: float
    height: float


@dataclass(frozen=True)
class Column:
    """One period: its bars and its name; ``spare`` names are left out on a phone."""

    name: str
    middle: float
    bars: list[Bar]
    spare: bool


@dataclass(frozen=True)
class Line:
    """A line of the grid, and where its number stands."""

    y: float
    words: str

    @property
    def text_y(self) -> float:
        """A little below, so that the number is in the middle."""
        return round(self.y + 4, 1)


@dataclass(frozen=True)
class Chart:
    """Everything that the SVG draws. ``value`` stands above the latest bar."""

    series: Series
    unit: str
    lines: list[Line]
    columns: list[Column]
    zero: float
    value: str
    value_x: float
    value_y: float
    has_missing: bool


def chart_of(series: Series) -> Chart | None:
    """Return the chart of a series; None when there is nothing to draw."""
    values = [value for step in series.steps for value in (step.added, step.added_last) if value is not None]
    if not values:
        return None
    zero = Decimal(0)
    scale = _Scale(series.indicator, min(zero, *values), max(zero, *values))
    columns = [_column(place, step, scale, len(series.steps)) for place, step in enumerate(series.steps)]
    known = [place for place, step in enumerate(series.steps) if step.added is not None]
    latest = columns[known[-1]].bars[-1] if known else None
    added = series.steps[known[-1]].added if known else None
    return Chart(
        series=series,
        unit=scale.unit,
        lines=scale.lines(),
        columns=columns,
        zero=scale.y(Decimal(0)),
        value=scale.words(added) if added is not None else "",
        value_x=latest.x + BAR / 2 if latest else 0,
        value_y=latest.y - 8 if latest else 0,
        has_missing=len(known) < len(columns),
    )


class _Scale:
    """From values to heights, and the round numbers between."""

    def __init__(self, indicator: str, lowest: Decimal, highest: Decimal) -> None:
        self.indicator = indicator
        most = max(abs(lowest), abs(highest)) or Decimal(1)
        self.size, word = wording.scale_of(rules.in_base_units(indicator, most))
        self.unit = f"{word}{rules.unit_words(indicator)}".strip()
        self.step = _round_step(self._shown(highest - lowest) / LINES)
        self.first = (self._shown(lowest) / self.step).to_integral_value("ROUND_FLOOR") * self.step
        self.last = (self._shown(highest) / self.step).to_integral_value("ROUND_CEILING") * self.step

    def _shown(self, value: Decimal) -> Decimal:
        return rules.in_base_units(self.indicator, value) / self.size

    def y(self, value: Decimal) -> float:
        """Return the height of a value on the page."""
        return self._at(self._shown(value))

    def _at(self, shown: Decimal) -> float:
        return round(FLOOR - float((shown - self.first) / (self.last - self.first)) * (FLOOR - TOP), 1)

    def lines(self) -> list[Line]:
        """Return the lines of the grid with their numbers."""
        count = int((self.last - self.first) / self.step)
        marks = [self.first + self.step * place for place in range(count + 1)]
        return [Line(self._at(mark), wording.number_words(mark)) for mark in marks]

    def words(self, value: Decimal) -> str:
        """Return a value in the unit of the axis, in three or four digits."""
        shown = self._shown(value)
        digits = max(0, 2 - shown.adjusted()) if shown else 0
        return wording.number_words(round(shown, min(digits, 3)))


def _round_step(least: Decimal) -> Decimal:
    """Return the next 1, 2 or 5 times a power of ten."""
    if least <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)


def _column(place: int, step: Step, scale: _Scale, columns: int) -> Column:
    width = (RIGHT - LEFT) / columns
    left = LEFT + place * width + (width - 2 * BAR - GAP) / 2
    bars = []
    if step.added_last is not None:
        bars.append(_bar("bar-last", left, step.added_last, scale))
    right = left + BAR + GAP
    if step.added is not None:
        bars.append(_bar("bar", right, step.added, scale))
    elif step.added_last is not None:
        bars.append(_bar("bar-missing", right, step.added_last, scale))
    else:
        bars.append(Bar("bar-missing", round(right, 1), scale.y(Decimal(0)) - UNKNOWN, UNKNOWN))
    return Column(step.period.short_span, round(left + BAR + GAP / 2, 1), bars, spare=place % 2 == 1)


def _bar(kind: str, x: float, value: Decimal, scale: _Scale) -> Bar:
    zero, y = scale.y(Decimal(0)), scale.y(value)
    height = max(abs(zero - y), LEAST)
    return Bar(kind, round(x, 1), round(zero - height if value >= 0 else zero, 1), round(height, 1))

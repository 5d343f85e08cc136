"""Import of enterprises' figures: one row is one enterprise and period, with a column for each indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises.actions.figures import record_figure, remove_figure
from enterprises.actions.import_kinds import readers
from enterprises.actions.import_kinds.base import UNITS, Column, Context, Line, Written
from enterprises.actions.import_kinds.of_an_enterprise import CODE, NAME_OF_ENTERPRISE, OfAnEnterprise
from enterprises.excel.cells import Cell
from enterprises.models import Figure, ImportRow, Indicator, RowVerdict

TIMES = 10  # so far from the period before, somebody mistook the unit
_CENTS = Decimal("0.01")
_LARGEST_RATE = Decimal(1_000_000)
Found = dict[str, Figure]
KEPT = ("value_cum", "base_cum_comparable", "growth_official")


def _money(cell: Cell, context: Context) -> Decimal:
    return (readers.number(cell, context) * UNITS[context.unit or "WAN"]).quantize(_CENTS)


def _amount(cell: Cell, context: Context) -> Decimal:
    return readers.number(cell, context).quantize(_CENTS)


def _rate(cell: Cell, context: Context) -> Decimal:
    rate = _amount(cell, context)
    if abs(rate) >= _LARGEST_RATE:
        raise readers.CellError("growth_alone")
    return rate


class FigureKind(OfAnEnterprise):
    """Rows of cumulative figures; what is empty was not reported and is left as it is."""

    code = "FIGURES"
    label = _("Figures of enterprises")
    hint = _("One row for each enterprise and period, January to the month, with a column for each indicator.")
    has_unit = True
    needed = (("uscc", "enterprise"), ("year",), ("through_month",))
    columns = (
        CODE,
        NAME_OF_ENTERPRISE,
        Column("year", _("Year"), readers.whole(1990, 2099), hint="2026", aliases=("年份", "年度", "年"), required=True),
        Column("through_month", _("January to month"), readers.through_month, hint=_("4 for January to April; 2 for January and February"), aliases=("截至月份", "月份", "报告期", "累计月份", "月"), required=True),
        Column("OUTPUT", _("Output value"), _money, aliases=("工业总产值", "总产值", "产值", "累计产值")),
        Column("VALUE_ADDED", _("Value added"), _rate, hint=_("the growth in percent"), aliases=("工业增加值增速", "增加值增速", "增加值增速(%)")),
        Column("REVENUE", _("Revenue"), _money, aliases=("营业收入", "主营业务收入", "营收")),
        Column("PROFIT", _("Profit"), _money, aliases=("利润总额", "利润")),
        Column("TAX", _("Tax"), _money, aliases=("税收", "纳税", "税金", "入库税收")),
        Column("POWER", _("Power use"), _amount, hint=_("in 10,000 kWh"), aliases=("用电量", "用电", "用电量(万千瓦时)")),
        Column("EMPLOYEES", _("Employees"), _amount, aliases=("从业人员", "用工人数", "从业人数", "职工人数")),
        Column("EXPORT", _("Export delivery value"), _money, aliases=("出口交货值", "出口")),
        Column("RESEARCH", _("Research and development"), _money, aliases=("研发费用", "研发投入", "研发经费")),
    )  # fmt: skip

    def find_things(self, lines: Sequence[Line], context: Context) -> None:
        """Set the figures of each line's period, and remember the years in question for the comparison."""
        enterprises = {line.enterprise.pk for line in lines if line.enterprise}
        years = {line.values["year"] for line in lines if "year" in line.values}
        near = {year - back for year in years for back in (0, 1)}
        there: dict[Any, Found] = defaultdict(dict)
        for figure in Figure.objects.filter(enterprise__in=enterprises, year__in=near):
            there[figure.enterprise_id, figure.year, figure.through_month][figure.indicator] = figure
        context.found = there
        for line in lines:
            line.thing = there.get(self.key(line), {})

    def key(self, line: Line) -> Any:
        year, month = line.values.get("year"), line.values.get("through_month")
        return (line.enterprise.pk, year, month) if line.enterprise and year and month else None

    def decide(self, line: Line, context: Context) -> None:
        for name in ("year", "through_month"):
            if name not in line.values:
                line.say("missing", name)
        new = {name: value for name, value in line.values.items() if name in Indicator.values}
        if not new and not line.fails:
            line.say("nothing_to_say")
        if line.fails:
            return
        there: Found = line.thing
        line.changes = {
            name: [str(_said(there[name])) if name in there else None, str(value)]
            for name, value in new.items()
            if name not in there or _said(there[name]) != value
        }
        line.verdict = RowVerdict.LEAVE if not line.changes else RowVerdict.CHANGE if there else RowVerdict.CREATE
        for name in line.changes:
            before = self._before(line, name, context)
            if name != Indicator.VALUE_ADDED and before and not (before / TIMES < new[name] < before * TIMES):
                line.say("ten_times", name, value=new[name], serious=False, before=format(before, ",f"))

    def _before(self, line: Line, name: str, context: Context) -> Decimal | None:
        """Return what the nearest earlier period says: of this year, else the same period of the last year."""
        assert line.enterprise is not None
        pk, year, month = line.enterprise.pk, line.values["year"], line.values["through_month"]
        for earlier in [(year, back) for back in range(month - 1, 1, -1)] + [(year - 1, month), (year - 1, 12)]:
            figure = context.found.get((pk, *earlier), {}).get(name)
            if figure is not None and figure.value_cum and figure.value_cum > 0:
                return Decimal(figure.value_cum)
        return None

    def write(self, line: Line, expected: int | None, *, by: User, at: datetime) -> Written:
        """Record each figure that is new or different. Joins a verb."""
        assert line.enterprise is not None
        there: Found = line.thing
        written: dict[str, Any] = {}
        for name in line.changes:
            old, value = there.get(name), line.values[name]
            kept = {field: getattr(old, field) for field in KEPT} if old else {}
            kept["growth_official" if name == Indicator.VALUE_ADDED else "value_cum"] = value
            figure = record_figure(
                enterprise=line.enterprise,
                indicator=name,
                year=line.values["year"],
                through_month=line.values["through_month"],
                is_preliminary=old.is_preliminary if old else False,
                source=old.source if old else "",
                note=str(_("Import")) if old else "",
                expected=old.version if old else None,
                by=by,
                at=at,
                **kept,
            )
            before = {field: _text(getattr(old, field)) for field in KEPT} if old else None
            written[name] = {"id": str(figure.pk), "version": figure.version, "before": before}
        return Written(line.enterprise.pk, max(entry["version"] for entry in written.values()), written)

    def undo(self, row: ImportRow, *, reason: str, by: User, at: datetime) -> None:
        """Remove the figures that the row has made, and write back those that it has changed. Joins a verb."""
        for name, entry in row.before.items():
            figure = Figure.objects.select_related("enterprise").get(pk=entry["id"])
            if entry["before"] is None:
                remove_figure(figure, reason=reason, expected=entry["version"], by=by, at=at)
                continue
            back: dict[str, Any] = {
                field: Decimal(text) if text is not None else None for field, text in entry["before"].items()
            }
            record_figure(
                enterprise=figure.enterprise,
                indicator=name,
                year=figure.year,
                through_month=figure.through_month,
                is_preliminary=figure.is_preliminary,
                source=figure.source,
                note=reason,
                expected=entry["version"],
                by=by,
                at=at,
                **back,
            )

    def untouched(self, rows: Sequence[ImportRow]) -> set[UUID]:
        ids = [entry["id"] for row in rows for entry in row.before.values()]
        present = {str(pk): version for pk, version in Figure.objects.filter(pk__in=ids).values_list("pk", "version")}
        return {
            row.pk for row in rows if all(present.get(entry["id"]) == entry["version"] for entry in row.before.values())
        }


def _said(figure: Figure) -> Decimal | None:
    return figure.growth_official if figure.indicator == Indicator.VALUE_ADDED else figure.value_cum


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


FIGURES = FigureKind()

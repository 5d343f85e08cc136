"""Write lists and templates as workbooks and CSV files. Text stays text: no cell of ours is ever a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from enterprises.excel.cells import Cell, guarded, shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_FEWEST, _MOST = 10, 42  # width of a column in characters
ROWS_WITH_CHOICES = 5000


@dataclass(frozen=True)
class Heading:
    """A column of a template: its name, what to write there with an example, and the words to choose from."""

    label: str
    hint: str = ""
    choices: Sequence[str] = ()
    required: bool = False


def workbook(sheet: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a workbook with one sheet."""

    def fill(book: Any, page: Worksheet) -> None:
        head = book.add_format({"bold": True, "bg_color": "#E4ECF7", "border": 1, "border_color": "#B9C6DA"})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        widths = [_width(text) for text in headings]
        for column, text in enumerate(headings):
            page.write_string(0, column, text, head)
        for place, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write(page, place, column, cell, day)
                if place <= 200:
                    widths[column] = max(widths[column], _width(shown(cell)))
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        page.freeze_panes(1, 0)

    return _book(sheet, fill)


def template(sheet: str, title: str, note: str, headings: Sequence[Heading]) -> bytes:
    """Return a workbook to fill in: the title, a row of hints with examples, the headings; lists to choose from.

    Examples stand above the headings, where the import never takes them for rows.
    """

    def fill(book: Any, page: Worksheet) -> None:
        bold = book.add_format({"bold": True, "font_size": 14})
        small = book.add_format({"font_color": "#4A5A72", "text_wrap": True, "valign": "top", "font_size": 9})
        head = book.add_format({"bold": True, "bg_color": "#E4ECF7", "border": 1})
        must = book.add_format({"bold": True, "bg_color": "#FFE9B8", "border": 1})
        lists = book.add_worksheet("lists")
        lists.hide()
        page.write_string(0, 0, title, bold)
        page.write_string(1, 0, note)
        page.set_row(2, 64)
        for column, heading in enumerate(headings):
            page.write_string(2, column, heading.hint, small)
            page.write_string(3, column, heading.label, must if heading.required else head)
            page.set_column(column, column, max(_width(heading.label), 18))
            if heading.choices:
                lists.write_column(0, column, heading.choices)
                choose = {"validate": "list", "error_type": "warning", "source": _area(column, heading.choices)}
                page.data_validation(4, column, ROWS_WITH_CHOICES, column, choose)
        page.freeze_panes(4, 0)

    return _book(sheet, fill)


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return CSV in UTF-8 with BOM; text that looks like a formula gets an apostrophe that ``reading`` takes off again."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow([guarded(text) for text in headings])
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else shown(cell) for cell in row])
    return output.getvalue().encode("utf-8-sig")


def _book(sheet: str, fill: Callable[[Any, Worksheet], None]) -> bytes:
    output = io.BytesIO()
    book = xlsxwriter.Workbook(output, _OPTIONS)
    page = book.add_worksheet(sheet[:31])
    fill(book, page)
    book.close()
    return output.getvalue()


def _write(page: Worksheet, row: int, column: int, cell: Cell, day: Any) -> None:
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, Decimal):
        page.write_number(row, column, float(cell))
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, day)
    elif cell is not None and str(cell):
        page.write_string(row, column, str(cell))


def _area(column: int, choices: Sequence[str]) -> str:
    name = xl_col_to_name(column, col_abs=True)
    return f"=lists!{name}$1:{name}${len(choices)}"


def _width(text: str) -> int:
    wide = sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
    return min(max(wide + 2, _FEWEST), _MOST)

"""Read a workbook or a CSV file that the guard has let in: one table with its headings, rows with their own numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from enterprises.excel import guard, refusals
from enterprises.excel.cells import Cell, Fault, cell_of, clean_text, unguarded

LONGEST_HEADING = 120
_DELIMITERS = ",;\t"
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?>")
_FAULTY = re.compile(
    rb"<(?:\w+:)?c\s(?=[^<>]*\bt=[\"']e[\"'])[^<>]*\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]*>"
    rb"(?:<(?:\w+:)?f[^<>]*>(?:[^<]*</(?:\w+:)?f>)?)?<(?:\w+:)?v>([^<]{0,20})"
)
_UNCOMPUTED = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^<>]*>"
    rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)

Recognise = Callable[[str], bool]


@dataclass(frozen=True)
class Table:
    """What a file brings: the headings, and each row that is not empty with the number it has in the file."""

    sheet: str
    header_row: int
    headers: list[str]
    rows: list[tuple[int, list[Cell]]]
    above: str  # what stands over the headings: the title, and often the unit


def read_table(content: bytes, recognise: Recognise) -> Table:
    """Read the first visible sheet, or the CSV file; ``recognise`` says whether a text is a heading that we know."""
    if guard.look_at(content) == "xlsx":
        sheet, lines = _lines_of_workbook(content)
    else:
        sheet, lines = "", _lines_of_csv(content)
    place = _heading_line(lines[: guard.HEAD_ROWS], recognise)
    headers = [_heading(cell) for cell in lines[place]] if lines else []
    while headers and not headers[-1]:
        headers.pop()
    width = len(headers)
    rows = [
        (number, (line + [None] * width)[:width])
        for number, line in enumerate(lines[place + 1 :], start=place + 2)
        if any(cell is not None for cell in line[:width])
    ]
    if not rows:
        raise refusals.NoRowsError()
    if len(rows) > guard.most_row() - guard.HEAD_ROWS:
        raise refusals.TooManyRowsError()
    above = " ".join(str(cell) for line in lines[:place] for cell in line if isinstance(cell, str))
    return Table(sheet[:80], place + 1, headers, rows, above[:500])


def _heading(cell: Cell) -> str:
    return clean_text(str(cell))[:LONGEST_HEADING] if cell is not None else ""


def _heading_line(lines: Sequence[list[Cell]], recognise: Recognise) -> int:
    """Return the place of the headings: the line with the most known ones, else the first with the most words."""

    def worth(place: int) -> tuple[int, int, int]:
        words = {_heading(cell) for cell in lines[place] if isinstance(cell, str)}  # a merged title counts once
        return sum(map(recognise, words)), len(words), -place

    return max(range(len(lines)), key=worth, default=0)


# --- Workbooks --------------------------------------------------------------------------------------------------------


def _lines_of_workbook(content: bytes) -> tuple[str, list[list[Cell]]]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            place
            for place, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        if not shown:
            raise refusals.NoRowsError()
        sheet = workbook.get_sheet_by_index(shown[0])
        lines = [[cell_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        _fill_merged(lines, sheet)
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise refusals.DamagedFileError() from error
    for row, column, fault in _faults(content, shown[0]):
        if row < len(lines) and column < len(lines[row]):
            lines[row][column] = fault
    return sheet.name, lines


def _fill_merged(lines: list[list[Cell]], sheet: CalamineSheet) -> None:
    """Write the first cell of a merged area into all of it."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(lines) or left >= len(lines[top]):
            continue
        value = lines[top][left]
        for line in lines[top : bottom + 1]:
            for column in range(left, min(right + 1, len(line))):
                line[column] = value


def _faults(content: bytes, place: int) -> Iterable[tuple[int, int, Fault]]:
    """Yield the cells that calamine gives as empty: errors, and formulas that nobody has computed."""
    xml = _xml_of_sheet(content, place)
    for found in _FAULTY.finditer(xml):
        yield *_place(found[1], found[2]), Fault(found[3].decode(errors="replace"))
    for found in _UNCOMPUTED.finditer(xml):
        yield *_place(found[1], found[2]), Fault(f"={(found[3] or b'').decode(errors='replace')}"[:60])


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, guard.column_number(letters.decode()) - 1


def _xml_of_sheet(content: bytes, place: int) -> bytes:
    """Return the XML of the sheet in this place of the workbook."""
    members = guard.members_of(content)

    def text(name: str) -> bytes:
        return b"".join(guard.unpack(content, members[name])) if name in members else b""

    sheets = _SHEET.findall(text("xl/workbook.xml"))
    relation = re.search(rb"\bid=[\"']([^\"']+)[\"']", sheets[place]) if place < len(sheets) else None
    if relation is None:
        return b""
    for tag in re.findall(rb"<(?:\w+:)?Relationship\s[^>]*>", text("xl/_rels/workbook.xml.rels")):
        target = re.search(rb"\bTarget=[\"']([^\"']+)[\"']", tag)
        if target and re.search(rb"\bId=[\"']" + re.escape(relation[1]) + rb"[\"']", tag):
            path = target[1].decode(errors="replace")
            return text(path.lstrip("/") if path.startswith("/") else f"xl/{path}")
    return b""


# --- CSV --------------------------------------------------------------------------------------------------------------


def _lines_of_csv(content: bytes) -> list[list[Cell]]:
    text = _decoded(content)
    delimiter = _delimiter(text)
    lines: list[list[Cell]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            while line and not line[-1].strip():
                line.pop()
            if len(line) > guard.MOST_COLUMNS:
                raise refusals.TooManyColumnsError()
            lines.append([cell_of(unguarded(value)) for value in line])
            if len(lines) > guard.most_row():
                raise refusals.TooManyRowsError()
    except csv.Error as error:
        raise refusals.UnknownFormatError() from error
    return lines


def _decoded(content: bytes) -> str:
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise refusals.LettersUnknownError()


def _delimiter(text: str) -> str:
    """Return the sign that cuts most of the first lines into the most equal pieces."""
    first = "\n".join(text.splitlines()[:20])

    def worth(delimiter: str) -> int:
        try:
            widths = [len(line) for line in csv.reader(io.StringIO(first), delimiter=delimiter)]
        except csv.Error:
            return 0
        return max((width * widths.count(width) for width in widths if width > 1), default=0)

    return max(_DELIMITERS, key=worth)

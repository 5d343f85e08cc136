"""Files as people bring them: good ones, odd ones and evil ones, all made here."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from enterprises.rules import credit_codes

HEADINGS = ("统一社会信用代码", "企业名称", "所属镇街", "地址")
Rows = Iterable[Sequence[Any]]


def credit_code(number: int) -> str:
    """Return a valid invented code that no factory gives."""
    return credit_codes.with_check_character(f"91000000MB{number:07d}")


def register_rows(count: int, first: int = 0, township: str = "石佛镇") -> list[list[Any]]:
    """Return rows of enterprises that nobody knows yet."""
    return [
        [credit_code(number), f"阳谷第{number}机械有限公司", township, f"光明路{number}号"]
        for number in range(first, first + count)
    ]


def workbook(rows: Rows, headings: Sequence[Any] = HEADINGS, *, above: Rows = (), mac: bool = False) -> bytes:
    """Return a workbook with a sheet of these rows."""
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    for row in (*above, headings, *rows):
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def csv_text(rows: Rows, headings: Sequence[str] = HEADINGS, delimiter: str = ",") -> str:
    """Return the rows as text."""
    return "".join(delimiter.join(str(cell) for cell in row) + "\r\n" for row in (headings, *rows))


def rezipped(content: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Return a workbook whose members are changed (None: left out), with more members."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            changed = change(name, old.read(name))
            if changed is not None:
                new.writestr(name, changed)
        for name, extra in more.items():
            new.writestr(name, extra)
    return output.getvalue()


def with_member(name: str, content: bytes) -> bytes:
    """Return a good workbook with one member more."""
    return rezipped(workbook(register_rows(1)), lambda _name, old: old, **{name: content})


def with_sheet(xml: bytes) -> bytes:
    """Return a workbook whose sheet is this XML."""
    return rezipped(workbook(register_rows(1)), lambda name, old: xml if name == "xl/worksheets/sheet1.xml" else old)


def in_sheet(old: bytes, new: bytes) -> bytes:
    """Return a good workbook with something replaced in the XML of its sheet."""
    return rezipped(
        workbook(register_rows(1)),
        lambda name, xml: xml.replace(old, new, 1) if name == "xl/worksheets/sheet1.xml" else xml,
    )


def read_back(content: bytes) -> list[list[Any]]:
    """Return the rows of a workbook's first sheet."""
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def shared_bomb() -> bytes:
    """One long text, shown in two hundred thousand cells: kilobytes that become gigabytes."""
    long = b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>"
    row = b'<row r="%d">' + b"".join(b'<c t="s"><v>0</v></c>' for _ in range(40)) + b"</row>"
    sheet = _SHEET % b"".join(row % number for number in range(1, 5000))
    # incompressible words keep the ratio low, as a careful attacker would
    import random

    noise = random.Random(1).randbytes(400_000).hex().encode()
    return rezipped(
        workbook(register_rows(1)),
        lambda name, old: (
            sheet[: -len(b"</worksheet>")] + b"<!--" + noise + b"--></worksheet>"
            if name == "xl/worksheets/sheet1.xml"
            else None
            if name == "xl/sharedStrings.xml"
            else old
        ),
        **{"xl/sharedStrings.xml": long},
    )


def _far(reference: str) -> bytes:
    return in_sheet(b"</sheetData>", b'<row r="1048576"><c r="%s"><v>1</v></c></row></sheetData>' % reference.encode())


def _lying_bomb() -> bytes:
    """A member that says it is small and is not."""
    content = bytearray(with_member("xl/big.xml", b"a" * 50_000_000))
    size = (50_000_000).to_bytes(4, "little")
    while (place := content.find(size)) >= 0:
        content[place : place + 4] = (1000).to_bytes(4, "little")
    return bytes(content)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "file_empty"),
    "21 MB": (lambda: b"a,b\n" * 5_250_001, "file_too_large"),
    "a picture called .xlsx": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "file_format_unknown"),
    "a zip of something else": (lambda: rezipped(workbook([]), lambda n, x: None, **{"a.txt": b"a"}), "file_format_unknown"),
    "half a workbook": (lambda: workbook(register_rows(5))[:-60], "file_damaged"),
    "the old Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "file_is_xls"),
    "a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file_encrypted"),
    "macros": (lambda: with_member("xl/vbaProject.bin", b"Sub AutoOpen"), "file_has_macros"),
    "macros by type": (
        lambda: rezipped(
            workbook(register_rows(1)),
            lambda name, xml: xml.replace(b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml")
            if name == "[Content_Types].xml"
            else xml,
        ),
        "file_has_macros",
    ),
    "links to another workbook": (lambda: with_member("xl/externalLinks/externalLink1.xml", b"<x/>"), "file_has_foreign_parts"),
    "an embedded object": (lambda: with_member("xl/embeddings/oleObject1.bin", b"x"), "file_has_foreign_parts"),
    "ActiveX": (lambda: with_member("xl/activeX/activeX1.xml", b"<x/>"), "file_has_foreign_parts"),
    "a bomb": (lambda: with_member("xl/big.xml", b"a" * 90_000_000), "file_unpacks_too_large"),
    "a bomb that lies": (_lying_bomb, "file_unpacks_too_large"),
    "a bomb of many members": (
        lambda: rezipped(workbook(register_rows(1)), lambda n, x: x, **{f"xl/{n}.xml": b"<x/>" for n in range(600)}),
        "file_unpacks_too_large",
    ),
    "a bomb of shared strings": (shared_bomb, "file_unpacks_too_large"),
    "a DOCTYPE": (
        lambda: with_sheet(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _SHEET % b"&e;"),
        "file_has_doctype",
    ),
    "a DOCTYPE in UTF-16": (
        lambda: with_sheet('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x>'.encode("utf-16") + b""),
        "file_damaged",
    ),
    "a far row": (lambda: _far("A1048576"), "file_has_too_many_rows"),
    "a far column": (lambda: _far("XFD2"), "file_has_too_many_columns"),
    "ten thousand columns": (lambda: workbook([range(10_000)]), "file_has_too_many_columns"),
    "ten thousand columns without addresses": (
        lambda: with_sheet(_SHEET % (b"<row>" + b"<c><v>1</v></c>" * 10_000 + b"</row>")),
        "file_has_too_many_columns",
    ),
    "too many rows": (lambda: b"a,b\n" * 30_000, "file_has_too_many_rows"),
    "headings alone": (lambda: workbook([]), "file_has_no_rows"),
    "headings alone in a CSV": (lambda: csv_text([]).encode(), "file_has_no_rows"),
    "bytes that are no letters": (lambda: b"a,b\n\xff\xff\xff,1\n", "file_encoding_unknown"),
}  # fmt: skip

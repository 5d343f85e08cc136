"""Look at the bytes before anything parses them: what could hurt is refused within two seconds and little memory.

A workbook is a zip of XML. Its directory is checked first (members, sizes, macros), then each XML member is unpacked once
with a bound that its own header cannot talk us out of, and scanned for what no list of the county needs.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Literal

from django.conf import settings

from enterprises.excel import refusals

Format = Literal["xlsx", "csv"]

MOST_MEMBERS = 500
MOST_UNPACKED = 100_000_000
MOST_RATIO, SMALL = 100, 1_000_000  # how far a member larger than SMALL may have been packed
MOST_COLUMNS = 60
HEAD_ROWS = 10  # titles and headings above the rows
MOST_TEXT = 100_000_000  # characters of all cells together, shared strings counted as often as they are shown
CHUNK = 1 << 18

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TAIL = 65_557  # the longest end of a zip's directory, its comment included
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_FOREIGN = re.compile(r"externalLinks/|embeddings/|activeX/|oleObject|ctrlProps/", re.IGNORECASE)
_DECLARATIONS = re.compile(rb"<!(DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding=[\"']([^\"']+)[\"']")
_CELL = re.compile(rb"<(?:\w{1,9}:)?(row|c|mergeCell)(?=[\s/>])([^<>]*)>(?:<(?:\w{1,9}:)?v>(\d{1,9})</)?", re.ASCII)
_REFERENCE = re.compile(rb"\sr=[\"']([A-Z]{0,7})(\d{0,9})[\"']")
_SHARED = re.compile(rb"\st=[\"']s[\"']")
_ITEM_END = re.compile(rb"</(?:\w{1,9}:)?si>|<(?:\w{1,9}:)?si\s*/>")


def look_at(content: bytes) -> Format:
    """Return what kind of file the bytes are, whatever its name says, or raise FileRefusedError."""
    if len(content) > settings.IMPORT_MOST_BYTES:
        raise refusals.FileTooLargeError()
    if not content.strip():
        raise refusals.EmptyFileError()
    if content.startswith(_OLE):
        raise refusals.EncryptedFileError() if _ENCRYPTED in content else refusals.OldExcelError()
    if content.startswith(b"PK"):
        _look_into_workbook(content)
        return "xlsx"
    if not content.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in content:
        raise refusals.UnknownFormatError()
    if content.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<?xml", b"<!DOCTYPE", b"<html")):
        raise refusals.UnknownFormatError()
    if content.count(b"\n") > most_row():
        raise refusals.TooManyRowsError()
    return "csv"


def most_row() -> int:
    """Return the last row in which a cell may stand."""
    return int(settings.IMPORT_MOST_ROWS) + HEAD_ROWS


def members_of(content: bytes) -> dict[str, zipfile.ZipInfo]:
    """Return the members of a zip by name, after checking its directory alone."""
    _refuse_a_long_directory(content)
    try:
        infos = zipfile.ZipFile(BytesIO(content)).infolist()
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError, OSError) as error:
        raise refusals.DamagedFileError() from error
    members = {info.filename: info for info in infos}
    if len(members) != len(infos) or any(info.flag_bits & 1 or info.compress_type not in (0, 8) for info in infos):
        raise refusals.DamagedFileError()
    if (
        sum(info.file_size for info in infos) > MOST_UNPACKED
        or sum(info.compress_size for info in infos) > len(content)  # members that lie over each other
        or any(info.file_size > SMALL and info.file_size > MOST_RATIO * info.compress_size for info in infos)
    ):
        raise refusals.BombError()
    return members


def unpack(content: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member in pieces, no more than its directory entry promises."""
    try:
        header = struct.unpack_from("<4s22xHH", content, info.header_offset)
    except struct.error as error:
        raise refusals.DamagedFileError() from error
    start = info.header_offset + 30 + header[1] + header[2]
    packed = memoryview(content)[start : start + info.compress_size]
    if header[0] != b"PK\x03\x04" or len(packed) != info.compress_size:
        raise refusals.DamagedFileError()
    left = info.file_size
    for piece in _inflated(packed) if info.compress_type else _sliced(packed):
        left -= len(piece)
        if left < 0:
            raise refusals.BombError()
        yield piece


def _inflated(packed: memoryview) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), CHUNK):
            waiting: bytes | memoryview = packed[start : start + CHUNK]
            while waiting and not engine.eof:
                yield engine.decompress(waiting, CHUNK)
                waiting = engine.unconsumed_tail
    except zlib.error as error:
        raise refusals.DamagedFileError() from error


def _sliced(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), CHUNK):
        yield bytes(packed[start : start + CHUNK])


def _refuse_a_long_directory(content: bytes) -> None:
    """Judge the directory by the record at its end, before anybody reads a million entries of it."""
    end = content.rfind(b"PK\x05\x06", max(len(content) - _TAIL, 0))
    try:
        entries, size = struct.unpack_from("<10xHL", content, end) if end >= 0 else (0, 0)
    except struct.error as error:
        raise refusals.DamagedFileError() from error
    if not entries or content[max(end - 20, 0) : end].startswith(b"PK\x06\x07"):  # none, or in 64 bits
        raise refusals.DamagedFileError()
    if entries > MOST_MEMBERS or size > MOST_MEMBERS * 400:
        raise refusals.BombError()


def _look_into_workbook(content: bytes) -> None:
    members = members_of(content)
    if "[Content_Types].xml" not in members or "xl/workbook.xml" not in members:
        raise refusals.UnknownFormatError()  # a zip of something else, a text document, an .xlsb
    if any(_MACROS.search(name.encode()) for name in members):
        raise refusals.MacrosError()
    if any(_FOREIGN.search(name) for name in members):
        raise refusals.EmbeddedPartsError()
    lengths: list[int] = []
    # Shared strings before the sheets that show them.
    for name, info in sorted(members.items(), key=lambda member: member[0].startswith("xl/worksheets/")):
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        xml = _checked_xml(content, info)
        if name == "[Content_Types].xml" and _MACROS.search(xml):
            raise refusals.MacrosError()
        if name == "xl/sharedStrings.xml":
            lengths = _lengths_of_shared(xml)
        elif name.startswith("xl/worksheets/") and name.endswith(".xml"):
            _scan_sheet(xml, lengths)


def _checked_xml(content: bytes, info: zipfile.ZipInfo) -> bytearray:
    xml = bytearray()
    for piece in unpack(content, info):
        xml += piece
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or xml[:4].count(0):
        raise refusals.DamagedFileError()  # Excel writes UTF-8
    named = _ENCODING.match(xml[:200])
    if named and named[1].lower() not in (b"utf-8", b"us-ascii"):
        raise refusals.DamagedFileError()
    if _DECLARATIONS.search(xml):
        raise refusals.DoctypeError()
    return xml


def _lengths_of_shared(xml: bytearray) -> list[int]:
    lengths, before = [], 0
    for end in _ITEM_END.finditer(xml):
        lengths.append(end.start() - before)
        before = end.end()
        if len(lengths) > settings.IMPORT_MOST_ROWS * MOST_COLUMNS:
            raise refusals.TooManyRowsError()
    return lengths


def _scan_sheet(xml: bytearray, lengths: list[int]) -> None:
    """Refuse cells far away, more cells than a list has, and text that multiplies by being shared."""
    cells = in_row = merged = text = 0
    last_row, most_cells = most_row(), most_row() * MOST_COLUMNS
    for found in _CELL.finditer(xml):
        tag, attributes, shared = found.groups()
        if tag == b"mergeCell":
            merged += 1
            if merged > last_row:
                raise refusals.TooManyRowsError()
            continue
        if tag == b"row":
            in_row = 0
            continue
        cells += 1
        in_row += 1
        if cells > most_cells:
            raise refusals.TooManyRowsError()
        if attributes.endswith(b"/"):
            continue  # formatted and empty: nothing is read from it
        if shared and _SHARED.search(attributes) and int(shared) < len(lengths):
            text += lengths[int(shared)]
        if text > MOST_TEXT:
            raise refusals.BombError()
        _refuse_far(attributes, in_row, last_row)


def _refuse_far(attributes: bytes, in_row: int, last_row: int) -> None:
    place = _REFERENCE.search(attributes)
    letters, row = place.groups() if place else (b"", b"")
    if in_row > MOST_COLUMNS or column_number(letters.decode()) > MOST_COLUMNS:
        raise refusals.TooManyColumnsError()
    if row and int(row) > last_row:
        raise refusals.TooManyRowsError()


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA, 0 for no letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

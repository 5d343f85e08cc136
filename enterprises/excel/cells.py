"""What stands in one cell: text, a number, a day, yes or no, a fault, or nothing; as Python, as JSON, and without dirt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Fault:
    """A cell that holds an error of Excel (#N/A), or a formula that was never computed."""

    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | Decimal | date | bool | Fault | None

# Letters, digits and the signs inside codes; not the brackets and commas that belong to Chinese names.
_LETTERS = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_ALL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"\s+")
_HAN = "\u3400-\u9fff\uff08\uff09"
_BESIDE_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}0-9])|(?<=[0-9])\s+(?=[{_HAN}])")

# What a spreadsheet takes for a formula, after any number of our own apostrophes.
_RISKY = re.compile(r"^'*[=+\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile(r"^'+[=+\-@\t\r\n＝＋－＠]")


def clean_text(text: str) -> str:
    """Return words without stray spaces and invisible signs; full-width letters and digits become half-width."""
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip().translate(_LETTERS)
    return _BESIDE_HAN.sub("", text)


def clean_sign(text: str) -> str:
    """Return a code, number or word of a list in half-width signs and without any spaces."""
    return _SPACES.sub("", _INVISIBLE.sub("", text).translate(_ALL))


def cell_of(value: Any) -> Cell:
    """Return a value as a workbook gives it; a float in the 15 digits that Excel shows."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        return Decimal(f"{value:.15g}")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def packed(cell: Cell) -> Any:
    """Return a cell as JSON."""
    match cell:
        case None | bool() | str():
            return cell
        case Decimal():
            return {"n": format(cell, "f")}
        case date():
            return {"d": cell.isoformat()}
        case Fault():
            return {"e": cell.text}


def unpacked(value: Any) -> Cell:
    """Return the cell that ``packed`` made this of."""
    if not isinstance(value, dict):
        return value
    (kind, text), *_others = value.items()
    if kind == "n":
        return Decimal(text)
    return date.fromisoformat(text) if kind == "d" else Fault(text)


def shown(cell: Cell) -> str:
    """Return the cell as people see it."""
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return "" if cell is None else str(cell)


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """Take that apostrophe off again."""
    return text[1:] if _GUARDED.match(text) else text

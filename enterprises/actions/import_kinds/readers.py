"""How a cell becomes a value: forgiving about the writing, strict about the meaning. CellError says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.clock import FIRST_DAY, LAST_DAY, language_codes
from accounts.models.phones import normalise_phone
from enterprises.excel.cells import Cell, Fault, clean_sign, clean_text, shown
from enterprises.rules import credit_codes, industries

if TYPE_CHECKING:
    from enterprises.actions.import_kinds.base import Context

Reader = Callable[[Cell, "Context"], Any]

KEEP = object()  # the cell says, in effect, "as it is" (a masked phone)
_DIGITS_OF_EXCEL = 10**15
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?日?月?|(\d{2})(\d{2}))")
_PERIOD = re.compile(r"(?:0?1(?:月)?[-—–~至到]+)?(\d{1,2})月?(?:累计|份)?")
_MOST_DIGITS = 16  # before the point, as the table of figures has them


class CellError(Exception):
    """A cell cannot be used; ``code`` and ``facts`` become words in the language of whoever reads them."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def in_all_languages(text: str | Promise) -> set[str]:
    """Return a text in every language of the pages, as ``clean_sign`` leaves it, in small letters."""
    words = set()
    for code in language_codes():
        with translation.override(code):
            words.add(clean_sign(str(text)).lower())
    return words


def by_words(choices: type[Choices]) -> dict[str, Any]:
    """Return the values of a list of choices by their code and their label in every language."""
    return {word: value for value, label in choices.choices for word in (str(value).lower(), *in_all_languages(label))}


def by_names(rows: Iterable[Any], *fields: str) -> dict[str, Any]:
    """Return rows by each of their names and codes."""
    return {clean_sign(name).lower(): row for row in rows for field in fields if (name := str(getattr(row, field)))}


def text(most: int) -> Reader:
    """Read words of at most so many characters."""

    def read(cell: Cell, context: Context) -> str:
        words = clean_text(shown(cell))
        if len(words) > most:
            raise CellError("too_long", most=most)
        if "\x00" in words:
            raise CellError("not_text")
        return words

    return read


def industry(cell: Cell, context: Context) -> str:
    """Read a class of GB/T 4754-2017, with or without its section letter."""
    try:
        return industries.normalise(shown(cell))
    except industries.IndustryError as error:
        raise CellError("industry_unknown") from error


def credit_code(cell: Cell, context: Context) -> str:
    """Read a unified social credit code, however it is spaced."""
    if isinstance(cell, Decimal) and cell >= _DIGITS_OF_EXCEL:
        raise CellError("digits_lost")
    code = clean_sign(shown(cell)).upper().replace("-", "")
    if len(code) != 18:
        raise CellError("code_length", n=len(code))
    try:
        return credit_codes.normalise(code)
    except credit_codes.CreditCodeError as error:
        raise CellError("code_wrong") from error


def day(cell: Cell, context: Context) -> date:
    """Read a day: a date of Excel, 2024-05-01, 2024/5/1, 2024年5月1日, 20240501; a month is its first day."""
    found = cell if isinstance(cell, date) else _day_of(clean_sign(shown(cell)))
    if not FIRST_DAY <= found <= LAST_DAY:
        raise CellError("day_out_of_range")
    return found


def _day_of(words: str) -> date:
    match = _DAY.fullmatch(words)
    if match is None:
        raise CellError("not_a_day")
    year, month, on, month_too, on_too = match.groups()
    try:
        return date(int(year), int(month or month_too), int(on or on_too or 1))
    except ValueError as error:
        raise CellError("not_a_day") from error


_YES = {"是", "yes", "y", "true", "1", "√", "✓", "有"}
_NO = {"否", "no", "n", "false", "0", "×", "无"}


def flag(cell: Cell, context: Context) -> bool:
    """Read yes or no."""
    word = clean_sign(shown(cell)).lower()
    if word in _YES | _NO:
        return word in _YES
    raise CellError("not_yes_or_no")


def number(cell: Cell, context: Context) -> Decimal:
    """Read a number; separators of thousands and a sign of percent do no harm."""
    if isinstance(cell, Decimal):
        found = cell
    else:
        try:
            found = Decimal(clean_sign(shown(cell)).replace(",", "").removesuffix("%"))
        except InvalidOperation as error:
            raise CellError("not_a_number") from error
    if not found.is_finite() or abs(found) >= 10**_MOST_DIGITS:
        raise CellError("not_a_number")
    return found


def whole(least: int, most: int) -> Reader:
    """Read a whole number between two bounds; "2024年" is 2024."""

    def read(cell: Cell, context: Context) -> int:
        words = clean_sign(shown(cell)).removesuffix("年")
        if not (words.isascii() and words.isdigit() and len(words) < 6 and least <= int(words) <= most):
            raise CellError("not_between", least=least, most=most)
        return int(words)

    return read


def through_month(cell: Cell, context: Context) -> int:
    """Read the last month of a period that begins in January: 4, 4月, 1-4月; January alone is no period."""
    match = _PERIOD.fullmatch(clean_sign(shown(cell)))
    if match is None or not 1 <= int(match[1]) <= 12:
        raise CellError("not_a_period")
    if int(match[1]) == 1:
        raise CellError("january_alone")
    return int(match[1])


def pick(name: str) -> Reader:
    """Read one of a list by its code or name."""

    def read(cell: Cell, context: Context) -> Any:
        word = clean_sign(shown(cell)).lower()
        if word not in context.lists[name]:
            raise CellError("not_in_list")
        return context.lists[name][word]

    return read


def phone(cell: Cell, context: Context) -> Any:
    """Read a phone number; a masked one says "as it is"."""
    words = clean_sign(shown(cell))
    if "*" in words:
        return KEEP
    try:
        return normalise_phone(words)
    except ValidationError as error:
        raise CellError("not_a_phone") from error


def email(cell: Cell, context: Context) -> str:
    """Read an e-mail address."""
    words = clean_sign(shown(cell))
    try:
        validate_email(words)
    except ValidationError as error:
        raise CellError("not_an_email") from error
    return words


def read_cell(reader: Reader, cell: Cell, context: Context) -> Any:
    """Read a cell that is not empty."""
    if isinstance(cell, Fault):
        raise CellError("formula_without_value" if cell.text.startswith("=") else "error_of_excel")
    return reader(cell, context)


# What is said of a cell or row; facts and the value seen are filled in. Codes of refusals have their own words.
PROBLEMS: dict[str, Promise] = {
    "too_long": _("longer than %(most)s characters"),
    "not_text": _("holds signs that are no text"),
    "digits_lost": _("stored as a number, so Excel has lost its last digits: format the column as text"),
    "code_length": _("a unified social credit code has 18 characters, this one has %(n)s"),
    "code_wrong": _("this is no valid unified social credit code: please check it against the licence"),
    "not_a_day": _("this is no day; write 2024-05-31"),
    "day_out_of_range": _("the day must lie between 1990 and 2099"),
    "not_yes_or_no": _("write yes or no"),
    "not_a_number": _("this is no number"),
    "not_between": _("write a whole number from %(least)s to %(most)s"),
    "not_a_period": _("write the last month of the period, from 2 to 12"),
    "january_alone": _("January and February are one period: write 2"),
    "not_in_list": _("this is not in the list of the template"),
    "not_a_phone": _("this is no Chinese phone number"),
    "masked_phone": _("the number is masked: a new contact needs the whole number, or none"),
    "not_an_email": _("this is no e-mail address"),
    "error_of_excel": _("the cell shows an error of Excel"),
    "formula_without_value": _("the formula has never been computed: open and save the file in Excel"),
    "industry_unknown": _("GB/T 4754-2017 has no such class; write it like C3251"),
    "missing": _("is missing"),
    "twice_in_file": _("the same as in row %(row)s"),
    "enterprise_unknown": _("no such enterprise in the register"),
    "enterprise_ambiguous": _("several enterprises have this name: give the code"),
    "merged_away": _("this record was merged into another enterprise"),
    "name_differs": _("the register calls the enterprise with this code %(known)s"),
    "several_contacts": _("the enterprise has several contacts of this name"),
    "ten_times": _("ten times as much or a tenth of the period before (%(before)s): is the unit right?"),
    "nothing_to_say": _("there is no value in this row"),
    "changed_since_the_check": _("somebody changed it after the check: check the file again"),
    "role_needs_a_chain": _("a role in the chain needs the chain"),
    "ends_before_start": _("the end must come after the start"),
    "growth_alone": _("more digits than a rate has"),
    "specialist_unknown": _("no such specialist"),
    "specialist_ambiguous": _("several specialists have this name: give the log-in name"),
    "unexpected": _("something unexpected happened with this row; the others were not touched by it"),
    "not_undone": _("could not be undone: it has been used since"),
}

"""Which lists can be taken out of the house, with which rows and columns. A further list is one ``offer``.

``rows`` starts from the same query as the page of the list, so that file and page cannot differ. A value says by its type
how it is written; a phone is masked unless the person may take phones out and asked for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import User
from enterprises.excel.cells import Cell

Query = Mapping[str, str]


@dataclass(frozen=True)
class ExportColumn:
    """A column: its heading, and the value of a row."""

    label: str | Promise
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class ExportList:
    """A list that can be exported. ``order`` keeps the rows in the order of the page."""

    noun: str
    label: str | Promise
    may: Callable[[User], bool]
    rows: Callable[[User, Query, datetime], QuerySet[Any]]
    columns: Callable[[bool], Sequence[ExportColumn]]  # whether with whole phone numbers
    order: Sequence[str]
    has_phones: bool = False


LISTS: dict[str, ExportList] = {}


def offer(exported: ExportList) -> None:
    """Let a list be exported."""
    LISTS[exported.noun] = exported


def cells_of(columns: Sequence[ExportColumn], row: Any) -> list[Cell]:
    """Return the cells of a row."""
    return [_cell(column.value(row)) for column in columns]


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, int):
        return Decimal(value)
    return None if value == "" else value

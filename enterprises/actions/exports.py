"""Take a list out of the house: the file, and the line in the log that says who took what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import verb
from enterprises import access
from enterprises.actions.export_lists import LISTS, cells_of
from enterprises.excel.writing import CSV, XLSX, csv_file, workbook
from enterprises.models import Export

FORMATS = {"xlsx": XLSX, "csv": CSV}
NOT_A_FILTER = {"after", "before", "cursor"}  # which page of the list one was on


class TooManyToExportError(DomainError):
    """More rows than one file may carry."""

    code = "too_many_to_export"
    message = _("These are more than 20,000 rows. Narrow the filter.")


@dataclass(frozen=True)
class File:
    """A file to hand out."""

    name: str
    media_type: str
    content: bytes
    rows: int


@verb
def export_list(
    noun: str, *, query: str = "", file_format: str = "xlsx", with_phones: bool = False, by: User, at: datetime
) -> File:
    """Write exactly the rows that the person's own list shows, and log it. Whole phone numbers need their own right."""
    exported = LISTS[noun]
    access.require(exported.may(by))
    with_phones = with_phones and exported.has_phones
    access.require(not with_phones or access.may_export_phones(by))
    asked = {name: value for name, value in parse_qsl(query) if "\x00" not in value}
    found = exported.rows(by, asked, at).order_by(*exported.order)
    rows = list(found[: settings.EXPORT_MOST_ROWS + 1])
    if len(rows) > settings.EXPORT_MOST_ROWS:
        raise TooManyToExportError()
    columns = exported.columns(with_phones)
    headings, cells = [str(column.label) for column in columns], (cells_of(columns, row) for row in rows)
    content = csv_file(headings, cells) if file_format == "csv" else workbook(str(exported.label), headings, cells)
    kept = urlencode([(name, value) for name, value in asked.items() if name not in NOT_A_FILTER])
    Export.objects.create(
        noun=noun, file_format=file_format, query=kept[:500], rows=len(rows), with_phones=with_phones, by=by, at=at
    )  # fmt: skip
    return File(f"{noun}-{at:%Y%m%d}.{file_format}", FORMATS[file_format], content, len(rows))

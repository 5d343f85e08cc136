"""Write imports: take a file, say what its columns are, ask for the check, say "import", throw it away, take it back.

What takes long is done by the worker (``import_job.py``): these verbs only put a batch into a state that it looks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts import files
from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, replayed, verb
from accounts.wording import labelled, listed
from enterprises import access
from enterprises.actions.import_kinds import KINDS, Kind
from enterprises.actions.import_kinds.base import UNITS, built_upon
from enterprises.excel.cells import clean_sign, shown
from enterprises.excel.reading import Table, read_table
from enterprises.models import ColumnChoice, Enterprise, ImportBatch, ImportRow, ImportState, RowVerdict

SAMPLES = 3
TO_WRITE = (RowVerdict.CREATE, RowVerdict.CHANGE)
_UNIT_WORDS = (("亿元", "YI"), ("万元", "WAN"), ("千元", ""), ("元", "YUAN"))
_MOST_NAMED = 10  # enterprises named in a refusal


class UnknownKindError(DomainError):
    """There is no such kind of import."""

    code = "unknown_import_kind"
    message = _("There is no such kind of import.")
    field = "kind"


class NotNowError(DomainError):
    """The import stands elsewhere: somebody, or the worker, was faster."""

    code = "import_not_now"
    message = _("The import has moved on in the meantime. Look where it stands now.")


class WrongColumnsError(DomainError):
    """A choice of columns that does not fit the file."""

    code = "import_wrong_columns"
    message = _("A column can be one field only, and must be in the file.")
    field = "columns"


class ColumnsMissingError(DomainError):
    """Without these columns no row can be found."""

    code = "import_columns_missing"
    message = _("These columns are needed")
    field = "columns"


class UnitMissingError(DomainError):
    """Sums of money without their unit."""

    code = "import_unit_missing"
    message = _("Choose the unit of the sums of money.")
    field = "unit"


class NothingToImportError(DomainError):
    """No row is new or different."""

    code = "nothing_to_import"
    message = _("No row of this file is new or different: there is nothing to import.")


class BuiltUponError(DomainError):
    """What was imported has been used or changed since."""

    code = "import_built_upon"
    message = _("This import cannot be undone as a whole any more.")


@verb
def upload_file(
    *, kind: str, file_name: str, content: bytes, id: UUID | None = None, body_digest: str = "", by: User, at: datetime
) -> ImportBatch:
    """Take a file that can be read, and propose what its columns are; a refused one leaves nothing behind."""
    access.require(access.may_import_files(by))
    if kind not in KINDS:
        raise UnknownKindError()
    if earlier := replayed(ImportBatch, id, body_digest):
        return earlier
    found = KINDS[kind]
    table = read_table(content, lambda heading: bool(found.recognise(heading)))
    remembered = ColumnChoice.objects.filter(kind=kind, heading__in=table.headers)
    return create(
        ImportBatch,
        id=id,
        body_digest=body_digest,
        at=at,
        kind=kind,
        by=by,
        file_name=file_name[-200:],
        sha256=files.store(content),
        size=len(content),
        sheet=table.sheet,
        header_row=table.header_row,
        headers=_headers(table),
        columns=_proposed(found, table.headers, dict(remembered.values_list("heading", "field"))),
        unit=_proposed_unit(table) if found.has_unit else "",
        rows_total=len(table.rows),
    )


def _headers(table: Table) -> list[dict[str, Any]]:
    """Return the headings with the first values under each."""
    headers = []
    for place, heading in enumerate(table.headers):
        values = (shown(cells[place])[:40] for _number, cells in table.rows[:50])
        headers.append({"heading": heading, "samples": [value for value in values if value][:SAMPLES]})
    return headers


def _proposed(kind: Kind, headers: list[str], remembered: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each field; where two columns could be it, neither is proposed."""
    fields = [remembered.get(heading, kind.recognise(heading)) if heading else "" for heading in headers]
    times = Counter(fields)
    return {name: place for place, name in enumerate(fields) if kind.column(name) and times[name] == 1}


def _proposed_unit(table: Table) -> str:
    words = clean_sign(" ".join((table.above, *table.headers)))
    return next((unit for word, unit in _UNIT_WORDS if word in words), "WAN")


@verb
def choose_columns(
    batch: ImportBatch, *, columns: Mapping[str, int], unit: str | None = None, by: User, at: datetime
) -> ImportBatch:
    """Say which column is which field; the choice is remembered for the next file with the same headings."""
    batch = _in(batch, by, ImportState.UPLOADED, ImportState.CHECKED)
    kind, places = KINDS[batch.kind], list(columns.values())
    if (
        any(kind.column(name) is None for name in columns)
        or len(set(places)) != len(places)
        or any(not 0 <= place < len(batch.headers) for place in places)
    ):
        raise WrongColumnsError()
    if kind.has_unit and (unit or batch.unit) not in UNITS:
        raise UnitMissingError()
    _remember(batch, columns, at)
    batch.rows.all().delete()
    change(
        batch, at=at, columns=dict(columns), unit=(unit or batch.unit) if kind.has_unit else "", rows_done=0,
        state=ImportState.UPLOADED,
    )  # fmt: skip
    return batch


def _remember(batch: ImportBatch, columns: Mapping[str, int], at: datetime) -> None:
    fields = {place: name for name, place in columns.items()}
    headings = [header["heading"] for header in batch.headers]
    meant = {
        heading: fields.get(place, "")
        for place, heading in enumerate(headings)
        if heading and headings.count(heading) == 1
    }
    there = {choice.heading: choice for choice in ColumnChoice.objects.filter(kind=batch.kind, heading__in=meant)}
    for heading, name in meant.items():
        if heading not in there:
            create(ColumnChoice, at=at, kind=batch.kind, heading=heading, field=name)
        elif there[heading].field != name:
            change(there[heading], at=at, field=name)


@verb
def check_file(
    batch: ImportBatch, *, columns: Mapping[str, int] | None = None, unit: str | None = None, by: User, at: datetime
) -> ImportBatch:
    """Ask for the check of every row, with the columns as given or as they were chosen before. Writes no business row."""
    batch = _in(batch, by, ImportState.UPLOADED, ImportState.CHECKED)
    kind, chosen = KINDS[batch.kind], batch.columns if columns is None else columns
    missing = [names for names in kind.needed if not any(name in chosen for name in names)]
    if missing:
        labels = [_(" or ").join(str(_label(kind, name)) for name in names) for names in missing]
        raise ColumnsMissingError(labelled(ColumnsMissingError.message, listed(labels)))
    if columns is not None:
        batch = choose_columns(batch, columns=columns, unit=unit, by=by, at=at)
    batch.rows.all().delete()
    change(batch, at=at, state=ImportState.CHECK_WANTED, rows_done=0, lease_until=None, deaths=0)
    return batch


def _label(kind: Kind, name: str) -> str | Promise:
    column = kind.column(name)
    return column.label if column else name


@verb
def start_import(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Say "import": the worker writes the rows that are new or different."""
    batch = _in(batch, by, ImportState.CHECKED)
    rows = batch.rows.filter(verdict__in=TO_WRITE).count()
    if not rows:
        raise NothingToImportError()
    change(batch, at=at, state=ImportState.IMPORT_WANTED, rows_total=rows, rows_done=0, lease_until=None, deaths=0)
    return batch


@verb
def discard_import(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Throw a file away that has not been imported; again: nothing changes."""
    batch = _in(batch, by, ImportState.UPLOADED, ImportState.CHECK_WANTED, ImportState.CHECKED, ImportState.DISCARDED)
    if batch.state != ImportState.DISCARDED:
        batch.rows.all().delete()
        change(batch, at=at, state=ImportState.DISCARDED, lease_until=None, fence=batch.fence + 1)
    return batch


@verb
def undo_import(batch: ImportBatch, *, by: User, at: datetime) -> ImportBatch:
    """Take the whole import back, unless something was built on it: then it is refused, and says on what."""
    batch = _in(batch, by, ImportState.IMPORTED)
    rows = list(batch.rows.filter(done_at__isnull=False))
    if reasons := obstacles(KINDS[batch.kind], rows):
        raise BuiltUponError(" ".join([str(BuiltUponError.message), *reasons]))
    change(
        batch, at=at, state=ImportState.UNDO_WANTED, rows_total=len(rows), rows_done=0, lease_until=None, deaths=0
    )  # fmt: skip
    return batch


def obstacles(kind: Kind, rows: list[ImportRow]) -> list[str]:
    """Return in words what has been built on imported rows; a fixed number of queries."""
    reasons: list[object] = []
    untouched = kind.untouched(rows)
    touched = [str(row.number) for row in rows if row.pk not in untouched]
    if touched:
        reasons.append(_("Changed since: what rows %(rows)s brought.") % {"rows": _some(touched)})
    found = built_upon(kind.made_enterprises(rows))
    used = {pk for _words, ids in found for pk in ids}
    names = dict(Enterprise.objects.filter(pk__in=used).values_list("pk", "name"))
    reasons += [f"{labelled(words, _some(sorted(names[pk] for pk in ids)))}." for words, ids in found]
    return [str(reason) for reason in reasons]


def _some(names: list[str]) -> str:
    more = "" if len(names) <= _MOST_NAMED else " …"
    return listed(names[:_MOST_NAMED]) + more


def _in(batch: ImportBatch, by: User, *states: ImportState) -> ImportBatch:
    """Lock the batch, and refuse unless the person may import and it stands in one of the states."""
    batch = lock(batch)
    access.require(access.may_import_files(by))
    if batch.state not in states:
        raise NotNowError()
    return batch

"""Do what imports wait for: check every row, write rows, take rows back. May be killed anywhere and run in several places.

A batch is held by a lease, every claim raises its fence, and each step is a transaction of its own that looks at the
fence first. A row is written and marked as done in the same transaction: no kill can lose it or double it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.db.models import F, Q, QuerySet, Value
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import files
from accounts.clock import ClockTimestamp
from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import refusal_of, verb
from enterprises import access
from enterprises.actions.import_kinds import KINDS, Kind
from enterprises.actions.import_kinds.base import Line
from enterprises.actions.imports import TO_WRITE
from enterprises.excel.cells import packed, unpacked
from enterprises.excel.reading import read_table
from enterprises.excel.refusals import FileRefusedError
from enterprises.models import ImportBatch, ImportRow, ImportState, RowVerdict
from enterprises.models.imports import WANTED

log = structlog.get_logger(__name__)

TIME_FOR_ONE_RUN = timedelta(seconds=150)  # then another run goes on: the task's time limit never strikes
ROWS_OF_A_CHECK = 500
ROWS_AT_A_TIME = 100
DEATHS_AT_MOST = 5
Clock = Callable[[], datetime]


class ChangedSinceTheCheckError(DomainError):
    """What the row speaks of is no longer what the check saw."""

    code = "changed_since_the_check"
    message = gettext_lazy("Somebody changed it after the check.")


class LostError(Exception):
    """The batch is no longer ours: the lease ran out, or somebody threw the file away."""


@dataclass(frozen=True)
class Claim:
    """A batch that one worker holds until its lease runs out."""

    batch: UUID
    state: str
    fence: int
    by: User


def work_on_imports(*, by: User, clock: Clock) -> int:
    """Work on what is wanted until nothing is, or the time of one run is over; return how many batches were held."""
    ends, held = clock() + TIME_FOR_ONE_RUN, 0
    while clock() < ends and (claim := claim_import(by=by, at=clock())):
        held += 1
        try:
            with translation.override(claim.by.language):
                _STEPS[claim.state](claim, by, clock, ends)
        except LostError:
            log.warning("import lost to another worker", batch=str(claim.batch))
        except (PermissionDenied, FileRefusedError, files.MissingFileError) as error:
            fail_import(claim, failure=getattr(error, "code", type(error).__name__), by=by, at=clock())
    return held


@verb
def claim_import(*, by: User, at: datetime) -> Claim | None:
    """Take the oldest batch that is wanted and that nobody holds; one at which every worker died fails."""
    access.require(by.is_system)
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=ClockTimestamp())
    waiting = ImportBatch.objects.wanted().filter(free).select_related("by").order_by("created_at", "id")
    while batch := waiting.select_for_update(skip_locked=True, of=("self",), no_key=True).first():
        if batch.deaths < DEATHS_AT_MOST:
            _write(
                ImportBatch.objects.filter(pk=batch.pk), at, lease_until=_lease(), fence=F("fence") + 1,
                deaths=F("deaths") + 1,
            )  # fmt: skip
            return Claim(batch.pk, batch.state, batch.fence + 1, batch.by)
        _write(ImportBatch.objects.filter(pk=batch.pk), at, **_failed("workers_died"))
    return None


@verb
def fail_import(claim: Claim, *, failure: str, by: User, at: datetime) -> None:
    """Give up on a batch, visibly; what has been written stays and can be looked at."""
    access.require(by.is_system)
    _write(_ours(claim), at, **_failed(failure))


@verb
def release_import(claim: Claim, *, by: User, at: datetime) -> None:
    """Let go of a batch that is not finished, for the next run."""
    access.require(by.is_system)
    _write(_ours(claim), at, lease_until=None, deaths=0)


# --- Check ------------------------------------------------------------------------------------------------------------


def _check(claim: Claim, by: User, clock: Clock, ends: datetime) -> None:
    batch = ImportBatch.objects.get(pk=claim.batch)
    kind = KINDS[batch.kind]
    table = read_table(files.read(batch.sha256), lambda heading: bool(kind.recognise(heading)))
    begin_check(claim, total=len(table.rows), by=by, at=clock())
    lines = [Line(number, cells) for number, cells in table.rows]
    kind.judge(lines, batch.columns, batch.unit, claim.by)
    for start in range(0, len(lines), ROWS_OF_A_CHECK):
        keep_verdicts(claim, lines=lines[start : start + ROWS_OF_A_CHECK], by=by, at=clock())
    finish_import(claim, state=ImportState.CHECKED, by=by, at=clock())


@verb
def begin_check(claim: Claim, *, total: int, by: User, at: datetime) -> None:
    """Forget the rows of a check that was broken off."""
    access.require(by.is_system)
    _hold(claim, at, rows_total=total, rows_done=0)
    ImportRow.objects.filter(batch=claim.batch).delete()


@verb
def keep_verdicts(claim: Claim, *, lines: Sequence[Line], by: User, at: datetime) -> None:
    """Keep what the check found of some rows."""
    access.require(by.is_system)
    _hold(claim, at, rows_done=F("rows_done") + len(lines))
    ImportRow.objects.bulk_create(_row(claim.batch, line) for line in lines)


def _row(batch: UUID, line: Line) -> ImportRow:
    return ImportRow(
        batch_id=batch,
        number=line.number,
        cells=[packed(cell) for cell in line.cells],
        verdict=line.verdict,
        problems=line.problems,
        changes=line.changes,
        subject_id=getattr(line.thing, "pk", None),
        version=getattr(line.thing, "version", None),
    )


# --- Import -----------------------------------------------------------------------------------------------------------


def _import(claim: Claim, by: User, clock: Clock, ends: datetime) -> None:
    while _chunk(import_rows, claim, clock):
        if clock() > ends:
            release_import(claim, by=by, at=clock())
            return
    finish_import(claim, state=ImportState.IMPORTED, by=by, at=clock())


def _undo(claim: Claim, by: User, clock: Clock, ends: datetime) -> None:
    while _chunk(undo_rows, claim, clock):
        if clock() > ends:
            release_import(claim, by=by, at=clock())
            return
    finish_import(claim, state=ImportState.UNDONE, by=by, at=clock())


def _chunk(act: Callable[..., int], claim: Claim, clock: Clock) -> int:
    """Do the next rows together; if one of them is refused, again row by row, so that only that one stays behind."""
    try:
        return act(claim, carefully=False, by=claim.by, at=clock())
    except (LostError, PermissionDenied, OperationalError, InterfaceError):
        raise
    except Exception as error:
        log.info("rows are imported one by one", batch=str(claim.batch), why=type(error).__name__)
    return act(claim, carefully=True, by=claim.by, at=clock())


@verb
def import_rows(claim: Claim, *, carefully: bool, by: User, at: datetime) -> int:
    """Write the next rows, each by the verb of its noun and in the name of the one who imports; return how many."""
    access.require(access.may_import_files(by))
    batch = _hold(claim, at)
    waiting = batch.rows.filter(done_at__isnull=True, verdict__in=TO_WRITE).order_by("number")
    rows = list(waiting[:ROWS_AT_A_TIME])
    kind = KINDS[batch.kind]
    lines = [Line(row.number, [unpacked(cell) for cell in row.cells]) for row in rows]
    if lines:
        kind.judge(lines, batch.columns, batch.unit, by)
    for row, line in zip(rows, lines, strict=True):
        if problem := _problem_of(lambda row=row, line=line: _write_row(kind, row, line, by, at), carefully):  # type: ignore[misc]
            row.verdict = RowVerdict.ERROR
            row.problems = [*row.problems, problem]
    ImportRow.objects.bulk_update(
        rows, ["verdict", "problems", "done_at", "subject_id", "version", "before"], batch_size=ROWS_AT_A_TIME
    )
    _write(_ours(claim), at, rows_done=F("rows_done") + len(rows))
    return len(rows)


def _write_row(kind: Kind, row: ImportRow, line: Line, by: User, at: datetime) -> None:
    same = line.verdict == row.verdict and line.changes == row.changes
    if not same or getattr(line.thing, "version", None) != row.version:
        raise ChangedSinceTheCheckError()
    written = kind.write(line, row.version, by=by, at=at)
    row.done_at, row.subject_id, row.version, row.before = at, written.subject_id, written.version, written.before


@verb
def undo_rows(claim: Claim, *, carefully: bool, by: User, at: datetime) -> int:
    """Take back what the last rows have done that are not taken back yet; return how many."""
    access.require(access.may_import_files(by))
    batch = _hold(claim, at)
    done = batch.rows.filter(done_at__isnull=False, version__isnull=False).order_by("-number")
    rows = list(done[:ROWS_AT_A_TIME])
    kind, reason = KINDS[batch.kind], _("The import of %(file)s was undone.") % {"file": batch.file_name}
    for row in rows:
        if problem := _problem_of(
            lambda row=row: kind.undo(row, reason=reason[:200], by=by, at=at),  # type: ignore[misc]
            carefully,
        ):
            row.problems = [*row.problems, problem | {"code": "not_undone"}]
        else:
            row.done_at = None
        row.version = None
    ImportRow.objects.bulk_update(rows, ["problems", "done_at", "version"], batch_size=ROWS_AT_A_TIME)
    _write(_ours(claim), at, rows_done=F("rows_done") + len(rows))
    return len(rows)


def _problem_of(act: Callable[[], None], carefully: bool) -> dict[str, Any] | None:
    """Do it. Carefully: in a savepoint of its own, and what goes wrong is returned as a problem of the row."""
    if not carefully:
        act()
        return None
    try:
        with transaction.atomic():
            act()
            with connection.cursor() as cursor:  # what is judged at the end of a transaction is judged for this row
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (PermissionDenied, OperationalError, InterfaceError):
        raise
    except Exception as error:
        refusal = refusal_of(error) if isinstance(error, IntegrityError) else error
        code = refusal.code if isinstance(refusal, DomainError) else "unexpected"
        field = (refusal.attr if isinstance(refusal, DomainError) else "") or ""
        if code == "unexpected":
            log.exception("a row could not be imported")
        return {"field": field, "value": "", "code": code, "facts": {}, "serious": True}
    return None


@verb
def finish_import(claim: Claim, *, state: ImportState, by: User, at: datetime) -> None:
    """Write down that the check, the import or the undo is over."""
    access.require(by.is_system)
    moment = {"undone_at": at} if state == ImportState.UNDONE else {}
    moment |= {"finished_at": at} if state == ImportState.IMPORTED else {}
    _write(_ours(claim), at, state=state, lease_until=None, deaths=0, **moment)


_STEPS: dict[str, Callable[[Claim, User, Clock, datetime], None]] = {
    ImportState.CHECK_WANTED: _check,
    ImportState.IMPORT_WANTED: _import,
    ImportState.UNDO_WANTED: _undo,
}
assert set(_STEPS) == set(WANTED)


# --- Lease and fence --------------------------------------------------------------------------------------------------


def _ours(claim: Claim) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(pk=claim.batch, fence=claim.fence, state=claim.state)


def _hold(claim: Claim, at: datetime, **fields: Any) -> ImportBatch:
    """Renew the lease and lock the batch until the verb ends, or raise LostError. A step that ends well was no death."""
    if not _write(_ours(claim), at, lease_until=_lease(), deaths=0, **fields):
        raise LostError()
    return ImportBatch.objects.get(pk=claim.batch)


def _write(batches: QuerySet[ImportBatch], at: datetime, **fields: Any) -> int:
    return batches.update(version=F("version") + 1, updated_at=at, **fields)


def _failed(failure: str) -> dict[str, Any]:
    return {"state": ImportState.FAILED, "failure": failure[:40], "lease_until": None}


def _lease() -> object:
    return ClockTimestamp() + Value(timedelta(seconds=settings.IMPORT_LEASE_SECONDS))

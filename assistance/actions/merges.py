"""Make one record of two, and two again: everything that points at the one moves to the other, and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, lock, match, replayed, verb
from assistance.models import Assignment, Issue, Merge, Visit
from assistance.queries.merges import ASSIGNMENTS, CONTACTS, MOVES, Move, returning
from assistance.rules import merges as rules
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Contact, Enterprise

_OF_AN_ASSIGNMENT = (
    "id",
    "version",
    "created_at",
    "body_digest",
    "specialist_id",
    "role",
    "starts_on",
    "ends_on",
    "reason",
)


@verb
def merge_enterprises(
    winner: Enterprise,
    *,
    loser: Enterprise,
    reason: str,
    expected: int | None = None,
    loser_expected: int | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Merge:
    """Move everything of ``loser`` to ``winner``; what the winner has already stays with the merged record.

    The register of the winner is left as it is. The same id and body again returns the merge there is. Refused for one
    record, for one that is merged or struck out, and when somebody changed either since the caller looked.
    """
    access.require(access.may_merge_enterprises(by))
    if earlier := replayed(Merge, id, body_digest):
        return earlier
    if winner.pk == loser.pk:
        raise rules.MergedIntoItselfError()
    _wait_for_work_on(Visit.objects.filter(enterprise=loser), Issue.objects.filter(enterprise=loser))
    winner, loser = _locked(winner, loser)
    for record in (winner, loser):
        if record.struck_at is not None:
            raise rules.RecordStruckOutError()
        if record.merged_into_id is not None:
            raise rules.AlreadyMergedError()
    match(winner, expected)
    match(loser, loser_expected)
    moved: dict[str, Any] = {"unmarked": _unmark(winner, loser, at), "rows": {}}
    stayed: list[UUID] = []
    for move in MOVES.values():
        goes, stays = move.sorted_out(move.rows(loser), winner)
        if goes:
            _point(move, goes, winner, at)
            moved["rows"][move.name] = [str(pk) for pk in goes]
        if move is ASSIGNMENTS:
            stayed = stays
    moved |= _end(stayed, reason, at)
    change(loser, at=at, merged_into=winner)
    change(winner, at=at)  # whoever looks at the winner now sees more than before
    merge = Merge(
        created_at=at, updated_at=at, body_digest=body_digest, at=at, by=by, winner=winner, loser=loser, reason=reason,
        moved=moved, **({"id": id} if id else {}),
    )  # fmt: skip
    merge.save(force_insert=True)
    note(winner, "enterprise.merged", merge, by=by, at=at, reason=reason, rows=_count(moved), **_named(loser))
    return merge


@verb
def undo_merge(merge: Merge, *, expected: int | None = None, by: User, at: datetime) -> Merge:
    """Give everything back that is still where the merge put it; what came to the winner since stays there.

    ``moved["left"]`` says what could not go back. Refused a second time, and while the winner itself is merged.
    """
    access.require(access.may_merge_enterprises(by))
    keys = {
        name: merge.moved["rows"].get(f"{name}.enterprise", []) for name in ("assistance.Visit", "assistance.Issue")
    }
    _wait_for_work_on(
        Visit.objects.filter(pk__in=keys["assistance.Visit"]), Issue.objects.filter(pk__in=keys["assistance.Issue"])
    )
    winner, loser = _locked(merge.winner, merge.loser)
    merge = lock(merge)
    match(merge, expected)
    if merge.undone_at is not None:
        raise rules.MergeUndoneError()
    if winner.merged_into_id is not None or loser.merged_into_id != winner.pk:
        raise rules.LaterMergeFirstError()
    change(loser, at=at, merged_into=None)
    merge.winner, merge.loser = winner, loser
    left: dict[str, list[str]] = {}
    for name, keys in merge.moved["rows"].items():
        goes = returning(MOVES[name], keys, merge)
        _point(MOVES[name], goes, loser, at)
        if missing := sorted(set(keys) - {str(pk) for pk in goes}):
            left[name] = missing
    _mark_again(merge.moved["unmarked"], loser, at)
    _resume(merge.moved, loser, at)
    change(winner, at=at)
    change(merge, at=at, undone_at=at, undone_by=by, moved=merge.moved | {"left": left})
    for record, other in ((winner, loser), (loser, winner)):
        note(record, "enterprise.merge_undone", merge, by=by, at=at, left=_size(left.values()), **_named(other))
    return merge


def _locked(first: Enterprise, second: Enterprise) -> tuple[Enterprise, Enterprise]:
    """Lock both records in one order, so that two merges of the same pair wait for each other."""
    held = {record.pk: lock(record) for record in sorted((first, second), key=lambda record: record.pk)}
    return held[first.pk], held[second.pk]


def _wait_for_work_on(*rows: QuerySet[Any]) -> None:
    """Wait for verbs that hold these visits or issues before holding their enterprise, which such a verb may need next."""
    for kind in rows:
        list(kind.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))


def _point(move: Move, keys: Iterable[UUID], to: Enterprise, at: datetime) -> None:
    rows = move.model._base_manager.filter(pk__in=list(keys))
    rows.update(**{move.field: to}, version=F("version") + 1, updated_at=at)


def _unmark(winner: Enterprise, loser: Enterprise, at: datetime) -> list[str]:
    """Let the winner's first contact be the only one."""
    if not winner.contacts.filter(is_preferred=True).exists():
        return []
    marked = list(CONTACTS.rows(loser).filter(is_preferred=True))
    for contact in marked:
        change(contact, at=at, is_preferred=False)
    return [str(contact.pk) for contact in marked]


def _mark_again(keys: list[str], loser: Enterprise, at: datetime) -> None:
    if loser.contacts.filter(is_preferred=True).exists():
        return  # somebody chose another one meanwhile
    for contact in Contact.objects.filter(pk__in=keys, enterprise=loser, archived_at__isnull=True):
        change(contact, at=at, is_preferred=True)


def _end(keys: list[UUID], reason: str, at: datetime) -> dict[str, Any]:
    """End the assignments that hold and stay behind; nobody looks after a record that is merged away.

    One that began today or begins later never came to hold a day: no end fits it, so it is taken back. The history keeps
    it, and so does the merge, for the way back.
    """
    today = local_day(at)
    holding = Assignment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), pk__in=keys).order_by("pk")
    begun, fresh = holding.filter(starts_on__lt=today), holding.filter(starts_on__gte=today)
    ended = [
        {"id": str(pk), "ends_on": _iso(ends_on), "reason": before}
        for pk, ends_on, before in begun.values_list("pk", "ends_on", "reason")
    ]
    removed = [{name: _plain(value) for name, value in row.items()} for row in fresh.values(*_OF_AN_ASSIGNMENT)]
    fresh.delete()
    begun.update(ends_on=today, reason=reason, version=F("version") + 1, updated_at=at)
    return {"ended": ended, "removed": removed}


def _resume(moved: dict[str, Any], loser: Enterprise, at: datetime) -> None:
    """Let the assignments hold again that the merge had ended or taken back."""
    before = {row["id"]: row for row in moved["ended"]}
    for assignment in Assignment.objects.filter(pk__in=before, enterprise=loser):
        row = before[str(assignment.pk)]
        change(assignment, at=at, ends_on=_day(row["ends_on"]), reason=row["reason"])
    for row in moved["removed"]:
        days = {name: _day(row[name]) for name in ("starts_on", "ends_on")}
        again = Assignment(**row | days | {"created_at": datetime.fromisoformat(row["created_at"])}, enterprise=loser)
        again.version, again.updated_at = row["version"] + 1, at
        again.save(force_insert=True)


def _named(record: Enterprise) -> dict[str, str]:
    return {"name": record.short_name or record.name, "name_en": record.name_en, "uscc": record.uscc}


def _count(moved: dict[str, Any]) -> int:
    return _size(moved["rows"].values())


def _size(groups: Iterable[list[str]]) -> int:
    return sum(len(keys) for keys in groups)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID | date) else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

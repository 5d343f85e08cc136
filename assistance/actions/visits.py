"""Write visits: plan, log (with the promises and issues it brought back, in one act), edit, complete, cancel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from assistance import access
from assistance.actions.issues import insert_issues, raised_lines
from assistance.models import Commitment, IssueSource, SituationLevel, SituationTopic, Visit, VisitStatus
from assistance.rules import visits as rules
from assistance.rules.visits import NewCommitment, NewIssue
from enterprises.actions.timeline import entry, note, note_all
from enterprises.models import Enterprise, TimelineEntry


@verb
def log_visit(
    enterprise: Enterprise,
    *,
    status: str,
    kind: str,
    planned_for: datetime | None = None,
    happened_at: datetime | None = None,
    people_met: str = "",
    situation: Mapping[str, str] | None = None,
    notes: str = "",
    next_contact_on: date | None = None,
    issues: Sequence[NewIssue] = (),
    commitments: Sequence[NewCommitment] = (),
    kept: Sequence[Commitment] = (),
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Visit:
    """Plan a visit (PLANNED) or record one that took place (DONE) with everything it brought back, or nothing at all.

    ``kept`` are earlier promises that this visit fulfils. The same id and body again returns the visit that there is;
    no issues is a valid visit.
    """
    if earlier := replayed(Visit, id, body_digest):  # only its author can repeat it: the digest names the person
        return earlier
    access.require(access.may_record_visit(by, enterprise))
    fields: dict[str, Any] = {
        "planned_for": planned_for,
        "people_met": people_met,
        "situation": dict(situation or {}),
        "notes": notes,
        "next_contact_on": next_contact_on,
    }
    if status == VisitStatus.DONE:
        fields["happened_at"] = happened_at or at
    elif issues or commitments or kept:
        raise rules.PlannedVisitHasNoResultsError()
    _check(fields, at)
    visit = create(
        Visit,
        id=id,
        body_digest=body_digest,
        at=at,
        enterprise=enterprise,
        visitor=by,
        kind=kind,
        status=status,
        **fields,
    )
    if status == VisitStatus.PLANNED:
        note(enterprise, "visit.planned", visit, by=by, at=at, kind=kind, on=_day(planned_for))
    else:
        note_all([_done_line(visit, by, at), *_results(visit, issues, commitments, by, at)])
        _keep(visit, kept, by, at)
    return visit


@verb
def complete_visit(
    visit: Visit,
    *,
    happened_at: datetime | None = None,
    kind: str | None = None,
    people_met: str = "",
    situation: Mapping[str, str] | None = None,
    notes: str = "",
    next_contact_on: date | None = None,
    issues: Sequence[NewIssue] = (),
    commitments: Sequence[NewCommitment] = (),
    kept: Sequence[Commitment] = (),
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Visit:
    """Turn a planned visit into one that took place; refused when it is done or cancelled already."""
    visit = lock(visit, "enterprise")
    access.require(access.may_edit_visit(by, visit))
    match(visit, expected)
    _require_planned(visit)
    fields: dict[str, Any] = {
        "happened_at": happened_at or at,
        "kind": kind or visit.kind,
        "people_met": people_met,
        "situation": dict(situation or {}),
        "notes": notes or visit.notes,
        "next_contact_on": next_contact_on,
    }
    _check(fields, at)
    change(visit, at=at, status=VisitStatus.DONE, **fields)
    note_all([_done_line(visit, by, at), *_results(visit, issues, commitments, by, at)])
    _keep(visit, kept, by, at)
    return visit


@verb
def edit_visit(visit: Visit, *, expected: int | None = None, by: User, at: datetime, **fields: Any) -> Visit:
    """Change what a visit says (time, kind, people, situation, notes, next contact); its results are kept."""
    visit = lock(visit, "enterprise")
    access.require(access.may_edit_visit(by, visit))
    match(visit, expected)
    editable = {"kind", "people_met", "situation", "notes", "next_contact_on"}
    editable.add("happened_at" if visit.status == VisitStatus.DONE else "planned_for")
    fields = {name: value for name, value in fields.items() if name in editable and getattr(visit, name) != value}
    if not fields:
        return visit
    present = {name: getattr(visit, name) for name in ("happened_at", "planned_for", "situation", "next_contact_on")}
    _check(present | fields, at)
    change(visit, at=at, **fields)
    note(visit.enterprise, "visit.edited", visit, by=by, at=at, fields=sorted(fields))
    return visit


@verb
def cancel_visit(visit: Visit, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Visit:
    """Call a planned visit off, with a reason; refused when it is done or cancelled already."""
    visit = lock(visit, "enterprise")
    access.require(access.may_edit_visit(by, visit))
    match(visit, expected)
    _require_planned(visit)
    change(visit, at=at, status=VisitStatus.CANCELLED, cancel_reason=reason)
    note(visit.enterprise, "visit.cancelled", visit, by=by, at=at, reason=reason)
    return visit


@verb
def keep_commitment(commitment: Commitment, *, by: User, at: datetime) -> Commitment:
    """Mark a promise as kept today; again: nothing changes."""
    commitment = lock(commitment, "visit__enterprise")
    access.require(access.may_keep(by, commitment))
    if commitment.kept_on is None:
        change(commitment, at=at, kept_on=local_day(at))
        note(commitment.visit.enterprise, "commitment.kept", commitment, by=by, at=at, text=commitment.text)
    return commitment


def _keep(visit: Visit, kept: Sequence[Commitment], by: User, at: datetime) -> None:
    for commitment in kept:
        if commitment.visit.enterprise_id != visit.enterprise_id:
            raise rules.PromiseToAnotherError()
        keep_commitment(commitment, by=by, at=at)


def _check(fields: Mapping[str, Any], at: datetime) -> None:
    happened_at = fields.get("happened_at")
    if happened_at is not None:
        rules.check_done(happened_at, at)
    starts_at = happened_at or fields.get("planned_for") or at
    rules.check_next_contact(fields.get("next_contact_on"), local_day(starts_at))
    rules.check_situation(fields.get("situation") or {}, SituationTopic.values, SituationLevel.values)


def _require_planned(visit: Visit) -> None:
    if visit.status != VisitStatus.PLANNED:
        raise rules.NotPlannedError()


def _results(
    visit: Visit, issues: Sequence[NewIssue], commitments: Sequence[NewCommitment], by: User, at: datetime
) -> list[TimelineEntry]:
    promises = [
        Commitment(
            **({"id": draft.id} if draft.id else {}),
            visit=visit,
            text=draft.text,
            owner=draft.owner or by,
            due_on=draft.due_on,
            created_at=at,
            updated_at=at,
        )
        for draft in commitments
    ]
    Commitment.objects.bulk_create(promises)
    raised = insert_issues(visit.enterprise, issues, visit=visit, source=IssueSource.VISIT, by=by, at=at)
    return [
        *(
            entry(visit.enterprise, "commitment.given", promise, by=by, at=at, text=promise.text)
            for promise in promises
        ),
        *raised_lines(raised, by=by, at=at),
    ]


def _done_line(visit: Visit, by: User, at: datetime) -> TimelineEntry:
    return entry(
        visit.enterprise,
        "visit.done",
        visit,
        by=by,
        at=at,
        kind=visit.kind,
        on=_day(visit.happened_at),
        met=visit.people_met,
    )


def _day(moment: datetime | None) -> str:
    return local_day(moment).isoformat() if moment else ""

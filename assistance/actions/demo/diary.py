"""Collects visits and promises while the demo is made, then writes them as the verbs would have, step by step."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from accounts.clock import local_day
from accounts.models import User
from assistance.actions.demo.enterprises import Firm
from assistance.actions.demo.rows import change_rows, insert
from assistance.actions.demo.scene import Scene
from assistance.actions.demo.texts.shapes import Text
from assistance.models import Commitment, Visit, VisitKind, VisitStatus

_CHANGED = ["status", "happened_at", "people_met", "situation", "notes", "next_contact_on", "cancel_reason"]


class Diary:
    """Visits and promises of everybody. What was changed after it was written is inserted first and then changed."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.visits: list[Visit] = []
        self.promises: list[Commitment] = []
        self._completed: list[tuple[Visit, dict[str, Any]]] = []
        self._kept: list[tuple[Commitment, datetime]] = []

    def plan(self, firm: Firm, by: User, planned_for: datetime, *, kind: str, notes: str = "", at: datetime) -> Visit:
        """Plan a visit at the moment ``at``."""
        visit = self._visit(firm, by, at, kind=kind, status=VisitStatus.PLANNED, planned_for=planned_for, notes=notes)
        day = local_day(planned_for).isoformat()
        self.scene.note(firm.enterprise, "visit.planned", visit, by=by, at=at, kind=str(kind), on=day)
        return visit

    def record(self, firm: Firm, by: User, happened_at: datetime, *, kind: str, at: datetime, **said: Any) -> Visit:
        """Write down a visit that had not been planned."""
        visit = self._visit(firm, by, at, kind=kind, status=VisitStatus.DONE, happened_at=happened_at, **said)
        self._note_done(visit, by, at)
        return visit

    def complete(self, visit: Visit, happened_at: datetime, *, at: datetime, **said: Any) -> None:
        """Turn a planned visit into one that took place."""
        fields = {"status": VisitStatus.DONE, "happened_at": happened_at, "updated_at": at, **said}
        self._completed.append((visit, fields))
        told = Visit(id=visit.pk, enterprise=visit.enterprise, kind=visit.kind, **fields)
        self._note_done(told, visit.visitor, at)

    def cancel(self, visit: Visit, reason: str, *, at: datetime) -> None:
        """Call a planned visit off."""
        fields = {"status": VisitStatus.CANCELLED, "cancel_reason": reason, "updated_at": at}
        self._completed.append((visit, fields))
        self.scene.note(visit.enterprise, "visit.cancelled", visit, by=visit.visitor, at=at, reason=reason)

    def promise(self, visit: Visit, text: Text, due_on: date, *, kept_on: date | None = None, at: datetime) -> None:
        """Give a promise at a visit, in the name of the visitor; it may have been kept since."""
        scene = self.scene
        promise = scene.row(Commitment, at, visit=visit, text=scene.say(text), owner=visit.visitor, due_on=due_on)
        self.promises.append(promise)
        scene.note(visit.enterprise, "commitment.given", promise, by=visit.visitor, at=at, text=promise.text)
        if kept_on is not None:
            kept_at = max(at, scene.days.moment(kept_on, time(16, scene.chance.randrange(60))))
            self._kept.append((promise, kept_at))
            scene.note(visit.enterprise, "commitment.kept", promise, by=visit.visitor, at=kept_at, text=promise.text)

    def write(self) -> None:
        """Write everything: four statements for each thousand rows."""
        insert(Visit, self.visits)
        insert(Commitment, self.promises)
        for visit, fields in self._completed:
            for name, value in fields.items():
                setattr(visit, name, value)
        change_rows(Visit, [visit for visit, _fields in self._completed], _CHANGED)
        for promise, kept_at in self._kept:
            promise.kept_on = local_day(kept_at)
            promise.updated_at = kept_at
        change_rows(Commitment, [promise for promise, _kept_at in self._kept], ["kept_on"])

    def _visit(self, firm: Firm, by: User, at: datetime, **fields: Any) -> Visit:
        visit = self.scene.row(Visit, at, enterprise=firm.enterprise, visitor=by, **fields)
        self.visits.append(visit)
        return visit

    def _note_done(self, visit: Visit, by: User, at: datetime) -> None:
        on = local_day(visit.happened_at).isoformat() if visit.happened_at else ""
        self.scene.note(
            visit.enterprise, "visit.done", visit, by=by, at=at, kind=str(visit.kind), on=on, met=visit.people_met
        )


def is_remote(kind: str) -> bool:
    """Whether nobody travelled."""
    return kind in (VisitKind.PHONE, VisitKind.ONLINE)

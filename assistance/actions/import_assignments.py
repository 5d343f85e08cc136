"""Import of assignments: who looks after which enterprise from a day on. Registered with the floor below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.models import User
from assistance.actions.assignments import (
    assign_enterprise,
    end_assignment,
    hand_over_enterprise,
    take_back_assignment,
)
from assistance.models import Assignment, AssignmentRole, Issue, Specialist, Visit
from enterprises.actions.import_kinds import base, readers
from enterprises.actions.import_kinds.base import Column, Context, Line, Written
from enterprises.actions.import_kinds.of_an_enterprise import CODE, NAME_OF_ENTERPRISE, OfAnEnterprise
from enterprises.excel.cells import Cell, clean_sign, shown
from enterprises.models import ImportRow, RowVerdict

ROLES = {  # as lists of the county call them, beside our own words
    "主办": AssignmentRole.PRIMARY, "a角": AssignmentRole.PRIMARY, "a": AssignmentRole.PRIMARY,
    "协办": AssignmentRole.BACKUP, "b角": AssignmentRole.BACKUP, "b": AssignmentRole.BACKUP,
}  # fmt: skip


def _specialist(cell: Cell, context: Context) -> Specialist:
    """Read a specialist by log-in name, else by name."""
    word = clean_sign(shown(cell)).lower()
    found: list[Specialist] = context.lists["specialist"].get(word, [])
    if not found:
        raise readers.CellError("specialist_unknown")
    exact = [row for row in found if row.user.username.lower() == word]
    if len(exact or found) > 1:
        raise readers.CellError("specialist_ambiguous")
    return (exact or found)[0]


class AssignmentKind(OfAnEnterprise):
    """One row is one specialist of an enterprise: new, the same as now, handed over, or ended."""

    code = "ASSIGNMENTS"
    label = _("Assignments")
    hint = _("One row for each enterprise and role. Another specialist than now takes over from the day given.")
    needed = (("uscc", "enterprise"), ("specialist",))
    columns = (
        CODE,
        NAME_OF_ENTERPRISE,
        Column("specialist", _("Specialist"), _specialist, hint=_("The log-in name, or the name."), aliases=("专员", "助企专员", "包联专员", "服务专员"), required=True),
        Column("role", _("Role"), readers.pick("role"), hint=_("Primary if empty."), aliases=("角色", "主办协办"), picks="role"),
        Column("starts_on", _("From"), readers.day, hint=_("Today if empty."), aliases=("开始日期", "起始日期", "自")),
        Column("ends_on", _("Until"), readers.day, hint=_("The first day that no longer counts."), aliases=("结束日期", "至")),
        Column("reason", _("Reason"), readers.text(200), aliases=("原因", "备注")),
    )  # fmt: skip

    def lists(self, by: User) -> dict[str, dict[str, Any]]:
        known: dict[str, list[Specialist]] = defaultdict(list)
        for row in Specialist.objects.filter(user__is_active=True).select_related("user"):
            for name in {row.user.username, row.user.name, row.user.latin_name} - {""}:
                known[clean_sign(name).lower()].append(row)
        return {"specialist": known, "role": readers.by_words(AssignmentRole) | ROLES}

    def choices(self, by: User) -> dict[str, list[str]]:
        return {"role": [str(label) for label in AssignmentRole.labels]}

    def find_things(self, lines: Sequence[Line], context: Context) -> None:
        enterprises = {line.enterprise.pk for line in lines if line.enterprise}
        present = Assignment.objects.current().filter(enterprise__in=enterprises).select_related("specialist__user")
        there = {(row.enterprise_id, row.role): row for row in present}
        for line in lines:
            line.values.setdefault("role", AssignmentRole.PRIMARY)
            line.thing = there.get(self.key(line))

    def key(self, line: Line) -> Any:
        return (line.enterprise.pk, line.values["role"]) if line.enterprise and "role" in line.values else None

    def decide(self, line: Line, context: Context) -> None:
        starts, ends = line.values.get("starts_on"), line.values.get("ends_on")
        if starts and ends and ends <= starts:
            line.say("ends_before_start", "ends_on", value=ends)
        super().decide(line, context)

    def differences(self, line: Line) -> dict[str, Any]:
        specialist, ends, present = line.values.get("specialist"), line.values.get("ends_on"), line.thing
        if specialist is not None and specialist.pk != present.specialist_id:
            return {"specialist": [present.specialist.user.name, specialist.user.name]}
        if ends is not None and ends != present.ends_on:
            return {"ends_on": [base.plain(present.ends_on), base.plain(ends)]}
        return {}

    def write(self, line: Line, expected: int | None, *, by: User, at: datetime) -> Written:
        """Assign, hand over or end. Joins a verb."""
        assert line.enterprise is not None
        values, present = line.values, line.thing
        reason = values.get("reason") or str(_("Import"))
        starts_on = values.get("starts_on") or local_day(at)
        if line.verdict == RowVerdict.CREATE:
            made = assign_enterprise(
                line.enterprise, specialist=values["specialist"], role=values["role"], starts_on=starts_on,
                ends_on=values.get("ends_on"), reason=values.get("reason", ""), by=by, at=at,
            )  # fmt: skip
            return Written(made.pk, made.version)
        before = {"present": str(present.pk)} | base.remembered(present, ("ends_on", "reason"))
        if "specialist" in line.changes:
            made = hand_over_enterprise(
                line.enterprise, specialist=values["specialist"], role=values["role"], starts_on=starts_on,
                ends_on=values.get("ends_on"), reason=reason, by=by, at=at,
            )  # fmt: skip
            return Written(made.pk, made.version, before)
        ended = end_assignment(present, ends_on=values["ends_on"], reason=reason, expected=expected, by=by, at=at)
        return Written(ended.pk, ended.version, before)

    def undo(self, row: ImportRow, *, reason: str, by: User, at: datetime) -> None:
        """Remove the assignment, and reopen the one that it ended. Joins a verb."""
        assert row.subject_id
        made = Assignment.objects.get(pk=row.subject_id)
        kept = base.restored(Assignment, {name: row.before[name] for name in ("ends_on", "reason") if row.before})
        ended = Assignment.objects.get(pk=row.before["present"]) if row.before else None
        take_back_assignment(made, ended=ended, kept=kept, reason=reason, expected=row.version, by=by, at=at)

    def untouched(self, rows: Sequence[ImportRow]) -> set[UUID]:
        return base.at_their_version(Assignment, rows)


def register_kind() -> None:
    """Let assignments be imported, and keep visits, issues and assignments from losing their enterprise by an undo."""
    base.register(AssignmentKind())
    base.keeps_from_undo("assignments", _("Has a specialist since"), base.pointing(Assignment))
    base.keeps_from_undo("visits", _("Has visits since"), base.pointing(Visit))
    base.keeps_from_undo("issues", _("Has issues since"), base.pointing(Issue))

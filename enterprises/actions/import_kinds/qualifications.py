"""Import of qualifications, by enterprise, level and first day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises.actions.cultivation import edit_qualification, grant_qualification, remove_qualification
from enterprises.actions.import_kinds import readers
from enterprises.actions.import_kinds.base import (
    Column,
    Context,
    Line,
    Written,
    at_their_version,
    remembered,
    restored,
)
from enterprises.actions.import_kinds.of_an_enterprise import CODE, NAME_OF_ENTERPRISE, OfAnEnterprise
from enterprises.models import ImportRow, Level, Qualification, QualificationStatus, RowVerdict


class QualificationKind(OfAnEnterprise):
    """One row is one qualification of an enterprise."""

    code = "QUALIFICATIONS"
    label = _("Qualifications")
    hint = _("One row for each qualification, found by the enterprise, the level and the first day.")
    needed = (("uscc", "enterprise"), ("level",), ("valid_from",))
    columns = (
        CODE,
        NAME_OF_ENTERPRISE,
        Column("level", _("Level"), readers.pick("level"), aliases=("资质", "资质名称", "认定级别", "级别", "荣誉名称", "称号"), required=True, picks="level"),
        Column("valid_from", _("Valid from"), readers.day, hint="2024-01-01", aliases=("有效期起", "认定日期", "认定时间", "发证日期"), required=True),
        Column("valid_to", _("Valid to"), readers.day, hint="2026-12-31", aliases=("有效期止", "有效期至", "到期日期")),
        Column("status", _("Status"), readers.pick("status"), aliases=("状态",), picks="status"),
        Column("batch", _("Batch"), readers.text(40), aliases=("批次",)),
        Column("document_no", _("Document number"), readers.text(60), aliases=("文号", "证书编号")),
        Column("note", _("Note"), readers.text(200), aliases=("备注",)),
    )  # fmt: skip

    def lists(self, by: User) -> dict[str, dict[str, Any]]:
        return {
            "level": readers.by_names(Level.objects.all(), "name", "name_en", "code"),
            "status": readers.by_words(QualificationStatus),
        }

    def choices(self, by: User) -> dict[str, list[str]]:
        levels = Level.objects.order_by("track__place", "place")
        return {
            "level": [level.display_name for level in levels],
            "status": [str(label) for label in QualificationStatus.labels],
        }

    @property
    def editable(self) -> Collection[str]:
        return ("valid_to", "status", "batch", "document_no", "note")

    def find_things(self, lines: Sequence[Line], context: Context) -> None:
        enterprises = {line.enterprise.pk for line in lines if line.enterprise}
        there = {
            (held.enterprise_id, held.level_id, held.valid_from): held
            for held in Qualification.objects.filter(enterprise__in=enterprises)
        }
        for line in lines:
            line.thing = there.get(self.key(line))

    def key(self, line: Line) -> Any:
        level, starts = line.values.get("level"), line.values.get("valid_from")
        return (line.enterprise.pk, level.pk, starts) if line.enterprise and level and starts else None

    def decide(self, line: Line, context: Context) -> None:
        super().decide(line, context)
        starts, ends = line.values.get("valid_from"), line.values.get("valid_to")
        if starts and ends and ends < starts:
            line.say("ends_before_start", "valid_to", value=ends)

    def write(self, line: Line, expected: int | None, *, by: User, at: datetime) -> Written:
        """Grant or edit the qualification. Joins a verb."""
        if line.verdict == RowVerdict.CREATE:
            assert line.enterprise is not None
            fields = {name: value for name, value in line.values.items() if name not in ("uscc", "enterprise")}
            made = grant_qualification(line.enterprise, by=by, at=at, **fields)
            return Written(made.pk, made.version)
        before = remembered(line.thing, line.changes)
        changed = {name: line.values[name] for name in line.changes}
        edited = edit_qualification(line.thing, expected=expected, by=by, at=at, **changed)
        return Written(edited.pk, edited.version, before)

    def undo(self, row: ImportRow, *, reason: str, by: User, at: datetime) -> None:
        """Remove the qualification, or write back what it was. Joins a verb."""
        assert row.subject_id
        held = Qualification.objects.get(pk=row.subject_id)
        if row.verdict == RowVerdict.CREATE:
            remove_qualification(held, reason=reason, expected=row.version, by=by, at=at)
        else:
            edit_qualification(held, expected=row.version, by=by, at=at, **restored(Qualification, row.before))

    def untouched(self, rows: Sequence[ImportRow]) -> set[UUID]:
        return at_their_version(Qualification, rows)


QUALIFICATIONS = QualificationKind()

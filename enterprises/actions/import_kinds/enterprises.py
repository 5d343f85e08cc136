"""Import of the register of enterprises, by credit code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import Unit, User
from enterprises.actions.enterprises import edit_enterprise, register_enterprise, strike_out_enterprise
from enterprises.actions.import_kinds import readers
from enterprises.actions.import_kinds.base import (
    Column,
    Context,
    Kind,
    Line,
    Written,
    at_their_version,
    remembered,
    restored,
)
from enterprises.actions.import_kinds.of_an_enterprise import CODE
from enterprises.models import Chain, ChainRole, Enterprise, EnterpriseSize, ImportRow, RowVerdict


class EnterpriseKind(Kind):
    """One row is one enterprise."""

    code = "ENTERPRISES"
    label = _("Enterprises")
    hint = _("One row for each enterprise, found by its unified social credit code.")
    needed = (("uscc",),)
    columns = (
        CODE,
        Column("name", _("Legal name"), readers.text(120), aliases=("企业名称", "单位名称", "名称", "单位详细名称", "公司名称"), required=True),
        Column("short_name", _("Short name"), readers.text(40), aliases=("简称",)),
        Column("name_en", _("English name"), readers.text(160), aliases=("英文名称", "英文名")),
        Column("township", _("Township"), readers.pick("township"), aliases=("镇街", "乡镇", "所属镇街", "所在乡镇", "乡镇街道"), required=True, picks="township"),
        Column("zone", _("Development zone"), readers.pick("zone"), aliases=("开发区", "园区", "所属开发区", "所属园区", "所在园区"), picks="zone"),
        Column("address", _("Address"), readers.text(200), aliases=("地址", "企业地址", "详细地址", "注册地址")),
        Column("chain", _("Chain"), readers.pick("chain"), aliases=("产业链", "所属产业链", "所在产业链"), picks="chain"),
        Column("role", _("Role in the chain"), readers.pick("role"), hint=_("Needs the chain."), aliases=("链上角色", "角色"), picks="role"),
        Column("is_key", _("Key enterprise of the county"), readers.flag, hint=_("yes or no"), aliases=("重点企业", "是否重点企业", "县重点企业"), picks="flag"),
        Column("size", _("Size class"), readers.pick("size"), aliases=("规模", "企业规模", "规模类型"), picks="size"),
        Column("above_designated_since", _("Above designated size since"), readers.day, hint="2021-05-01", aliases=("纳统时间", "入规时间", "升规时间", "规上时间")),
        Column("industry_class", _("Industry class (GB/T 4754)"), readers.industry, hint="C3311", aliases=("行业代码", "国民经济行业", "行业")),
        Column("status", _("Status"), None, hint=_("Shown in exports only: a status changes with a reason, on the enterprise's page."), aliases=("经营状态", "状态")),
    )  # fmt: skip

    def lists(self, by: User) -> dict[str, dict[str, Any]]:
        return {
            "township": readers.by_names(Unit.objects.townships(), "name", "name_en", "code"),
            "zone": readers.by_names(Unit.objects.zones(), "name", "name_en", "code"),
            "chain": readers.by_names(Chain.objects.all(), "name", "name_en", "slug"),
            "role": readers.by_words(ChainRole),
            "size": readers.by_words(EnterpriseSize),
        }

    def choices(self, by: User) -> dict[str, list[str]]:
        return {
            "township": [unit.display_name for unit in Unit.objects.townships()],
            "zone": [unit.display_name for unit in Unit.objects.zones()],
            "chain": [chain.display_name for chain in Chain.objects.order_by("name")],
            "role": [str(label) for label in ChainRole.labels],
            "size": [str(label) for label in EnterpriseSize.labels],
            "flag": [str(_("yes")), str(_("no"))],
        }

    @property
    def editable(self) -> Collection[str]:
        return [column.field for column in self.columns if column.read is not None and column.field != "uscc"]

    def find(self, lines: Sequence[Line], context: Context) -> None:
        codes = {line.values["uscc"] for line in lines if "uscc" in line.values}
        held = Enterprise.objects.filter(struck_at__isnull=True, uscc__in=codes).select_related(
            "township", "zone", "chain"
        )
        by_code = {enterprise.uscc: enterprise for enterprise in held}
        for line in lines:
            if "uscc" not in line.values:
                if not any(problem["field"] == "uscc" for problem in line.problems):
                    line.say("missing", "uscc")
                continue
            line.thing = by_code.get(line.values["uscc"])
            if line.thing is not None and line.thing.merged_into_id:
                line.say("merged_away", "uscc", value=line.values["uscc"])

    def key(self, line: Line) -> Any:
        return line.values.get("uscc")

    def decide(self, line: Line, context: Context) -> None:
        super().decide(line, context)
        chain = line.values.get("chain", line.thing.chain if line.thing else None)
        if line.values.get("role") and chain is None:
            line.say("role_needs_a_chain", "role", value=str(ChainRole(line.values["role"]).label))

    def write(self, line: Line, expected: int | None, *, by: User, at: datetime) -> Written:
        """Register or edit the enterprise. Joins a verb."""
        if line.verdict == RowVerdict.CREATE:
            # whoever imports a list has the codes; names alike are no reason to ask five thousand times
            made = register_enterprise(not_a_duplicate=True, by=by, at=at, **line.values)
            return Written(made.pk, made.version)
        before = remembered(line.thing, line.changes)
        changed = {name: line.values[name] for name in line.changes}
        edited = edit_enterprise(line.thing, expected=expected, by=by, at=at, **changed)
        return Written(edited.pk, edited.version, before)

    def undo(self, row: ImportRow, *, reason: str, by: User, at: datetime) -> None:
        """Strike the enterprise out, or write back what the register said. Joins a verb."""
        assert row.subject_id
        enterprise = Enterprise.objects.get(pk=row.subject_id)
        if row.verdict == RowVerdict.CREATE:
            strike_out_enterprise(enterprise, reason=reason, expected=row.version, by=by, at=at)
        else:
            edit_enterprise(enterprise, expected=row.version, by=by, at=at, **restored(Enterprise, row.before))

    def untouched(self, rows: Sequence[ImportRow]) -> set[UUID]:
        return at_their_version(Enterprise, rows)

    def made_enterprises(self, rows: Iterable[ImportRow]) -> list[UUID]:
        return [row.subject_id for row in rows if row.verdict == RowVerdict.CREATE and row.subject_id]


ENTERPRISES = EnterpriseKind()

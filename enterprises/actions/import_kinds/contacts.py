"""Import of contacts, by enterprise and name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises.actions.contacts import add_contact, archive_contact, edit_contact
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
from enterprises.excel.cells import clean_text
from enterprises.models import Contact, ImportRow, RowVerdict


class ContactKind(OfAnEnterprise):
    """One row is one person of an enterprise."""

    code = "CONTACTS"
    label = _("Contacts")
    hint = _("One row for each person, found by the enterprise and the name.")
    needed = (("uscc", "enterprise"), ("name",))
    columns = (
        CODE,
        NAME_OF_ENTERPRISE,
        Column("name", _("Name"), readers.text(40), aliases=("姓名", "联系人", "联系人姓名"), required=True),
        Column("post", _("Post"), readers.text(60), aliases=("职务", "岗位")),
        Column("phone", _("Phone"), readers.phone, hint=_("A mobile or landline number; a masked one is left as it is."), aliases=("电话", "手机", "手机号", "联系电话", "联系方式")),
        Column("email", _("E-mail"), readers.email, aliases=("邮箱", "电子邮箱", "电子邮件")),
        Column("is_preferred", _("First to call"), readers.flag, hint=_("yes or no"), aliases=("首选联系人", "是否首选"), picks="flag"),
        Column("consented_on", _("Agreed to be contacted on"), readers.day, hint="2024-05-31", aliases=("同意日期", "授权日期")),
    )  # fmt: skip

    def choices(self, by: User) -> dict[str, list[str]]:
        return {"flag": [str(_("yes")), str(_("no"))]}

    @property
    def editable(self) -> Collection[str]:
        return ("post", "phone", "email", "is_preferred", "consented_on")

    def find_things(self, lines: Sequence[Line], context: Context) -> None:
        enterprises = {line.enterprise.pk for line in lines if line.enterprise}
        there: dict[Any, list[Contact]] = defaultdict(list)
        for contact in Contact.objects.present().filter(enterprise__in=enterprises):
            there[contact.enterprise_id, clean_text(contact.name)].append(contact)
        for line in lines:
            same = there.get((line.enterprise and line.enterprise.pk, line.values.get("name")), [])
            line.thing = same[0] if same else None
            if len(same) > 1:
                line.say("several_contacts", "name", value=line.values["name"])

    def key(self, line: Line) -> Any:
        name = line.values.get("name")
        return (line.enterprise.pk, name) if line.enterprise and name else None

    def decide(self, line: Line, context: Context) -> None:
        super().decide(line, context)
        if line.verdict == RowVerdict.CREATE and line.values.get("phone") is readers.KEEP:
            line.say("masked_phone", "phone")

    def write(self, line: Line, expected: int | None, *, by: User, at: datetime) -> Written:
        """Add or edit the contact. Joins a verb."""
        if line.verdict == RowVerdict.CREATE:
            assert line.enterprise is not None
            fields = {name: value for name, value in line.values.items() if name not in ("uscc", "enterprise")}
            made = add_contact(line.enterprise, by=by, at=at, **fields)
            return Written(made.pk, made.version)
        before = remembered(line.thing, line.changes)
        changed = {name: line.values[name] for name in line.changes}
        edited = edit_contact(line.thing, expected=expected, by=by, at=at, **changed)
        return Written(edited.pk, edited.version, before)

    def undo(self, row: ImportRow, *, reason: str, by: User, at: datetime) -> None:
        """Archive the contact, or write back what it was. Joins a verb."""
        assert row.subject_id
        contact = Contact.objects.get(pk=row.subject_id)
        if row.verdict == RowVerdict.CREATE:
            archive_contact(contact, reason=reason, expected=row.version, by=by, at=at)
        else:
            edit_contact(contact, expected=row.version, by=by, at=at, **restored(Contact, row.before))

    def untouched(self, rows: Sequence[ImportRow]) -> set[UUID]:
        return at_their_version(Contact, rows)


CONTACTS = ContactKind()

"""The exports of this floor: enterprises and their contacts, in the columns of the import, so that they come in again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises import access
from enterprises.actions.export_lists import ExportColumn, ExportList, Query, offer
from enterprises.models import Contact, Enterprise
from enterprises.queries.directory import Asked, directory


def _enterprises(user: User, query: Query, at: datetime) -> QuerySet[Enterprise]:
    return directory(user, Asked.of(query))


def _known(name: str) -> Any:
    """Return a value that is shown of an enterprise that one may open, and of no other."""

    def value(row: Any) -> Any:
        found = getattr(row, name) if row.may_open else None
        return found() if callable(found) else found

    return value


def _enterprise_columns(with_phones: bool) -> Sequence[ExportColumn]:
    return (
        ExportColumn(_("Unified social credit code"), _known("uscc")),
        ExportColumn(_("Legal name"), lambda row: row.name),
        ExportColumn(_("Short name"), lambda row: row.short_name),
        ExportColumn(_("English name"), lambda row: row.name_en),
        ExportColumn(_("Township"), lambda row: row.township.display_name),
        ExportColumn(_("Address"), _known("address")),
        ExportColumn(_("Chain"), lambda row: row.chain.display_name if row.chain else None),
        ExportColumn(_("Role in the chain"), _known("get_role_display")),
        ExportColumn(_("Key enterprise of the county"), _known("is_key")),
        ExportColumn(_("Size class"), _known("get_size_display")),
        ExportColumn(_("Above designated size since"), _known("above_designated_since")),
        ExportColumn(_("Industry class (GB/T 4754)"), _known("industry_class")),
        ExportColumn(_("Status"), _known("get_status_display")),
    )


def _contacts(user: User, query: Query, at: datetime) -> QuerySet[Contact]:
    """Return the contacts of the listed enterprises that the person may open."""
    listed = directory(user, Asked.of(query)).filter(Q(may_open=True)).order_by().values("pk")
    return Contact.objects.present().filter(enterprise__in=listed).select_related("enterprise")


def _contact_columns(with_phones: bool) -> Sequence[ExportColumn]:
    return (
        ExportColumn(_("Unified social credit code"), lambda row: row.enterprise.uscc),
        ExportColumn(_("Enterprise"), lambda row: row.enterprise.name),
        ExportColumn(_("Name"), lambda row: row.name),
        ExportColumn(_("Post"), lambda row: row.post),
        ExportColumn(_("Phone"), lambda row: row.phone if with_phones else row.masked_phone),
        ExportColumn(_("E-mail"), lambda row: row.email),
        ExportColumn(_("First to call"), lambda row: row.is_preferred),
        ExportColumn(_("Agreed to be contacted on"), lambda row: row.consented_on),
    )


def register() -> None:
    """Offer the lists of this floor for export (called once, when the apps are ready)."""
    offer(
        ExportList(
            "enterprises",
            _("Enterprises"),
            access.may_export_lists,
            _enterprises,
            _enterprise_columns,
            ("pinyin", "id"),
        )
    )
    offer(
        ExportList(
            "contacts",
            _("Contacts"),
            lambda user: access.may_export_lists(user) and access.may_read_register(user),
            _contacts,
            _contact_columns,
            ("enterprise__pinyin", "enterprise_id", "name", "id"),
            has_phones=True,
        )
    )

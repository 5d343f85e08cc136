"""The exports of this floor. What can be imported goes out in the columns of its import, so that it comes in again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.models import User
from enterprises import access
from enterprises.actions.export_lists import ExportColumn, ExportList, Query, offer
from enterprises.actions.import_kinds.base import UNITS
from enterprises.models import Award, Contact, Enterprise, Figure, Indicator, Project, Qualification
from enterprises.queries import projects, qualifications, reported_figures
from enterprises.queries.directory import Asked, directory
from enterprises.queries.reported_figures import Reported
from enterprises.rules.figures import Measure, measured_in

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def _enterprises(user: User, query: Query, at: datetime) -> QuerySet[Enterprise]:
    return directory(user, Asked.of(query)).select_related("chain", "township", "zone")


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
        ExportColumn(_("Development zone"), lambda row: row.zone.display_name if row.may_open and row.zone else None),
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


_UNITS = {Measure.YUAN: _("10,000 yuan"), Measure.POWER: _("10,000 kWh"), Measure.RATE: _("growth in %")}
_ENTERPRISE_OF_THE_ROW = (
    ExportColumn(_("Unified social credit code"), lambda row: row.enterprise.uscc),
    ExportColumn(_("Enterprise"), lambda row: row.enterprise.name),
)


def _in(unit: _StrOrPromise, label: _StrOrPromise) -> _StrOrPromise:
    """Return a heading with its unit; the import finds the column by the rest, and its sums of money by 万元."""
    return format_lazy("{} ({})", label, unit)


def _wan(yuan: Decimal | None) -> Decimal | None:
    return None if yuan is None else yuan / UNITS["WAN"]


def _contact_columns(with_phones: bool) -> Sequence[ExportColumn]:
    return (
        *_ENTERPRISE_OF_THE_ROW,
        ExportColumn(_("Name"), lambda row: row.name),
        ExportColumn(_("Post"), lambda row: row.post),
        ExportColumn(_("Phone"), lambda row: row.phone if with_phones else row.masked_phone),
        ExportColumn(_("E-mail"), lambda row: row.email),
        ExportColumn(_("First to call"), lambda row: row.is_preferred),
        ExportColumn(_("Agreed to be contacted on"), lambda row: row.consented_on),
    )


def _qualifications(user: User, query: Query, at: datetime) -> QuerySet[Qualification]:
    rows, _counts = qualifications.qualifications(user, qualifications.Asked.of(query), local_day(at))
    return rows


_QUALIFICATION_COLUMNS = (  # those of the import: the status as it is kept, which of what has run out is still VALID
    *_ENTERPRISE_OF_THE_ROW,
    ExportColumn(_("Level"), lambda row: row.level.display_name),
    ExportColumn(_("Valid from"), lambda row: row.valid_from),
    ExportColumn(_("Valid to"), lambda row: row.valid_to),
    ExportColumn(_("Status"), lambda row: row.get_status_display()),
    ExportColumn(_("Batch"), lambda row: row.batch),
    ExportColumn(_("Document number"), lambda row: row.document_no),
    ExportColumn(_("Note"), lambda row: row.note),
)


def _projects(user: User, query: Query, at: datetime) -> QuerySet[Project]:
    return projects.projects(user, projects.Asked.of(query))


_PROJECT_COLUMNS = (
    *_ENTERPRISE_OF_THE_ROW,
    ExportColumn(_("Project"), lambda row: row.name),
    ExportColumn(_("English name"), lambda row: row.name_en),
    ExportColumn(_("Kind"), lambda row: row.get_kind_display()),
    ExportColumn(_("Listed by"), lambda row: row.get_scope_display()),
    ExportColumn(_("Year of the list"), lambda row: row.listed_year),
    ExportColumn(_("Stage"), lambda row: row.get_stage_display()),
    ExportColumn(_("Begins on"), lambda row: row.starts_on),
    ExportColumn(_("To be finished by"), lambda row: row.ends_on),
    ExportColumn(_in(_UNITS[Measure.YUAN], _("Investment planned")), lambda row: _wan(row.investment_planned)),
    ExportColumn(_in(_UNITS[Measure.YUAN], _("Investment done")), lambda row: _wan(row.investment_done)),
    ExportColumn(_("Note"), lambda row: row.note),
)


def _awards(user: User, query: Query, at: datetime) -> QuerySet[Award]:
    return projects.awards(user, projects.Asked.of(query))


_AWARD_COLUMNS = (
    *_ENTERPRISE_OF_THE_ROW,
    ExportColumn(_("Award"), lambda row: row.name),
    ExportColumn(_("English name"), lambda row: row.name_en),
    ExportColumn(_("Year"), lambda row: row.year),
    ExportColumn(_("Given by"), lambda row: row.get_scope_display()),
    ExportColumn(_("Grade"), lambda row: row.grade),
    ExportColumn(_("Document number"), lambda row: row.document_no),
)


def _figures(user: User, query: Query, at: datetime) -> QuerySet[Figure, Reported]:
    return reported_figures.reported_figures(user, reported_figures.Asked.of(query))


def _indicator(indicator: Indicator) -> ExportColumn:
    measure = measured_in(indicator)
    label = _in(_UNITS[measure], indicator.label) if measure in _UNITS else indicator.label
    return ExportColumn(label, lambda row: _wan(row[indicator]) if measure == Measure.YUAN else row[indicator])


_FIGURE_COLUMNS = (  # those of the import
    ExportColumn(_("Unified social credit code"), lambda row: row["enterprise__uscc"]),
    ExportColumn(_("Enterprise"), lambda row: row["enterprise__name"]),
    ExportColumn(_("Year"), lambda row: row["year"]),
    ExportColumn(_("January to month"), lambda row: row["through_month"]),
    *(_indicator(indicator) for indicator in Indicator),
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
    offer(
        ExportList(
            "qualifications",
            _("Qualifications"),
            lambda user: access.may_export_lists(user) and access.may_read_cultivation(user),
            _qualifications,
            lambda with_phones: _QUALIFICATION_COLUMNS,
            ("last_day", "id"),
        )
    )
    offer(
        ExportList(
            "projects",
            _("Key projects"),
            lambda user: access.may_export_lists(user) and access.may_read_projects(user),
            _projects,
            lambda with_phones: _PROJECT_COLUMNS,
            ("-list_year", "-id"),
        )
    )
    offer(
        ExportList(
            "awards",
            _("Honours"),
            lambda user: access.may_export_lists(user) and access.may_read_projects(user),
            _awards,
            lambda with_phones: _AWARD_COLUMNS,
            ("-year", "name", "id"),
        )
    )
    offer(
        ExportList(
            "figures",
            _("Figures of enterprises"),
            lambda user: access.may_export_lists(user) and access.may_read_figures(user),
            _figures,
            lambda with_phones: _FIGURE_COLUMNS,
            ("-year", "-through_month", "enterprise__pinyin", "enterprise_id"),
        )
    )

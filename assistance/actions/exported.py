"""The exports of this floor: visits, issues and their ledger, and assignments in the columns of the import."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.models import Capability, User
from assistance.access import may_read_ledger
from assistance.models import Assignment
from assistance.models.issues import IssueQuerySet
from assistance.models.specialists import AssignmentQuerySet
from assistance.models.visits import VisitQuerySet
from assistance.queries.issue_list import RELATED, AskedIssues, listed_issues
from assistance.queries.ledger import COLUMNS, ORDER, ledger, numbered
from assistance.queries.listed import listed_visits
from enterprises.access import may_export_lists
from enterprises.actions.export_lists import ExportColumn, ExportList, Query, offer


def _issues(user: User, query: Query, at: datetime) -> IssueQuerySet:
    return listed_issues(user, AskedIssues.of(query), local_day(at)).select_related(*RELATED)


def _ledger(user: User, query: Query, at: datetime) -> IssueQuerySet:
    return numbered(ledger(user, query, local_day(at)))


def _visits(user: User, query: Query, at: datetime) -> VisitQuerySet:
    return listed_visits(user, query)


def _assignments(user: User, query: Query, at: datetime) -> AssignmentQuerySet:
    rows: AssignmentQuerySet = Assignment.objects.visible_to(user).current(local_day(at))
    return rows.select_related("enterprise", "specialist__user")


_VISIT_COLUMNS = (
    ExportColumn(_("Enterprise"), lambda row: row.enterprise.display_name),
    ExportColumn(_("Township"), lambda row: row.enterprise.township.display_name),
    ExportColumn(_("When"), lambda row: row.starts),
    ExportColumn(_("How"), lambda row: row.get_kind_display()),
    ExportColumn(_("Who"), lambda row: row.visitor.display_name),
    ExportColumn(_("State"), lambda row: row.get_status_display()),
    ExportColumn(_("Who was met"), lambda row: row.people_met),
    ExportColumn(_("Notes"), lambda row: row.notes),
)
_ISSUE_COLUMNS = (
    ExportColumn(_("Number"), lambda row: row.number),
    ExportColumn(_("Issue"), lambda row: row.title),
    ExportColumn(_("Enterprise"), lambda row: row.enterprise.display_name),
    ExportColumn(_("Township"), lambda row: row.enterprise.township.display_name),
    ExportColumn(_("Category"), lambda row: row.category.display_name),
    ExportColumn(_("Unit"), lambda row: row.lead_unit.display_name if row.lead_unit else None),
    ExportColumn(_("State"), lambda row: row.get_status_display()),
    ExportColumn(_("Result"), lambda row: row.get_outcome_display()),
    ExportColumn(_("Raised"), lambda row: local_day(row.created_at)),
    ExportColumn(_("Due on"), lambda row: row.due_on),
    ExportColumn(_("Answer"), lambda row: row.answer),
)
_LEDGER_COLUMNS = (
    ExportColumn(_("No."), lambda row: row.place),
    *(ExportColumn(column.label, column.value) for column in COLUMNS),
)
_ASSIGNMENT_COLUMNS = (  # those of the import
    ExportColumn(_("Unified social credit code"), lambda row: row.enterprise.uscc),
    ExportColumn(_("Enterprise"), lambda row: row.enterprise.name),
    ExportColumn(_("Specialist"), lambda row: row.specialist.user.username),
    ExportColumn(_("Name"), lambda row: row.specialist.user.display_name),
    ExportColumn(_("Role"), lambda row: row.get_role_display()),
    ExportColumn(_("From"), lambda row: row.starts_on),
    ExportColumn(_("Until"), lambda row: row.ends_on),
    ExportColumn(_("Reason"), lambda row: row.reason),
)


def register() -> None:
    """Offer the lists of this floor for export (called once, when the apps are ready)."""
    offer(
        ExportList(
            "visits",
            _("Visits"),
            lambda user: may_export_lists(user) and user.can(Capability.READ_VISITS),
            _visits,
            lambda with_phones: _VISIT_COLUMNS,
            ("-starts", "-id"),
        )
    )
    offer(
        ExportList(
            "issues",
            _("Issues"),
            lambda user: may_export_lists(user) and user.can(Capability.READ_ISSUES),
            _issues,
            lambda with_phones: _ISSUE_COLUMNS,
            ("due_on", "id"),
        )
    )
    offer(
        ExportList(
            "ledger",
            _("Ledger of issues"),
            lambda user: may_export_lists(user) and may_read_ledger(user),
            _ledger,
            lambda with_phones: _LEDGER_COLUMNS,
            (ORDER,),
        )
    )
    offer(
        ExportList(
            "assignments",
            _("Assignments"),
            lambda user: may_export_lists(user) and user.can(Capability.READ_ALL_ASSIGNMENTS),
            _assignments,
            lambda with_phones: _ASSIGNMENT_COLUMNS,
            ("enterprise__pinyin", "enterprise_id", "role", "id"),
        )
    )

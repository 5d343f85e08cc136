"""The ledger of issues (问题台账) in its classic columns, for the page and for the file alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Prefetch, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from accounts.clock import local_day
from accounts.models import User, in_readers_language
from accounts.wording import labelled, listed
from assistance.models import Assignment, CallBack, Contribution, IssueStep
from assistance.models.issues import IssueQuerySet
from assistance.queries.issue_list import AskedIssues, listed_issues
from assistance.rules.call_backs import ReallySolved, ServiceRating
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import IssueMove, IssueStatus
from assistance.rules.issue_terms import ExtensionState, SuspensionClass

ORDER = "number"
_WORK = [IssueMove.OPINION, IssueMove.PROGRESS, IssueMove.ANSWER]


@dataclass(frozen=True)
class Column:
    """A column of the ledger: its heading, and what it says of an issue fetched by ``ledger``."""

    label: str | Promise
    value: Callable[[Any], Any]


def ledger(user: User, query: Mapping[str, str], today: date) -> IssueQuerySet:
    """Return the issues of the list with all that the ledger says of them (two queries, however many rows)."""
    first = Assignment.objects.current(today).primary().filter(enterprise=OuterRef("enterprise"))
    word = CallBack.objects.filter(issue=OuterRef("pk"), round=OuterRef("reopened"), reached=True).order_by(
        "-at", "-pk"
    )
    work = IssueStep.objects.filter(issue=OuterRef("pk"), move__in=_WORK).exclude(text="").order_by("-place")
    parts = Contribution.objects.select_related("unit").order_by("unit__code")
    rows: IssueQuerySet = (
        listed_issues(user, AskedIssues.of(query), today)
        .select_related("enterprise", "category", "lead_unit", "merged_into")
        .prefetch_related(Prefetch("contributions", parts))
        .annotate(
            specialist_name=Subquery(first.values("specialist__user__name")[:1]),
            specialist_latin=Subquery(first.values("specialist__user__latin_name")[:1]),
            work=Subquery(work.values("text")[:1]),
            really_solved=Subquery(word.values("really_solved")[:1]),
            rating=Subquery(word.values("service_rating")[:1]),
        )
    )
    return rows


def numbered(rows: IssueQuerySet) -> IssueQuerySet:
    """Give each row its ``place`` in the whole ledger (序号)."""
    return rows.annotate(place=Window(RowNumber(), order_by=F(ORDER).asc()))


def _state(issue: Any) -> str:
    return labelled(issue.get_status_display(), issue.work) if issue.work else issue.get_status_display()


def _solved(issue: Any) -> str:
    """The enterprise's word; "no answer is not solved" stands as a dash."""
    return str(ReallySolved(issue.really_solved).label) if issue.really_solved else ""


def _rating(issue: Any) -> str:
    if issue.rating:
        return str(ServiceRating(issue.rating).label)
    return _("Not rated") if issue.status == IssueStatus.CLOSED else ""


def _parked(issue: Any) -> str:
    known = issue.status == IssueStatus.SUSPENDED and issue.suspension_class
    return str(SuspensionClass(issue.suspension_class).label) if known else ""


def _remarks(issue: Any) -> str:
    said = []
    if issue.merged_into:
        said.append(_("merged into %(number)s") % {"number": issue.merged_into.number})
    if issue.returns:
        said.append(ngettext("returned %(n)s time", "returned %(n)s times", issue.returns) % {"n": issue.returns})
    if issue.reopened:
        said.append(ngettext("reopened %(n)s time", "reopened %(n)s times", issue.reopened) % {"n": issue.reopened})
    if issue.extension_state == ExtensionState.GRANTED:
        said.append(_("extended"))
    if issue.escalation_level:
        said.append(str(Level(issue.escalation_level).label))
    if issue.is_common:
        said.append(_("common issue"))
    return listed(said)


COLUMNS = (
    Column(pgettext_lazy("ledger", "Enterprise"), lambda issue: issue.enterprise.display_name),
    Column(pgettext_lazy("ledger", "Category"), lambda issue: issue.category.display_name),
    Column(
        pgettext_lazy("ledger", "Issue"),
        lambda issue: labelled(issue.title, issue.description) if issue.description else issue.title,
    ),
    Column(pgettext_lazy("ledger", "Raised on"), lambda issue: local_day(issue.created_at)),
    Column(pgettext_lazy("ledger", "Source"), lambda issue: issue.get_source_display()),
    Column(
        pgettext_lazy("ledger", "Specialist"),
        lambda issue: in_readers_language(issue.specialist_name or "", issue.specialist_latin or ""),
    ),
    Column(pgettext_lazy("ledger", "Lead unit"), lambda issue: issue.lead_unit.display_name if issue.lead_unit else ""),
    Column(
        pgettext_lazy("ledger", "Units that help"),
        lambda issue: listed(part.unit.display_name for part in issue.contributions.all()),
    ),
    Column(pgettext_lazy("ledger", "Promised by"), lambda issue: issue.due_on),
    Column(pgettext_lazy("ledger", "Handling"), _state),
    Column(pgettext_lazy("ledger", "Outcome"), lambda issue: issue.get_outcome_display() if issue.outcome else ""),
    Column(pgettext_lazy("ledger", "Really solved"), _solved),
    Column(pgettext_lazy("ledger", "Satisfaction"), _rating),
    Column(pgettext_lazy("ledger", "Closed on"), lambda issue: local_day(issue.closed_at) if issue.closed_at else None),
    Column(pgettext_lazy("ledger", "Parked because"), _parked),
    Column(pgettext_lazy("ledger", "Remarks"), _remarks),
)

"""The list of issues in three views of the same rows: list, board, dense table; filters, sort and page stand in the query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from accounts.clock import local_day
from accounts.models import Capability, Unit
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.models import Category, Issue, IssueSource, SavedView
from assistance.queries.calendar import working_calendar
from assistance.queries.issue_list import (
    COUNTED_UP_TO,
    RELATED,
    AskedIssues,
    board_of_issues,
    counted_issues,
    in_order,
)
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import IssueStatus, Urgency
from assistance.rules.saved_views import MOST_VIEWS
from enterprises.access import may_export_lists
from enterprises.models import Chain

VIEWS = {
    "": (gettext_lazy("List"), "list"),
    "board": (gettext_lazy("Board"), "columns-3"),
    "dense": (gettext_lazy("Table"), "table-2"),
}
_MOMENT = ("after", "before")


@dataclass(frozen=True)
class Chip:
    """A filter with the address that switches it on or off."""

    label: str | Promise
    count: str
    on: bool
    url: str


@dataclass(frozen=True)
class Column:
    """A status on the board: its first rows, how many there are, and where all of them stand."""

    status: str
    label: str
    count: str
    rows: list[Issue]
    url: str


class FilterForm(forms.Form):
    """The filters that have no chip; by their names in the query string."""

    category = forms.ChoiceField(label=gettext_lazy("Category"), required=False)
    lead_unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    chain = forms.ChoiceField(label=gettext_lazy("Chain"), required=False)
    township = forms.ChoiceField(label=gettext_lazy("Township"), required=False)
    urgency = forms.ChoiceField(label=gettext_lazy("Urgency"), required=False)
    source = forms.ChoiceField(label=gettext_lazy("Source"), required=False)
    level = forms.ChoiceField(label=gettext_lazy("Escalated at least to"), required=False)
    raised_from = forms.DateField(label=gettext_lazy("Raised from"), required=False)
    raised_to = forms.DateField(label=gettext_lazy("Raised until"), required=False)
    returned = forms.BooleanField(label=gettext_lazy("Returned by a unit"), required=False)
    reopened = forms.BooleanField(label=gettext_lazy("Reopened"), required=False)
    common = forms.BooleanField(label=gettext_lazy("Common issue"), required=False)
    extension_asked = forms.BooleanField(label=gettext_lazy("Extension to be decided"), required=False)
    review_due = forms.BooleanField(label=gettext_lazy("Parked, to be looked at again"), required=False)

    def __init__(self, asked: AskedIssues) -> None:
        super().__init__(initial={name: getattr(asked, name) for name in self.base_fields}, auto_id="filter_%s")
        choices: dict[str, Any] = {
            "category": [(row.code, row) for row in Category.objects.order_by("place", "code")],
            "lead_unit": [(row.code, row) for row in Unit.objects.handling()],
            "chain": [(row.slug, row) for row in Chain.objects.order_by("name")],
            "urgency": Urgency.choices,
            "source": IssueSource.choices,
            "level": [choice for choice in Level.choices if choice[0]],
        }
        choices["township"] = [(unit.code, unit) for _code, unit in choices["lead_unit"] if unit.is_township]
        for name, options in choices.items():
            self.fields[name].choices = [("", _("All")), *options]  # type: ignore[attr-defined]
        for name in ("raised_from", "raised_to"):
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    @property
    def selects(self) -> list[forms.BoundField]:
        """What is chosen or entered."""
        return [field for field in self if not isinstance(field.field, forms.BooleanField)]

    @property
    def flags(self) -> list[forms.BoundField]:
        """What is ticked."""
        return [field for field in self if isinstance(field.field, forms.BooleanField)]


@require_GET
@login_required
def issues(request: StaffRequest) -> HttpResponse:
    """List the issues that one may read."""
    user = request.user
    access.require(user.can(Capability.READ_ISSUES))
    today = local_day(timezone.now())
    asked, view = AskedIssues.of(request.GET), request.GET.get("view", "")
    view = view if view in VIEWS else ""
    counts = counted_issues(user, asked, today)
    context: dict[str, Any] = {
        "asked": asked,
        "view": view,
        "views": [
            {"label": label, "icon": icon, "on": name == view, "url": _address(request.GET, view=name)}
            for name, (label, icon) in VIEWS.items()
        ],
        "calendar": working_calendar(today),
        "form": FilterForm(asked),
        "kept": [(name, request.GET[name]) for name in _CHIPPED if request.GET.get(name)],
        "chips": _chips(request, counts.by_status, counts.overdue),
        "narrowed": len(asked.narrowed_by),
        "plain_url": _address(request.GET, *asked.narrowed_by, "q"),
        "shown": counted(counts.shown),
        "may_export": may_export_lists(user) and counts.shown,
        "reads_ledger": access.may_read_ledger(user),
        "saved_views": SavedView.objects.visible_to(user).order_by("name", "id")[:MOST_VIEWS],
        "here": _address(request.GET)[1:],
    }
    if view == "board":
        board = board_of_issues(user, asked, today)
        context["columns"] = [
            Column(
                status=status,
                label=str(IssueStatus(status).label),
                count=counted(counts.by_status[status]),
                rows=rows,
                url=_address(request.GET, "view", status=status),
            )
            for status, rows in board.items()
            if rows or status in _ALWAYS
        ]
    else:
        rows, order = in_order(user, asked, today, request.GET.get("sort", ""))
        context["page"] = keyset_page(request, rows.select_related(*RELATED), order)
    return show(request, f"assistance/issues/{_TEMPLATES[view]}.html", context)


_TEMPLATES = {"": "list", "board": "board", "dense": "dense"}
_CHIPPED = ("view", "status", "overdue", "mine", "waiting", "follow_up", "enterprise", "due_before")
_ALWAYS = (
    IssueStatus.SUBMITTED, IssueStatus.ASSIGNED, IssueStatus.IN_PROGRESS, IssueStatus.ANSWERED, IssueStatus.CLOSED,
)  # fmt: skip


def counted(n: int) -> str:
    """Return a count as people read it: "412", or "1,000+" where counting stopped."""
    return str(n) if n <= COUNTED_UP_TO else f"{COUNTED_UP_TO:,}+"


def _chips(request: StaffRequest, by_status: Any, overdue: int) -> list[Chip]:
    query, user = request.GET, request.user
    status = query.get("status", "")
    every = sum(by_status.values())
    capped = any(n > COUNTED_UP_TO for n in by_status.values())
    total = counted(COUNTED_UP_TO + 1) if capped else str(every)
    chips = [Chip(_("All"), total, not status and not query.get("overdue"), _address(query, "status", "overdue"))]
    chips.append(_flag(query, "overdue", _("Overdue"), counted(overdue)))
    chips += [
        Chip(label, counted(by_status[value]), status == value, _address(query, "status", "overdue", status=value))
        for value, label in IssueStatus.choices
    ]
    if user.can(Capability.RULE_ISSUES) or user.can(Capability.WORK_ISSUES) or user.can(Capability.PARK_ISSUES):
        chips.append(_flag(query, "waiting", _("Waiting for me")))
    if query.get("follow_up"):
        chips.append(_flag(query, "follow_up", _("To follow up")))
    return [*chips, _flag(query, "mine", _("Only mine"))]


def _flag(query: QueryDict, name: str, label: str, count: str = "") -> Chip:
    on = bool(query.get(name))
    return Chip(label, count, on, _address(query, name) if on else _address(query, **{name: "1"}))


def _address(query: QueryDict, *without: str, **changed: str) -> str:
    """Return the query string with other filters; a new filter begins on the first page."""
    kept = query.copy()
    for name in (*without, *_MOMENT):
        kept.pop(name, None)
    for name, value in changed.items():
        kept[name] = value
        if not value:
            del kept[name]
    return f"?{kept.urlencode()}"

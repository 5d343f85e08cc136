"""The ledger of issues (问题台账): the list in its classic columns, as a page and as a file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.clock import local_day
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.models import Category
from assistance.queries.ledger import COLUMNS, ORDER, ledger
from assistance.rules.issue_flow import IssueStatus
from enterprises.access import may_export_lists
from enterprises.models import Chain


@require_GET
@login_required
def ledger_page(request: StaffRequest) -> HttpResponse:
    """Show the issues that one may read and asked for, in the order of their numbers."""
    access.require(access.may_read_ledger(request.user))
    rows = ledger(request.user, request.GET, local_day(timezone.now()))
    page = keyset_page(request, rows, [ORDER])
    before = rows.filter(number__lt=page.rows[0].number).count() if page.rows else 0
    lines = [
        (place, issue, [(column.label, column.value(issue)) for column in COLUMNS])
        for place, issue in enumerate(page.rows, start=before + 1)
    ]
    context = {
        "page": page,
        "lines": lines,
        "labels": [column.label for column in COLUMNS],
        "shown": rows.count(),
        "first": before + 1,
        "last": before + len(page.rows),
        "may_export": may_export_lists(request.user),
        "statuses": IssueStatus.choices,
        "categories": Category.objects.order_by("place", "code"),
        "chains": Chain.objects.order_by("name"),
        "section": "ledger",
    }
    return show(request, "assistance/issues/ledger.html", context)

"""The report of an event, for the screen and for paper."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts.web.pages import StaffRequest, show
from assistance.queries.event_report import event_report
from assistance.web.event_tabs import event_head, event_of


@require_safe
@login_required
def report(request: StaffRequest, slug: str) -> HttpResponse:
    """Show who came, what was asked and what became of it."""
    event = event_of(request.user, slug)
    context = event_head(request, request.user, event) | {"report": event_report(event, request.user)}
    return show(request, "assistance/report/page.html", context)

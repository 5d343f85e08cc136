"""The supervision slip (督办单) of an issue, on one sheet."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.clock import local_day
from accounts.web.pages import StaffRequest, show
from assistance.models import Issue
from assistance.queries.slips import slip_of


@require_GET
@login_required
def slip(request: StaffRequest, number: str) -> HttpResponse:
    """Show the slip of an issue that has come to the chain leader or higher; nobody else's has one."""
    readable = Issue.objects.visible_to(request.user).select_related("enterprise__chain", "lead_unit", "category")
    found = slip_of(get_object_or_404(readable, number=number), local_day(timezone.now()))
    if found is None:
        raise Http404
    return show(request, "assistance/issues/slip.html", {"slip": found, "issue": found.issue})

"""Pages of events: the list, and what one event is about."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.web.pages import StaffRequest
from assistance import access
from assistance.models import Event
from assistance.web.event_tabs import event_head, event_of


@require_safe
@login_required
def events(request: StaffRequest) -> HttpResponse:
    """Show the events that one may read, the latest first."""
    if not access.may_read_events(request.user):
        raise PermissionDenied()
    rows = Event.objects.visible_to(request.user).order_by("-starts_on", "-id")
    return render(request, "assistance/events/list.html", {"events": rows})


@require_safe
@login_required
def event(request: StaffRequest, slug: str) -> HttpResponse:
    """Show what an event is about."""
    found = event_of(request.user, slug)
    return render(request, "assistance/events/overview.html", event_head(request, request.user, found))

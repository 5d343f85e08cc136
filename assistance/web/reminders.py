"""The bell and the inbox of reminders."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.errors import DomainError
from accounts.web.pages import StaffRequest, say, show
from assistance.actions.reminders import read_all_reminders, read_reminder, snooze_reminder
from assistance.models import Reminder
from assistance.queries.inbox import inbox, unread_count

SNOOZE_DAYS = {"1": 1, "3": 3, "7": 7}
MORNING = 8


@require_GET
@login_required
def inbox_page(request: StaffRequest) -> HttpResponse:
    """List one's reminders, newest first; those whose cause is gone are shown as settled."""
    return _show(request)


@require_GET
@login_required
def bell(request: StaffRequest) -> HttpResponse:
    """Answer htmx with the bell; without htmx, go to the inbox."""
    if not request.htmx:
        return redirect("assistance:reminders")
    return show(request, "_bell.html", {"unread": unread_count(request.user, timezone.now())}, fragment="_bell.html")


@require_POST
@login_required
def read(request: StaffRequest, pk: str) -> HttpResponse:
    """Mark one reminder as read and go to what it is about."""
    reminder = get_object_or_404(Reminder.objects.visible_to(request.user), pk=pk)
    read_reminder(reminder, by=request.user, at=timezone.now())
    return redirect("assistance:reminders")


@require_POST
@login_required
def read_all(request: StaffRequest) -> HttpResponse:
    """Mark everything as read."""
    read_all_reminders(request.user, by=request.user, at=timezone.now())
    say(request, _("Everything is marked as read."))
    return redirect("assistance:reminders")


@require_POST
@login_required
def snooze(request: StaffRequest, pk: str) -> HttpResponse:
    """Hide one reminder until the morning of a later day."""
    reminder = get_object_or_404(Reminder.objects.visible_to(request.user), pk=pk)
    days = SNOOZE_DAYS.get(request.POST.get("days", "1"))
    if days is None:
        raise BadRequest("days is one of those offered")
    try:
        snooze_reminder(reminder, until=_morning(days), by=request.user, at=timezone.now())
    except DomainError as refusal:
        return _show(request, str(refusal), status=422)
    say(request, _("The reminder comes back later."))
    return redirect("assistance:reminders")


def _morning(days: int) -> datetime:
    return timezone.localtime().replace(hour=MORNING, minute=0, second=0, microsecond=0) + timedelta(days=days)


def _show(request: StaffRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    only_unread = request.GET.get("all") != "1"
    rows = inbox(request.user, timezone.now(), only_unread=only_unread)
    context = {"rows": rows, "only_unread": only_unread, "refusal": refusal}
    return show(request, "assistance/reminders/list.html", context, status=status)

"""The agenda of an event: a table of times and rooms, edited by mouse, by keys and by buttons that need no script."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.errors import DomainError, StaleError
from accounts.web.days import MomentField
from accounts.web.pages import StaffRequest, say, show
from assistance import access
from assistance.actions.agenda import move_item
from assistance.models import AgendaItem, Event, Room
from assistance.queries.programme import placed, planned_items, rooms_for
from assistance.rules import agenda
from assistance.rules.agenda import STEP
from assistance.web.agenda_grid import NO_ROOM, day_grids
from assistance.web.event_tabs import event_head, event_of
from assistance.web.posted import version_seen

EARLIER, LATER = "earlier", "later"
_STEPS = {EARLIER: -STEP, LATER: STEP, "": timedelta(0)}


@require_GET
@login_required
def event_agenda(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the agenda as it is planned."""
    found = event_of(request.user, slug)
    access.require(access.may_read_plans(request.user))
    return _page(request, found)


@require_POST
@login_required
def move(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Move an item: a step earlier or later, to another room, or to a moment; a clash is said and nothing moves."""
    item = item_of(request, pk)
    access.require(access.may_edit_events(request.user))
    seen = version_seen(request.POST.get("version", ""))
    try:
        move_item(item, **_wanted(request, item), expected=seen, by=request.user, at=timezone.now())
    except DomainError as refusal:
        status = 409 if isinstance(refusal, StaleError) else 422
        return _page(request, item.event, refusal=str(refusal), status=status)
    if request.htmx:
        return _page(request, item.event, moved=item)
    say(request, _("“%(item)s” is moved.") % {"item": item.display_title})
    return redirect(f"{reverse('assistance:event-agenda', args=[item.event.slug])}#item-{item.pk}")


def item_of(request: StaffRequest, pk: UUID) -> AgendaItem:
    """Return an item that one may read, with its event and room (one query)."""
    rows = AgendaItem.objects.open_to(request.user)
    return get_object_or_404(rows.select_related("event__host", "event__seating", "event__previous", "room"), pk=pk)


def _wanted(request: StaffRequest, item: AgendaItem) -> dict[str, Any]:
    """Return the time and the room that were asked for; what no page of ours sends is a bad request."""
    step, moment, room = (request.POST.get(name, "") for name in ("step", "starts_at", "room"))
    if step not in _STEPS:
        raise BadRequest("step is earlier or later")
    starts_at: datetime = item.starts_at + _STEPS[step]
    wanted = item.room
    try:
        if moment:
            starts_at = MomentField().clean(moment)
        if room:
            wanted = None if room == NO_ROOM else forms.ModelChoiceField(Room.objects.all()).clean(room)
    except forms.ValidationError:
        raise BadRequest("starts_at is a moment, room is a room") from None
    return {"starts_at": starts_at, "room": wanted}


def _page(
    request: StaffRequest, found: Event, *, refusal: str = "", moved: AgendaItem | None = None, status: int = 200
) -> HttpResponse:
    """Answer with the whole page, or with the table alone where htmx asked for it."""
    items, rooms = planned_items(found), rooms_for(found)
    context = event_head(request, request.user, found) | {
        "grids": day_grids(items, rooms, found.starts_on, found.ends_on),
        "items": items,
        "warnings": agenda.warnings(placed(items)),
        "refusal": refusal,
        "moved": moved,
        "no_room": NO_ROOM,
    }
    return show(request, "assistance/agenda/page.html", context, fragment="assistance/agenda/_grid.html", status=status)

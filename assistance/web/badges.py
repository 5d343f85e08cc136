"""Badges to print, eight to a sheet of A4."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.queries.badges import ON_A_SHEET, SHEETS, guests_with_a_badge, sheets
from assistance.queries.door import guests_of
from assistance.web.event_tabs import event_head, event_of

A_PART = ON_A_SHEET * SHEETS


@require_safe
@login_required
def badges(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the badges of those who are coming; ``?all=1``: of all who may; ``?guest=``: of one; ``?part=2``: the next."""
    event = event_of(request.user, slug)
    access.require(access.may_check_in(request.user))
    wanted, everybody = request.GET.get("guest", ""), bool(request.GET.get("all"))
    part, parts, total = 1, 1, 1
    if wanted:
        rows = [get_object_or_404(guests_of(event), pk=_key(wanted))]
    else:
        guests = guests_with_a_badge(event, only_accepted=not everybody)
        total = guests.count()
        parts = max(-(-total // A_PART), 1)
        part = min(_number(request.GET.get("part", "")), parts)
        rows = list(guests[(part - 1) * A_PART : part * A_PART])
    context = event_head(request, request.user, event) | {
        "sheets": sheets(rows),
        "total": total,
        "everybody": everybody,
        "one": bool(wanted),
        "part": part,
        "parts": range(1, parts + 1),
    }
    return show(request, "assistance/badges/page.html", context)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 6 else 1

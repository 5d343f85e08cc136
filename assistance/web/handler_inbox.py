"""A handler's inbox: what lies with their units, the most pressing first, each with its one next act."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.web.pages import StaffRequest, say, show
from assistance import access
from assistance.actions.issue_work import acknowledge_issue
from assistance.models import Issue
from assistance.queries.handler_inbox import Group, handler_inbox
from assistance.rules.issue_flow import IssueMove, verb_of
from assistance.web.issue_moves import ACTS
from assistance.web.posted import version_seen

LOOKS = {
    Group.ACKNOWLEDGE: (_("To acknowledge"), "inbox", "warn"),
    Group.OVERDUE: (_("Overdue"), "triangle-alert", "bad"),
    Group.TODAY: (_("Due today"), "clock", "warn"),
    Group.SOON: (_("Due within 2 working days"), "calendar-clock", "warn"),
    Group.LATER: (_("Due later"), "calendar", "neutral"),
    Group.PARTS: (_("Parts that your unit owes"), "puzzle", "info"),
    Group.WAITING: (_("Waiting for the enterprise"), "phone-call", "neutral"),
    Group.PARKED: (_("Parked"), "circle-parking", "neutral"),
}


@require_GET
@login_required
def inbox(request: StaffRequest) -> HttpResponse:
    """Show the inbox."""
    access.require(access.may_handle_issues(request.user))
    return _show(request)


@require_POST
@login_required
def acknowledge(request: StaffRequest, number: str) -> HttpResponse:
    """Acknowledge receipt where the issue stands, and go on with the next."""
    issue = get_object_or_404(Issue.objects.visible_to(request.user), number=number)
    expected = version_seen(request.POST.get("version", ""))
    try:
        acknowledge_issue(issue, expected=expected, by=request.user, at=timezone.now())
    except DomainError as refusal:
        return _show(request, (number, str(refusal)))
    say(request, ACTS[IssueMove.ACKNOWLEDGE].success)
    return redirect("assistance:inbox")


def _show(request: StaffRequest, refused: tuple[str, str] | None = None) -> HttpResponse:
    found = handler_inbox(request.user, local_day(timezone.now()))
    groups: list[dict[str, Any]] = []
    for group, items in found.groups.items():
        label, icon, tone = LOOKS[group]
        rows = [
            {
                "issue": item.issue,
                "part": item.part,
                "act": item.act,
                "call": ACTS[item.act].call if item.act else "",
                "icon": ACTS[item.act].icon if item.act else "",
                "anchor": f"act-{verb_of(item.act)}" if item.act else "",
            }
            for item in items
        ]
        groups.append({"code": group.lower(), "label": label, "icon": icon, "tone": tone, "rows": rows})
    context = {
        "groups": [group for group in groups if group["rows"]],
        "counts": groups,
        "calendar": found.calendar,
        "more": found.more,
        "refused": refused,
    }
    return show(request, "assistance/inbox/page.html", context, status=422 if refused else 200)

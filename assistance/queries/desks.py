"""How much waits at each desk where issues are worked on: one statement, for it is asked on every page."""

from __future__ import annotations

from django.db.models import Count, Q

from accounts.models import Capability, User
from assistance.models import Issue
from assistance.rules.issue_flow import IssueStatus

DESKS = ("assistance:triage", "assistance:inbox", "assistance:call-backs", "assistance:issues")


def waiting_at_desks(user: User) -> dict[str, int]:
    """Return by the names of the pages what waits at the office's desk, in the inbox, and elsewhere in the list."""
    if not any(user.can(desk) for desk in (Capability.RULE_ISSUES, Capability.WORK_ISSUES, Capability.PARK_ISSUES)):
        return {}
    if not (user.can(Capability.RULE_ISSUES) or user.can(Capability.PARK_ISSUES)):  # nothing waits but at one's units
        return dict.fromkeys(DESKS, 0) | {"assistance:inbox": Issue.objects.waiting_at_units_of(user).count()}
    inbox = Issue.objects.waiting_at_units_of(user).values("pk") if user.can(Capability.WORK_ISSUES) else None
    waiting = Issue.objects.visible_to(user).waiting_for(user)
    triage = Q(status=IssueStatus.SUBMITTED)
    counts = waiting.aggregate(
        all=Count("pk"),
        triage=Count("pk", filter=triage),
        inbox=Count("pk", filter=Q(pk__in=[]) if inbox is None else Q(pk__in=inbox)),
        call_backs=Count(
            "pk", filter=Q(status=IssueStatus.ANSWERED) if user.can(Capability.RULE_ISSUES) else Q(pk__in=[])
        ),
    )
    at_desks = (counts["triage"], counts["inbox"], counts["call_backs"])
    return dict(zip(DESKS, (*at_desks, counts["all"] - sum(at_desks)), strict=True))

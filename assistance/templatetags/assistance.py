"""Template tags for deadlines and statuses of issues and visits."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from accounts.clock import local_day
from assistance import deadlines
from assistance.models import Issue, Visit
from assistance.rules.issue_flow import IssueMove
from assistance.rules.working_days import WorkingCalendar

register = template.Library()


@register.inclusion_tag("_deadline.html")
def deadline(issue: Issue, calendar: WorkingCalendar) -> dict[str, Any]:
    """Show the working days left and the moment; of an answered issue its status instead."""
    look = deadlines.deadline_look(issue, calendar, local_day(timezone.now()))
    if look is None:
        look = deadlines.issue_status_look(issue)
    return {"tone": look.tone, "words": look.words, "exact": look.exact, "iso": look.iso, "icon": look.icon}


@register.inclusion_tag("_status.html")
def issue_status(issue: Issue) -> dict[str, Any]:
    """Show the status of an issue."""
    look = deadlines.issue_status_look(issue)
    return {"tone": look.tone, "word": look.words, "icon": look.icon}


@register.inclusion_tag("_status.html")
def visit_status(visit: Visit) -> dict[str, Any]:
    """Show the status of a visit."""
    look = deadlines.visit_status_look(visit)
    return {"tone": look.tone, "word": look.words, "icon": look.icon}


@register.simple_tag
def move_tone(move: str) -> str:
    """Return the tone of a step in the history."""
    return deadlines.MOVE_LOOK.get(IssueMove(move), ("info", ""))[0]


@register.simple_tag
def move_icon(move: str) -> str:
    """Return the icon of a step in the history."""
    return deadlines.MOVE_LOOK.get(IssueMove(move), ("", "circle-dot"))[1]

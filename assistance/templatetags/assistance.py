"""Template tags for deadlines and statuses of issues and visits."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from accounts.clock import local_day
from accounts.wording import days_span
from assistance import deadlines
from assistance.models import Contribution, Event, Issue, Visit
from assistance.queries.question_results import QuestionResult
from assistance.rules.escalation import Level
from assistance.rules.events import EventStatus
from assistance.rules.issue_flow import IssueMove
from assistance.rules.questions import Fate
from assistance.rules.working_days import WorkingCalendar
from assistance.web.event_tabs import TONES

register = template.Library()
FATE_LOOK = {
    Fate.SOLVED: ("ok", "circle-check"),
    Fate.CLOSED: ("neutral", "circle-check"),
    Fate.OPEN: ("info", "loader"),
    Fate.DROPPED: ("neutral", "undo-2"),
}


@register.inclusion_tag("_deadline.html")
def deadline(issue: Issue, calendar: WorkingCalendar) -> dict[str, Any]:
    """Show the working days left and the moment; of an answered issue its status instead."""
    look = deadlines.deadline_look(issue, calendar, local_day(timezone.now()))
    if look is None:
        look = deadlines.issue_status_look(issue)
    return {"tone": look.tone, "words": look.words, "exact": look.exact, "iso": look.iso, "icon": look.icon}


@register.inclusion_tag("_deadline.html")
def stage_deadline(issue: Issue) -> dict[str, Any]:
    """Show until when the office has to accept the issue."""
    look = deadlines.stage_look(issue, timezone.now()) or deadlines.issue_status_look(issue)
    return {"tone": look.tone, "words": look.words, "exact": look.exact, "iso": look.iso, "icon": look.icon}


@register.inclusion_tag("_deadline.html")
def part_deadline(part: Contribution, calendar: WorkingCalendar) -> dict[str, Any]:
    """Show until when a helping unit owes its part."""
    look = deadlines.part_look(part, calendar, local_day(timezone.now()))
    return {"tone": look.tone, "words": look.words, "exact": look.exact, "iso": look.iso, "icon": look.icon}


@register.filter
def level(number: int) -> str:
    """Return the name of a level of escalation."""
    return str(Level(number).label)


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


@register.inclusion_tag("_status.html")
def event_status(event: Event) -> dict[str, Any]:
    """Show the status of an event."""
    tone, icon = TONES[EventStatus(event.status)]
    return {"tone": tone, "word": event.get_status_display(), "icon": icon}


@register.simple_tag
def days_of(event: Event) -> str:
    """Return the days of an event in words."""
    return days_span(event.starts_on, event.ends_on)


@register.inclusion_tag("_status.html")
def question_fate(question: QuestionResult) -> dict[str, Any]:
    """Show what became of a question: its status, or the fate of its issue."""
    if question.fate is None:
        tone, icon = ("ok", "message-square-reply") if question.answer else ("warn", "clock")
        return {"tone": tone, "word": question.status.label, "icon": icon}
    tone, icon = FATE_LOOK[question.fate]
    return {"tone": tone, "word": question.fate.label, "icon": icon}


@register.simple_tag
def move_tone(move: str) -> str:
    """Return the tone of a step in the history."""
    return deadlines.MOVE_LOOK.get(IssueMove(move), ("info", ""))[0]


@register.simple_tag
def move_icon(move: str) -> str:
    """Return the icon of a step in the history."""
    return deadlines.MOVE_LOOK.get(IssueMove(move), ("", "circle-dot"))[1]


@register.simple_tag
def days_left(issue: Issue, calendar: WorkingCalendar) -> dict[str, Any]:
    """Return the working days left as a bare number, a dash where no answer is owed, and whether it is late."""
    look = deadlines.deadline_look(issue, calendar, local_day(timezone.now()))
    return {"words": str(look.left), "late": look.left < 0} if look else {"words": "—", "late": False}

"""Deadlines and statuses as the pages show them: tone, words, exact moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import wording
from accounts.clock import local_day
from assistance.models import Contribution, Issue, Visit, VisitStatus
from assistance.rules.issue_clocks import share_used
from assistance.rules.issue_flow import OPEN_STATUSES, IssueMove, IssueStatus
from assistance.rules.issue_terms import ExtensionState
from assistance.rules.working_days import WorkingCalendar, end_of_working_day

AMBER_FROM = 0.8  # of the working days that were promised

STATUS_LOOK = {
    IssueStatus.SUBMITTED: ("warn", "inbox"),
    IssueStatus.ASSIGNED: ("info", "forward"),
    IssueStatus.IN_PROGRESS: ("info", "loader"),
    IssueStatus.SUSPENDED: ("neutral", "circle-parking"),
    IssueStatus.ANSWERED: ("neutral", "phone-call"),
    IssueStatus.CLOSED: ("ok", "circle-check"),
    IssueStatus.WITHDRAWN: ("neutral", "undo-2"),
    IssueStatus.REJECTED: ("neutral", "ban"),
    IssueStatus.MERGED: ("neutral", "merge"),
}
# Tone and icon of a step in the history; what is not here is a plain piece of information.
MOVE_LOOK = {
    IssueMove.RAISE: ("warn", "message-square-warning"),
    IssueMove.CONTACT: ("info", "phone"),
    IssueMove.ACCEPT: ("info", "forward"),
    IssueMove.REJECT: ("neutral", "ban"),
    IssueMove.MERGE: ("neutral", "merge"),
    IssueMove.RECALL: ("neutral", "undo-2"),
    IssueMove.ACKNOWLEDGE: ("info", "user-check"),
    IssueMove.RETURN: ("warn", "corner-up-left"),
    IssueMove.OPINION: ("info", "clipboard-list"),
    IssueMove.PROGRESS: ("info", "loader"),
    IssueMove.CONTRIBUTE: ("info", "puzzle"),
    IssueMove.REQUEST_EXTENSION: ("warn", "calendar-plus"),
    IssueMove.GRANT_EXTENSION: ("info", "calendar-check"),
    IssueMove.DENY_EXTENSION: ("neutral", "calendar-x"),
    IssueMove.SUSPEND: ("warn", "circle-parking"),
    IssueMove.RESUME: ("info", "play"),
    IssueMove.ANSWER: ("ok", "message-square-reply"),
    IssueMove.ATTEMPT: ("neutral", "phone-missed"),
    IssueMove.PARTLY: ("warn", "circle-help"),
    IssueMove.CONFIRM: ("ok", "circle-check"),
    IssueMove.CLOSE: ("ok", "circle-check"),
    IssueMove.DISPUTE: ("bad", "rotate-ccw"),
    IssueMove.REOPEN: ("bad", "rotate-ccw"),
    IssueMove.WITHDRAW: ("neutral", "undo-2"),
    IssueMove.ESCALATE: ("bad", "arrow-up"),
    IssueMove.PROD: ("warn", "bell-ring"),
}
VISIT_LOOK = {
    VisitStatus.PLANNED: ("info", "calendar"),
    VisitStatus.DONE: ("ok", "circle-check"),
    VisitStatus.CANCELLED: ("neutral", "ban"),
}


@dataclass(frozen=True)
class Look:
    """What ``_status.html`` and ``_deadline.html`` need."""

    tone: str
    words: str
    exact: str = ""
    iso: str = ""
    icon: str = ""
    left: int = 0


def deadline_look(issue: Issue, calendar: WorkingCalendar, today: date) -> Look | None:
    """Return the issue's deadline in working days left, words and the moment; None when no answer is owed any more."""
    if issue.status not in OPEN_STATUSES:
        return None
    moment = end_of_working_day(issue.due_on, settings.WORKING_HOURS)
    left = calendar.between(today, issue.due_on)
    if left == 0 and today > issue.due_on:
        left = -1  # a free day after the deadline: overdue, though no working day has passed
    words = wording.working_days_left(left)
    if issue.extension_state == ExtensionState.ASKED and left < 0:
        left, words = 0, _("An extension is to be decided: the clock stands still")
    amber = left <= 0 or share_used(issue.due_from, issue.due_on, today, calendar) >= AMBER_FROM
    if issue.due_is_provisional:
        words = _("%(words)s (provisional)") % {"words": words}
    return Look(
        tone="bad" if left < 0 else "warn" if amber else "neutral",
        words=words,
        exact=wording.exact_moment(moment),
        iso=timezone.localtime(moment).isoformat(timespec="minutes"),
        left=left,
    )


def issue_status_look(issue: Issue) -> Look:
    """Return the status chip of an issue."""
    tone, icon = STATUS_LOOK[IssueStatus(issue.status)]
    return Look(tone=tone, icon=icon, words=str(IssueStatus(issue.status).label))


def visit_status_look(visit: Visit) -> Look:
    """Return the status chip of a visit."""
    tone, icon = VISIT_LOOK[VisitStatus(visit.status)]
    return Look(tone=tone, icon=icon, words=str(VisitStatus(visit.status).label))


def stage_look(issue: Issue, at: datetime) -> Look | None:
    """Return until when the present step is owed; None where nothing is."""
    if issue.stage_due_at is None:
        return None
    late = issue.stage_due_at < at
    day = local_day(issue.stage_due_at)
    words = _("to be accepted %(day)s") % {"day": wording.short_day(day, local_day(at))}
    return Look(
        tone="bad" if late else "warn" if day == local_day(at) else "neutral",
        words=_("overdue: %(words)s") % {"words": words} if late else words,
        exact=wording.exact_moment(issue.stage_due_at),
        iso=timezone.localtime(issue.stage_due_at).isoformat(timespec="minutes"),
    )


def part_look(part: Contribution, calendar: WorkingCalendar, today: date) -> Look:
    """Return the inner deadline of a helping unit's part."""
    left = calendar.between(today, part.due_on)
    late = part.due_on < today
    return Look(
        tone="bad" if late else "warn" if left <= 1 else "neutral",
        words=wording.working_days_left(min(left, -1) if late else left),
        exact=wording.exact_day(part.due_on),
        iso=part.due_on.isoformat(),
    )

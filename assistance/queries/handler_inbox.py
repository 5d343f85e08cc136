"""A handler's inbox: everything a unit of theirs has to do with, in the order in which it presses (three statements)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import F

from accounts.models import User
from assistance.models import Contribution, Issue
from assistance.models.issues import IssueQuerySet
from assistance.queries.calendar import working_calendar
from assistance.rules.issue_flow import UNIT_STATUSES, WITH_A_UNIT_STATUSES, IssueMove, IssueStatus
from assistance.rules.issue_terms import ExtensionState
from assistance.rules.working_days import WorkingCalendar

MOST_ROWS = 300  # of a person's units; who has more works from the list
SOON = 2  # working days


class Group(StrEnum):
    """Why an issue lies in the inbox, the most pressing first."""

    ACKNOWLEDGE = "ACKNOWLEDGE"
    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    SOON = "SOON"
    LATER = "LATER"
    PARTS = "PARTS"
    WAITING = "WAITING"
    PARKED = "PARKED"


@dataclass(frozen=True)
class Item:
    """One line: the issue, the part that a helping unit owes (if it is about that), and the one next act."""

    issue: Issue
    act: IssueMove | None
    part: Contribution | None = None


@dataclass(frozen=True)
class HandlerInbox:
    """The inbox by groups; ``more`` says that there are issues beyond it."""

    calendar: WorkingCalendar
    groups: dict[Group, list[Item]] = field(default_factory=dict)
    more: bool = False


def handler_inbox(user: User, today: date) -> HandlerInbox:
    """Return what lies with the person's units today: the calendar, the issues, the parts they owe."""
    calendar = working_calendar(today)
    rows: IssueQuerySet = Issue.objects.visible_to(user)
    mine = rows.filter(lead_unit__in=user.unit_ids, status__in=[*WITH_A_UNIT_STATUSES, IssueStatus.ANSWERED])
    found = list(mine.select_related("enterprise", "category", "lead_unit").order_by("due_on", "id")[: MOST_ROWS + 1])
    groups: dict[Group, list[Item]] = {group: [] for group in Group}
    for issue in found[:MOST_ROWS]:
        groups[_group_of(issue, calendar, today)].append(Item(issue, _act_on(issue)))
    groups[Group.PARKED].sort(key=lambda item: item.issue.review_on or today)
    groups[Group.PARTS] = [Item(part.issue, IssueMove.CONTRIBUTE, part) for part in _parts(user)]
    return HandlerInbox(calendar, groups, more=len(found) > MOST_ROWS)


def _parts(user: User) -> Iterator[Contribution]:
    owed = Contribution.objects.filter(
        unit__in=user.unit_ids, given_at__isnull=True, issue__status__in=UNIT_STATUSES
    ).select_related("issue__enterprise", "issue__category", "issue__lead_unit", "unit")
    yield from owed.order_by("due_on", F("issue__number"))[:MOST_ROWS]


def _group_of(issue: Issue, calendar: WorkingCalendar, today: date) -> Group:
    if issue.status == IssueStatus.ASSIGNED:
        return Group.ACKNOWLEDGE
    if issue.status == IssueStatus.ANSWERED:
        return Group.WAITING
    if issue.status == IssueStatus.SUSPENDED:
        return Group.PARKED
    if issue.due_on < today:  # its clock stands still while the office owes a decision
        return Group.LATER if issue.extension_state == ExtensionState.ASKED else Group.OVERDUE
    if issue.due_on == today:
        return Group.TODAY
    return Group.SOON if calendar.between(today, issue.due_on) <= SOON else Group.LATER


def _act_on(issue: Issue) -> IssueMove | None:
    """Return the one next act of the lead unit; None: it is another's turn."""
    if issue.status == IssueStatus.IN_PROGRESS:
        return IssueMove.ANSWER if issue.opinion_at else IssueMove.OPINION
    acts: dict[str, IssueMove] = {
        IssueStatus.ASSIGNED: IssueMove.ACKNOWLEDGE,
        IssueStatus.SUSPENDED: IssueMove.RESUME,
    }
    return acts.get(issue.status)

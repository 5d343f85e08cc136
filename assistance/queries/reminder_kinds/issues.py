"""Reminders about the day by which the county promised an answer to an issue: it is near, or over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Role, Unit, User
from assistance.models import Assignment, Issue
from assistance.queries.calendar import working_calendar
from assistance.queries.reminder_kinds.base import Due, ReminderKind, Slot, recipient_is_primary
from assistance.queries.reminder_kinds.escalations import steps_of
from assistance.rules.issue_flow import OPEN_STATUSES, IssueMove

REPEATED_AFTER = 5  # working days, while an issue stays overdue


def _near(slot: Slot) -> Iterator[Due]:
    """Open issues due within the next working days, told once to each person who has to do with them by then."""
    calendar = working_calendar(slot.day)
    last = calendar.after(slot.day, settings.ISSUE_NEAR_WORKING_DAYS).on
    issues = list(Issue.objects.open().filter(due_on__range=(slot.day, last)).order_by("due_on", "pk"))
    concerned = _concerned(issues, slot.today, with_heads=False)
    for issue in issues:
        since = calendar.before(issue.due_on, settings.ISSUE_NEAR_WORKING_DAYS)
        yield from _told(issue, concerned[issue.pk], told_since=since)


def _overdue(slot: Slot) -> Iterator[Due]:
    """Open issues on the first working day after their day, and every fifth working day from then on.

    Where an issue climbed that day, its unit and the office hear of that (ISSUE_ESCALATED), and not of the same twice.
    """
    overdue = list(Issue.objects.open().filter(due_on__lt=slot.day).order_by("due_on", "pk"))
    oldest = overdue[0].due_on if overdue else slot.day
    calendar = working_calendar(oldest, slot.day)
    issues = [
        issue
        for issue in overdue
        if calendar.is_working(slot.day) and calendar.between(issue.due_on, slot.day) % REPEATED_AFTER == 1
    ]
    climbed = {step.issue_id for step in steps_of(IssueMove.ESCALATE, slot.day)} if issues else set()
    concerned = _concerned(issues, slot.today, with_heads=True, only_primaries=climbed)
    for issue in issues:
        yield from _told(issue, concerned[issue.pk])


def _told(issue: Issue, people: Collection[UUID], told_since: date | None = None) -> Iterator[Due]:
    for person in sorted(people):
        yield Due(issue.pk, person, issue.enterprise_id, issue_id=issue.pk, told_since=told_since)


def _concerned(
    issues: Collection[Issue], today: date, *, with_heads: bool, only_primaries: Collection[UUID] = ()
) -> dict[UUID, set[UUID]]:
    """Return for each issue the active people concerned: unit and primary specialist, or the office before a unit."""
    units = {issue.lead_unit_id for issue in issues if issue.lead_unit_id}
    enterprises = {issue.enterprise_id for issue in issues if issue.lead_unit_id}
    handlers = Membership.objects.filter(unit__in=units, user__is_active=True, user__roles__contains=[Role.HANDLER])
    heads = Unit.objects.filter(pk__in=units if with_heads else (), head__is_active=True)
    primaries = (
        Assignment.objects.current(today).primary().filter(enterprise__in=enterprises, specialist__user__is_active=True)
    )
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for where, person in chain(
        handlers.values_list("unit", "user"),
        heads.values_list("pk", "head"),
        primaries.values_list("enterprise", "specialist__user"),
    ):
        people[where].add(person)
    office: set[UUID] = set()
    if any(issue.lead_unit_id is None for issue in issues):
        office = set(User.objects.active().having(Role.OFFICE).values_list("pk", flat=True))
    return {
        issue.pk: (
            set() if issue.pk in only_primaries else people[issue.lead_unit_id] if issue.lead_unit_id else office
        )
        | (people[issue.enterprise_id] if issue.lead_unit_id else set())
        for issue in issues
    }


def _still_concerned(today: date) -> Q:
    """Condition on reminders: the issue is open and the recipient has to do with it as it stands now."""
    handles = Membership.objects.filter(unit=OuterRef("issue__lead_unit"), user=OuterRef("recipient"))
    at_a_unit = Q(Exists(handles)) | Q(issue__lead_unit__head=F("recipient")) | Q(recipient_is_primary(today))
    return Q(issue__status__in=OPEN_STATUSES) & (
        Q(issue__lead_unit__isnull=True, recipient__roles__contains=[Role.OFFICE])
        | (Q(issue__lead_unit__isnull=False) & at_a_unit)
    )


ISSUE_NEAR = ReminderKind(
    code="ISSUE_NEAR",
    label=_("Issue deadline is near"),
    rows=_near,
    holds=lambda today: _still_concerned(today) & Q(issue__due_on__gte=today),
    subject=_("Due on %(date)s: %(title)s (%(enterprise)s)"),
    sentence=_("Issue %(number)s of %(enterprise)s is due on %(date)s: %(title)s"),
    why=_("The issue sits with your unit or office, or the enterprise is yours."),
    fact="due_on",
    page="issue",
)

ISSUE_OVERDUE = ReminderKind(
    code="ISSUE_OVERDUE",
    label=_("Issue is overdue"),
    rows=_overdue,
    holds=lambda today: _still_concerned(today) & Q(issue__due_on__lt=today),
    subject=_("Overdue since %(date)s: %(title)s (%(enterprise)s)"),
    sentence=_("Issue %(number)s of %(enterprise)s was due on %(date)s: %(title)s"),
    why=_("The issue sits with your unit or office, or the enterprise is yours."),
    fact="due_on",
    page="issue",
)

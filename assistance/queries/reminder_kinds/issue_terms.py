"""Reminders about what somebody has to decide or to give: parkings to review, extensions, parts of co-handling units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.models import Membership, Role, User
from assistance.models import Contribution, Issue
from assistance.queries.calendar import working_calendar
from assistance.queries.clocks import clockwork
from assistance.queries.reminder_kinds.base import Due, ReminderKind, Slot, begins
from assistance.rules.issue_clocks import Stage
from assistance.rules.issue_flow import UNIT_STATUSES, IssueStatus
from assistance.rules.issue_terms import ExtensionState
from enterprises.models import ChainLeader, LeaderRole

_LEADING = [LeaderRole.LEADER, LeaderRole.DEPUTY]


def _office() -> list[User]:
    return list(User.objects.active().having(Role.OFFICE).order_by("pk"))


def _reviews(slot: Slot) -> Iterator[Due]:
    """Parked issues whose day of review has come, told to the leaders of the chain and to the office. Three queries."""
    parked = list(
        Issue.objects.filter(status=IssueStatus.SUSPENDED, review_on=slot.day)
        .select_related("enterprise")
        .order_by("pk")
    )
    chains = {issue.enterprise.chain_id for issue in parked}
    posts = ChainLeader.objects.current(slot.today).filter(chain__in=chains, role__in=_LEADING, user__is_active=True)
    leaders = list(posts.values_list("chain", "user").distinct().order_by("user"))
    office = _office() if parked else []
    for issue in parked:
        reasons = {person.pk: "OFFICE" for person in office}
        reasons |= {user: "LEADER" for chain, user in leaders if chain == issue.enterprise.chain_id}
        for person, reason in sorted(reasons.items()):
            yield Due(issue.pk, person, issue.enterprise_id, issue_id=issue.pk, reason=reason)


def _still_to_review(today: date) -> Q:
    leads = ChainLeader.objects.current(today).filter(user=OuterRef("recipient"), chain=OuterRef("enterprise__chain"))
    concerned = Q(recipient__roles__contains=[Role.OFFICE]) | Q(Exists(leads))
    return Q(issue__status=IssueStatus.SUSPENDED, issue__review_on__lte=today) & concerned


PARKED_REVIEW_DUE = ReminderKind(
    code="PARKED_REVIEW_DUE",
    label=_("Parked issue to review"),
    rows=_reviews,
    holds=_still_to_review,
    subject=_("Review on %(date)s: %(title)s (%(enterprise)s)"),
    sentence=_("Parked issue %(number)s of %(enterprise)s is to be reviewed on %(date)s: %(title)s"),
    why=_("Somebody has to say whether it stays parked."),
    whys={
        "LEADER": _("You lead the chain of this enterprise, and who parks an issue looks at it again."),
        "OFFICE": _("You are in the chain office, which can review it for the chain leader."),
    },
    fact="review_on",
    page="issue",
)


def _extensions(slot: Slot) -> Iterator[Due]:
    """Extensions asked for on the day, and each working day those on which the decision is late: the clock stands still."""
    tomorrow = begins(slot.day + timedelta(days=1))
    asked = list(
        Issue.objects.filter(
            status=IssueStatus.IN_PROGRESS, extension_state=ExtensionState.ASKED, extension_asked_at__lt=tomorrow
        ).order_by("extension_asked_at", "pk")
    )
    if not asked:
        return
    days = [local_day(issue.extension_asked_at) for issue in asked if issue.extension_asked_at]
    clock, office = clockwork(min(days), until=slot.day), _office()
    for issue, day in zip(asked, days, strict=True):
        decide_by = local_day(clock.end(Stage.EXTENSION, issue.urgency, issue.extension_asked_at or tomorrow))
        is_late = slot.day > decide_by and clock.calendar.is_working(slot.day)
        if day == slot.day or is_late:
            for person in office:
                reason = "LATE" if is_late else ""
                yield Due(issue.pk, person.pk, issue.enterprise_id, issue_id=issue.pk, reason=reason)


EXTENSION_TO_DECIDE = ReminderKind(
    code="EXTENSION_TO_DECIDE",
    label=_("Extension to decide"),
    rows=_extensions,
    holds=lambda today: Q(
        issue__status=IssueStatus.IN_PROGRESS,
        issue__extension_state=ExtensionState.ASKED,
        recipient__roles__contains=[Role.OFFICE],
    ),
    subject=_("Extension to decide: %(title)s (%(enterprise)s)"),
    sentence=_("The unit asks to answer issue %(number)s of %(enterprise)s by %(date)s: %(title)s"),
    why=_("You are in the chain office, which decides on extensions."),
    whys={"LATE": _("You are in the chain office, and the decision is late: the unit's clock stands still.")},
    fact="extension_wanted_on",
    page="issue",
)


def _parts(slot: Slot) -> Iterator[Due]:
    """Parts that co-handling units owe: a working day before their day, and the first working day after. Three queries."""
    calendar = working_calendar(slot.day)
    if not calendar.is_working(slot.day):
        return
    last, yesterday = calendar.after(slot.day, 1).on, calendar.before(slot.day, 1)
    owed = list(
        Contribution.objects.filter(given_at__isnull=True, issue__status__in=UNIT_STATUSES)
        .filter(Q(due_on__range=(slot.day, last)) | Q(due_on__gte=yesterday, due_on__lt=slot.day))
        .select_related("issue")
        .order_by("due_on", "pk")
    )
    units = {part.unit_id for part in owed}
    handlers = Membership.objects.filter(unit__in=units, user__is_active=True, user__roles__contains=[Role.HANDLER])
    people = list(handlers.order_by("user").values_list("unit", "user"))
    for part in owed:
        over = part.due_on < slot.day
        since = slot.day if over else calendar.before(part.due_on, 1)
        for unit, person in people:
            if unit == part.unit_id:
                yield Due(
                    part.pk,
                    person,
                    part.issue.enterprise_id,
                    issue_id=part.issue_id,
                    told_since=since,
                    reason="OVER" if over else "",
                )


def _part_still_owed(today: date) -> Q:
    member = Membership.objects.filter(unit=OuterRef("unit"), user=OuterRef(OuterRef("recipient")))
    owed = Contribution.objects.filter(Exists(member), pk=OuterRef("subject_id"), given_at__isnull=True)
    return Q(Exists(owed)) & Q(issue__status__in=UNIT_STATUSES)


PART_DUE = ReminderKind(
    code="PART_DUE",
    label=_("Part of your unit is due"),
    rows=_parts,
    holds=_part_still_owed,
    subject=_("Part of your unit due on %(date)s: %(title)s (%(enterprise)s)"),
    sentence=_("The part of your unit in issue %(number)s of %(enterprise)s is due on %(date)s: %(title)s"),
    why=_("You handle issues of a unit that helps with this one."),
    whys={"OVER": _("You handle issues of a unit that helps with this one, and its part is overdue.")},
    fact="part_due_on",
    page="issue",
)

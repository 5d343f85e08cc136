"""Reminders about issues that climbed to a higher level, or were prodded: those whose matter it has become, by name.

At each level all below it are told too. A level without anybody falls to the next one below, and the office stands in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import DateField, Exists, Func, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Role, Unit, UnitKind, User
from assistance.models import Assignment, CalendarDay, Issue, IssueStep
from assistance.queries.reminder_kinds.base import Due, ReminderKind, Slot, begins
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import OPEN_STATUSES, IssueMove, IssueStatus
from assistance.rules.working_days import COUNTY
from enterprises.models import ChainLeader, LeaderRole

People = Mapping[UUID, Collection[UUID]]  # unit, chain or enterprise -> people
HANDLER, HEAD, OFFICE, DEPUTY, LEADER, CHIEF = "HANDLER", "HEAD", "OFFICE", "DEPUTY", "LEADER", "CHIEF"
PRIMARY, STAND_IN, CITY = "PRIMARY", "STAND_IN", "CITY"


def steps_of(move: IssueMove, day: date) -> list[IssueStep]:
    """Return the moves of this kind on a day, each with its issue, unit and chain (one query)."""
    rows = IssueStep.objects.filter(move=move, at__gte=begins(day), at__lt=begins(day + timedelta(days=1)))
    return list(rows.select_related("issue__lead_unit", "issue__enterprise").order_by("at", "pk"))


def working_days_late() -> Coalesce:
    """By how many working days of the loaded calendar the answer was late when a step was made, for rows of IssueStep."""
    late = CalendarDay.objects.filter(
        is_working=True,
        day__gt=OuterRef("due_on"),
        day__lte=Func(
            OuterRef("at"), template=f"(%(expressions)s AT TIME ZONE '{COUNTY}')::date", output_field=DateField()
        ),
    )
    counted = late.order_by().annotate(all=Func(function="count", template="count(*)", output_field=IntegerField()))
    return Coalesce(Subquery(counted.values("all")[:1]), 0)


class _Staff:
    """Who stands behind units, chains and enterprises on a day: five queries for any number of issues."""

    def __init__(self, issues: Collection[Issue], today: date) -> None:
        units = {issue.lead_unit_id for issue in issues if issue.lead_unit_id}
        chains = {issue.enterprise.chain_id for issue in issues if issue.enterprise.chain_id}
        enterprises = {issue.enterprise_id for issue in issues}
        handlers = Membership.objects.filter(unit__in=units, user__is_active=True, user__roles__contains=[Role.HANDLER])
        heads = Unit.objects.filter(pk__in=units, head__is_active=True)
        posts = ChainLeader.objects.current(today).filter(chain__in=chains, user__is_active=True)
        primaries = (
            Assignment.objects.current(today)
            .primary()
            .filter(enterprise__in=enterprises, specialist__user__is_active=True)
        )
        self.handlers = _grouped(handlers.values_list("unit", "user"))
        self.heads = _grouped(heads.values_list("pk", "head"))
        self.primaries = _grouped(primaries.values_list("enterprise", "specialist__user"))
        self.leaders: dict[str, dict[UUID, set[UUID]]] = defaultdict(lambda: defaultdict(set))
        for role, chain, person in posts.values_list("role", "chain", "user"):
            self.leaders[role][chain].add(person)
        self.office = set(User.objects.active().having(Role.OFFICE).values_list("pk", flat=True))

    def unit(self, issue: Issue) -> dict[UUID, str]:
        """Return the people of the lead unit: its head and its handlers."""
        if issue.lead_unit_id is None:
            return {}
        return dict.fromkeys(self.handlers[issue.lead_unit_id], HANDLER) | dict.fromkeys(
            self.heads[issue.lead_unit_id], HEAD
        )

    def leading(self, issue: Issue, *roles: str) -> dict[UUID, str]:
        """Return who holds these posts in the enterprise's chain, each with the name of the post."""
        chain = issue.enterprise.chain_id
        return {person: role for role in roles for person in (self.leaders[role][chain] if chain else ())}

    def as_office(self, reason: str) -> dict[UUID, str]:
        """Return the people of the office."""
        return dict.fromkeys(self.office, reason)

    def of_level(self, issue: Issue, level: int) -> dict[UUID, str]:
        """Return whose matter an issue is at this very level; nobody where there is nobody."""
        vertical = issue.lead_unit is not None and issue.lead_unit.kind == UnitKind.VERTICAL
        if level == Level.UNIT:
            return self.unit(issue)
        if level == Level.OFFICE:
            return self.as_office(OFFICE)
        if level == Level.LEADER:
            return self.leading(issue, LeaderRole.DEPUTY, LeaderRole.LEADER)
        if level == Level.CHIEF:  # vertically managed units answer to the city, not to the county's chief
            return {} if vertical else self.leading(issue, LeaderRole.CHIEF)
        return self.as_office(CITY)

    def told(self, issue: Issue, level: int) -> dict[UUID, str]:
        """Return everybody who is told that an issue has come to ``level``, each with the highest reason that fits."""
        people: dict[UUID, str] = {}
        for step in range(Level.UNIT, level + 1):
            people |= self.of_level(issue, step)
        if self.of_level(issue, level):
            return people
        below = dict.fromkeys(self.primaries[issue.enterprise_id], PRIMARY) if level == Level.UNIT else {}
        return below | people | self.as_office(STAND_IN)


def _grouped(pairs: Collection[tuple[UUID, UUID]]) -> People:
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for where, person in pairs:
        people[where].add(person)
    return people


def _escalated(slot: Slot) -> Iterator[Due]:
    """Whom each step up of the day concerns."""
    steps = steps_of(IssueMove.ESCALATE, slot.day)
    staff = _Staff([step.issue for step in steps], slot.today)
    for step in steps:
        yield from _told(step, staff.told(step.issue, step.level or Level.SPECIALIST))


def _prodded(slot: Slot) -> Iterator[Due]:
    """Who has to act on what was prodded that day: the unit, or the office before there is one."""
    steps = steps_of(IssueMove.PROD, slot.day)
    staff = _Staff([step.issue for step in steps], slot.today)
    for step in steps:
        people = staff.unit(step.issue) or staff.as_office(OFFICE)
        yield from _told(step, {person: reason for person, reason in people.items() if person != step.by_id})


def _told(step: IssueStep, people: Mapping[UUID, str]) -> Iterator[Due]:
    for person, reason in sorted(people.items()):
        yield Due(step.pk, person, step.issue.enterprise_id, issue_id=step.issue_id, reason=reason)


def _no_later_step(move: IssueMove) -> Q:
    """Condition on reminders: the step that they speak of is the last of its kind on the issue."""
    later = IssueStep.objects.filter(issue=OuterRef("issue"), move=move, place__gt=OuterRef("place"))
    return Q(Exists(IssueStep.objects.filter(~Exists(later), pk=OuterRef("subject_id"))))


def _still_escalated(today: date) -> Q:
    return Q(issue__status__in=OPEN_STATUSES, issue__escalation_level__gt=0) & _no_later_step(IssueMove.ESCALATE)


def _still_prodded(today: date) -> Q:
    return Q(issue__status__in=[*OPEN_STATUSES, IssueStatus.SUSPENDED]) & _no_later_step(IssueMove.PROD)


ISSUE_ESCALATED = ReminderKind(
    code="ISSUE_ESCALATED",
    label=_("Issue was escalated"),
    rows=_escalated,
    holds=_still_escalated,
    subject=_("Escalated to %(level)s: %(title)s (%(enterprise)s)"),
    sentence=_("Issue %(number)s of %(enterprise)s was escalated to %(level)s on %(date)s: %(title)s"),
    why=_("The issue has become your matter: it has been overdue for %(late)s."),
    whys={
        HANDLER: _("You handle issues of the unit that answers, and the issue has been overdue for %(late)s."),
        HEAD: _("You head the unit that answers, and the issue has been overdue for %(late)s."),
        OFFICE: _("You are in the chain office, and the issue has been overdue for %(late)s."),
        DEPUTY: _("You are a deputy leader of this enterprise's chain, and the issue has been overdue for %(late)s."),
        LEADER: _("You lead the chain of this enterprise, and the issue has been overdue for %(late)s."),
        CHIEF: _("You are the chief leader of this enterprise's chain, and the issue has been overdue for %(late)s."),
        CITY: _("You are in the chain office: refer the issue to the city. It has been overdue for %(late)s."),
        STAND_IN: _("Nobody with a log-in holds this level: the chain office stands in. Overdue for %(late)s."),
        PRIMARY: _("No unit has anybody for it yet, and the enterprise is yours. Overdue for %(late)s."),
    },
    fact="step_on",
    page="issue",
)

ISSUE_PRODDED = ReminderKind(
    code="ISSUE_PRODDED",
    label=_("Issue was prodded"),
    rows=_prodded,
    holds=_still_prodded,
    subject=_("Prodded: %(title)s (%(enterprise)s)"),
    sentence=_("%(by)s prodded issue %(number)s of %(enterprise)s on %(date)s: %(title)s"),
    why=_("%(by)s asks you to act on this issue."),
    whys={
        HANDLER: _("%(by)s asks your unit to act, and you handle its issues."),
        HEAD: _("%(by)s asks your unit to act, and you head it."),
        OFFICE: _("%(by)s asks for it, and no unit has the issue yet: it is the chain office's."),
    },
    fact="step_on",
    page="issue",
)

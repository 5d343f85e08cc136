"""Issues of enterprises, and every step that was taken."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.array import ArrayContains  # type: ignore[attr-defined]
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import PROTECT, Func, Q
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Capability, Versioned
from accounts.models.versioned import append_only_triggers, tracked, version_trigger
from accounts.scope import among, seen_through
from assistance.models.contributions import Contribution
from assistance.models.issue_guards import (
    CLOSING_VARIABLES,
    action_guard,
    closing_guard,
    step_guard,
    step_in_the_table,
    transition_guard,
)
from assistance.models.specialists import Assignment
from assistance.rules.escalation import Level
from assistance.rules.issue_flow import (
    ANSWERED_STATUSES,
    OPEN_STATUSES,
    UNIT_STATUSES,
    WITH_A_UNIT_STATUSES,
    WORDED_MOVES,
    ActingAs,
    IssueMove,
    IssueStatus,
    Outcome,
    Urgency,
)
from assistance.rules.issue_terms import RETURNS_AT_MOST, ExtensionState, SuspensionClass
from enterprises.models.enterprises import standing_guard
from enterprises.rules import search_keys

if TYPE_CHECKING:
    from datetime import date

    from accounts.models import User

ISSUE_LABEL = "assistance.Issue"
_WORDS = Func("number", "title", function="issue_words", output_field=models.TextField())
_GRAMS = Func(_WORDS, function="search_grams", output_field=ArrayField(models.TextField()))
FOLLOW_UP = timedelta(days=7)


class IssueSource(models.TextChoices):
    """How the county heard of it."""

    VISIT = "VISIT", _("Visit")
    SPECIALIST = "SPECIALIST", _("Specialist")
    OFFICE = "OFFICE", _("Chain office")
    ENTERPRISE = "ENTERPRISE", _("Enterprise")
    EVENT = "EVENT", _("Event")


class IssueQuerySet(models.QuerySet["Issue"]):
    """Adjectives of issues."""

    def visible_to(self, user: User) -> Self:
        """Keep the issues of the user's enterprises and those that a unit of theirs leads or helps with."""
        if not user.can(Capability.READ_ISSUES):
            return self.none()
        if user.can(Capability.READ_ALL_ENTERPRISES):
            return self
        return self.filter(_at_a_unit_of(user) | seen_through(ISSUE_LABEL, user))

    def at_units_of(self, user: User) -> Self:
        """Keep the issues that a unit of the user's leads or helps with."""
        return self.filter(_at_a_unit_of(user))

    def mine(self, user: User) -> Self:
        """Keep the issues one has to do with: raised by oneself, of one's own enterprises, or at one's own unit."""
        own = among("enterprise_id", Assignment.objects.current().of(user).values("enterprise"))
        return self.filter(Q(raised_by=user) | _at_a_unit_of(user) | own)

    def waiting_for(self, user: User) -> Self:
        """Keep the issues whose next step is this user's: the office's to rule, the unit's to work on."""
        waiting = Q(pk__in=[])
        if user.can(Capability.RULE_ISSUES):
            waiting |= Q(status__in=[IssueStatus.SUBMITTED, IssueStatus.ANSWERED])
            waiting |= Q(status=IssueStatus.IN_PROGRESS, extension_state=ExtensionState.ASKED)
        if user.can(Capability.PARK_ISSUES):
            waiting |= Q(status=IssueStatus.IN_PROGRESS, suspension_asked_at__isnull=False)
        if user.can(Capability.WORK_ISSUES):
            waiting |= _waits_at_a_unit_of(user)
        return self.filter(waiting)

    def waiting_at_units_of(self, user: User) -> Self:
        """Keep the issues that a unit of the user's has to act on: as the lead, or with a part that it owes."""
        return self.filter(_waits_at_a_unit_of(user))

    def to_follow_up(self, today: date) -> Self:
        """Keep issues overdue or due within a week, and those that wait for the call-back."""
        soon = Q(status__in=OPEN_STATUSES, due_on__lte=today + FOLLOW_UP)
        return self.filter(soon | Q(status=IssueStatus.ANSWERED))

    def open(self) -> Self:
        """Keep issues to which the county still owes an answer."""
        return self.filter(status__in=OPEN_STATUSES)

    def overdue(self, today: date) -> Self:
        """Keep open issues whose promised day has passed; the clock stands still while an extension is undecided."""
        return self.filter(is_overdue(today))

    def with_extension_asked(self) -> Self:
        """Keep issues whose extension is to be decided."""
        return self.filter(status=IssueStatus.IN_PROGRESS, extension_state=ExtensionState.ASKED)

    def to_review(self, today: date) -> Self:
        """Keep parked issues that are to be looked at again."""
        return self.filter(status=IssueStatus.SUSPENDED, review_on__lte=today)


def is_overdue(today: date) -> Q:
    """Condition: an answer is owed since an earlier day, and no decision of the office is awaited."""
    return Q(status__in=OPEN_STATUSES, due_on__lt=today) & ~Q(extension_state=ExtensionState.ASKED)


def _parts_of(user: User) -> models.QuerySet[Contribution]:
    return Contribution.objects.filter(unit__in=user.unit_ids)


def _waits_at_a_unit_of(user: User) -> Q:
    owed = _parts_of(user).filter(given_at__isnull=True)
    mine = Q(lead_unit__in=user.unit_ids) | among("id", owed.values("issue"))
    return mine & Q(status__in=UNIT_STATUSES)


def _at_a_unit_of(user: User) -> Q:
    """Condition: a unit of the user's leads the issue or helps with it."""
    return Q(lead_unit__in=user.unit_ids) | among("id", _parts_of(user).values("issue"))


def words_hold(query: str) -> Q:
    """Condition: number or title hold the (normalised) text. Grams find Chinese and short parts, trigrams longer words."""
    named = Q(Contains(_WORDS, query))
    if not (search_keys.is_chinese(query) or len(query) < search_keys.SHORTEST_PART):
        return named
    grams = search_keys.grams_of_query(query)
    return named & Q(ArrayContains(_GRAMS, grams)) if grams else Q(pk__in=[])


@tracked()
class Issue(Versioned):
    """What an enterprise asks of the county (诉求); a unit answers it by a working-day deadline.

    ``due_on`` is always ``due_days`` working days after ``due_from``, so that it can be computed again when a calendar is
    published. While the issue is parked, ``days_left`` keeps what was left of it (negative: it was late already).
    """

    number = models.CharField(_("number"), max_length=12, unique=True, editable=False)
    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="issues")
    visit = models.ForeignKey("assistance.Visit", PROTECT, null=True, blank=True, related_name="issues")
    source = models.CharField(max_length=10, choices=IssueSource, default=IssueSource.VISIT)
    title = models.CharField(_("title"), max_length=120)
    category = models.ForeignKey("assistance.Category", PROTECT, related_name="issues", verbose_name=_("category"))
    description = models.TextField(_("description"), blank=True, max_length=8000)
    urgency = models.CharField(_("urgency"), max_length=6, choices=Urgency, default=Urgency.NORMAL)
    status = models.CharField(_("status"), max_length=12, choices=IssueStatus)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="raised_issues")
    lead_unit = models.ForeignKey("accounts.Unit", PROTECT, null=True, blank=True, related_name="issues")
    merged_into = models.ForeignKey("self", PROTECT, null=True, blank=True, related_name="duplicates")
    is_common = models.BooleanField(_("common issue"), default=False)
    due_on = models.DateField(_("promised to the enterprise"))
    due_is_provisional = models.BooleanField(default=False)
    due_from = models.DateField()
    due_days = models.PositiveSmallIntegerField()
    stage_due_at = models.DateTimeField(null=True, blank=True)
    contact_due_at = models.DateTimeField(null=True, blank=True)
    contacted_at = models.DateTimeField(null=True, blank=True)
    opinion_at = models.DateTimeField(null=True, blank=True)
    returns = models.PositiveSmallIntegerField(default=0)
    reopened = models.PositiveSmallIntegerField(default=0)
    extension_state = models.CharField(max_length=8, choices=ExtensionState, default=ExtensionState.NONE)
    extension_wanted_on = models.DateField(null=True, blank=True)
    extension_asked_at = models.DateTimeField(null=True, blank=True)
    suspension_class = models.CharField(max_length=16, choices=SuspensionClass, blank=True)
    suspension_asked_at = models.DateTimeField(null=True, blank=True)
    days_left = models.SmallIntegerField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    escalation_level = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    answer = models.TextField(_("answer"), blank=True, max_length=8000)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = IssueQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [
            version_trigger(),
            standing_guard("enterprise_id"),
            pgtrigger.Trigger(
                name="refuse_illegal_move",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=transition_guard(),
            ),
            pgtrigger.Trigger(
                name="require_step",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=step_guard("NEW.id"),
            ),
        ]
        indexes = [
            models.Index(name="issue_by_deadline", fields=["due_on", "id"], condition=Q(status__in=OPEN_STATUSES)),
            models.Index(name="issue_of_an_enterprise", fields=["enterprise", "status"]),
            models.Index(name="issue_at_a_unit", fields=["lead_unit", "status", "due_on"]),
            models.Index(name="issue_by_time", fields=["-updated_at", "-id"]),
            models.Index(name="issue_by_promise", fields=["due_on", "id"]),
            models.Index(name="issue_by_status", fields=["status", "due_on", "id"]),
            models.Index(name="issue_by_arrival", fields=["-created_at", "-id"]),
            models.Index(name="issue_of_a_category", fields=["category", "-created_at"]),
            models.Index(name="issue_returned", fields=["due_on"], condition=Q(returns__gt=0)),
            models.Index(name="issue_reopened", fields=["due_on"], condition=Q(reopened__gt=0)),
            models.Index(name="issue_common", fields=["due_on"], condition=Q(is_common=True)),
            models.Index(name="issue_escalated", fields=["escalation_level"], condition=Q(escalation_level__gt=0)),
            models.Index(name="issue_awaiting_decision", fields=["due_on"], condition=Q(extension_state="ASKED")),
            models.Index(name="issue_parked", fields=["review_on"], condition=Q(status="SUSPENDED")),
            GinIndex(_GRAMS, name="issue_by_grams"),
            GinIndex(OpClass(_WORDS, name="gin_trgm_ops"), name="issue_by_words"),
        ]
        constraints = [
            models.CheckConstraint(name="issue_status_is_known", condition=Q(status__in=IssueStatus.values)),
            models.CheckConstraint(name="issue_urgency_is_known", condition=Q(urgency__in=Urgency.values)),
            models.CheckConstraint(name="issue_outcome_is_known", condition=Q(outcome__in=["", *Outcome.values])),
            models.CheckConstraint(name="issue_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="issue_with_a_unit_has_a_lead_unit",
                condition=~Q(status__in=WITH_A_UNIT_STATUSES) | Q(lead_unit__isnull=False),
            ),
            models.CheckConstraint(
                name="issue_is_merged_if_and_only_if_it_says_into_what",
                condition=Q(status="MERGED", merged_into__isnull=False)
                | (~Q(status="MERGED") & Q(merged_into__isnull=True)),
            ),
            models.CheckConstraint(name="issue_is_not_merged_into_itself", condition=~Q(merged_into=models.F("id"))),
            models.CheckConstraint(
                name="issue_is_parked_if_and_only_if_it_has_a_review_day",
                condition=Q(status="SUSPENDED", review_on__isnull=False, days_left__isnull=False)
                & ~Q(suspension_class="")
                | (~Q(status="SUSPENDED") & Q(review_on__isnull=True, days_left__isnull=True)),
            ),
            models.CheckConstraint(name="issue_is_returned_twice_at_most", condition=Q(returns__lte=RETURNS_AT_MOST)),
            models.CheckConstraint(
                name="extension_is_asked_with_a_day",
                condition=~Q(extension_state="ASKED")
                | Q(extension_wanted_on__isnull=False, extension_asked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="issue_escalation_level_is_known", condition=Q(escalation_level__lte=Level.CITY)
            ),
            models.CheckConstraint(
                name="issue_is_answered_with_outcome_and_text",
                condition=~Q(status__in=ANSWERED_STATUSES)
                | (~Q(outcome="") & ~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="issue_is_closed_if_and_only_if_it_says_when",
                condition=Q(status="CLOSED", closed_at__isnull=False)
                | (~Q(status="CLOSED") & Q(closed_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class IssueStep(models.Model):
    """One move of an issue, never changed: who, as whom, when, from where to where, with what words, due before and after.

    ``unit`` is the unit that the move concerns: the one assigned, the one that works, the one proposed by a return.
    ``place`` is the issue's version that the move made: the order of steps does not rest on anybody's clock.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    issue = models.ForeignKey("assistance.Issue", PROTECT, related_name="steps")
    place = models.PositiveIntegerField()
    move = models.CharField(max_length=20, choices=IssueMove)
    from_status = models.CharField(max_length=12, choices=IssueStatus, blank=True)
    to_status = models.CharField(max_length=12, choices=IssueStatus)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    acting_as = models.CharField(max_length=10, choices=ActingAs)
    at = models.DateTimeField()
    unit = models.ForeignKey("accounts.Unit", PROTECT, null=True, blank=True, related_name="+")
    other_issue = models.ForeignKey("assistance.Issue", PROTECT, null=True, blank=True, related_name="+")
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    due_before = models.DateField(null=True, blank=True)
    due_on = models.DateField()

    class Meta:
        triggers = [
            *append_only_triggers(),
            pgtrigger.Trigger(
                name="require_status",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=step_guard("NEW.issue_id"),
            ),
            pgtrigger.Trigger(
                name="require_action", operation=pgtrigger.Insert, when=pgtrigger.Before, func=action_guard()
            ),
            pgtrigger.Trigger(
                name="require_the_enterprises_word",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                declare=CLOSING_VARIABLES,
                func=closing_guard(),
            ),
        ]
        indexes = [
            models.Index(
                name="step_of_a_day", fields=["move", "at"], condition=Q(move__in=["ESCALATE", "PROD", "RECOMPUTE"])
            ),
        ]
        constraints = [
            models.CheckConstraint(name="step_moves_as_the_table_says", condition=step_in_the_table()),
            models.UniqueConstraint(name="issue_has_one_step_at_a_place", fields=["issue", "place"]),
            models.CheckConstraint(name="step_move_is_known", condition=Q(move__in=IssueMove.values)),
            models.CheckConstraint(name="step_acts_as_somebody", condition=Q(acting_as__in=ActingAs.values)),
            models.CheckConstraint(
                name="step_says_what_it_rests_on", condition=~Q(move__in=WORDED_MOVES) | ~Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.move}"


class IssueCounter(models.Model):
    """The last number given out in a year; its row lock keeps numbers unique and without gaps."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"

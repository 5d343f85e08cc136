"""Issues of enterprises, and every step that was taken."""

from __future__ import annotations

from datetime import timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.fields.array import ArrayContains  # type: ignore[attr-defined]
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import PROTECT, Exists, Func, OuterRef, Q
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Capability, Versioned
from accounts.models.versioned import append_only_triggers, refusal, tracked, version_trigger
from accounts.scope import seen_through
from assistance.models.specialists import Assignment
from assistance.rules.issue_flow import (
    ANSWERED_STATUSES,
    MOVES,
    OPEN_STATUSES,
    UNIT_STATUSES,
    IssueMove,
    IssueStatus,
    Outcome,
    Urgency,
    transitions,
)
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


class IssueQuerySet(models.QuerySet["Issue"]):
    """Adjectives of issues."""

    def visible_to(self, user: User) -> Self:
        """Keep the issues of the user's enterprises and those that sit with a unit of theirs."""
        if not user.can(Capability.READ_ISSUES):
            return self.none()
        if user.can(Capability.READ_ALL_ENTERPRISES):
            return self
        return self.filter(Q(lead_unit__in=user.unit_ids) | seen_through(ISSUE_LABEL, user))

    def mine(self, user: User) -> Self:
        """Keep the issues one has to do with: raised by oneself, of one's own enterprises, or at one's own unit."""
        own = Assignment.objects.current().of(user).filter(enterprise=OuterRef("enterprise"))
        return self.filter(Q(raised_by=user) | Q(lead_unit__in=user.unit_ids) | Q(Exists(own)))

    def waiting_for(self, user: User) -> Self:
        """Keep the issues whose next step is this user's: the office's to rule, the unit's to work on."""
        waiting = Q(pk__in=[])
        if user.can(Capability.RULE_ISSUES):
            waiting |= Q(status__in=[IssueStatus.SUBMITTED, IssueStatus.ANSWERED])
        if user.can(Capability.WORK_ISSUES):
            waiting |= Q(lead_unit__in=user.unit_ids, status__in=UNIT_STATUSES)
        return self.filter(waiting)

    def to_follow_up(self, today: date) -> Self:
        """Keep issues overdue or due within a week, and those that wait for the call-back."""
        soon = Q(status__in=OPEN_STATUSES, due_on__lte=today + FOLLOW_UP)
        return self.filter(soon | Q(status=IssueStatus.ANSWERED))

    def open(self) -> Self:
        """Keep issues to which the county still owes an answer."""
        return self.filter(status__in=OPEN_STATUSES)

    def overdue(self, today: date) -> Self:
        """Keep open issues whose promised day has passed."""
        return self.open().filter(due_on__lt=today)


def words_hold(query: str) -> Q:
    """Condition: number or title hold the (normalised) text. Grams find Chinese and short parts, trigrams longer words."""
    named = Q(Contains(_WORDS, query))
    if not (search_keys.is_chinese(query) or len(query) < search_keys.SHORTEST_PART):
        return named
    grams = search_keys.grams_of_query(query)
    return named & Q(ArrayContains(_GRAMS, grams)) if grams else Q(pk__in=[])


def _transition_guard() -> str:
    pairs = ", ".join(f"('{start}', '{end}')" for start, end in transitions())
    old = "CASE WHEN TG_OP = 'INSERT' THEN '' ELSE OLD.status END"
    return (
        f"IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND ({old}, NEW.status) NOT IN ({pairs}) THEN "
        f"{refusal('issue_moves_as_the_table_says', 'no such move')} END IF; RETURN NEW;"
    )


def _step_guard(issue: str) -> str:
    return (
        "IF NOT EXISTS (SELECT 1 FROM assistance_issue issue JOIN assistance_issuestep step ON step.issue_id = issue.id "
        f"AND step.to_status = issue.status WHERE issue.id = {issue} "
        f"AND step.place = (SELECT max(latest.place) FROM assistance_issuestep latest WHERE latest.issue_id = {issue})) THEN "
        f"{refusal('issue_status_rests_on_a_recorded_step', 'status and last step differ')} END IF; RETURN NULL;"
    )


def _step_in_the_table() -> Q:
    moves = [Q(from_status=start, move=move, to_status=end) for (start, move), end in MOVES.items()]
    return reduce(or_, moves)


@tracked()
class Issue(Versioned):
    """What an enterprise asks of the county (诉求); a unit answers it by a working-day deadline."""

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
    due_on = models.DateField(_("promised to the enterprise"))
    due_is_provisional = models.BooleanField(default=False)
    stage_due_at = models.DateTimeField(null=True, blank=True)
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
                func=_transition_guard(),
            ),
            pgtrigger.Trigger(
                name="require_step",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=_step_guard("NEW.id"),
            ),
        ]
        indexes = [
            models.Index(name="issue_by_deadline", fields=["due_on", "id"], condition=Q(status__in=OPEN_STATUSES)),
            models.Index(name="issue_of_an_enterprise", fields=["enterprise", "status"]),
            models.Index(name="issue_at_a_unit", fields=["lead_unit", "status", "due_on"]),
            models.Index(name="issue_by_time", fields=["-updated_at", "-id"]),
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
                condition=~Q(status__in=UNIT_STATUSES) | Q(lead_unit__isnull=False),
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
    """One move of an issue, never changed: who, when, from where to where, with what words.

    ``place`` is the issue's version that the move made: the order of steps does not rest on anybody's clock.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    issue = models.ForeignKey("assistance.Issue", PROTECT, related_name="steps")
    place = models.PositiveIntegerField()
    move = models.CharField(max_length=12, choices=IssueMove)
    from_status = models.CharField(max_length=12, choices=IssueStatus, blank=True)
    to_status = models.CharField(max_length=12, choices=IssueStatus)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    at = models.DateTimeField()
    unit = models.ForeignKey("accounts.Unit", PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True)
    due_on = models.DateField()

    class Meta:
        triggers = [
            *append_only_triggers(),
            pgtrigger.Trigger(
                name="require_status",
                operation=pgtrigger.Insert,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=_step_guard("NEW.issue_id"),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="step_moves_as_the_table_says", condition=_step_in_the_table()),
            models.UniqueConstraint(name="issue_has_one_step_at_a_place", fields=["issue", "place"]),
            models.CheckConstraint(name="step_move_is_known", condition=Q(move__in=IssueMove.values)),
            models.CheckConstraint(
                name="answer_and_close_say_something", condition=~Q(move__in=["ANSWER", "CLOSE"]) | ~Q(text="")
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

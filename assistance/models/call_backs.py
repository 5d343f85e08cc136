"""What the enterprise said about an answer, and the second look at what was closed or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from uuid_utils.compat import uuid7

from accounts.models import Capability, Versioned
from accounts.models.versioned import append_only_triggers, tracked
from assistance.rules.call_backs import (
    CallBackChannel,
    ReallySolved,
    RecheckReason,
    RecheckResult,
    ServiceRating,
)

if TYPE_CHECKING:
    from accounts.models import User


class CallBack(models.Model):
    """A call-back (回访), never changed: the enterprise's word by link or call, or an attempt that reached nobody.

    ``round`` is how often the issue had been reopened: a word on an earlier answer closes no later one. A rating is
    optional; "not rated" is kept as such.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    issue = models.ForeignKey("assistance.Issue", PROTECT, related_name="call_backs")
    round = models.PositiveSmallIntegerField()
    channel = models.CharField(max_length=4, choices=CallBackChannel)
    reached = models.BooleanField()
    really_solved = models.CharField(max_length=6, choices=ReallySolved, blank=True)
    service_rating = models.CharField(max_length=12, choices=ServiceRating, blank=True)
    comment = models.TextField(blank=True, max_length=4000)
    contact = models.ForeignKey("enterprises.Contact", PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        triggers = append_only_triggers()
        indexes = [models.Index(name="call_back_of_an_issue", fields=["issue", "round", "at"])]
        constraints = [
            models.CheckConstraint(name="call_back_channel_is_known", condition=Q(channel__in=CallBackChannel.values)),
            models.CheckConstraint(
                name="call_back_that_reached_says_whether_it_is_solved",
                condition=Q(reached=True, really_solved__in=ReallySolved.values)
                | Q(reached=False, really_solved="", service_rating=""),
            ),
            models.CheckConstraint(
                name="call_back_rating_is_known", condition=Q(service_rating__in=["", *ServiceRating.values])
            ),
            models.CheckConstraint(
                name="attempt_is_a_call_with_a_word", condition=Q(reached=True) | (Q(channel="CALL") & ~Q(comment=""))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.really_solved or '-'}"


class RecheckQuerySet(models.QuerySet["Recheck"]):
    """Adjectives of re-checks."""

    def visible_to(self, user: User) -> Self:
        """Keep all for the office, which looks again."""
        return self if user.can(Capability.RULE_ISSUES) else self.none()

    def to_do(self) -> Self:
        """Keep those nobody has looked at."""
        return self.filter(done_at__isnull=True)

    def open_to(self, user: User) -> Self:
        """Keep those this person may take: a second person, not of the unit that handled the issue."""
        return self.exclude(not_by=user).exclude(issue__lead_unit__in=user.unit_ids)


@tracked()
class Recheck(Versioned):
    """A second person's look (复核/抽查) at a closed issue of the random tenth, or at a withdrawn one."""

    issue = models.ForeignKey("assistance.Issue", PROTECT, related_name="rechecks")
    reason = models.CharField(max_length=10, choices=RecheckReason)
    not_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    due_on = models.DateField()
    result = models.CharField(max_length=12, choices=RecheckResult, blank=True)
    text = models.TextField(blank=True, max_length=4000)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    objects = RecheckQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [models.Index(name="recheck_to_do", fields=["due_on", "id"], condition=Q(done_at__isnull=True))]
        constraints = [
            models.CheckConstraint(name="recheck_reason_is_known", condition=Q(reason__in=RecheckReason.values)),
            models.CheckConstraint(
                name="recheck_is_done_if_and_only_if_it_says_by_whom",
                condition=(
                    Q(done_at__isnull=False, done_by__isnull=False, result__in=RecheckResult.values) & ~Q(text="")
                )
                | Q(done_at__isnull=True, done_by__isnull=True, result=""),
            ),
            models.CheckConstraint(name="recheck_is_done_by_a_second_person", condition=~Q(done_by=models.F("not_by"))),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.reason}"

"""Links with which an enterprise acts without an account: one purpose, one end, one way to revoke."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned
from assistance.rules.issue_flow import IssueStatus

if TYPE_CHECKING:
    from datetime import datetime


class LinkPurpose(models.TextChoices):
    """The one thing that a link is good for."""

    CONFIRM_ISSUE = "CONFIRM_ISSUE", _("Say whether an issue is solved")
    ANSWER_INVITATION = "ANSWER_INVITATION", _("Answer an invitation")
    ASK_QUESTION = "ASK_QUESTION", _("Ask a question at an event")


OF_A_GUEST = [LinkPurpose.ANSWER_INVITATION, LinkPurpose.ASK_QUESTION]


class PersonalLinkQuerySet(models.QuerySet["PersonalLink"]):
    """Adjectives of links."""

    def usable(self, at: datetime) -> Self:
        """Keep links that are neither over nor revoked."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=at)

    def waiting(self, at: datetime) -> Self:
        """Keep links that can still be acted on: usable, not used, and the answer they ask about is the present one."""
        unused = self.usable(at).filter(used_at__isnull=True)
        return unused.filter(issue__status=IssueStatus.ANSWERED, round=models.F("issue__reopened"))


class PersonalLink(Versioned):
    """A link of a contact. The token is signed and never stored: ``token_hash`` is its SHA-256, 64 hex digits.

    ``round`` is how often the issue had been reopened when it was made: an old link rates no later answer.
    ``asked_again_at``: whoever opened it after its end asked for a new one.
    """

    purpose = models.CharField(max_length=20, choices=LinkPurpose)
    token_hash = models.CharField(max_length=64, unique=True)
    issue = models.ForeignKey("assistance.Issue", PROTECT, null=True, blank=True, related_name="links")
    invitation = models.ForeignKey("assistance.Invitation", PROTECT, null=True, blank=True, related_name="links")
    round = models.PositiveSmallIntegerField(default=0)
    contact = models.ForeignKey("enterprises.Contact", PROTECT, null=True, blank=True, related_name="links")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)

    objects = PersonalLinkQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [
            models.Index(name="link_of_an_issue", fields=["issue", "round"]),
            models.Index(
                name="link_asked_for_again", fields=["asked_again_at"], condition=Q(asked_again_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="link_purpose_is_known", condition=Q(purpose__in=LinkPurpose.values)),
            models.CheckConstraint(
                name="link_to_confirm_is_about_an_issue", condition=~Q(purpose="CONFIRM_ISSUE") | Q(issue__isnull=False)
            ),
            models.CheckConstraint(
                name="link_of_a_guest_is_about_an_invitation",
                condition=~Q(purpose__in=OF_A_GUEST) | Q(invitation__isnull=False, issue__isnull=True),
            ),
            models.UniqueConstraint(
                name="guest_has_one_link_for_a_purpose",
                fields=["invitation", "purpose"],
                condition=Q(invitation__isnull=False, revoked_at__isnull=True),
            ),
            models.CheckConstraint(
                name="link_ends_after_it_was_made", condition=Q(expires_at__gt=models.F("created_at"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.issue_id}"

    def is_over(self, at: datetime) -> bool:
        """Whether it opens nothing any more: its time is up, or it was revoked."""
        return self.revoked_at is not None or self.expires_at <= at

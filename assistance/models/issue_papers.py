"""What hangs on an issue beside its steps: files, internal notes, links to other issues; and texts to answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Versioned
from accounts.models.versioned import append_only_triggers, tracked
from assistance.models.issues import Issue

if TYPE_CHECKING:
    from accounts.models import User


class PaperAudience(models.TextChoices):
    """Who sees a paper."""

    ENTERPRISE = "ENTERPRISE", _("The enterprise too")
    INTERNAL = "INTERNAL", _("Internal")


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Adjectives of attachments."""

    def present(self) -> Self:
        """Keep those that were not removed."""
        return self.filter(removed_at__isnull=True)

    def visible_to(self, user: User) -> Self:
        """Keep the present ones of the issues that the user may read."""
        return self.present().filter(issue__in=Issue.objects.visible_to(user))


@tracked()
class Attachment(Versioned):
    """A file of an issue. Its bytes lie under their SHA-256; images were encoded again, so that nothing hides in them.

    A file that is removed keeps its row: who removed it, and when.
    """

    issue = models.ForeignKey("assistance.Issue", PROTECT, related_name="attachments")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(_("file name"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    audience = models.CharField(max_length=10, choices=PaperAudience, default=PaperAudience.INTERNAL)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")

    objects = AttachmentQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [models.Index(name="attachment_of_an_issue", fields=["issue", "created_at"])]
        constraints = [
            models.UniqueConstraint(
                name="issue_holds_a_file_once", fields=["issue", "sha256"], condition=Q(removed_at__isnull=True)
            ),
            models.CheckConstraint(
                name="attachment_is_known_by_its_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(name="attachment_audience_is_known", condition=Q(audience__in=PaperAudience.values)),
            models.CheckConstraint(
                name="attachment_is_removed_by_somebody",
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IssueNote(models.Model):
    """An internal note on an issue, never changed and never shown to the enterprise."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    issue = models.ForeignKey("assistance.Issue", PROTECT, related_name="notes")
    text = models.TextField(max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        triggers = append_only_triggers()
        indexes = [models.Index(name="note_of_an_issue", fields=["issue", "at"])]
        constraints = [models.CheckConstraint(name="issue_note_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.at}"


@tracked()
class IssueLink(Versioned):
    """Two issues that have to do with each other; the smaller id stands first, so that a pair is linked once."""

    first = models.ForeignKey("assistance.Issue", PROTECT, related_name="+")
    second = models.ForeignKey("assistance.Issue", PROTECT, related_name="+")
    reason = models.CharField(_("what they have in common"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(name="issues_are_linked_once", fields=["first", "second"]),
            models.CheckConstraint(name="linked_issues_stand_in_order", condition=Q(first__lt=models.F("second"))),
            models.CheckConstraint(name="issue_link_says_why", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} {self.second_id}"


class AnswerTemplateQuerySet(models.QuerySet["AnswerTemplate"]):
    """Adjectives of templates."""

    def offered_to(self, user: User) -> Self:
        """Keep the templates of everybody and those of the user's units."""
        return self.filter(Q(unit__isnull=True) | Q(unit__in=user.unit_ids), archived_at__isnull=True)


@tracked()
class AnswerTemplate(Versioned):
    """A text to begin an answer with; of one unit, or of everybody."""

    name = models.CharField(_("name"), max_length=60)
    unit = models.ForeignKey("accounts.Unit", PROTECT, null=True, blank=True, related_name="+")
    category = models.ForeignKey("assistance.Category", PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("result"), max_length=12, blank=True)
    text = models.TextField(_("text"), max_length=4000)
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = AnswerTemplateQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="answer_template_says_something", condition=~Q(text="") & ~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

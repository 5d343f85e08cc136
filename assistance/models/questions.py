"""Questions that guests bring to an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.versioned import tracked, version_trigger
from accounts.scope import seen_through
from assistance.rules.questions import SHOWN_STATUSES, UNDECIDED_STATUSES, AskedBy, QuestionStatus
from enterprises.models.enterprises import standing_guard

if TYPE_CHECKING:
    from accounts.models import User

QUESTION_LABEL = "assistance.Question"


class QuestionQuerySet(models.QuerySet["Question"]):
    """Adjectives of questions."""

    def visible_to(self, user: User) -> Self:
        """Keep all for those who plan or audit events; for other readers what goes to the stage, and their enterprises'."""
        if user.can(Capability.READ_ALL_GUESTS):
            return self
        if not user.can(Capability.READ_EVENTS):
            return self.none()
        shown = Q(status__in=SHOWN_STATUSES) | seen_through(QUESTION_LABEL, user)
        return self.filter(shown, event__programme_version__gt=0)

    def undecided(self) -> Self:
        """Keep questions that have neither an answer nor an issue, and were not declined."""
        return self.filter(status__in=UNDECIDED_STATUSES)

    def shown(self) -> Self:
        """Keep what others than the moderators may read."""
        return self.filter(status__in=SHOWN_STATUSES)


@tracked()
class Question(Versioned):
    """What a guest asks at an event or before it: answered on the spot, or made an issue (source EVENT)."""

    event = models.ForeignKey("assistance.Event", PROTECT, related_name="questions")
    invitation = models.ForeignKey("assistance.Invitation", PROTECT, null=True, blank=True, related_name="questions")
    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, null=True, blank=True, related_name="questions")
    item = models.ForeignKey("assistance.AgendaItem", PROTECT, null=True, blank=True, related_name="questions")
    asker = models.CharField(_("who asks"), max_length=80, blank=True)
    text = models.TextField(_("question"), max_length=2000)
    category = models.ForeignKey("assistance.Category", PROTECT, null=True, blank=True, related_name="+")
    asked_by = models.CharField(_("how it reached us"), max_length=14, choices=AskedBy)
    status = models.CharField(_("status"), max_length=10, choices=QuestionStatus, default=QuestionStatus.ASKED)
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    declined_because = models.CharField(_("why it is not taken"), max_length=200, blank=True)
    issue = models.OneToOneField("assistance.Issue", PROTECT, null=True, blank=True, related_name="question")
    decided_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")

    objects = QuestionQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        indexes = [
            models.Index(name="question_of_an_event", fields=["event", "status"]),
            models.Index(name="question_by_change", fields=["event", "-updated_at", "-id"]),
        ]
        constraints = [
            models.CheckConstraint(name="question_asks_something", condition=~Q(text="")),
            models.CheckConstraint(name="question_status_is_known", condition=Q(status__in=QuestionStatus.values)),
            models.CheckConstraint(name="question_says_how_it_reached_us", condition=Q(asked_by__in=AskedBy.values)),
            models.CheckConstraint(
                name="question_is_taken_up_if_and_only_if_it_has_an_issue",
                condition=Q(status="TAKEN_UP", issue__isnull=False) | (~Q(status="TAKEN_UP") & Q(issue__isnull=True)),
            ),
            models.CheckConstraint(
                name="answered_question_has_an_answer", condition=~Q(status="ANSWERED") | ~Q(answer="")
            ),
            models.CheckConstraint(
                name="declined_question_says_why", condition=~Q(status="DECLINED") | ~Q(declined_because="")
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def display_organisation(self) -> str:
        """The enterprise in the reader's language; "" for a stranger."""
        if self.enterprise is None:
            return ""
        return in_readers_language(self.enterprise.short_name or self.enterprise.name, self.enterprise.name_en)

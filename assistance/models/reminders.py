"""Reminders, the outbox that carries them, and how far the planner has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Versioned

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User


IMPORT_FINISHED, IMPORT_FAILED = "IMPORT_FINISHED", "IMPORT_FAILED"  # the kinds that are about nothing else


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Adjectives of reminders."""

    def visible_to(self, user: User) -> Self:
        """Keep one's own."""
        return self.filter(recipient=user)

    def shown(self, at: datetime) -> Self:
        """Keep reminders that are due to be seen and not snoozed."""
        return self.filter(Q(snoozed_until__isnull=True) | Q(snoozed_until__lte=at))

    def unread(self) -> Self:
        """Keep reminders not read yet."""
        return self.filter(read_at__isnull=True)


class Reminder(Versioned):
    """A notice in somebody's bell. Exactly one for each (kind, subject, recipient, slot): planners may run at will."""

    kind = models.CharField(max_length=30)
    subject_id = models.UUIDField()
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="reminders")
    slot = models.DateField()
    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, null=True, blank=True, related_name="+")
    issue = models.ForeignKey("assistance.Issue", PROTECT, null=True, blank=True, related_name="reminders")
    visit = models.ForeignKey("assistance.Visit", PROTECT, null=True, blank=True, related_name="reminders")
    event = models.ForeignKey("assistance.Event", PROTECT, null=True, blank=True, related_name="reminders")
    reason = models.CharField(max_length=12, blank=True)  # why this person, where a kind tells several sorts of people
    is_stale = models.BooleanField(default=False)
    message = models.ForeignKey("assistance.Message", PROTECT, null=True, blank=True, related_name="reminders")
    read_at = models.DateTimeField(null=True, blank=True)
    snoozed_until = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta(Versioned.Meta):
        indexes = [
            models.Index(name="reminder_of_a_person", fields=["recipient", "-created_at", "-id"]),
            models.Index(name="reminder_unread", fields=["recipient"], condition=Q(read_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                name="reminder_is_once_for_a_slot", fields=["kind", "subject_id", "recipient", "slot"]
            ),
            models.CheckConstraint(
                name="reminder_is_about_an_enterprise_an_event_or_an_import",
                condition=Q(enterprise__isnull=False)
                | Q(event__isnull=False)
                | Q(kind__in=[IMPORT_FINISHED, IMPORT_FAILED]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slot}"


class MessageState(models.TextChoices):
    """Where a message to the outside stands."""

    QUEUED = "QUEUED", _("Waiting")
    SENDING = "SENDING", _("Being sent")
    SENT = "SENT", _("Sent")
    FAILED = "FAILED", _("Failed")
    CANCELLED = "CANCELLED", _("No longer needed")


class MessageAbout(models.TextChoices):
    """What a message speaks about; the words are written from the present state when it is sent."""

    REMINDERS = "REMINDERS", _("Reminders")
    CONFIRM_ISSUE = "CONFIRM_ISSUE", _("Is the issue solved?")
    INVITATION = "INVITATION", _("Invitation")
    ANSWER_RECORDED = "ANSWER_RECORDED", _("Your answer")
    SEAT_FREE = "SEAT_FREE", _("A seat has become free")
    PROGRAMME_CHANGED = "PROGRAMME_CHANGED", _("The programme has changed")
    ANSWER_WANTED = "ANSWER_WANTED", _("Will you come?")
    EVENT_SOON = "EVENT_SOON", _("The event is soon")
    EVENT_CANCELLED = "EVENT_CANCELLED", _("The event is cancelled")
    QUESTIONS_FOLLOWED_UP = "QUESTIONS_FOLLOWED_UP", _("What became of your questions")


class Channel(models.TextChoices):
    """How a message leaves the house."""

    EMAIL = "EMAIL", _("E-mail")


class Message(models.Model):
    """A row of the outbox: one message to one person of ours, or to the contact of a personal link.

    It holds ids only; the text is made when it is sent. ``fence`` grows with every claim: a sender whose lease ran out
    cannot write over the one who took the row after it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    dedupe_key = models.CharField(max_length=160, unique=True)
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.EMAIL)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey("assistance.PersonalLink", PROTECT, null=True, blank=True, related_name="messages")
    about = models.CharField(max_length=22, choices=MessageAbout, default=MessageAbout.REMINDERS)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.QUEUED)
    deaths = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(name="message_due", fields=["not_before", "id"], condition=Q(state__in=["QUEUED", "SENDING"])),
        ]
        constraints = [
            models.CheckConstraint(
                name="message_goes_to_a_user_or_along_a_link",
                condition=Q(recipient__isnull=False, link__isnull=True) | Q(recipient__isnull=True, link__isnull=False),
            ),
            models.CheckConstraint(
                name="message_speaks_about_reminders_to_our_people_only",
                condition=Q(about="REMINDERS", link__isnull=True) | (~Q(about="REMINDERS") & Q(link__isnull=False)),
            ),
            models.CheckConstraint(name="message_is_about_something_known", condition=Q(about__in=MessageAbout.values)),
            models.CheckConstraint(name="message_state_is_known", condition=Q(state__in=MessageState.values)),
            models.CheckConstraint(
                name="message_is_sent_if_and_only_if_it_says_when",
                condition=Q(state="SENT", sent_at__isnull=False) | (~Q(state="SENT") & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="message_in_sending_has_a_lease", condition=~Q(state="SENDING") | Q(lease_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.dedupe_key


class PlannerMark(models.Model):
    """The last day for which a kind of reminder has been planned; after a pause the planner catches up from here."""

    kind = models.CharField(max_length=30, primary_key=True)
    planned_through = models.DateField()
    ran_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.planned_through}"

"""Guests of events: who was invited, what they said, and whether they came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.versioned import tracked, version_trigger
from accounts.scope import seen_through
from assistance.rules.attendance import EXPECTED_STATUSES, UNANSWERED_STATUSES, InvitationStatus
from enterprises.models.enterprises import standing_guard

if TYPE_CHECKING:
    from accounts.models import User

INVITATION_LABEL = "assistance.Invitation"
_COUNT_SEATS = """
    IF TG_OP <> 'INSERT' AND OLD.status = 'ACCEPTED'
        AND (TG_OP = 'DELETE' OR NEW.status <> 'ACCEPTED' OR NEW.event_id <> OLD.event_id)
    THEN UPDATE assistance_seating SET taken = taken - 1 WHERE event_id = OLD.event_id; END IF;
    IF TG_OP <> 'DELETE' AND NEW.status = 'ACCEPTED'
        AND (TG_OP = 'INSERT' OR OLD.status <> 'ACCEPTED' OR NEW.event_id <> OLD.event_id)
    THEN UPDATE assistance_seating SET taken = taken + 1 WHERE event_id = NEW.event_id; END IF;
    RETURN NULL;
"""


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Adjectives of invitations."""

    def visible_to(self, user: User) -> Self:
        """Keep all for those who plan or audit events, else the guests of one's own enterprises at published events."""
        if user.can(Capability.READ_ALL_GUESTS):
            return self
        if not user.can(Capability.READ_OWN_GUESTS):
            return self.none()
        return self.filter(seen_through(INVITATION_LABEL, user), event__programme_version__gt=0)

    def unanswered(self) -> Self:
        """Keep guests who have said neither yes nor no."""
        return self.filter(status__in=UNANSWERED_STATUSES)

    def accepted(self) -> Self:
        """Keep guests who have a seat."""
        return self.filter(status=InvitationStatus.ACCEPTED)

    def waiting(self) -> Self:
        """Keep the waiting list, the first to move up on top."""
        return self.filter(status=InvitationStatus.WAITING).order_by("waiting_since", "id")

    def expected(self) -> Self:
        """Keep guests who are told when something changes: all who were invited and have not said no."""
        return self.filter(status__in=EXPECTED_STATUSES)

    def came(self) -> Self:
        """Keep guests who were welcomed at the door."""
        return self.filter(came_at__isnull=False)


@tracked(exclude=("search_key",))
class Invitation(Versioned):
    """A guest of an event: a contact of an enterprise, or somebody who came without being asked (``walked_in``).

    ``door_code`` stands on the badge and in the QR code; ``search_key`` is what the door finds a guest by.
    ``waiting_since`` is the place on the waiting list. Who came has a seat, so the house is never fuller than it is.
    """

    event = models.ForeignKey("assistance.Event", PROTECT, related_name="invitations")
    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, null=True, blank=True, related_name="invitations")
    contact = models.ForeignKey("enterprises.Contact", PROTECT, null=True, blank=True, related_name="invitations")
    name = models.CharField(_("name"), max_length=40, blank=True)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    post = models.CharField(_("post"), max_length=60, blank=True)
    deputy_name = models.CharField(_("deputy"), max_length=40, blank=True)
    deputy_post = models.CharField(_("deputy's post"), max_length=60, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=InvitationStatus, default=InvitationStatus.PICKED)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    door_code = models.CharField(max_length=8)
    search_key = models.TextField(default="", editable=False)
    walked_in = models.BooleanField(default=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField(null=True, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)
    came_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [
            version_trigger(except_for=("search_key",)),
            standing_guard("enterprise_id"),
            pgtrigger.Trigger(
                name="count_seats",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                func=_COUNT_SEATS,
            ),
        ]
        indexes = [
            models.Index(name="guest_of_an_event", fields=["event", "status"]),
            models.Index(name="guest_by_change", fields=["event", "-updated_at", "-id"]),
            models.Index(name="guest_waiting", fields=["event", "waiting_since", "id"], condition=Q(status="WAITING")),
            models.Index(name="invitation_of_an_enterprise", fields=["enterprise", "event"]),
        ]
        constraints = [
            models.UniqueConstraint(name="door_code_is_unique", fields=["door_code"]),
            models.UniqueConstraint(name="contact_is_invited_once_to_an_event", fields=["event", "contact"]),
            models.CheckConstraint(
                name="guest_is_a_contact_or_has_a_name",
                condition=Q(contact__isnull=False, enterprise__isnull=False) | ~Q(name=""),
            ),
            models.CheckConstraint(name="invitation_status_is_known", condition=Q(status__in=InvitationStatus.values)),
            models.CheckConstraint(
                name="guest_waits_if_and_only_if_it_says_since_when",
                condition=Q(status="WAITING", waiting_since__isnull=False)
                | (~Q(status="WAITING") & Q(waiting_since__isnull=True)),
            ),
            models.CheckConstraint(
                name="guest_who_came_has_a_seat_and_was_welcomed_by_somebody",
                condition=Q(came_at__isnull=True, came_by__isnull=True)
                | Q(came_at__isnull=False, came_by__isnull=False, status="ACCEPTED"),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """Who comes: the deputy, the contact, or the name told at the door."""
        if self.deputy_name:
            return self.deputy_name
        return self.contact.display_name if self.contact else self.name

    @property
    def display_post(self) -> str:
        """The post of whoever comes."""
        if self.deputy_name:
            return self.deputy_post
        return self.contact.post if self.contact else self.post

    @property
    def display_organisation(self) -> str:
        """The enterprise in the reader's language, or what was told at the door."""
        if self.enterprise is None:
            return self.organisation
        return in_readers_language(self.enterprise.short_name or self.enterprise.name, self.enterprise.name_en)

    @property
    def state(self) -> str:
        """The status, or CAME."""
        return "CAME" if self.came_at else self.status

"""The people of an enterprise that the county talks to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.phones import PhoneField, mask_phone, phone_check
from accounts.models.versioned import append_only_triggers, tracked, version_trigger
from enterprises.models.enterprises import Enterprise, standing_guard

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User


class ContactQuerySet(models.QuerySet["Contact"]):
    """Adjectives of contacts."""

    def visible_to(self, user: User) -> Self:
        """Keep the people of the enterprises that the user may open."""
        if not user.can(Capability.READ_CONTACTS):
            return self.none()
        return self.filter(enterprise__in=Enterprise.objects.visible_to(user))

    def present(self) -> Self:
        """Keep the people who are still there."""
        return self.filter(archived_at__isnull=True)

    def in_order_of_call(self) -> Self:
        """Put the one to call first on top."""
        return self.order_by("-is_preferred", "created_at", "id")


@tracked(exclude=("grams", "latin_key"))
class Contact(Versioned):
    """A person at an enterprise; the phone is stored whole and shown masked. Who has left is archived, not removed."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="contacts")
    name = models.CharField(_("name"), max_length=40)
    latin_name = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    post = models.CharField(_("post"), max_length=60, blank=True)
    phone = PhoneField(_("phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_preferred = models.BooleanField(_("first to call"), default=False)
    consented_on = models.DateField(_("consented on"), null=True, blank=True)
    grams = ArrayField(models.CharField(max_length=2), default=list, editable=False)
    latin_key = models.TextField(editable=False, default="")
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    archived_reason = models.CharField(_("why no longer a contact"), max_length=200, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        indexes = [
            GinIndex(name="contact_by_grams", fields=["grams"]),
            GinIndex(OpClass(F("latin_key"), name="gin_trgm_ops"), name="contact_by_latin_key"),
        ]
        constraints = [
            phone_check("contact_phone_is_normalised"),
            models.UniqueConstraint(
                name="enterprise_has_one_preferred_contact", fields=["enterprise"], condition=Q(is_preferred=True)
            ),
            models.CheckConstraint(
                name="archived_contact_is_not_the_first_to_call",
                condition=Q(archived_at__isnull=True) | Q(is_preferred=False),
            ),
            models.CheckConstraint(
                name="archived_contact_says_why", condition=Q(archived_at__isnull=True) | ~Q(archived_reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.latin_name)

    @property
    def masked_phone(self) -> str:
        """The phone as lists and pages show it: 138****1234."""
        return mask_phone(self.phone)


class PhoneRevealQuerySet(models.QuerySet["PhoneReveal"]):
    """Adjectives of reveals."""

    def by_since(self, user: User, since: datetime) -> Self:
        """Keep what one person revealed after a moment."""
        return self.filter(by=user, at__gt=since)


class PhoneReveal(models.Model):
    """Somebody looked at a whole phone number: who, whose, when. Never changed, never removed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    contact = models.ForeignKey("enterprises.Contact", PROTECT, related_name="reveals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = PhoneRevealQuerySet.as_manager()

    class Meta:
        triggers = append_only_triggers()
        indexes = [models.Index(name="reveal_by_a_person", fields=["by", "-at"])]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.at:%Y-%m-%d}"

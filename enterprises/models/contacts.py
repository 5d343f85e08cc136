"""The people of an enterprise that the county talks to."""

from __future__ import annotations

from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned, in_readers_language
from accounts.models.phones import PhoneField, mask_phone, phone_check
from accounts.models.versioned import tracked


@tracked()
class Contact(Versioned):
    """A person at an enterprise; the phone is stored whole and shown masked."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="contacts")
    name = models.CharField(_("name"), max_length=40)
    latin_name = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    post = models.CharField(_("post"), max_length=60, blank=True)
    phone = PhoneField(_("phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_preferred = models.BooleanField(_("first to call"), default=False)
    consented_on = models.DateField(_("consented on"), null=True, blank=True)

    class Meta(Versioned.Meta):
        constraints = [
            phone_check("contact_phone_is_normalised"),
            models.UniqueConstraint(
                name="enterprise_has_one_preferred_contact", fields=["enterprise"], condition=Q(is_preferred=True)
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

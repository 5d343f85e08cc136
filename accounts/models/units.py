"""The bodies of the county: departments, townships, utilities, banks, zones."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models.versioned import Versioned, tracked


class UnitKind(models.TextChoices):
    """What sort of body a unit is; decides to whom an overdue issue climbs."""

    COUNTY_DEPARTMENT = "COUNTY_DEPARTMENT", _("County department")
    VERTICAL = "VERTICAL", _("Vertically managed unit")
    UTILITY = "UTILITY", _("Utility company")
    FINANCIAL = "FINANCIAL", _("Financial institution")
    TOWNSHIP = "TOWNSHIP", _("Township or street")
    ZONE = "ZONE", _("Development zone")
    MASS_ORGANISATION = "MASS_ORGANISATION", _("Mass organisation")


class UnitQuerySet(models.QuerySet["Unit"]):
    """Adjectives of units."""

    def townships(self) -> Self:
        """Keep towns, townships and streets, in the order of their codes."""
        return self.filter(kind=UnitKind.TOWNSHIP).order_by("code")

    def zones(self) -> Self:
        """Keep the development zones; an enterprise may lie in a town and in a zone."""
        return self.filter(kind=UnitKind.ZONE).order_by("code")

    def handling(self) -> Self:
        """Keep the units that can be given an issue: all but places without handlers of their own."""
        return self.order_by("kind", "code")


@tracked()
class Unit(Versioned):
    """A body of the county. ``code`` is its stable key; townships carry their nine-digit statistical code."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=UnitKind)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    parent = models.ForeignKey("self", PROTECT, null=True, blank=True, related_name="children")
    head = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")

    objects = UnitQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="unit_kind_is_known", condition=Q(kind__in=UnitKind.values)),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def is_township(self) -> bool:
        """Whether it is a place too: a town, township or street."""
        return self.kind == UnitKind.TOWNSHIP

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)


@tracked()
class Membership(Versioned):
    """A person works for a unit and handles the issues that sit with it."""

    unit = models.ForeignKey("accounts.Unit", PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="memberships")

    class Meta(Versioned.Meta):
        constraints = [models.UniqueConstraint(name="person_is_once_in_a_unit", fields=["unit", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id} @ {self.unit_id}"


def in_readers_language(chinese: str, english: str) -> str:
    """Return the text in the active language; the Chinese one where there is no English."""
    return english if english and not (get_language() or "").startswith("zh") else chinese

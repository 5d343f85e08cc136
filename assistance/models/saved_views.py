"""Filters that somebody keeps under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned

if TYPE_CHECKING:
    from accounts.models import User


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Adjectives of saved views."""

    def visible_to(self, user: User) -> Self:
        """Keep one's own."""
        return self.filter(user=user)


class SavedView(Versioned):
    """A named query string of the list of issues; one's own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="saved_views")
    name = models.CharField(_("name"), max_length=40)
    query = models.CharField(max_length=500)

    objects = SavedViewQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            models.UniqueConstraint(name="view_has_a_name_of_its_own", fields=["user", "name"]),
            models.CheckConstraint(name="view_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

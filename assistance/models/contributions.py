"""What co-handling units add to the answer of an issue."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned
from accounts.models.versioned import tracked


@tracked()
class Contribution(Versioned):
    """A co-handling unit's part (协办): asked for with an inner deadline, before the lead unit has to answer."""

    issue = models.ForeignKey("assistance.Issue", PROTECT, related_name="contributions")
    unit = models.ForeignKey("accounts.Unit", PROTECT, related_name="contributions", verbose_name=_("unit"))
    due_on = models.DateField()
    text = models.TextField(blank=True, max_length=8000)
    given_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")

    class Meta(Versioned.Meta):
        indexes = [
            models.Index(name="part_owed_by_a_unit", fields=["unit", "due_on"], condition=Q(given_at__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(name="unit_has_one_part_in_an_issue", fields=["issue", "unit"]),
            models.CheckConstraint(
                name="part_is_given_if_and_only_if_it_says_what_and_by_whom",
                condition=(Q(given_at__isnull=False, given_by__isnull=False) & ~Q(text=""))
                | Q(given_at__isnull=True, given_by__isnull=True, text=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.unit_id}"

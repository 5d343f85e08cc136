"""The published working calendar and the categories with their usual units and days."""

from __future__ import annotations

from django.db import models
from django.db.models import PROTECT, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned, in_readers_language
from accounts.models.versioned import tracked
from assistance.rules.issue_flow import Urgency


class CalendarDay(models.Model):
    """One day of a published year: whether people work, and why it differs from the week's usual."""

    day = models.DateField(primary_key=True)
    is_working = models.BooleanField()
    note = models.CharField(max_length=40, blank=True)
    note_en = models.CharField(max_length=60, blank=True)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day} {'working' if self.is_working else 'free'}"


@tracked()
class Category(Versioned):
    """What an issue is about; gives the days for an answer and the unit that usually answers."""

    code = models.CharField(_("code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=40)
    name_en = models.CharField(_("English name"), max_length=60)
    answer_days = models.PositiveSmallIntegerField(_("working days for an answer"))
    urgent_days = models.PositiveSmallIntegerField(_("working days if urgent"), default=5)
    usual_unit = models.ForeignKey("accounts.Unit", PROTECT, null=True, blank=True, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="category_has_days_to_answer", condition=Q(answer_days__gte=1)),
            models.CheckConstraint(
                name="category_is_quicker_when_urgent",
                condition=Q(urgent_days__gte=1, urgent_days__lte=models.F("answer_days")),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    def days_for(self, urgency: str) -> int:
        """Return the working days for an answer to an issue of this urgency."""
        return self.urgent_days if urgency == Urgency.URGENT else self.answer_days

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)

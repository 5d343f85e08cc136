"""Two records of one enterprise became one, and can become two again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, Versioned
from accounts.models.versioned import tracked

if TYPE_CHECKING:
    from accounts.models import User


class MergeQuerySet(models.QuerySet["Merge"]):
    """Adjectives of merges."""

    def visible_to(self, user: User) -> Self:
        """Keep all for those who may merge, none for the others: they see one enterprise."""
        return self if user.can(Capability.MERGE_ENTERPRISES) else self.none()


@tracked()
class Merge(Versioned):
    """Everything of ``loser`` moved to ``winner``. ``moved`` says what, for the way back.

    ``rows`` {"app.Model.field": [ids]} are now the winner's; ``unmarked`` contacts were the first to call; ``ended`` and
    ``removed`` are assignments of the loser as they stood before. After an undo ``left`` has the ids that did not go back.
    """

    winner = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="merges_won")
    loser = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="merges_lost")
    reason = models.CharField(_("reason"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="+")

    objects = MergeQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="merge_joins_two_records", condition=~Q(winner=F("loser"))),
            models.UniqueConstraint(
                name="record_is_merged_once_at_a_time", fields=["loser"], condition=Q(undone_at__isnull=True)
            ),
            models.CheckConstraint(
                name="undone_merge_says_by_whom",
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.loser_id} > {self.winner_id}"

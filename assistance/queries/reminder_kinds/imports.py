"""Reminders about files that somebody brought: the import is finished, or it broke."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability
from accounts.rights import GRANTS
from assistance.models.reminders import IMPORT_FAILED as FAILED
from assistance.models.reminders import IMPORT_FINISHED as FINISHED
from assistance.queries.reminder_kinds.base import Due, ReminderKind, Slot, begins
from enterprises.models import ImportBatch, ImportState

DAYS = 7  # how long the end of an import is news
_MAY_LOOK = Q(by__is_active=True, by__roles__overlap=sorted(GRANTS[Capability.IMPORT_FILES]))


def _ended(state: ImportState, moment: str) -> Callable[[Slot], Iterator[Due]]:
    """Return the rows of imports that came to their end on the day, for who uploaded the file and may still look at it."""

    def rows(slot: Slot) -> Iterator[Due]:
        on_the_day: dict[str, Any] = {
            f"{moment}__gte": begins(slot.day),
            f"{moment}__lt": begins(slot.day + timedelta(days=1)),
        }
        batches = ImportBatch.objects.filter(_MAY_LOOK, state=state, **on_the_day).order_by(moment, "pk")
        for pk, recipient in batches.values_list("pk", "by"):
            yield Due(pk, recipient, None)

    return rows


def _is_news(state: ImportState, moment: str) -> Callable[[date], Q]:
    def holds(today: date) -> Q:
        young: dict[str, Any] = {f"{moment}__gte": begins(today - timedelta(days=DAYS - 1))}
        return Q(Exists(ImportBatch.objects.filter(pk=OuterRef("subject_id"), state=state, **young)))

    return holds


IMPORT_FINISHED = ReminderKind(
    code=FINISHED,
    label=_("Import is finished"),
    rows=_ended(ImportState.IMPORTED, "finished_at"),
    holds=_is_news(ImportState.IMPORTED, "finished_at"),
    subject=_("Import finished: %(file)s"),
    sentence=_("The import of %(file)s is finished."),
    why=_("You uploaded this file."),
    fact="slot",
    page="import",
)

IMPORT_FAILED = ReminderKind(
    code=FAILED,
    label=_("Import broke off"),
    rows=_ended(ImportState.FAILED, "updated_at"),  # nothing happens to it after that
    holds=_is_news(ImportState.FAILED, "updated_at"),
    subject=_("Import broke off: %(file)s"),
    sentence=_("The import of %(file)s broke off; its page says why."),
    why=_("You uploaded this file."),
    fact="slot",
    page="import",
)

"""Reminders about promises that somebody gave at a visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assistance.models import Commitment
from assistance.queries.reminder_kinds.base import Due, ReminderKind, Slot, addressee, begins


def _promises(slot: Slot) -> Iterator[Due]:
    """Open promises due on the day, or written down that day when their own day had passed."""
    yesterday, tomorrow = slot.day - timedelta(days=1), slot.day + timedelta(days=1)
    oldest = slot.day - timedelta(days=settings.REMINDER_STALE_DAYS)
    late = Q(due_on__range=(oldest, yesterday), created_at__gte=begins(slot.day), created_at__lt=begins(tomorrow))
    promises = (
        Commitment.objects.open()
        .filter(Q(due_on=slot.day) | late)
        .annotate(addressee=addressee("owner", "visit__enterprise", slot.today))
        .filter(addressee__isnull=False)
        .order_by("due_on", "pk")
    )
    fields = ("pk", "visit", "visit__enterprise", "addressee", "due_on")
    for pk, visit, enterprise, recipient, day in promises.values_list(*fields):
        yield Due(pk, recipient, enterprise, visit_id=visit, told_since=day)


def _promise_is_open(today: date) -> Q:
    return Q(Exists(Commitment.objects.open().filter(pk=OuterRef("subject_id"))))


PROMISE_DUE = ReminderKind(
    code="PROMISE_DUE",
    label=_("Promise is due"),
    rows=_promises,
    holds=_promise_is_open,
    subject=_("Promise due: %(enterprise)s"),
    sentence=_("A promise to %(enterprise)s is due on %(date)s."),
    why=_("You gave this promise, or the enterprise is yours now."),
    fact="promise_due_on",
    page="visit",
)

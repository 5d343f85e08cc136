"""Reminders about events: one is soon, guests are silent, something is to be followed up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, User
from assistance.models import Event, Invitation, Question
from assistance.queries.calendar import working_calendar
from assistance.queries.reminder_kinds.base import (
    Due,
    ReminderKind,
    Slot,
    begins,
    present_primary,
    recipient_is_primary,
)
from assistance.rules.events import ANNOUNCED_STATUSES, EventStatus

SOON_DAYS = (7, 1)  # before the first day (default)
SILENT_DAYS = timedelta(days=3)  # before the last day to answer (default)
FOLLOW_UP_DAYS = (1, 3)  # working days after the last day (default)
LATEST_FOLLOW_UP = timedelta(days=31)  # three working days are over by then, whatever holidays there are


def _soon(slot: Slot) -> Iterator[Due]:
    """Announced events that begin in so many days: told to who planned them."""
    days = [slot.day + timedelta(days=before) for before in SOON_DAYS]
    yield from _told(Event.objects.announced().filter(starts_on__in=days).order_by("starts_on", "pk"))


def _silent(slot: Slot) -> Iterator[Due]:
    """Guests who have not answered when the last day is near, not those invited today: told to the primary specialist."""
    silent = Invitation.objects.unanswered().filter(
        event__status__in=ANNOUNCED_STATUSES,
        event__answer_by__range=(slot.day, slot.day + SILENT_DAYS),
        invited_at__lt=begins(slot.day),
    )
    rows = silent.annotate(primary=present_primary("enterprise", slot.today)).filter(primary__isnull=False)
    found = rows.order_by("event__answer_by", "pk").values_list(
        "pk", "primary", "enterprise", "event", "event__answer_by"
    )
    for pk, person, enterprise, event, last in found:
        assert last is not None
        yield Due(pk, person, enterprise, event_id=event, told_since=last - SILENT_DAYS)


def _to_follow_up(slot: Slot) -> Iterator[Due]:
    """Events that are over, on the first and third working day after: nobody has said so, or questions are open."""
    over = Event.objects.filter(_waits(), ends_on__gte=slot.day - LATEST_FOLLOW_UP, ends_on__lt=slot.day)
    events = list(over.order_by("ends_on", "pk"))
    if not events:
        return
    calendar = working_calendar(events[0].ends_on, slot.day)
    if calendar.is_working(slot.day):
        yield from _told(event for event in events if calendar.between(event.ends_on, slot.day) in FOLLOW_UP_DAYS)


def _told(events: Iterable[Event]) -> Iterator[Due]:
    """Who planned the event; the organisers where that person has left."""
    events = list(events)
    planners = set(
        User.objects.active().filter(pk__in=[event.made_by_id for event in events]).values_list("pk", flat=True)
    )
    organisers: list[UUID] = []
    if any(event.made_by_id not in planners for event in events):
        organisers = list(User.objects.active().having(Role.ORGANISER).order_by("pk").values_list("pk", flat=True))
    for event in events:
        for person in [event.made_by_id] if event.made_by_id in planners else organisers:
            yield Due(event.pk, person, None, event_id=event.pk)


def _waits(event: str = "") -> Q:
    """Condition on events (or on what has one): over without a word, or held with questions that nobody has decided on."""
    prefix = f"{event}__" if event else ""
    undecided = Question.objects.undecided().filter(event=OuterRef(event or "pk"))
    announced, held = {f"{prefix}status__in": ANNOUNCED_STATUSES}, {f"{prefix}status": EventStatus.HELD}
    return Q(**announced) | (Q(**held) & Q(Exists(undecided)))


def _still_silent(today: date) -> Q:
    """Condition on reminders: the guest has not answered, can still say yes, and the recipient looks after the enterprise."""
    silent = Invitation.objects.unanswered().filter(pk=OuterRef("subject_id"))
    may_answer = Q(event__status__in=ANNOUNCED_STATUSES, event__answer_by__gte=today)
    return may_answer & Q(Exists(silent)) & Q(recipient_is_primary(today))


EVENT_SOON = ReminderKind(
    code="EVENT_SOON",
    label=_("Event is soon"),
    rows=_soon,
    holds=lambda today: Q(event__status__in=ANNOUNCED_STATUSES, event__starts_on__gte=today),
    subject=_("On %(date)s: %(event)s"),
    sentence=_("%(event)s begins on %(date)s."),
    why=_("You planned it, or you organise events."),
    fact="event_starts_on",
    page="event",
)

GUESTS_SILENT = ReminderKind(
    code="GUESTS_SILENT",
    label=_("Guest has not answered"),
    rows=_silent,
    holds=_still_silent,
    subject=_("No answer yet from %(enterprise)s: %(event)s"),
    sentence=_("A guest of %(enterprise)s has not answered the invitation to %(event)s; the last day is %(date)s."),
    why=_("The enterprise is yours."),
    fact="answer_by",
    page="guest",
)

EVENT_TO_FOLLOW_UP = ReminderKind(
    code="EVENT_TO_FOLLOW_UP",
    label=_("Event to follow up"),
    rows=_to_follow_up,
    holds=lambda today: _waits("event") & Q(event__ends_on__lt=today),
    subject=_("To follow up: %(event)s"),
    sentence=_("%(event)s was over on %(date)s: say that it was held, and decide on each question."),
    why=_("You planned it, or you organise events."),
    fact="event_ends_on",
    page="event",
)

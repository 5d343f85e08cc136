"""The life of an event as one table, its kinds, and what it must say before guests may hear of it."""

from __future__ import annotations

import re
from datetime import date
from uuid import UUID

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.errors import DomainError


class EventKind(models.TextChoices):
    """What sort of meeting it is (企业家日, 座谈会, 亲清会客厅, 供需对接, 政策宣讲, 培训)."""

    ENTREPRENEUR_DAY = "ENTREPRENEUR_DAY", _("Entrepreneur Day")
    SYMPOSIUM = "SYMPOSIUM", _("Symposium")
    RECEPTION = "RECEPTION", _("Reception room")
    MATCHMAKING = "MATCHMAKING", _("Matchmaking")
    BRIEFING = "BRIEFING", _("Policy briefing")
    TRAINING = "TRAINING", _("Training")


class EventStatus(models.TextChoices):
    """Where an event stands."""

    DRAFT = "DRAFT", pgettext_lazy("status of an event", "Draft")
    PUBLISHED = "PUBLISHED", pgettext_lazy("status of an event", "Published")
    CHANGED = "CHANGED", pgettext_lazy("status of an event", "Changed")
    HELD = "HELD", pgettext_lazy("status of an event", "Held")
    FOLLOWED_UP = "FOLLOWED_UP", pgettext_lazy("status of an event", "Followed up")
    CANCELLED = "CANCELLED", pgettext_lazy("status of an event", "Cancelled")


class EventMove(models.TextChoices):
    """What an organiser does to an event as a whole."""

    PUBLISH = "PUBLISH", _("Publish the programme")
    HOLD = "HOLD", _("The event was held")
    FOLLOW_UP = "FOLLOW_UP", _("Everything is followed up")
    CANCEL = "CANCEL", _("Cancel the event")


_S, _M = EventStatus, EventMove
ANNOUNCED_STATUSES = [_S.PUBLISHED, _S.CHANGED]  # guests may answer, and are told of changes
OVER_STATUSES = [_S.HELD, _S.FOLLOWED_UP]
EDITABLE_STATUSES = [_S.DRAFT, *ANNOUNCED_STATUSES]
MOVES: dict[tuple[str, str], EventStatus] = {
    (_S.DRAFT, _M.PUBLISH): _S.PUBLISHED,
    (_S.PUBLISHED, _M.PUBLISH): _S.CHANGED,
    (_S.CHANGED, _M.PUBLISH): _S.CHANGED,
    (_S.PUBLISHED, _M.HOLD): _S.HELD,
    (_S.CHANGED, _M.HOLD): _S.HELD,
    (_S.HELD, _M.FOLLOW_UP): _S.FOLLOWED_UP,
    (_S.DRAFT, _M.CANCEL): _S.CANCELLED,
    (_S.PUBLISHED, _M.CANCEL): _S.CANCELLED,
    (_S.CHANGED, _M.CANCEL): _S.CANCELLED,
}
LONGEST_DAYS = 31  # an activity week, with room to spare; a mistyped year is longer
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG = re.compile(SLUG)
_RESERVED = {"new"}  # pages of ours below /events/


class EventMoveError(DomainError):
    """The event's status does not allow this move."""

    code = "illegal_event_move"
    message = _("The event has moved on: this step is no longer possible.")


class EventClosedError(DomainError):
    """What was held, followed up or cancelled is edited no more."""

    code = "event_closed"
    message = _("The event is over or cancelled: its programme stays as it was.")


class NotAnnouncedError(DomainError):
    """Guests hear of an event when its programme is published."""

    code = "event_not_announced"
    message = _("Publish the programme first: guests are invited to a programme that they can read.")


class UntitledEventError(DomainError):
    """An event has a title."""

    code = "untitled_event"
    message = _("Give the event a title.")
    field = "title"
    constraint = "event_has_a_title"


class EventDaysError(DomainError):
    """An event ends on the day it began or later, and lasts at most a month."""

    code = "event_days_out_of_order"
    message = _("The last day must not lie before the first, and an event lasts at most 31 days.")
    field = "ends_on"
    constraint = "event_ends_after_it_begins"


class AnswerDayError(DomainError):
    """Guests answer before the event is over."""

    code = "answer_day_after_event"
    message = _("The last day to answer must not lie after the event.")
    field = "answer_by"
    constraint = "event_is_answered_before_it_ends"


class AddressTakenError(DomainError):
    """Two events cannot have the same address."""

    code = "event_address_taken"
    message = _("Another event has this address already.")
    field = "slug"
    constraint = "event_address_is_unique"


class AddressError(DomainError):
    """An address holds small Latin letters, digits and hyphens."""

    code = "event_address_malformed"
    message = _("Use small Latin letters, digits and single hyphens, for example entrepreneur-day-2026.")
    field = "slug"
    constraint = "event_address_is_readable"


class AddressFixedError(DomainError):
    """Guests hold mails and printed programmes with the address."""

    code = "event_address_fixed"
    message = _("The programme is published: its address stays, because guests have it already.")
    field = "slug"


class EmptyAgendaError(DomainError):
    """A programme without items tells guests nothing."""

    code = "empty_agenda"
    message = _("The agenda is empty. Add what happens when and where, then publish.")


class NothingChangedError(DomainError):
    """Publishing again tells guests what changed; nothing did."""

    code = "nothing_changed"
    message = _("Nothing has changed since the programme was published: guests would be told nothing.")


class OtherEventsItemError(DomainError):
    """Questions and honours stand on the agenda of their own event."""

    code = "item_of_another_event"
    message = _("This item is on the agenda of another event.")
    field = "item"


class OtherEventsGuestError(DomainError):
    """A guest asks at the event that he or she is invited to."""

    code = "guest_of_another_event"
    message = _("This guest is on the list of another event.")
    field = "invitation"


class NotYetHeldError(DomainError):
    """An event is held when it has begun."""

    code = "event_not_begun"
    message = _("The event has not begun yet.")


class WithoutReasonError(DomainError):
    """Guests are told why an event does not take place."""

    code = "cancelled_event_says_why"
    message = _("Say why the event is cancelled: the guests will read it.")
    field = "reason"
    constraint = "cancelled_event_says_why"


class OpenQuestionsError(DomainError):
    """Nothing is followed up while a question has no answer and is no issue."""

    code = "questions_open"
    message = _("Some questions have neither an answer nor an issue yet. Decide on each of them first.")


def after(status: str, move: EventMove) -> EventStatus:
    """Return the status that ``move`` leads to, or raise EventMoveError."""
    try:
        return MOVES[status, move]
    except KeyError:
        raise EventMoveError() from None


def allows(status: str, move: EventMove) -> bool:
    """Whether ``move`` is possible from ``status``."""
    return (status, move) in MOVES


def check_days(starts_on: date, ends_on: date, answer_by: date | None) -> None:
    """Refuse days out of order."""
    if not 0 <= (ends_on - starts_on).days < LONGEST_DAYS:
        raise EventDaysError()
    if answer_by is not None and answer_by > ends_on:
        raise AnswerDayError()


def check_item(event: UUID, item_event: UUID | None) -> None:
    """Refuse an item of another event; None stands for no item."""
    if item_event not in (None, event):
        raise OtherEventsItemError()


def check_address(slug: str) -> None:
    """Refuse an address that cannot be read out on the telephone."""
    if not _SLUG.fullmatch(slug) or slug in _RESERVED:
        raise AddressError()


def address_for(kind: str, starts_on: date, taken: set[str]) -> str:
    """Return a free address: the kind and the year, with a number where that is taken."""
    base = slugify(f"{kind.lower().replace('_', '-')}-{starts_on.year}")
    place, slug = 1, base
    while slug in taken:
        place += 1
        slug = f"{base}-{place}"
    return slug


def next_county_day(today: date, month: int, day: int) -> date:
    """Return the county's next Entrepreneur Day, today included."""
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)

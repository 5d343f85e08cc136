"""Invitations, seats and the door: who may answer what when, and who gets a seat."""

from __future__ import annotations

import re
import secrets
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.errors import DomainError
from assistance.rules.events import ANNOUNCED_STATUSES

DOOR_CODE_LENGTH = 8
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read for another
_CODE = re.compile(f"[{_LETTERS}]{{{DOOR_CODE_LENGTH}}}")


class InvitationStatus(models.TextChoices):
    """How far an invitation has come. Whoever came is an accepted guest with the hour of arrival."""

    PICKED = "PICKED", pgettext_lazy("status of an invitation", "On the list")
    INVITED = "INVITED", pgettext_lazy("status of an invitation", "Invited")
    OPENED = "OPENED", pgettext_lazy("status of an invitation", "Seen, answers later")
    ACCEPTED = "ACCEPTED", pgettext_lazy("status of an invitation", "Coming")
    WAITING = "WAITING", pgettext_lazy("status of an invitation", "On the waiting list")
    DECLINED = "DECLINED", pgettext_lazy("status of an invitation", "Not coming")
    WITHDRAWN = "WITHDRAWN", pgettext_lazy("status of an invitation", "Withdrawn")


class Answer(models.TextChoices):
    """What a guest says to an invitation."""

    YES = "YES", _("I am coming")
    NO = "NO", _("I cannot come")
    LATER = "LATER", _("I will decide later")


_I = InvitationStatus
UNANSWERED_STATUSES = [_I.INVITED, _I.OPENED]
ANSWERABLE_STATUSES = [*UNANSWERED_STATUSES, _I.ACCEPTED, _I.WAITING, _I.DECLINED]
EXPECTED_STATUSES = [*UNANSWERED_STATUSES, _I.ACCEPTED, _I.WAITING]  # who is told when something changes
COUNTED_STATUSES = [*UNANSWERED_STATUSES, _I.ACCEPTED, _I.WAITING]  # what disturbs an enterprise


class NoSeatsError(DomainError):
    """An event has seats."""

    code = "no_seats"
    message = _("Enter how many seats there are, at least one.")
    field = "seats"
    constraint = "event_has_seats"


class OversoldError(DomainError):
    """Whoever was promised a seat keeps it: there are never fewer seats than accepted guests."""

    code = "seats_oversold"
    message = _("More guests than that have been promised a seat. There must be a seat for each of them.")
    field = "seats"
    constraint = "seats_are_never_oversold"


class InvitedTwiceError(DomainError):
    """A person is invited to an event once."""

    code = "invited_twice"
    message = _("This person is on the list of guests already.")
    field = "contact"
    constraint = "contact_is_invited_once_to_an_event"


class NamelessGuestError(DomainError):
    """Whoever comes without an invitation tells a name."""

    code = "nameless_guest"
    message = _("Enter the guest's name.")
    field = "name"
    constraint = "guest_is_a_contact_or_has_a_name"


class NotInvitedError(DomainError):
    """Only who was invited, and is still, answers."""

    code = "not_invited"
    message = _("This invitation is not open for an answer.")


class TooLateError(DomainError):
    """The day until which guests answer has passed."""

    code = "answer_too_late"
    message = _("The last day to say yes has passed. Please call the organisers.")


class NoDeputyError(DomainError):
    """Some events are for the invited person alone."""

    code = "no_deputy"
    message = _("This event is for the invited person; a deputy cannot come.")
    field = "deputy_name"


class CameAlreadyError(DomainError):
    """Who has come can no longer say no, nor be uninvited."""

    code = "came_already"
    message = _("This guest has been welcomed at the door already.")


class HouseFullError(DomainError):
    """At the door without a seat, and none is left."""

    code = "house_full"
    message = _("All seats are taken. Add seats, or put the guest on the waiting list.")


class DoorClosedError(DomainError):
    """Guests are welcomed on the days of an announced event."""

    code = "door_closed"
    message = _("Guests are welcomed on the days of the event, after the programme was published.")


class UnknownCodeError(DomainError):
    """No guest of this event has this code."""

    code = "unknown_code"
    message = _("No guest of this event has this code. Search by name, or welcome the person as a new guest.")
    field = "code"


class OtherEventError(DomainError):
    """The badge is genuine, but of another event."""

    code = "badge_of_another_event"
    message = _("This badge belongs to another event.")
    field = "code"


class NotCheckedInError(DomainError):
    """Only a welcome that was given can be taken back."""

    code = "not_checked_in"
    message = _("This guest has not been welcomed yet.")


def new_door_code() -> str:
    """Return a random code that can be read out and typed: it opens no data, staff look at who stands behind it."""
    return "".join(secrets.choice(_LETTERS) for _place in range(DOOR_CODE_LENGTH))


def door_code_in(text: str) -> str:
    """Return the code in what a scanner or a person entered: the bare code, or an address that ends with it."""
    return text.strip().rstrip("/").rpartition("/")[2].rpartition("=")[2].upper()


def is_door_code(text: str) -> bool:
    """Whether this can be a code at all; a name in pinyin of eight letters can, too."""
    return _CODE.fullmatch(door_code_in(text)) is not None


def door_is_open(status: str, starts_on: date, ends_on: date, today: date) -> bool:
    """Whether guests are welcomed today: on the days of an announced event."""
    return status in ANNOUNCED_STATUSES and starts_on <= today <= ends_on


def after_answer(answer: str, *, seat_is_free: bool) -> InvitationStatus:
    """Return what an answer leads to: a yes gets a seat, or a place on the waiting list."""
    if answer == Answer.NO:
        return InvitationStatus.DECLINED
    if answer == Answer.LATER:
        return InvitationStatus.OPENED
    return InvitationStatus.ACCEPTED if seat_is_free else InvitationStatus.WAITING


def check_answer_day(answer: str, answer_by: date | None, today: date) -> None:
    """Refuse a yes after the last day to answer; a no helps whoever waits, and comes never too late."""
    if answer == Answer.YES and answer_by is not None and today > answer_by:
        raise TooLateError()

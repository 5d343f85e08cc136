"""How often and how long: returns, extensions, parking, reopening. Figures are those of the county's mechanism (DOMAIN.md)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from assistance.rules.working_days import WorkingCalendar

RETURNS_AT_MOST = 2  # then the office decides finally
LONGEST_WITH_EXTENSION = 30  # working days since the issue was raised
PARKED_AT_MOST = timedelta(days=30)  # until the next review
REOPEN_WITHIN = timedelta(days=30)
RECALL_WITHIN = timedelta(days=1)  # for what was not accepted


class ExtensionState(models.TextChoices):
    """What became of the one extension that a unit may ask for."""

    NONE = "NONE", _("Not asked for")
    ASKED = "ASKED", _("To be decided")
    GRANTED = "GRANTED", _("Granted")
    DENIED = "DENIED", _("Refused")


class SuspensionClass(models.TextChoices):
    """Why an issue cannot be settled for the time being."""

    HIGHER_POLICY = "HIGHER_POLICY", _("Waits for a policy of a higher level")
    PLANNING = "PLANNING", _("Waits for land, planning or a budget")
    THIRD_PARTY = "THIRD_PARTY", _("Waits for a court or another third party")
    ENTERPRISE = "ENTERPRISE", _("Waits for the enterprise")
    OTHER = "OTHER", _("Other reason")


class TooManyReturnsError(DomainError):
    """A unit returned the issue, then another one did: who gets it now keeps it."""

    code = "too_many_returns"
    message = _("This issue was returned twice already. The office has decided finally.")
    constraint = "issue_is_returned_twice_at_most"


class ReturnTooLateError(DomainError):
    """A unit looks at once whether an issue is its own."""

    code = "return_too_late"
    message = _("The time to return the issue is over. Ask the office to take it back.")


class SameUnitError(DomainError):
    """The unit that is proposed is the one that returns."""

    code = "same_unit"
    message = _("Propose another unit than your own.")
    field = "proposed_unit"


class CoUnitLeadsError(DomainError):
    """A unit leads or helps, not both."""

    code = "co_unit_leads"
    message = _("The lead unit cannot be a co-handling unit too.")
    field = "co_units"


class ExtensionAskedBeforeError(DomainError):
    """One extension is all there is."""

    code = "extension_asked_before"
    message = _("An extension was asked for already; there is only one.")


class ExtensionTooLateError(DomainError):
    """An extension is asked for while there is time."""

    code = "extension_too_late"
    message = _("An extension is asked for one working day before the deadline at the latest.")


class ExtensionDayError(DomainError):
    """An extension leads to a later working day."""

    code = "extension_day"
    message = _("Choose a working day after the present deadline.")
    field = "due_on"


class ExtensionTooLongError(DomainError):
    """The whole of an issue takes 30 working days at most."""

    code = "extension_too_long"
    message = _(
        "With the extension an issue may take 30 working days at most. Ask for it to be parked if it takes longer."
    )
    field = "due_on"


class NothingToDecideError(DomainError):
    """Nobody asked, or somebody decided already."""

    code = "nothing_to_decide"
    message = _("There is no request that waits for a decision.")


class ReviewDayError(DomainError):
    """A parked issue is looked at again within 30 days."""

    code = "review_day"
    message = _("The next review is after today and within 30 days.")
    field = "review_on"


class ReopenTooLateError(DomainError):
    """A closed issue stays closed after a month; a new one can be raised."""

    code = "reopen_too_late"
    message = _("An issue can be reopened within 30 days. Raise a new one and link it.")


class RecallTooLateError(DomainError):
    """What was told to the enterprise a day ago stands."""

    code = "recall_too_late"
    message = _("This was more than a day ago and stands. Raise a new issue and link it.")


class MergedIntoError(DomainError):
    """A duplicate is of the same enterprise, another issue, and one that is still worked on."""

    code = "no_duplicate"
    message = _("Choose an open issue of the same enterprise.")
    field = "into"


class HasDuplicatesError(DomainError):
    """Duplicates lead to one issue, not to a chain of them."""

    code = "has_duplicates"
    message = _("Other issues were merged into this one. Take them back first.")


def check_return(returns: int, stage_due_at: datetime | None, at: datetime) -> None:
    """Refuse the third return, and one after the time for acknowledging is over."""
    if returns >= RETURNS_AT_MOST:
        raise TooManyReturnsError()
    if stage_due_at is not None and at > stage_due_at:
        raise ReturnTooLateError()


def check_extension(
    state: str, due_on: date, wanted: date, raised_on: date, today: date, calendar: WorkingCalendar
) -> None:
    """Refuse a second request, one on the last day or later, and more than 30 working days since the issue was raised."""
    if state != ExtensionState.NONE:
        raise ExtensionAskedBeforeError()
    if calendar.between(today, due_on) < 1:
        raise ExtensionTooLateError()
    if wanted <= due_on or not calendar.is_working(wanted):
        raise ExtensionDayError()
    if calendar.between(raised_on, wanted) > LONGEST_WITH_EXTENSION:
        raise ExtensionTooLongError()


def check_review_day(review_on: date, today: date) -> None:
    """Refuse a review in the past or after more than 30 days."""
    if not today < review_on <= today + PARKED_AT_MOST:
        raise ReviewDayError()


def check_reopen(closed_at: datetime | None, at: datetime) -> None:
    """Refuse to reopen what was closed more than 30 days ago."""
    if closed_at is not None and at - closed_at > REOPEN_WITHIN:
        raise ReopenTooLateError()


def half_of(days: int) -> int:
    """Return the working days of a reopened issue: half of its own, at least one."""
    return max((days + 1) // 2, 1)

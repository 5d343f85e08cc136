"""What a visit may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

if TYPE_CHECKING:
    from accounts.models import User
    from assistance.models import Category

CLOCKS_DIFFER_BY = timedelta(minutes=10)  # phones are rarely further off than this


class VisitInFutureError(DomainError):
    """A visit cannot have happened later than now."""

    code = "visit_in_future"
    message = _("A visit that took place cannot lie in the future. Plan it instead.")
    field = "happened_at"


class PlannedWithoutTimeError(DomainError):
    """A planned visit has a day and an hour."""

    code = "planned_visit_without_time"
    message = _("Say when the visit is planned for.")
    field = "planned_for"
    constraint = "planned_visit_says_when"


class CancelledWithoutReasonError(DomainError):
    """A visit is called off with a reason."""

    code = "cancelled_without_reason"
    message = _("Say why the visit is cancelled.")
    field = "reason"
    constraint = "cancelled_visit_says_why"


class EmptyPromiseError(DomainError):
    """A promise says what was promised."""

    code = "empty_promise"
    message = _("Say what was promised.")
    field = "commitments"
    constraint = "commitment_says_what"


class PlannedVisitHasNoResultsError(DomainError):
    """A planned visit brought nothing back yet."""

    code = "planned_visit_has_no_results"
    message = _("A planned visit has no issues or promises yet: record them when it is done.")


class ContactBeforeVisitError(DomainError):
    """The next contact lies before the visit."""

    code = "next_contact_before_visit"
    message = _("The next contact must come after this visit.")
    field = "next_contact_on"


class PromiseToAnotherError(DomainError):
    """A visit keeps promises given to the enterprise that is visited."""

    code = "promise_to_another_enterprise"
    message = _("This promise was given to another enterprise.")
    field = "kept"


class NotPlannedError(DomainError):
    """Only a planned visit can be completed or cancelled."""

    code = "visit_not_planned"
    message = _("This visit is no longer planned: it was completed or cancelled before.")


class UnknownSituationError(DomainError):
    """A quick pick that does not exist."""

    code = "unknown_situation"
    message = _("The situation has unknown entries.")
    field = "situation"


@dataclass(frozen=True)
class NewIssue:
    """An issue that a visit brings back."""

    title: str
    category: Category
    description: str = ""
    urgency: str = "NORMAL"
    id: UUID | None = None


@dataclass(frozen=True)
class NewCommitment:
    """A promise given at a visit; without an owner it is the visitor's."""

    text: str
    owner: User | None = None
    due_on: date | None = None
    id: UUID | None = None


def check_done(happened_at: datetime, at: datetime) -> None:
    """Refuse a visit that lies in the future."""
    if happened_at > at + CLOCKS_DIFFER_BY:
        raise VisitInFutureError()


def check_next_contact(next_contact_on: date | None, visited_on: date) -> None:
    """Refuse a next contact before the visit; the same day is fine (a call in the afternoon)."""
    if next_contact_on is not None and next_contact_on < visited_on:
        raise ContactBeforeVisitError()


def check_situation(situation: Mapping[str, str], topics: list[str], levels: list[str]) -> None:
    """Refuse quick picks that are not on the list."""
    if not set(situation) <= set(topics) or not set(situation.values()) <= set(levels):
        raise UnknownSituationError()

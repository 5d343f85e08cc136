"""What a kind of reminder is, and the conditions that several kinds share.

A kind answers four questions: whom to remind of what on a day (``rows``), whether the cause is still there (``holds``,
a condition on reminders, so that bell, inbox and mail ask it in one query), in which words, and where to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, UUIDField, When
from django.db.models.functions import Coalesce

from accounts.models import Role
from assistance.models import Assignment, Reminder
from assistance.rules.working_days import COUNTY

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Slot:
    """A day to plan, and the present day: recipients are those of today, even when a missed day is caught up."""

    day: date
    today: date


@dataclass(frozen=True)
class Due:
    """Somebody is to be reminded of something on a slot's day; of an enterprise, unless it is an import or an event.

    ``told_since``: whoever was reminded of the same subject on that day or later is not told again (the slot's own day
    when None, so that each slot is told once).
    """

    subject_id: UUID
    recipient_id: UUID
    enterprise_id: UUID | None
    issue_id: UUID | None = None
    visit_id: UUID | None = None
    event_id: UUID | None = None
    told_since: date | None = None
    reason: str = ""  # key of the kind's ``whys``


@dataclass(frozen=True)
class ReminderKind:
    """One kind of reminder.

    Its texts may use %(enterprise)s, %(date)s, %(number)s, %(title)s, %(level)s, %(event)s and %(file)s, never free text.

    ``fact`` names what ``queries.inbox.with_facts`` fetched for the date; ``undated`` is the sentence when there is none.
    ``whys`` says it for each reason of its own, where a kind tells several sorts of people; it may use %(late)s and %(by)s too.
    """

    code: str
    label: _StrPromise
    rows: Callable[[Slot], Iterable[Due]]
    holds: Callable[[date], Q]
    subject: _StrPromise
    sentence: _StrPromise
    why: _StrPromise
    fact: str
    page: Literal["enterprise", "visit", "issue", "qualifications", "import", "event", "guest"]
    undated: _StrPromise | None = None
    whys: Mapping[str, _StrPromise] = field(default_factory=dict)


def begins(day: date) -> datetime:
    """Return the first moment of ``day`` in the county."""
    return datetime.combine(day, time.min, tzinfo=COUNTY)


def present_primary(enterprise: str, today: date) -> Subquery:
    """The active person who comes first for the row's enterprise today; NULL when there is none."""
    rows = Assignment.objects.current(today).primary().filter(specialist__user__is_active=True)
    return Subquery(rows.filter(enterprise=OuterRef(enterprise)).values("specialist__user")[:1])


def addressee(person: str, enterprise: str, today: date, *, only: Q | None = None) -> Coalesce:
    """Whom to remind of what ``person`` promised to the enterprise; NULL when nobody is left.

    Somebody who left, or who does not meet ``only``, is followed by the enterprise's present primary specialist.
    """
    present = Q(**{f"{person}__is_active": True})
    return Coalesce(
        Case(When(present & (only or Q()), then=F(person))),
        present_primary(enterprise, today),
        Case(When(present, then=F(person))),
        output_field=UUIDField(),
    )


def may_still_visit(person: str, enterprise: str, today: date) -> Q:
    """Condition: the person looks after the enterprise today, or is of the office."""
    looks_after = Assignment.objects.current(today).filter(
        enterprise=OuterRef(enterprise), specialist__user=OuterRef(person)
    )
    return Q(Exists(looks_after)) | Q(**{f"{person}__roles__contains": [Role.OFFICE]})


def recipient_is_primary(today: date) -> Exists:
    """Condition on reminders: the recipient comes first for the enterprise today."""
    mine = Assignment.objects.current(today).primary()
    return Exists(mine.filter(enterprise=OuterRef("enterprise"), specialist__user=OuterRef("recipient")))


def newest_of_its_subject() -> Q:
    """Condition on reminders: no later one speaks to the same person about the same thing."""
    later = Reminder.objects.filter(
        kind=OuterRef("kind"),
        subject_id=OuterRef("subject_id"),
        recipient=OuterRef("recipient"),
        slot__gt=OuterRef("slot"),
    )
    return ~Q(Exists(later))

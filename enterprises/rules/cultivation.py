"""Days of cultivation: how long a level lasts, when it is to be updated, when to remind, and what comes next.

Nothing here knows an edition's numbers: they are rows (``LevelRule``), because the measures change every few years.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar, cast

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

MOST_YEARS = 50


class Validity(models.TextChoices):
    """How long a level lasts."""

    YEARS = "YEARS", _("a number of years")
    CALENDAR_YEAR = "CALENDAR_YEAR", _("until the end of the calendar year")
    UNLIMITED = "UNLIMITED", _("without an end")


class QualificationStatus(models.TextChoices):
    """Where a qualification stands. Whether a valid one has run out is judged by its last day."""

    VALID = "VALID", _("Valid")
    UNDER_REVIEW = "UNDER_REVIEW", _("Under review")
    EXPIRED = "EXPIRED", _("Expired")
    REVOKED = "REVOKED", _("Revoked")


class UnknownValidityError(DomainError):
    """No edition of the rules has the level on the first day, so nobody can say when it ends."""

    code = "unknown_validity"
    message = _(
        "No edition of the rules holds for this level on the first day: enter the last day as the certificate says it."
    )
    field = "valid_to"


class NoYearlyUpdateError(DomainError):
    """The level asks for no yearly update, or not in that year."""

    code = "no_yearly_update"
    message = _("For this year no yearly update of this qualification is asked for.")
    field = "year"


# --- Days -------------------------------------------------------------------------------------------------------------


def last_day(validity: str, years: int | None, valid_from: date) -> date | None:
    """Return the last day on which a level granted on ``valid_from`` counts; None without an end.

    Years end on the day before the anniversary. What began on 29 February ends on the last of February of a common year.
    """
    if validity == Validity.UNLIMITED:
        return None
    if validity == Validity.CALENDAR_YEAR:
        return date(valid_from.year, 12, 31)
    assert years is not None, "the table says how many years"
    try:
        return valid_from.replace(year=valid_from.year + years) - timedelta(days=1)
    except ValueError:
        return date(valid_from.year + years, 2, 28)


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of that month if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, _days_of(year, month + 1)))


def days_with(reminder: date, months: int) -> list[date]:
    """Return the days whose ``months_before`` is ``reminder``: one, several at the end of a month, or none."""
    year, month = divmod(reminder.year * 12 + reminder.month - 1 + months, 12)
    length = _days_of(year, month + 1)
    last = length if reminder.day == _days_of(reminder.year, reminder.month) else reminder.day
    return [date(year, month + 1, day) for day in range(reminder.day, max(last, reminder.day) + 1) if day <= length]


def reminder_days(valid_to: date | None, months: Iterable[int]) -> list[date]:
    """Return the days on which to remind of the end, first to last; none without an end."""
    if valid_to is None:
        return []
    return sorted({months_before(valid_to, offset) for offset in months})


def update_deadline(month: int, day: int, year: int) -> date:
    """Return the day by which the yearly update of ``year`` is to be handed in; 31 February is the last of February."""
    return date(year, month, min(day, _days_of(year, month)))


def next_deadline(month: int, day: int, today: date) -> date:
    """Return the first yearly deadline on or after a day."""
    this_year = update_deadline(month, day, today.year)
    return this_year if this_year >= today else update_deadline(month, day, today.year + 1)


def owes_update(valid_from: date, updated_for: int | None, year: int) -> bool:
    """Whether the update of ``year`` is still to be handed in; none is asked for in the year of the grant."""
    return valid_from.year < year and (updated_for is None or updated_for < year)


def update_opens(month: int, day: int, year: int) -> date:
    """Return the day from which on the yearly update is due: a month before its deadline."""
    return months_before(update_deadline(month, day, year), 1)


def shown_status(status: str, valid_to: date | None, today: date) -> QualificationStatus:
    """Return what people read: a valid one whose last day has passed has run out."""
    if status == QualificationStatus.VALID and valid_to is not None and valid_to < today:
        return QualificationStatus.EXPIRED
    return QualificationStatus(status)


def _days_of(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


# --- What comes next --------------------------------------------------------------------------------------------------


L = TypeVar("L")  # a level: pk, track_id and place


@dataclass(frozen=True)
class NextStep(Generic[L]):
    """The next level of a track, and after which level it comes; ``met``: that one, or a higher one, is held."""

    level: L
    needs: L | None
    met: bool


def next_steps(held: Collection[Any], levels: Iterable[L], rules: Iterable[Any], today: date) -> list[NextStep[L]]:
    """Return the next level of each track, in the order of ``levels``; none where the highest is held.

    ``held`` has the keys of the levels that count today. Rules have ``level_id``, ``needs_id``, ``starts_on`` and
    ``ends_on``; a level that no rule knows today cannot be reached any more.
    """
    by_key: dict[Any, Any] = {level.pk: level for level in cast("Iterable[Any]", levels)}
    in_force = {
        rule.level_id: rule
        for rule in rules
        if rule.starts_on <= today and (rule.ends_on is None or rule.ends_on > today)
    }
    tracks: dict[Any, list[Any]] = {}
    for level in by_key.values():
        tracks.setdefault(level.track_id, []).append(level)
    steps = []
    for track in tracks.values():
        reached = _reached(held, track)
        ahead = [level for level in track if level.place > reached and level.pk in in_force]
        if not ahead:
            continue
        level = min(ahead, key=lambda one: one.place)
        needs = by_key.get(in_force[level.pk].needs_id)
        met = needs is None or needs.place <= _reached(held, tracks[needs.track_id])
        steps.append(NextStep(level, needs, met))
    return steps


def _reached(held: Collection[Any], track: Iterable[Any]) -> int:
    return max((level.place for level in track if level.pk in held), default=-1)

"""Write the rules of cultivation: a new edition ends the present one, so that earlier grants keep theirs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, verb
from enterprises import access
from enterprises.models import Level, LevelRule, Track, Validity
from enterprises.rules.cultivation import MOST_YEARS

MOST_MONTHS = 60  # before the end
_GAP = 10  # between the places of two levels, so that one fits in between


class EditionTooEarlyError(DomainError):
    """Editions follow one another: the new one begins after every edition there is."""

    code = "edition_too_early"
    message = _("A new edition begins after the day on which the present one began.")
    field = "starts_on"
    constraint = "level_has_one_rule_at_a_time"


class UnclearYearsError(DomainError):
    """A validity of years says how many, and no other validity does."""

    code = "rule_without_years"
    message = _("Say how many years the level lasts, from 1 to 50, and only for a validity of years.")
    field = "years"
    constraint = "rule_says_how_many_years"


class UnclearUpdateDayError(DomainError):
    """The yearly update has a month and a day, or neither."""

    code = "rule_without_update_day"
    message = _("The yearly update needs a month and a day of that month, or neither.")
    field = "update_day"
    constraint = "rule_names_a_day_of_the_year"


class UnclearReminderError(DomainError):
    """Reminders come some months before the end."""

    code = "rule_with_odd_reminders"
    message = _("Reminders come from 1 to 60 months before the end.")
    field = "reminder_months"


class LevelNeedsItselfError(DomainError):
    """A level comes after another one."""

    code = "level_needs_itself"
    message = _("A level cannot come after itself.")
    field = "needs"


class LevelPlaceTakenError(DomainError):
    """No room for a level between two others."""

    code = "level_place_taken"
    message = _("There is no room between these two levels of the track.")
    field = "after"
    constraint = "level_has_its_own_place_in_the_track"


class LevelCodeTakenError(DomainError):
    """Each level has a code of its own."""

    code = "level_code_taken"
    message = _("Another level was added at this moment. Try again.")
    constraint = "enterprises_level_code_key"


class NamelessLevelError(DomainError):
    """A level has its official name."""

    code = "nameless_level"
    message = _("Enter the official name of the level.")
    field = "name"


@verb
def set_level_rule(
    level: Level,
    *,
    starts_on: date,
    edition: str,
    validity: str,
    years: int | None = None,
    update_month: int | None = None,
    update_day: int | None = None,
    reminder_months: Iterable[int] = (),
    needs: Level | None = None,
    source: str = "",
    expected: int | None = None,
    by: User,
    at: datetime,
) -> LevelRule:
    """Let a new edition hold from a day on; it ends the present one. ``expected`` is the version of the level.

    What was granted before keeps the rule under which it was granted.
    """
    level = lock(level)
    access.require(access.may_edit_cultivation_rules(by))
    match(level, expected)
    months = sorted(set(reminder_months), reverse=True)
    if (validity == Validity.YEARS) != (years is not None) or not 1 <= (years or 1) <= MOST_YEARS:
        raise UnclearYearsError()
    if (update_month is None) != (update_day is None) or not _is_a_day(update_month, update_day):
        raise UnclearUpdateDayError()
    if any(not 1 <= month <= MOST_MONTHS for month in months):
        raise UnclearReminderError()
    if needs is not None and needs.pk == level.pk:
        raise LevelNeedsItselfError()
    present = level.rules.order_by("-starts_on").first()
    if present is not None:
        if present.starts_on >= starts_on:
            raise EditionTooEarlyError()
        if present.ends_on is None or present.ends_on > starts_on:
            change(present, at=at, ends_on=starts_on)
    rule = create(
        LevelRule, at=at, level=level, edition=edition, starts_on=starts_on, validity=validity, years=years,
        update_month=update_month, update_day=update_day, reminder_months=months, needs=needs, source=source,
    )  # fmt: skip
    change(level, at=at)  # whoever had the level open sees that its rules moved
    return rule


@verb
def add_level(
    track: Track, *, name: str, name_en: str = "", scope: str, after: Level | None = None, by: User, at: datetime
) -> Level:
    """Add a level to a track, after another one or as the first. It is granted as soon as a rule holds for it."""
    track = lock(track)
    access.require(access.may_edit_cultivation_rules(by))
    if not name.strip():
        raise NamelessLevelError()
    if after is not None and after.track_id != track.pk:
        raise LevelPlaceTakenError()
    below = after.place if after else 0
    above = min((level.place for level in track.levels.all() if level.place > below), default=below + 2 * _GAP)
    place = (below + above) // 2
    if place == below:
        raise LevelPlaceTakenError()
    highest = track.levels.aggregate(count=Max("place"))["count"] or 0
    code = f"{track.code}_{max(highest, place)}_{track.levels.count() + 1}"[:30]
    return create(Level, at=at, track=track, code=code, name=name, name_en=name_en, scope=scope, place=place)


def _is_a_day(month: int | None, day: int | None) -> bool:
    return (
        month is None or day is None or (1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 + (month in _LONG)))
    )


_LONG = {1, 3, 5, 7, 8, 10, 12}

"""Who is told when an answer is late, and when: L0 specialist to L5 city, by working days since the promised day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError


class Level(models.IntegerChoices):
    """Whose matter a late issue has become (L0 to L5)."""

    SPECIALIST = 0, _("L0 specialist")
    UNIT = 1, _("L1 head of the unit")
    OFFICE = 2, _("L2 chain office")
    LEADER = 3, _("L3 chain leader")
    CHIEF = 4, _("L4 chief chain leader")
    CITY = 5, _("L5 city")


# Working days overdue -> level (county practice). Vertically managed units answer to the city: no county criticism.
LADDER = ((10, Level.CHIEF), (5, Level.LEADER), (3, Level.OFFICE), (1, Level.UNIT))
VERTICAL_LADDER = ((10, Level.CITY), (5, Level.LEADER), (3, Level.OFFICE), (1, Level.UNIT))
SLIP_FROM = Level.LEADER  # from here on a supervision slip (督办单) goes out


class HighestLevelError(DomainError):
    """There is nobody above the city."""

    code = "highest_level"
    message = _("The issue stands at the highest level already.")


class LowerLevelError(DomainError):
    """Escalation goes up."""

    code = "not_higher"
    message = _("Choose a level above the present one.")
    field = "level"


def level_for(days_overdue: int, *, vertical: bool = False) -> Level:
    """Return the level of an issue so many working days after its promised day."""
    for days, level in VERTICAL_LADDER if vertical else LADDER:
        if days_overdue >= days:
            return level
    return Level.SPECIALIST


def check_higher(present: int, level: int | None) -> Level:
    """Return the level to go to: the one asked for, else the next; refuse what is not above the present one."""
    if present >= Level.CITY:
        raise HighestLevelError()
    if level is None:
        return Level(present + 1)
    if not present < level <= Level.CITY:
        raise LowerLevelError()
    return Level(level)

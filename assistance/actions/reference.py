"""Write what a county starts with: units, categories, levels, calendars. Only what is missing; edited rows stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from chinese_calendar import constants
from django.utils.translation import gettext_lazy as _

from accounts import access
from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.models import Unit, User
from accounts.verbs import verb
from assistance.actions.calendar import Moved, PublishedDay, load_calendar_year
from assistance.models import CalendarDay, Category, StageClock
from assistance.reference.categories import CATEGORIES
from assistance.reference.holidays import HOLIDAYS, MADE_UP, HolidayName
from assistance.reference.units import UNITS
from assistance.rules.issue_clocks import DEFAULTS, urgent_days
from enterprises.actions.reference import load_cultivation


class UnpublishedYearError(DomainError):
    """No calendar of the year is known: it is published in November of the year before."""

    code = "year_not_published"
    message = _("The calendar of this year is not published yet, or the package that lists it is too old.")
    field = "year"


@dataclass(frozen=True)
class LoadedReference:
    """What was added, and the years without a published calendar."""

    units: int
    categories: int
    levels: int  # of cultivation
    years: list[int]
    unpublished: list[int]


@verb
def load_reference(*, by: User, at: datetime) -> LoadedReference:
    """Add units, categories, levels of cultivation and three years of calendars that are missing. Again: nothing."""
    access.require(by.is_system or access.may_manage_accounts(by))
    units = _add_units(at)
    categories = _add_categories(at)
    _add_clocks(at)
    levels = load_cultivation(by=by, at=at)
    this_year = local_day(at).year
    wanted = range(this_year - 1, this_year + 2)
    there = set(
        CalendarDay.objects.filter(day__in=[date(year, 1, 1) for year in wanted]).values_list("day__year", flat=True)
    )
    loaded, unpublished = [], []
    for year in wanted:
        if year in there:
            continue
        if year not in known_years():
            unpublished.append(year)
            continue
        load_published_year(year, by=by, at=at)
        loaded.append(year)
    return LoadedReference(units=units, categories=categories, levels=levels, years=loaded, unpublished=unpublished)


@verb
def load_published_year(year: int, *, by: User, at: datetime) -> list[Moved]:
    """Store a year as the ``chinesecalendar`` package knows it and return the issues whose deadline moved; never computed."""
    return load_calendar_year(year, days=published_days(year), by=by, at=at)


def known_years() -> set[int]:
    """Return the years whose calendar the package knows as a whole: those with a National Day."""
    return {day.year for day in constants.holidays if (day.month, day.day) == (10, 1)}


def published_days(year: int) -> dict[date, PublishedDay]:
    """Return the days of a year that differ from the week's usual, with the holiday's name, or raise UnpublishedYearError."""
    if year not in known_years():
        raise UnpublishedYearError()
    days = {}
    for day, key in constants.holidays.items():
        if day.year == year:
            holiday = _holiday(key)
            days[day] = PublishedDay(is_working=False, note=holiday.zh, note_en=holiday.en)
    for day, key in constants.workdays.items():
        if day.year == year:
            holiday = _holiday(key)
            days[day] = PublishedDay(
                is_working=True, note=MADE_UP.zh.format(holiday.zh), note_en=MADE_UP.en.format(holiday.en)
            )
    return days


def _holiday(key: str) -> HolidayName:
    return HOLIDAYS.get(key) or HolidayName("", key)


def _add_units(at: datetime) -> int:
    there = set(Unit.objects.values_list("code", flat=True))
    missing = [
        Unit(code=row.code, kind=row.kind, name=row.name, name_en=row.name_en, created_at=at, updated_at=at)
        for row in UNITS
        if row.code not in there
    ]
    Unit.objects.bulk_create(missing)
    return len(missing)


def _add_categories(at: datetime) -> int:
    there = set(Category.objects.values_list("code", flat=True))
    units = dict(Unit.objects.values_list("code", "id"))
    missing = [
        Category(
            code=row.code,
            name=row.name,
            name_en=row.name_en,
            answer_days=row.answer_days,
            urgent_days=urgent_days(row.answer_days),
            usual_unit_id=units.get(row.usual_unit),
            place=place,
            created_at=at,
            updated_at=at,
        )
        for place, row in enumerate(CATEGORIES, start=1)
        if row.code not in there
    ]
    Category.objects.bulk_create(missing)
    return len(missing)


def _add_clocks(at: datetime) -> None:
    there = set(StageClock.objects.values_list("stage", "urgency"))
    StageClock.objects.bulk_create(
        StageClock(stage=stage, urgency=urgency, amount=span.amount, unit=span.unit, created_at=at, updated_at=at)
        for (stage, urgency), span in DEFAULTS.items()
        if (stage, urgency) not in there
    )

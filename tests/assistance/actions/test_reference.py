"""What a county starts with: loaded once, never over what an administrator edited; an unpublished year is never computed."""

from __future__ import annotations

from datetime import date, datetime
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.actions.people import system_user
from accounts.clock import local_day
from accounts.models import Role, Unit, UnitKind
from accounts.verbs import change
from assistance.actions import reference
from assistance.actions.reference import (
    LoadedReference,
    UnpublishedYearError,
    known_years,
    load_published_year,
    load_reference,
    published_days,
)
from assistance.models import CalendarDay, Category
from assistance.queries.calendar import published_years
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TOWNSHIPS = [
    "001", "002", "003", "101", "103", "104", "105", "106", "107", "108", "109", "111", "112", "113", "114", "115", "116",
    "203",
]  # fmt: skip
ANSWER_DAYS = {
    "FIN": 10, "LAB": 10, "LND": 15, "UTL": 5, "ENV": 15, "ENE": 15, "SAF": 10, "LOG": 10, "MKT": 10, "RAW": 10, "TEC": 15,
    "DIG": 15, "POL": 10, "TAX": 5, "APR": 5, "PRJ": 15, "LAW": 10, "ARR": 15, "INS": 5, "IPR": 10, "FTR": 10, "LIV": 10,
    "SUG": 10, "OTH": 10,
}  # fmt: skip


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 5, 6, 9, 0, tzinfo=timezone.get_default_timezone())


def load(at: datetime) -> LoadedReference:
    return load_reference(by=system_user(), at=at)


def test_the_eighteen_townships_carry_their_statistical_codes(at: datetime) -> None:
    load(at)

    townships = Unit.objects.townships()
    assert [unit.code for unit in townships] == ["371521" + suffix for suffix in TOWNSHIPS]
    assert townships[0].name == "博济桥街道"
    assert townships[0].name_en == "Boji Bridge Subdistrict"
    assert townships[17].name == "大布乡"


def test_every_kind_of_unit_is_there_in_both_languages(at: datetime) -> None:
    load(at)

    units = Unit.objects.all()
    assert {unit.kind for unit in units} == set(UnitKind.values)
    assert all(unit.name and unit.name_en for unit in units)
    assert sum(unit.kind == UnitKind.ZONE for unit in units) == 2


def test_the_categories_have_the_days_of_the_county_and_a_usual_unit(at: datetime) -> None:
    load(at)

    categories = Category.objects.select_related("usual_unit").order_by("place")
    assert {category.code: category.answer_days for category in categories} == ANSWER_DAYS
    assert [category.code for category in categories] == list(ANSWER_DAYS)
    assert all(category.usual_unit for category in categories)


def test_loaded_again_nothing_changes(at: datetime) -> None:
    load(at)

    again = load(at)

    assert (again.units, again.categories, again.years) == (0, 0, [])
    assert Unit.objects.count() == 50


def test_what_an_administrator_edited_stays(at: datetime) -> None:
    load(at)
    unit, category, day = Unit.objects.get(code="HRS"), Category.objects.get(code="LAB"), date(2026, 5, 9)
    change(unit, at=at, name="县人社局")
    change(category, at=at, answer_days=7, usual_unit=None)
    CalendarDay.objects.filter(day=day).update(is_working=False, note="县庆")

    load(at)

    unit.refresh_from_db()
    category.refresh_from_db()
    assert (unit.name, category.answer_days, category.usual_unit) == ("县人社局", 7, None)
    assert CalendarDay.objects.get(day=day).note == "县庆"


def test_a_removed_category_comes_back_alone(at: datetime) -> None:
    load(at)
    Category.objects.filter(code="OTH").delete()

    assert load(at).categories == 1


def test_the_calendars_of_last_year_and_this_year_are_loaded(at: datetime) -> None:
    loaded = load(at)

    assert {2025, 2026} <= set(loaded.years)
    assert CalendarDay.objects.filter(day__year=2026).count() == 365


def test_holidays_and_make_up_days_say_what_they_are(at: datetime) -> None:
    load(at)

    holiday, made_up = CalendarDay.objects.get(day=date(2026, 10, 1)), CalendarDay.objects.get(day=date(2026, 5, 9))
    assert (holiday.is_working, holiday.note, holiday.note_en) == (False, "国庆节", "National Day")
    assert (made_up.is_working, made_up.note, made_up.note_en) == (True, "劳动节调休上班", "Working day for Labour Day")


def test_a_year_that_is_not_published_is_skipped_and_named(at: datetime) -> None:
    beyond = max(known_years()) + 1

    loaded = load(at.replace(year=beyond))

    assert loaded.unpublished == [beyond, beyond + 1]
    assert published_years() == [beyond - 1]


def test_an_unknown_year_is_refused_not_computed(at: datetime) -> None:
    with pytest.raises(UnpublishedYearError):
        load_published_year(max(known_years()) + 1, by=system_user(), at=at)

    assert not CalendarDay.objects.exists()


def test_every_holiday_that_the_package_names_has_a_name_here() -> None:
    for year in (2024, 2025, 2026):
        assert all(day.note and day.note_en for day in published_days(year).values())


def test_a_year_is_known_only_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    stray = {date(2031, 1, 1): "New Year's Day"}
    monkeypatch.setattr(reference.constants, "holidays", reference.constants.holidays | stray)

    assert 2031 not in known_years()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SYSTEM_ADMIN])
def test_only_administrators_and_the_system_load_it(role: Role, at: datetime) -> None:
    with pytest.raises(PermissionDenied):
        load_reference(by=UserFactory(roles=[role]), at=at)


def test_the_command_says_what_it_added_and_which_year_is_missing() -> None:
    said, warned = StringIO(), StringIO()

    call_command("load_reference", stdout=said, stderr=warned)

    assert "Added 50 units, 24 categories" in said.getvalue()
    next_year = local_day(timezone.now()).year + 1
    assert (str(next_year) in warned.getvalue()) == (next_year not in known_years())


def test_the_calendar_command_loads_a_year() -> None:
    said = StringIO()

    call_command("load_calendar", "2026", stdout=said)

    assert published_years() == [2026]
    assert "2026" in said.getvalue()


def test_the_calendar_command_says_which_years_there_are() -> None:
    with pytest.raises(CommandError, match=rf"does not know 2099 .*to {max(known_years())}"):
        call_command("load_calendar", "2099")

"""Days of cultivation, computed by hand, and what comes next on a track."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from enterprises.rules import cultivation as rules
from enterprises.rules.cultivation import NextStep, QualificationStatus, Validity, next_steps


@pytest.mark.parametrize(
    ("validity", "years", "valid_from", "last"),
    [
        (Validity.YEARS, 3, date(2023, 11, 29), date(2026, 11, 28)),
        (Validity.YEARS, 1, date(2025, 1, 1), date(2025, 12, 31)),
        (Validity.YEARS, 3, date(2021, 3, 1), date(2024, 2, 29)),  # the day before is the leap day
        (Validity.YEARS, 3, date(2025, 2, 28), date(2028, 2, 27)),
        (Validity.YEARS, 3, date(2024, 2, 29), date(2027, 2, 28)),  # no such anniversary: the last of February
        (Validity.YEARS, 4, date(2024, 2, 29), date(2028, 2, 28)),
        (Validity.CALENDAR_YEAR, None, date(2026, 3, 9), date(2026, 12, 31)),
        (Validity.CALENDAR_YEAR, None, date(2026, 12, 31), date(2026, 12, 31)),
        (Validity.UNLIMITED, None, date(2026, 3, 9), None),
    ],
)
def test_the_last_day_is_the_day_before_the_anniversary(
    validity: str, years: int | None, valid_from: date, last: date | None
) -> None:
    assert rules.last_day(validity, years, valid_from) == last


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 11, 28), 12, date(2025, 11, 28)),
        (date(2026, 11, 28), 9, date(2026, 2, 28)),
        (date(2027, 5, 31), 6, date(2026, 11, 30)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 1, 31), 1, date(2025, 12, 31)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), -12, date(2027, 1, 15)),
        (date(2026, 8, 31), -6, date(2027, 2, 28)),
    ],
)
def test_months_before_a_day_end_with_the_month(day: date, months: int, earlier: date) -> None:
    assert rules.months_before(day, months) == earlier


@pytest.mark.parametrize("months", [1, 6, 12])
def test_days_with_a_reminder_are_exactly_those_whose_reminder_it_is(months: int) -> None:
    first = date(2027, 1, 1).toordinal()  # a leap year follows
    found: dict[date, list[date]] = {}
    for last in map(date.fromordinal, range(first, first + 1200)):
        found.setdefault(rules.months_before(last, months), []).append(last)

    for day in map(date.fromordinal, range(first, first + 730)):
        assert rules.days_with(day, months) == found.get(day, []), day


def test_reminders_come_in_the_order_of_days_and_not_without_an_end() -> None:
    assert rules.reminder_days(date(2027, 5, 31), [12, 9, 6]) == [
        date(2026, 5, 31), date(2026, 8, 31), date(2026, 11, 30),
    ]  # fmt: skip
    assert rules.reminder_days(None, [12, 9, 6]) == []


def test_the_yearly_update_has_a_deadline_each_year() -> None:
    assert rules.update_deadline(5, 31, 2026) == date(2026, 5, 31)
    assert rules.update_deadline(2, 31, 2027) == date(2027, 2, 28)
    assert rules.update_opens(5, 31, 2026) == date(2026, 4, 30)
    assert rules.next_deadline(5, 31, date(2026, 5, 31)) == date(2026, 5, 31)
    assert rules.next_deadline(5, 31, date(2026, 6, 1)) == date(2027, 5, 31)


@pytest.mark.parametrize(
    ("updated_for", "year", "owes"),
    [(None, 2025, False), (None, 2026, True), (2025, 2026, True), (2026, 2026, False), (2027, 2026, False)],
)
def test_the_update_is_owed_from_the_year_after_the_grant_until_it_is_handed_in(
    updated_for: int | None, year: int, owes: bool
) -> None:
    assert rules.owes_update(date(2025, 7, 1), updated_for, year) is owes


@pytest.mark.parametrize(
    ("status", "valid_to", "shown"),
    [
        ("VALID", date(2026, 11, 26), QualificationStatus.VALID),
        ("VALID", date(2026, 11, 25), QualificationStatus.EXPIRED),
        ("VALID", None, QualificationStatus.VALID),
        ("UNDER_REVIEW", date(2026, 1, 1), QualificationStatus.UNDER_REVIEW),
        ("REVOKED", date(2026, 1, 1), QualificationStatus.REVOKED),
    ],
)
def test_a_valid_one_has_run_out_the_day_after_its_last(status: str, valid_to: date | None, shown: str) -> None:
    assert rules.shown_status(status, valid_to, date(2026, 11, 26)) == shown


@dataclass(frozen=True)
class ALevel:
    pk: str
    track_id: str
    place: int


@dataclass(frozen=True)
class ARule:
    level_id: str
    needs_id: str | None = None
    starts_on: date = date(2022, 1, 1)
    ends_on: date | None = None


BASE, SPECIAL, GIANT = ALevel("base", "S", 10), ALevel("special", "S", 30), ALevel("giant", "S", 40)
OLD_BASE, GREEN = ALevel("old base", "S", 5), ALevel("green", "G", 10)
LEVELS = [BASE, SPECIAL, GIANT, GREEN, OLD_BASE]
CHANGE = date(2026, 4, 1)
RULES = [
    ARule("old base", ends_on=CHANGE),
    ARule("base", starts_on=CHANGE),
    ARule("special", "old base", ends_on=CHANGE),
    ARule("special", "base", starts_on=CHANGE),
    ARule("giant", "special"),
    ARule("green", "giant"),
]


def steps(*held: str, today: date = date(2026, 11, 26)) -> dict[str, tuple[str, str | None, bool]]:
    found: list[NextStep[ALevel]] = next_steps(held, LEVELS, RULES, today)
    return {step.level.track_id: (step.level.pk, step.needs.pk if step.needs else None, step.met) for step in found}


def test_who_holds_nothing_begins_with_the_first_level_in_force() -> None:
    assert steps() == {"S": ("base", None, True), "G": ("green", "giant", False)}
    assert steps(today=date(2026, 3, 31))["S"] == ("old base", None, True)


def test_the_next_level_is_above_the_highest_held_even_where_a_lower_one_is_missing() -> None:
    assert steps("special")["S"] == ("giant", "special", True)
    assert steps("base")["S"] == ("special", "base", True)
    assert steps("old base")["S"] == ("base", None, True)


def test_at_the_top_nothing_comes_next_and_a_higher_level_meets_the_need_of_another_track() -> None:
    assert steps("giant") == {"G": ("green", "giant", True)}


def test_the_edition_of_the_day_decides_what_is_needed() -> None:
    assert steps("old base", today=date(2026, 3, 31))["S"] == ("special", "old base", True)

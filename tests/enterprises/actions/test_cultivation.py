"""Who holds which level: granted, corrected, revoked, updated each year; and the editions of the rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from uuid_utils.compat import uuid7

from accounts.actions.people import system_user
from accounts.errors import DomainError, IdTakenError, StaleError
from enterprises.actions import cultivation as acts
from enterprises.actions.level_rules import (
    EditionTooEarlyError,
    LevelNeedsItselfError,
    LevelPlaceTakenError,
    UnclearReminderError,
    UnclearUpdateDayError,
    UnclearYearsError,
    add_level,
    set_level_rule,
)
from enterprises.actions.reference import load_cultivation
from enterprises.models import Level, LevelRule, Qualification, TimelineEntry, Track
from enterprises.reference.cultivation import TRACKS
from enterprises.rules.cultivation import NoYearlyUpdateError, UnknownValidityError
from tests.factories.cultivation import LevelFactory, LevelRuleFactory, QualificationFactory
from tests.factories.world import World

NOT_THE_OFFICE = ["specialist", "handler", "leader", "organiser", "auditor", "admin"]


@pytest.fixture
def level(world: World) -> Level:
    """A level that lasts three years."""
    level: Level = LevelRuleFactory().level
    return level


def grant(world: World, level: Level, **kwargs: Any) -> Qualification:
    given: dict[str, Any] = {"level": level, "valid_from": date(2024, 2, 29), "by": world.office, "at": world.at}
    return acts.grant_qualification(world.enterprise, **(given | kwargs))


def lines(kind: str) -> list[dict[str, Any]]:
    return list(TimelineEntry.objects.filter(kind=kind).values_list("facts", flat=True))


# --- Granted ----------------------------------------------------------------------------------------------------------


def test_the_rule_of_the_first_day_gives_the_last_and_stays_with_the_grant(world: World, level: Level) -> None:
    rule = level.rules.get()
    granted = grant(world, level)
    set_level_rule(
        level, starts_on=date(2025, 1, 1), edition="2025", validity="YEARS", years=5, by=world.office, at=world.at
    )

    stored = Qualification.objects.get(pk=granted.pk)
    assert (stored.valid_to, stored.rule) == (date(2027, 2, 28), rule)
    assert grant(world, level, valid_from=date(2025, 1, 1)).valid_to == date(2029, 12, 31)
    assert lines("qualification.granted")[0] == {"level": level.name, "level_en": level.name_en}


def test_the_last_day_of_the_certificate_goes_before_the_rule(world: World, level: Level) -> None:
    assert grant(world, level, valid_to=date(2025, 12, 31)).valid_to == date(2025, 12, 31)


def test_without_a_rule_on_the_first_day_the_last_day_must_be_given(world: World, level: Level) -> None:
    with pytest.raises(UnknownValidityError):
        grant(world, level, valid_from=date(2019, 12, 31))
    old = grant(world, level, valid_from=date(2019, 12, 31), valid_to=date(2022, 12, 30))
    assert old.rule is None


def test_the_last_day_is_not_before_the_first(world: World, level: Level) -> None:
    with pytest.raises(acts.QualificationPeriodError):
        grant(world, level, valid_to=date(2024, 2, 28))


def test_the_same_level_from_the_same_day_is_refused_in_words(world: World, level: Level) -> None:
    grant(world, level)
    with pytest.raises(acts.QualificationTakenError):
        grant(world, level)


def test_the_same_id_and_body_again_is_the_same_thing(world: World, level: Level) -> None:
    key = uuid7()
    first = grant(world, level, id=key, body_digest="a" * 64)
    again = grant(world, level, id=key, body_digest="a" * 64)
    assert (again, again.was_replayed) == (first, True)
    with pytest.raises(IdTakenError):
        grant(world, level, id=key, body_digest="b" * 64)


def test_who_is_above_designated_size_is_kept_in_the_register(world: World) -> None:
    above = LevelRuleFactory(level=LevelFactory(code="ABOVE_SIZE")).level
    with pytest.raises(acts.LevelInRegisterError):
        grant(world, above)


def test_nothing_is_revoked_without_a_reason(world: World, level: Level) -> None:
    with pytest.raises(acts.UnreasonedRevocationError):
        grant(world, level, status="REVOKED")
    granted = grant(world, level)
    with pytest.raises(acts.UnreasonedRevocationError):
        acts.edit_qualification(granted, status="REVOKED", by=world.office, at=world.at)
    with pytest.raises(acts.UnreasonedRevocationError):
        acts.revoke_qualification(granted, reason=" ", by=world.office, at=world.at)


# --- Corrected, revoked, updated --------------------------------------------------------------------------------------


def test_a_correction_of_the_first_day_computes_the_last_anew_when_it_is_left_empty(world: World, level: Level) -> None:
    granted = grant(world, level)
    acts.edit_qualification(granted, valid_from=date(2024, 3, 1), valid_to=None, by=world.office, at=world.at)

    stored = Qualification.objects.get()
    assert (stored.valid_from, stored.valid_to, stored.version) == (date(2024, 3, 1), date(2027, 2, 28), 2)
    assert lines("qualification.edited")[0]["fields"] == ["valid_from"]


def test_a_correction_that_changes_nothing_writes_nothing(world: World, level: Level) -> None:
    granted = grant(world, level)
    acts.edit_qualification(granted, valid_to=granted.valid_to, note="", by=world.office, at=world.at)
    assert Qualification.objects.get().version == 1
    assert lines("qualification.edited") == []


def test_who_saw_an_earlier_version_is_stopped(world: World, level: Level) -> None:
    granted = grant(world, level)
    acts.edit_qualification(granted, note="By the province", expected=1, by=world.office, at=world.at)
    for act, words in (
        (acts.edit_qualification, {"note": "x"}),
        (acts.revoke_qualification, {"reason": "x"}),
        (acts.note_yearly_update, {"year": 2025}),
    ):
        with pytest.raises(StaleError):
            act(granted, expected=1, by=world.office, at=world.at, **words)  # type: ignore[operator]


def test_what_was_revoked_says_why_and_stays_so(world: World, level: Level) -> None:
    granted = grant(world, level)
    acts.revoke_qualification(granted, reason="Did not pass the review", by=world.office, at=world.at)

    assert Qualification.objects.values_list("status", "note").get() == ("REVOKED", "Did not pass the review")
    assert lines("qualification.revoked")[0]["reason"] == "Did not pass the review"
    for act, words in (
        (acts.edit_qualification, {"note": "x"}),
        (acts.revoke_qualification, {"reason": "x"}),
        (acts.note_yearly_update, {"year": 2026}),
    ):
        with pytest.raises(acts.RevokedQualificationError):
            act(granted, by=world.office, at=world.at, **words)  # type: ignore[operator]


def test_the_yearly_update_is_noted_once_and_only_for_years_that_owe_one(world: World) -> None:
    year = world.today.year
    held = QualificationFactory(enterprise=world.enterprise, valid_from=date(year - 1, 6, 1))
    for _twice in range(2):
        acts.note_yearly_update(held, year=year, by=world.office, at=world.at)

    assert Qualification.objects.values_list("updated_for", "version").get() == (year, 2)
    assert [line["year"] for line in lines("qualification.updated")] == [year]
    for wrong in (year - 1, year + 1):
        with pytest.raises(NoYearlyUpdateError):
            acts.note_yearly_update(held, year=wrong, by=world.office, at=world.at)
    without = QualificationFactory(
        rule=LevelRuleFactory(update_month=None, update_day=None), valid_from=date(2020, 1, 1)
    )
    with pytest.raises(NoYearlyUpdateError):
        acts.note_yearly_update(without, year=year, by=world.office, at=world.at)


@pytest.mark.parametrize("who", NOT_THE_OFFICE)
def test_only_the_office_writes(world: World, level: Level, who: str) -> None:
    by, held = getattr(world, who), QualificationFactory(enterprise=world.enterprise)
    with pytest.raises(PermissionDenied):
        grant(world, level, by=by)
    with pytest.raises(PermissionDenied):
        acts.edit_qualification(held, note="x", by=by, at=world.at)
    with pytest.raises(PermissionDenied):
        acts.revoke_qualification(held, reason="x", by=by, at=world.at)
    with pytest.raises(PermissionDenied):
        acts.note_yearly_update(held, year=2026, by=by, at=world.at)
    with pytest.raises(PermissionDenied):
        set_level_rule(level, starts_on=world.today, edition="1", validity="UNLIMITED", by=by, at=world.at)
    with pytest.raises(PermissionDenied):
        add_level(level.track, name="x", scope="CITY", by=by, at=world.at)


# --- Editions ---------------------------------------------------------------------------------------------------------


def edition(world: World, level: Level, **kwargs: Any) -> LevelRule:
    given: dict[str, Any] = {
        "starts_on": date(2027, 1, 1),
        "edition": "2027",
        "validity": "UNLIMITED",
        "by": world.office,
        "at": world.at,
    }
    return set_level_rule(level, **(given | kwargs))


def test_a_new_edition_ends_the_present_one_on_its_first_day(world: World, level: Level) -> None:
    edition(world, level, reminder_months=[6, 12, 6])

    rules = level.rules.order_by("starts_on").values_list("starts_on", "ends_on", "reminder_months")
    assert list(rules) == [
        (date(2020, 1, 1), date(2027, 1, 1), [12, 9, 6]),
        (date(2027, 1, 1), None, [12, 6]),
    ]
    assert LevelRule.objects.in_force(date(2026, 12, 31)).get().edition == "2020"
    assert LevelRule.objects.in_force(date(2027, 1, 1)).get().edition == "2027"


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"starts_on": date(2020, 1, 1)}, EditionTooEarlyError),
        ({"validity": "YEARS"}, UnclearYearsError),
        ({"validity": "YEARS", "years": 0}, UnclearYearsError),
        ({"validity": "YEARS", "years": 51}, UnclearYearsError),
        ({"years": 3}, UnclearYearsError),
        ({"update_month": 5}, UnclearUpdateDayError),
        ({"update_month": 4, "update_day": 31}, UnclearUpdateDayError),
        ({"reminder_months": [0]}, UnclearReminderError),
        ({"reminder_months": [61]}, UnclearReminderError),
    ],
)
def test_an_edition_that_makes_no_sense_is_refused(
    world: World, level: Level, fields: dict[str, Any], refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        edition(world, level, **fields)
    assert level.rules.get().ends_on is None


def test_a_level_does_not_come_after_itself(world: World, level: Level) -> None:
    with pytest.raises(LevelNeedsItselfError):
        edition(world, level, needs=level)


def test_two_people_do_not_set_a_rule_over_each_other(world: World, level: Level) -> None:
    edition(world, level, expected=1)
    with pytest.raises(StaleError):
        edition(world, level, starts_on=date(2028, 1, 1), expected=1)


def test_a_level_is_added_between_two_others_until_there_is_no_room(world: World, level: Level) -> None:
    def add(after: Level | None) -> Level:
        return add_level(level.track, name="新等级", scope="CITY", after=after, by=world.office, at=world.at)

    assert add(level).place == 20
    assert add(None).place == 5
    assert add(level).place == 15
    nearest = add(level)
    assert nearest.place == 12
    assert add(level).place == 11
    with pytest.raises(LevelPlaceTakenError):
        add(level)
    with pytest.raises(LevelPlaceTakenError):
        add(LevelFactory())


# --- Reference --------------------------------------------------------------------------------------------------------


def test_the_reference_is_loaded_once_and_what_was_edited_stays(world: World) -> None:
    system = system_user()
    assert load_cultivation(by=system, at=world.at) == sum(len(track.levels) for track in TRACKS)
    specialised = Level.objects.get(code="SPECIALISED_SME")
    edition(world, specialised, edition="2030", starts_on=date(2030, 1, 1))
    count = LevelRule.objects.count()

    assert load_cultivation(by=system, at=world.at + timedelta(days=1)) == 0
    assert LevelRule.objects.count() == count
    assert Track.objects.count() == len(TRACKS)


def test_the_measure_of_2026_has_another_first_level_and_another_day_of_update(world: World) -> None:
    load_cultivation(by=system_user(), at=world.at)

    def on(day: date) -> dict[str, tuple[int | None, int | None]]:
        rules = LevelRule.objects.in_force(day).filter(level__track__code="SPECIALISED", validity="YEARS")
        return {
            code: (month, day)
            for code, month, day in rules.values_list("level__code", "update_month", "update_day")
            if "CHAMPION" not in code
        }

    assert on(date(2026, 3, 31)) == dict.fromkeys(("INNOVATIVE_SME", "SPECIALISED_SME", "LITTLE_GIANT"), (4, 30))
    assert on(date(2026, 4, 1)) == dict.fromkeys(("TECH_INNOVATION_SME", "SPECIALISED_SME", "LITTLE_GIANT"), (5, 31))


@pytest.mark.parametrize("who", ["office", "specialist"])
def test_only_the_system_or_an_administrator_loads_the_reference(world: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        load_cultivation(by=getattr(world, who), at=world.at)

"""Who is reminded of a qualification that runs out, or of its yearly update; and when the cause is gone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from assistance.models import Reminder
from assistance.queries.inbox import inbox, row_of, with_facts
from assistance.queries.reminder_kinds import KINDS, Slot
from assistance.rules.working_days import COUNTY
from enterprises.models import Qualification
from enterprises.rules.cultivation import months_before
from tests.assistance.queries.test_reminder_kinds import holds, told
from tests.factories import AssignmentFactory, ReminderFactory, SpecialistFactory, World
from tests.factories.cultivation import LevelFactory, LevelRuleFactory, QualificationFactory

LAST = date(2027, 11, 28)
DAYS = {12: date(2026, 11, 28), 9: date(2027, 2, 28), 6: date(2027, 5, 28)}
LONG_AGO = datetime(2025, 1, 1, tzinfo=COUNTY)


def held(world: World, **fields: Any) -> Qualification:
    given = {"enterprise": world.enterprise, "valid_from": date(2024, 11, 29), "valid_to": LAST, "created_at": LONG_AGO}
    made: Qualification = QualificationFactory(**(given | fields))
    return made


class TestRunsOut:
    def test_the_primary_specialist_is_told_twelve_nine_and_six_months_before(self, world: World) -> None:
        one = held(world)
        for day in DAYS.values():
            assert told("QUALIFICATION_EXPIRES", day, world.today) == {(one.pk, world.specialist.pk)}
            assert told("QUALIFICATION_EXPIRES", day - timedelta(days=1), world.today) == set()
            assert told("QUALIFICATION_EXPIRES", day + timedelta(days=1), world.today) == set()

    @pytest.mark.parametrize("last", [date(2027, 8, 28), date(2027, 8, 29), date(2027, 8, 30), date(2027, 8, 31)])
    def test_days_that_the_month_does_not_have_remind_on_its_last(self, world: World, last: date) -> None:
        held(world, valid_to=last, rule=LevelRuleFactory(reminder_months=[6]))
        assert len(told("QUALIFICATION_EXPIRES", date(2027, 2, 28), world.today)) == 1

    def test_the_rule_says_how_many_months_and_none_means_none(self, world: World) -> None:
        held(world, rule=LevelRuleFactory(reminder_months=[2]))
        held(world, rule=LevelRuleFactory(reminder_months=[]))
        assert len(told("QUALIFICATION_EXPIRES", date(2027, 9, 28), world.today)) == 1
        assert told("QUALIFICATION_EXPIRES", DAYS[12], world.today) == set()

    def test_without_a_rule_the_usual_months_hold(self, world: World) -> None:
        held(world, rule=None, level=LevelFactory())
        assert len(told("QUALIFICATION_EXPIRES", DAYS[12], world.today)) == 1

    @pytest.mark.parametrize(
        "fields",
        [{"status": "REVOKED"}, {"status": "UNDER_REVIEW"}, {"valid_to": None}, {"valid_from": date(2027, 8, 1)}],
    )
    def test_only_what_is_held_and_ends_reminds(self, world: World, fields: dict[str, Any]) -> None:
        held(world, **fields)
        assert told("QUALIFICATION_EXPIRES", DAYS[12], world.today) == set()

    @pytest.mark.parametrize("status", ["VALID", "UNDER_REVIEW"])
    def test_a_renewal_on_its_way_ends_the_cause(self, world: World, status: str) -> None:
        one = held(world)
        facts = {"enterprise": world.enterprise}
        assert holds("QUALIFICATION_EXPIRES", one.pk, world.specialist, DAYS[12], **facts)
        held(world, rule=one.rule, valid_from=date(2027, 1, 1), valid_to=date(2030, 1, 1), status=status)
        assert told("QUALIFICATION_EXPIRES", DAYS[12], world.today) == set()
        assert not holds("QUALIFICATION_EXPIRES", one.pk, world.specialist, DAYS[9], **facts)

    def test_it_holds_while_it_is_held_and_for_the_present_specialist(self, world: World) -> None:
        one, facts = held(world), {"enterprise": world.enterprise}
        assert holds("QUALIFICATION_EXPIRES", one.pk, world.specialist, LAST, **facts)
        assert not holds("QUALIFICATION_EXPIRES", one.pk, world.backup, LAST, **facts)
        assert not holds("QUALIFICATION_EXPIRES", one.pk, world.specialist, LAST + timedelta(days=1), **facts)

    def test_after_a_hand_over_the_successor_is_told(self, world: World) -> None:
        one, successor = held(world), SpecialistFactory()
        world.assignment.ends_on = world.today
        world.assignment.version += 1
        world.assignment.save()
        AssignmentFactory(enterprise=world.enterprise, specialist=successor, starts_on=world.today)
        assert told("QUALIFICATION_EXPIRES", DAYS[12], world.today) == {(one.pk, successor.user.pk)}

    def test_what_is_written_down_late_is_told_that_day_and_not_again(self, world: World) -> None:
        rows = KINDS["QUALIFICATION_EXPIRES"].rows
        late = months_before(world.today, -4)
        held(world, valid_to=late, created_at=world.at)
        due = list(rows(Slot(world.today, world.today)))
        assert [one.told_since for one in due] == [months_before(late, 6)]
        tomorrow = world.today + timedelta(days=1)
        assert list(rows(Slot(tomorrow, tomorrow))) == []

    def test_two_queries_however_many(self, world: World, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        rule = LevelRuleFactory()
        for place in range(5):
            held(world, rule=rule, valid_from=date(2024, 1, 1) + timedelta(days=place), valid_to=LAST)
        with django_assert_num_queries(2):
            assert len(told("QUALIFICATION_EXPIRES", DAYS[12], world.today)) == 5


class TestYearlyUpdate:
    OPENS = date(2026, 4, 30)  # a month before 31 May

    def test_it_is_told_a_month_before_its_day(self, world: World) -> None:
        one = held(world, updated_for=2025)
        assert told("QUALIFICATION_UPDATE_DUE", self.OPENS, world.today) == {(one.pk, world.specialist.pk)}
        assert told("QUALIFICATION_UPDATE_DUE", self.OPENS + timedelta(days=1), world.today) == set()
        assert told("QUALIFICATION_UPDATE_DUE", date(2027, 4, 30), world.today) == {(one.pk, world.specialist.pk)}

    @pytest.mark.parametrize("fields", [{"updated_for": 2026}, {"valid_from": date(2026, 1, 1)}, {"status": "REVOKED"}])
    def test_not_if_it_is_handed_in_or_not_asked_for(self, world: World, fields: dict[str, Any]) -> None:
        held(world, **fields)
        assert told("QUALIFICATION_UPDATE_DUE", self.OPENS, world.today) == set()

    def test_not_where_the_rule_asks_for_none(self, world: World) -> None:
        held(world, rule=LevelRuleFactory(update_month=None, update_day=None))
        assert told("QUALIFICATION_UPDATE_DUE", self.OPENS, world.today) == set()

    def test_it_holds_until_it_is_handed_in_also_after_its_day(self, world: World) -> None:
        one = held(world)
        ReminderFactory(
            kind="QUALIFICATION_UPDATE_DUE", subject_id=one.pk, recipient=world.specialist, enterprise=world.enterprise,
            slot=self.OPENS,
        )  # fmt: skip
        in_june = Reminder.objects.filter(KINDS["QUALIFICATION_UPDATE_DUE"].holds(date(2026, 6, 9)))
        assert in_june.exists()
        one.updated_for, one.version = 2026, 2
        one.save()
        assert not in_june.exists()

    def test_a_deadline_in_january_belongs_to_the_year_after_its_reminder(self, world: World) -> None:
        rule = LevelRuleFactory(update_month=1, update_day=15)
        one, facts = held(world, rule=rule, updated_for=2026), {"enterprise": world.enterprise}
        day = date(2026, 12, 15)
        assert told("QUALIFICATION_UPDATE_DUE", day, world.today) == {(one.pk, world.specialist.pk)}
        assert holds("QUALIFICATION_UPDATE_DUE", one.pk, world.specialist, day, **facts)

    def test_two_queries_on_its_day_and_one_on_others(
        self, world: World, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        rule = LevelRuleFactory()
        for place in range(5):
            held(world, rule=rule, valid_from=date(2024, 1, 1) + timedelta(days=place))
        with django_assert_num_queries(2):
            assert len(told("QUALIFICATION_UPDATE_DUE", self.OPENS, world.today)) == 5
        with django_assert_num_queries(1):
            told("QUALIFICATION_UPDATE_DUE", self.OPENS + timedelta(days=1), world.today)


@pytest.mark.parametrize(
    ("kind", "slot", "sentence"),
    [
        ("QUALIFICATION_EXPIRES", DAYS[12], "“High-tech” of Xiange Copper runs out on Sun 28 Nov 2027."),
        (
            "QUALIFICATION_UPDATE_DUE",
            date(2026, 4, 30),
            "The yearly update of “High-tech” of Xiange Copper is to be handed in by Sun 31 May 2026.",
        ),
    ],
)
def test_the_sentence_names_level_and_day_and_leads_to_the_ladder(
    world: World, kind: str, slot: date, sentence: str
) -> None:
    one = held(world, rule=LevelRuleFactory(level=LevelFactory(name_en="High-tech")))
    ReminderFactory(kind=kind, subject_id=one.pk, recipient=world.specialist, enterprise=world.enterprise, slot=slot)

    row = row_of(with_facts(Reminder.objects.all(), world.at).get())

    assert row.sentence == sentence
    assert row.path == f"/enterprises/{world.enterprise.pk}/qualifications/"
    assert [one.sentence for one in inbox(world.specialist, world.at)] == [sentence]

"""The planner tells each slot once and misses none; people read their reminders and put them off."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.actions.people import system_user
from accounts.models import User
from assistance.actions.reminders import Planned, plan_reminders, read_all_reminders, read_reminder, snooze_reminder
from assistance.models import Commitment, Message, MessageState, PlannerMark, Reminder
from assistance.queries.reminder_kinds import KINDS
from assistance.rules.reminders import MESSAGE_LIFE, SnoozeInPastError, SnoozeTooLongError
from tests.databases import OwnDatabase
from tests.factories import CommitmentFactory, ReminderFactory, VisitFactory, World, make_world


def plan(at: datetime) -> Planned:
    return plan_reminders(by=system_user(), at=at)


def promise(world: World, days: int = 0, owner: User | None = None) -> Commitment:
    """A promise to the enterprise, given long ago, due in so many days."""
    at = world.at - timedelta(days=60)
    visit = world.enterprise.visits.order_by("happened_at").first()
    due_on = world.today + timedelta(days=days)
    return CommitmentFactory(visit=visit, owner=owner or world.specialist, due_on=due_on, created_at=at)


@pytest.fixture
def quiet(world: World) -> World:
    """Nothing is due: both enterprises were visited lately, and the planner has been up to date since yesterday."""
    return _quieten(world)


def _quieten(world: World) -> World:
    for enterprise in (world.enterprise, world.other_enterprise):
        VisitFactory(enterprise=enterprise, visitor=world.specialist, happened_at=world.at - timedelta(days=5))
    noon_yesterday = world.at.replace(hour=12) - timedelta(days=1)
    assert plan(noon_yesterday) == Planned(0, 0, 0)
    return world


class TestPlanner:
    def test_what_is_due_today_is_in_the_bell_with_one_mail_queued(self, quiet: World) -> None:
        due = promise(quiet)
        promise(quiet, days=1)
        assert plan(quiet.at) == Planned(reminders=1, stale=0, messages=1)
        reminder = Reminder.objects.get()
        assert (reminder.kind, reminder.subject_id, reminder.recipient, reminder.slot) == (
            "PROMISE_DUE", due.pk, quiet.specialist, quiet.today,
        )  # fmt: skip
        message = Message.objects.get()
        assert (message.state, message.recipient, reminder.message) == (MessageState.QUEUED, quiet.specialist, message)
        assert (message.not_before, message.expires_at) == (quiet.at, quiet.at + MESSAGE_LIFE)

    def test_again_it_adds_nothing(self, quiet: World) -> None:
        promise(quiet)
        plan(quiet.at)
        assert plan(quiet.at) == Planned(0, 0, 0)
        assert plan(quiet.at + timedelta(days=1)) == Planned(0, 0, 0)

    def test_what_becomes_due_later_in_the_day_is_still_told(self, quiet: World) -> None:
        plan(quiet.at)
        promise(quiet)
        assert plan(quiet.at + timedelta(minutes=1)).reminders == 1

    def test_what_was_written_in_the_last_minute_of_a_day_is_told_after_midnight(self, quiet: World) -> None:
        midnight = quiet.at.replace(hour=0, minute=0, second=0) + timedelta(days=1)
        plan(midnight - timedelta(seconds=20))
        promise(quiet)
        plan(midnight)
        promise(quiet)
        plan(midnight + timedelta(minutes=1))
        assert Reminder.objects.filter(slot=quiet.today).count() == 2

    def test_several_reminders_of_one_run_make_one_mail(self, quiet: World) -> None:
        for _ in range(3):
            promise(quiet)
        promise(quiet, owner=quiet.office)
        assert plan(quiet.at) == Planned(reminders=4, stale=0, messages=2)
        assert quiet.specialist.reminders.values("message").distinct().count() == 1

    def test_a_person_without_an_address_is_told_in_the_bell_only(self, quiet: World) -> None:
        User.objects.filter(pk=quiet.specialist.pk).update(email="", version=2)
        promise(quiet)
        assert plan(quiet.at) == Planned(reminders=1, stale=0, messages=0)
        assert Reminder.objects.get().message is None

    def test_after_two_missed_days_every_slot_is_told_and_one_mail_carries_all(self, quiet: World) -> None:
        for days in (-2, -1, 0):
            promise(quiet, days)
        PlannerMark.objects.update(planned_through=quiet.today - timedelta(days=3))
        assert plan(quiet.at) == Planned(reminders=3, stale=0, messages=1)
        slots = [quiet.today - timedelta(days=days) for days in (2, 1, 0)]
        assert list(Reminder.objects.order_by("slot").values_list("slot", flat=True)) == slots

    def test_days_older_than_a_week_are_told_and_counted_but_not_mailed(self, quiet: World) -> None:
        for days in (-9, -8, -7):
            promise(quiet, days)
        PlannerMark.objects.update(planned_through=quiet.today - timedelta(days=10))
        assert plan(quiet.at) == Planned(reminders=3, stale=2, messages=1)
        assert Reminder.objects.filter(is_stale=True, message=None).count() == 2
        assert Reminder.objects.get(is_stale=False).message is not None

    def test_the_very_first_run_looks_back_a_week(self, world: World) -> None:
        VisitFactory(enterprise=world.enterprise, visitor=world.specialist, happened_at=world.at - timedelta(days=20))
        VisitFactory(enterprise=world.other_enterprise, happened_at=world.at - timedelta(days=5))
        told = promise(world, days=-7)
        promise(world, days=-8)
        plan(world.at)
        assert [reminder.subject_id for reminder in Reminder.objects.all()] == [told.pk]
        assert PlannerMark.objects.count() == len(KINDS)

    def test_the_day_is_that_of_the_clock_it_is_given(self, quiet: World) -> None:
        promise(quiet, days=1)
        evening = quiet.at.replace(hour=23, minute=59)
        assert plan(evening).reminders == 0
        assert plan(evening + timedelta(minutes=2)).reminders == 1

    def test_before_the_hour_the_mail_waits_for_it(self, quiet: World, settings: Settings) -> None:
        settings.REMINDER_HOUR = 23
        promise(quiet)
        plan(quiet.at.replace(hour=5))
        assert Message.objects.get().not_before == quiet.at.replace(hour=23, minute=0, second=0)

    def test_only_the_system_plans(self, world: World) -> None:
        with pytest.raises(PermissionDenied):
            plan_reminders(by=world.office, at=world.at)

    def test_a_rollback_leaves_nothing(self, quiet: World) -> None:
        promise(quiet)
        before = list(PlannerMark.objects.order_by("kind").values())
        with pytest.raises(RuntimeError), transaction.atomic():
            assert plan(quiet.at).messages == 1
            raise RuntimeError
        assert (Reminder.objects.count(), Message.objects.count()) == (0, 0)
        assert list(PlannerMark.objects.order_by("kind").values()) == before

    def test_its_queries_do_not_grow_with_what_is_due(self, quiet: World) -> None:
        def queries(at: datetime) -> int:
            with CaptureQueriesContext(connection) as asked:
                plan(at)
            return len(asked)

        plan(quiet.at)
        promise(quiet)
        one = queries(quiet.at)
        for _ in range(20):
            promise(quiet)
        assert queries(quiet.at) == one

    def test_planners_at_once_do_what_one_would_do(self, own_database: OwnDatabase) -> None:
        world = _quieten(make_world())
        for days in (-2, -1, 0):
            for _ in range(20):
                promise(world, days)
        PlannerMark.objects.update(planned_through=world.today - timedelta(days=3))
        outcomes = own_database.at_once(*[lambda: plan(world.at)] * 4)
        assert sorted(outcome.reminders for outcome in outcomes) == [0, 0, 0, 60], outcomes
        assert (Reminder.objects.count(), Message.objects.count()) == (60, 1)

    def test_planners_at_once_on_an_empty_table_of_marks(self, own_database: OwnDatabase) -> None:
        world = make_world()
        for enterprise in (world.enterprise, world.other_enterprise):
            VisitFactory(enterprise=enterprise, happened_at=world.at)
        outcomes = own_database.at_once(*[lambda: plan(world.at)] * 4)
        assert outcomes == [Planned(0, 0, 0)] * 4


class TestReader:
    def test_one_reads_ones_own_and_again_nothing_changes(self, world: World) -> None:
        reminder = ReminderFactory(recipient=world.specialist)
        read_reminder(reminder, by=world.specialist, at=world.at)
        read_reminder(reminder, by=world.specialist, at=world.at + timedelta(hours=1))
        reminder.refresh_from_db()
        assert (reminder.read_at, reminder.version) == (world.at, 2)

    def test_nobody_reads_another_persons(self, world: World) -> None:
        reminder = ReminderFactory(recipient=world.specialist)
        for person in (world.office, world.admin, world.backup):
            with pytest.raises(PermissionDenied):
                read_reminder(reminder, by=person, at=world.at)
            with pytest.raises(PermissionDenied):
                snooze_reminder(reminder, until=world.at + timedelta(days=1), by=person, at=world.at)
            with pytest.raises(PermissionDenied):
                read_all_reminders(world.specialist, by=person, at=world.at)

    def test_all_are_read_at_once_except_those_put_off(self, world: World) -> None:
        ReminderFactory.create_batch(2, recipient=world.specialist)
        away = ReminderFactory(recipient=world.specialist, snoozed_until=world.at + timedelta(days=1))
        other = ReminderFactory(recipient=world.office)
        assert read_all_reminders(world.specialist, by=world.specialist, at=world.at) == 2
        assert set(Reminder.objects.unread()) == {away, other}
        assert read_all_reminders(world.specialist, by=world.specialist, at=world.at) == 0

    def test_one_put_off_comes_back_unread(self, world: World) -> None:
        until = world.at + timedelta(days=3)
        reminder = ReminderFactory(recipient=world.specialist, read_at=world.at)
        snooze_reminder(reminder, until=until, by=world.specialist, at=world.at)
        mine = Reminder.objects.visible_to(world.specialist).unread()
        assert not mine.shown(until - timedelta(seconds=1)).exists()
        assert mine.shown(until).exists()

    def test_it_cannot_be_put_off_into_the_past_or_for_ever(self, world: World) -> None:
        reminder = ReminderFactory(recipient=world.specialist)
        with pytest.raises(SnoozeInPastError):
            snooze_reminder(reminder, until=world.at, by=world.specialist, at=world.at)
        with pytest.raises(SnoozeTooLongError):
            snooze_reminder(reminder, until=world.at + timedelta(days=31), by=world.specialist, at=world.at)

"""Who of our people is reminded of an event, of silent guests, and of what is to be followed up; and when the cause is gone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accounts.actions.people import system_user
from accounts.models import Role
from accounts.verbs import change
from assistance.actions.events import cancel_event, follow_up_event, hold_event
from assistance.actions.questions import decline_question
from assistance.actions.reminders import plan_reminders
from assistance.models import CalendarDay, Event, Reminder
from assistance.queries.inbox import inbox
from assistance.queries.reminder_kinds import KINDS, Slot
from assistance.rules.working_days import WorkingCalendar
from tests.assistance.queries.test_reminder_kinds import holds, told
from tests.factories import ContactFactory, UserFactory, World
from tests.factories.events import asked, event_today, guest, guests, planned_event, published_event, says_no, says_yes


@pytest.fixture
def event(world: World) -> Event:
    return published_event(world, in_days=30, answer_by=world.today + timedelta(days=20))


def working_day_after(world: World, day: date, number: int) -> date:
    calendar = WorkingCalendar.of(CalendarDay.objects.values_list("day", "is_working"))
    return calendar.after(day, number).on


class TestSoon:
    def test_who_planned_it_is_told_seven_days_and_one_day_before(self, world: World, event: Event) -> None:
        days = [event.starts_on - timedelta(days=before) for before in range(9)]
        assert [bool(told("EVENT_SOON", day, world.today)) for day in days] == [0, 1, 0, 0, 0, 0, 0, 1, 0]
        assert told("EVENT_SOON", days[7], world.today) == {(event.pk, world.organiser.pk)}

    def test_who_has_left_is_followed_by_the_organisers(self, world: World, event: Event) -> None:
        other = UserFactory(roles=[Role.ORGANISER])
        change(world.organiser, at=world.at, is_active=False)
        assert told("EVENT_SOON", event.starts_on - timedelta(days=1), world.today) == {(event.pk, other.pk)}

    def test_drafts_and_what_is_cancelled_remind_nobody(self, world: World, event: Event) -> None:
        planned_event(world)
        facts = {"event": event}
        assert holds("EVENT_SOON", event.pk, world.organiser, world.today, **facts)
        cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)
        assert told("EVENT_SOON", event.starts_on - timedelta(days=7), world.today) == set()
        assert not holds("EVENT_SOON", event.pk, world.organiser, world.today + timedelta(days=1), **facts)


class TestSilentGuests:
    def test_the_primary_specialist_is_told_once_of_each_who_is_silent(self, world: World, event: Event) -> None:
        coming, silent = guests(world, event, 2)
        guest(world, event, ContactFactory(enterprise=world.other_enterprise))
        says_yes(world, coming)
        assert event.answer_by is not None
        day = event.answer_by - timedelta(days=3)
        assert told("GUESTS_SILENT", day - timedelta(days=1), world.today) == set()
        assert (silent.pk, world.specialist.pk) in told("GUESTS_SILENT", day, world.today)
        assert {person for _pk, person in told("GUESTS_SILENT", day, world.today)} == {
            world.specialist.pk,
            world.other_specialist.pk,
        }
        since = {row.told_since for row in KINDS["GUESTS_SILENT"].rows(Slot(day, world.today))}
        assert since == {day}, "told on one of the three days, not on each"

    def test_who_was_invited_on_the_day_gets_the_day_to_answer(self, world: World) -> None:
        event = published_event(world, answer_by=world.today + timedelta(days=2))
        guest(world, event)
        assert told("GUESTS_SILENT", world.today) == set()
        assert len(told("GUESTS_SILENT", world.today + timedelta(days=1), world.today)) == 1

    def test_it_holds_until_there_is_an_answer_or_no_time_left(self, world: World, event: Event) -> None:
        silent = guest(world, event)
        facts = {"enterprise": world.enterprise, "event": event}
        assert event.answer_by is not None
        assert holds("GUESTS_SILENT", silent.pk, world.specialist, event.answer_by, **facts)
        assert not holds("GUESTS_SILENT", silent.pk, world.backup, event.answer_by, **facts)
        assert not holds("GUESTS_SILENT", silent.pk, world.specialist, event.answer_by + timedelta(days=1), **facts)
        says_no(world, silent)
        assert not holds("GUESTS_SILENT", silent.pk, world.specialist, world.today, **facts)


class TestFollowUp:
    def test_the_first_and_the_third_working_day_after(self, world: World) -> None:
        event = event_today(world)
        asked(world, event)
        hold_event(event, by=world.organiser, at=world.at)
        days = [working_day_after(world, event.ends_on, number) for number in range(1, 6)]
        assert [bool(told("EVENT_TO_FOLLOW_UP", day, world.today)) for day in days] == [1, 0, 1, 0, 0]
        assert told("EVENT_TO_FOLLOW_UP", event.ends_on, world.today) == set()

    def test_it_ends_when_each_question_is_decided(self, world: World) -> None:
        event = event_today(world)
        question = asked(world, event)
        event, facts = hold_event(event, by=world.organiser, at=world.at), {"event": event}
        tomorrow = event.ends_on + timedelta(days=1)
        assert holds("EVENT_TO_FOLLOW_UP", event.pk, world.organiser, tomorrow, **facts)
        decline_question(question, reason="Asked twice.", by=world.organiser, at=world.at)
        assert not holds("EVENT_TO_FOLLOW_UP", event.pk, world.organiser, tomorrow + timedelta(days=1), **facts)
        follow_up_event(event, by=world.organiser, at=world.at)
        assert told("EVENT_TO_FOLLOW_UP", working_day_after(world, event.ends_on, 1), world.today) == set()

    def test_an_event_that_nobody_has_called_held_reminds_too(self, world: World) -> None:
        event = event_today(world)
        day = working_day_after(world, event.ends_on, 1)
        assert told("EVENT_TO_FOLLOW_UP", day, world.today) == {(event.pk, world.organiser.pk)}


def test_the_inbox_says_it_and_leads_to_the_page(world: World) -> None:
    event = published_event(world, in_days=7, answer_by=world.today + timedelta(days=3))
    silent = guest(world, event)
    change(silent, at=world.at, invited_at=world.at - timedelta(days=2))
    plan_reminders(by=system_user(), at=world.at)
    [soon] = [row for row in inbox(world.organiser, world.at) if row.kind == "EVENT_SOON"]
    assert soon.sentence.startswith("Yanggu Entrepreneur Day begins on")
    assert (soon.path, soon.about) == (f"/events/{event.slug}/", "Yanggu Entrepreneur Day")
    [quiet] = [row for row in inbox(world.specialist, world.at) if row.kind == "GUESTS_SILENT"]
    assert "Xiange Copper" in quiet.subject
    assert quiet.path == f"/events/{event.slug}/guests/{silent.pk}/"
    assert Reminder.objects.filter(kind="GUESTS_SILENT", event=event).count() == 1

"""How an event lives: planned, published, changed, held, followed up - and what its guests are told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistance.actions import events as verbs
from assistance.actions.agenda import move_item
from assistance.actions.questions import answer_question, make_issue
from assistance.models import AgendaItem, Booking, Event, Message, Seating
from assistance.rules import events as rules
from assistance.rules.attendance import OversoldError
from assistance.rules.events import EventStatus
from tests.factories.events import (
    asked,
    at_hour,
    event_today,
    guest,
    guests,
    hall,
    item_of,
    planned_event,
    published_event,
    says_no,
    says_yes,
    speaker,
)
from tests.factories.world import World


def test_a_template_brings_its_agenda_and_lasts_as_long_as_it_says(world: World) -> None:
    week = planned_event(world, template="WEEK", answer_by=None)

    assert (week.ends_on - week.starts_on).days == 4
    assert week.items.count() == 13
    assert {item.starts_at.date() for item in week.items.all()} <= {
        week.starts_on + timedelta(days=n) for n in range(5)
    }


def test_events_of_a_kind_in_a_year_get_addresses_of_their_own(world: World) -> None:
    first, second = planned_event(world), planned_event(world)

    assert first.slug == f"entrepreneur-day-{first.starts_on.year}"
    assert second.slug == f"{first.slug}-2"


def test_a_copy_has_the_items_on_its_own_days_in_their_rooms_but_nobody_speaks_yet(world: World) -> None:
    source = planned_event(world, in_days=30)
    room = hall(world)
    item_of(world, source, room=room, people={speaker(world): "SPEAKER"})

    copy = verbs.copy_event(source, starts_on=source.starts_on + timedelta(days=365), by=world.organiser, at=world.at)

    (item,) = copy.items.all()
    assert (copy.previous, item.starts_at, item.room) == (source, at_hour(copy.starts_on, 9), room)
    assert Booking.objects.filter(item=item, speaker__isnull=False).count() == 0


def test_an_empty_programme_is_not_published(world: World) -> None:
    with pytest.raises(rules.EmptyAgendaError):
        verbs.publish_event(planned_event(world), by=world.organiser, at=world.at)


def test_guests_are_told_what_changed_and_only_those_who_may_still_come(world: World) -> None:
    event = published_event(world)
    staying, leaving = guests(world, event, 2, email="a@firm.example", consented_on=world.today)
    says_no(world, leaving)
    item = event.items.get()
    move_item(item, starts_at=at_hour(event.starts_on, 10), room=None, by=world.organiser, at=world.at)

    event = verbs.publish_event(event, by=world.organiser, at=world.at)

    assert (event.status, event.programme_version) == (EventStatus.CHANGED, 2)
    (change,) = event.programmes.get(number=2).changes
    assert change["kind"] == "MOVED"
    told = Message.objects.filter(about="PROGRAMME_CHANGED").values_list("link__invitation", flat=True)
    assert list(told) == [staying.pk]


def test_an_event_on_another_day_is_one_change_and_its_items_come_along(world: World) -> None:
    event = published_event(world)
    day = event.starts_on + timedelta(days=7)

    event = verbs.edit_event(event, starts_on=day, ends_on=day, by=world.organiser, at=world.at)
    verbs.publish_event(event, by=world.organiser, at=world.at)

    assert event.items.get().starts_at == at_hour(day, 9)
    assert [change["kind"] for change in event.programmes.get(number=2).changes] == ["DAYS"]


def test_publishing_without_a_change_is_refused(world: World) -> None:
    with pytest.raises(rules.NothingChangedError):
        verbs.publish_event(published_event(world), by=world.organiser, at=world.at)


def test_seats_are_never_cut_below_what_was_promised(world: World) -> None:
    event = published_event(world, seats=3)
    for invitation in guests(world, event, 3):
        says_yes(world, invitation)

    with pytest.raises(OversoldError):
        verbs.change_seats(event, seats=2, by=world.organiser, at=world.at)
    assert Seating.objects.get(event=event).seats == 3


def test_more_seats_go_to_whoever_waits_longest_and_they_are_told(world: World) -> None:
    event = published_event(world, seats=1)
    first, second, third = guests(world, event, 3, email="a@firm.example", consented_on=world.today)
    for invitation in (first, second, third):
        says_yes(world, invitation)

    verbs.change_seats(event, seats=2, by=world.organiser, at=world.at)

    for invitation in (second, third):
        invitation.refresh_from_db()
    assert (second.status, third.status) == ("ACCEPTED", "WAITING")
    assert list(Message.objects.filter(about="SEAT_FREE").values_list("link__invitation", flat=True)) == [second.pk]


def test_an_event_is_not_held_before_it_begins(world: World) -> None:
    with pytest.raises(rules.NotYetHeldError):
        verbs.hold_event(published_event(world), by=world.organiser, at=world.at)


def test_nothing_is_followed_up_while_a_question_is_open(world: World) -> None:
    event = event_today(world)
    guest(world, event)
    first, second = asked(world, event), asked(world, event, "贷款利率能否下调？")
    event = verbs.hold_event(event, by=world.organiser, at=world.at)
    answer_question(first, answer="年底前增容。", by=world.organiser, at=world.at)
    with pytest.raises(rules.OpenQuestionsError):
        verbs.follow_up_event(event, by=world.organiser, at=world.at)

    make_issue(second, category=world.category, by=world.organiser, at=world.at)

    assert verbs.follow_up_event(event, by=world.organiser, at=world.at).status == EventStatus.FOLLOWED_UP


def test_a_cancelled_event_frees_its_rooms_and_people_and_says_why(world: World) -> None:
    event, room = planned_event(world), hall(world)
    item_of(world, event, room=room, people={speaker(world): "SPEAKER"})
    event = verbs.publish_event(event, by=world.organiser, at=world.at)
    with pytest.raises(rules.WithoutReasonError):
        verbs.cancel_event(event, reason="", by=world.organiser, at=world.at)

    verbs.cancel_event(event, reason="暴雪", by=world.organiser, at=world.at)

    assert not Booking.objects.exists()
    other = planned_event(world, in_days=30)
    assert isinstance(item_of(world, other, room=room), AgendaItem)


def test_drafts_are_seen_by_planners_and_auditors_alone(world: World) -> None:
    draft, announced = planned_event(world), published_event(world)
    seen = {name: set(Event.objects.visible_to(user)) for name, user in world.everybody.items()}

    planners = {"office", "organiser", "auditor"}
    assert {name for name, events in seen.items() if draft in events} == planners
    assert {name for name, events in seen.items() if announced in events} == set(seen) - {"admin"}

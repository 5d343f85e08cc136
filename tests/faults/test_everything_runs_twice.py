"""C06: two beats, two workers and `dispatch --once` side by side do what one of each would do."""

from __future__ import annotations

import time

import pytest

from assistance.models import Message, MessageState, PlannerMark, Reminder
from tests.faults.house import START, House
from tests.faults.scenes import all_settled, promise, promises_of_different_people, quiet_world
from tests.faults.waiting import wait_until

PEOPLE = 60
MISSED_DAYS = 3
TICKS = 12


@pytest.mark.fault
def test_the_counts_are_those_of_one(house: House, report: list[str]) -> None:
    world = quiet_world()
    promises_of_different_people(world, PEOPLE)
    for days in range(MISSED_DAYS):
        promise(world, days=-days)
    house.beat(), house.beat()
    house.worker(), house.worker()
    dispatches = [house.dispatch(), house.dispatch()]
    wait_until(PlannerMark.objects.exists, "somebody has planned", START)
    deadline, rounds, later = time.monotonic() + TICKS, 2, 0
    while time.monotonic() < deadline:
        promise(world, world.other_specialist)  # new facts while all of them plan
        later += 1
        for place, dispatch in enumerate(dispatches):
            if dispatch.has_ended:
                assert dispatch.exit_code == 0, dispatch.said
                dispatches[place] = house.dispatch()
                rounds += 1
        time.sleep(0.5)
    expected = PEOPLE + MISSED_DAYS + later
    wait_until(lambda: Reminder.objects.count() >= expected, "everything is planned", START)
    wait_until(lambda: all_settled(PEOPLE + 2), "every message is settled", START)
    for dispatch in dispatches:
        assert dispatch.exit_code == 0, dispatch.said

    told = sum(mail.get_content().count("* ") for mail in house.mails.accepted)
    report.append(f"C06 2 beats, 2 workers, {rounds} dispatches: {expected} reminders, {told} told by mail")
    assert Reminder.objects.count() == expected
    assert told == expected, "each reminder is in one mail"
    assert set(house.mails.message_ids.values()) == {1}
    assert len(house.mails.accepted) == Message.objects.filter(state=MessageState.SENT).count()
    of_the_specialist = Message.objects.filter(recipient=world.specialist)
    assert of_the_specialist.count() == 1, "one mail for all missed days"

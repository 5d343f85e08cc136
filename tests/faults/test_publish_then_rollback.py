"""C14: what is rolled back was never told, even when the worker has been asked to deliver meanwhile."""

from __future__ import annotations

import pytest
from django.db import transaction

from accounts.actions.people import system_user
from accounts.clock import database_now
from assistance.actions.reminders import plan_reminders
from assistance.models import Message, PlannerMark, Reminder
from tests.faults.house import START, House
from tests.faults.scenes import promise, quiet_world
from tests.faults.waiting import wait_until

DELIVER = "assistance.tasks.deliver_messages"


@pytest.mark.fault
def test_no_mail_and_no_row_of_the_outbox(house: House) -> None:
    world = quiet_world()
    promise(world)
    worker = house.ready_worker()

    def deliver() -> None:
        done = f"{DELIVER}[{house.publish(DELIVER)}] succeeded"
        wait_until(lambda: done in worker.said, "the worker has tried to deliver", START)

    with pytest.raises(RuntimeError, match="changed our mind"), transaction.atomic():
        assert plan_reminders(by=system_user(), at=database_now()).messages == 1
        deliver()  # between the insertion and the end of the transaction
        raise RuntimeError("changed our mind")
    deliver()

    assert (Message.objects.count(), Reminder.objects.count(), PlannerMark.objects.count()) == (0, 0, 0)
    assert not house.mails.accepted

    plan_reminders(by=system_user(), at=database_now())
    deliver()
    assert len(house.mails.accepted) == 1, "committed, it goes out"

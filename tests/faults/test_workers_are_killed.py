"""C01: kill -9 of worker main processes in the midst of sending loses no reminder and doubles hardly any mail."""

from __future__ import annotations

import random
import time

import pytest

from assistance.models import Message, MessageState, Reminder
from tests.faults.house import LEASE_SECONDS, START, House, Part
from tests.faults.scenes import all_settled, promises_of_different_people, quiet_world
from tests.faults.waiting import wait_until

DUE = 300
KILLS = 10
WORKERS = 3
DOUBLES_AT_MOST = DUE * 3 // 100


@pytest.mark.fault
def test_ten_kills_during_three_hundred_mails(house: House, report: list[str]) -> None:
    promises_of_different_people(quiet_world(), DUE)
    house.mails.delay = 0.08
    dice = random.Random(371521)
    house.beat()
    workers = [house.quick_worker() for _ in range(WORKERS)]

    def sending() -> list[Part]:
        return [worker for worker in workers if worker.is_busy_with("assistance.tasks.deliver_messages")]

    for _ in range(KILLS):
        accepted = len(house.mails.accepted)
        wait_until(lambda: len(house.mails.accepted) > accepted + 3 and sending(), "mails go out", START)  # noqa: B023
        time.sleep(dice.uniform(0, 0.3))  # anywhere between two replies of the server
        victim = dice.choice(sending() or workers)
        victim.kill()
        workers.remove(victim)
        workers.append(house.quick_worker())
    last_kill = time.monotonic()
    wait_until(lambda: all_settled(DUE), "every message is settled", LEASE_SECONDS + 60)

    sent = {f"<{pk}@yanggu.example>" for pk in Message.objects.values_list("pk", flat=True)}
    doubles = sum(house.mails.message_ids.values()) - len(sent)
    report.append(
        f"C01 {KILLS} kills in the midst of {DUE} mails: {len(sent - set(house.mails.message_ids))} lost, "
        f"{doubles} doubled, all settled {time.monotonic() - last_kill:.0f} s after the last kill"
    )
    assert Reminder.objects.count() == DUE
    assert Message.objects.filter(state=MessageState.SENT).count() == DUE
    assert set(house.mails.message_ids) == sent, "lost, or sent under another id"
    assert doubles <= DOUBLES_AT_MOST
    assert Message.objects.filter(attempts__gt=1).exists(), "the kills came too late to prove anything"

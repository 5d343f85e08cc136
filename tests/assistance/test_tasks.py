"""Beat's tasks and the second leg: they carry nothing, make one call, and need no broker to be right."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from celery import current_app
from django.core.management import CommandError, call_command

from assistance import tasks
from assistance.models import Message, MessageState, Reminder
from dev.folders import ROOT
from enterprises.tasks import work_on_imports
from tests.databases import OwnDatabase
from tests.factories import CommitmentFactory, VisitFactory, World, make_world
from tests.mail_server import MailServer, free_port

TASKS = [tasks.plan_reminders, tasks.deliver_messages, work_on_imports]


def promise(world: World) -> None:
    """A promise of today, and nothing else that is due."""
    VisitFactory(enterprise=world.other_enterprise)
    visit = VisitFactory(enterprise=world.enterprise, visitor=world.specialist)
    CommitmentFactory(visit=visit, due_on=world.today, created_at=world.at - timedelta(days=9))


def test_beat_asks_for_tasks_that_exist() -> None:
    asked = {entry["task"] for entry in current_app.conf.beat_schedule.values()}
    assert asked == {task.name for task in TASKS}
    assert asked <= set(current_app.tasks)


def test_a_tick_that_nobody_took_is_dropped_before_the_next() -> None:
    for entry in current_app.conf.beat_schedule.values():
        assert entry["options"]["expires"] < entry["schedule"]


@pytest.mark.parametrize("task", TASKS)
def test_tasks_carry_nothing(task: object) -> None:
    assert not inspect.signature(task.run).parameters  # type: ignore[attr-defined]


def test_dispatch_once_plans_and_delivers(world: World, smtp: MailServer, capsys: pytest.CaptureFixture[str]) -> None:
    promise(world)
    call_command("dispatch", "--once")
    assert "1 reminders planned (0 too old for a mail); 1 mails queued; 1 sent delivered" in capsys.readouterr().out
    assert Message.objects.get().state == MessageState.SENT
    assert len(smtp.accepted) == 1
    call_command("dispatch", "--once")
    assert "0 reminders planned (0 too old for a mail); 0 mails queued; nothing delivered" in capsys.readouterr().out


def test_dispatch_says_how_it_is_to_be_called(world: World) -> None:
    with pytest.raises(CommandError, match="--once"):
        call_command("dispatch")


def test_with_the_broker_down_planning_goes_on(own_database: OwnDatabase) -> None:
    promise(make_world())
    environment = own_database.environment | {"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"}
    program = (
        "import time; from assistance.tasks import plan_reminders as p; s = time.time(); p(); print(time.time() - s)"
    )
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", program],
        env=os.environ | environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "broker unreachable" in done.stderr
    assert float(done.stdout.split()[-1]) < 10
    assert (Reminder.objects.count(), Message.objects.count()) == (1, 1)

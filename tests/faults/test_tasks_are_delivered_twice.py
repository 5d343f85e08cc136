"""C12: a task that the broker delivers twice changes nothing the second time, except its own log."""

from __future__ import annotations

import pytest
from psycopg import sql

from assistance.models import Message, MessageState, Reminder
from config.celery import app
from tests.databases import OwnDatabase
from tests.faults.house import START, House
from tests.faults.scenes import promise, promises_of_different_people, quiet_world
from tests.faults.waiting import wait_until

app.loader.import_default_modules()
OURS = sorted(name for name in app.tasks if name.split(".")[0] in {"accounts", "assistance", "config", "enterprises"})

# What a task writes down about having run.
OWN_LOG = {"assistance_plannermark": ["ran_at"]}


def rows(database: OwnDatabase) -> dict[str, str]:
    """Return a fingerprint of every table."""
    with database.connect() as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        prints = {}
        for (table,) in tables:
            statement = sql.SQL(
                "SELECT md5(coalesce(string_agg(line, ' ' ORDER BY line), '')) FROM {} AS lines"
            ).format(
                sql.SQL("(SELECT (to_jsonb(t) - {})::text AS line FROM {} AS t)").format(
                    sql.SQL("{}::text[]").format(sql.Literal(OWN_LOG.get(table, []))), sql.Identifier(table)
                )
            )
            found = connection.execute(statement).fetchone()
            assert found is not None
            prints[table] = found[0]
        return prints


def test_every_task_of_the_schedule_is_looked_at() -> None:
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(OURS)


@pytest.mark.fault
@pytest.mark.parametrize("task", OURS)
def test_the_second_delivery_changes_nothing(task: str, house: House, own_database: OwnDatabase) -> None:
    world = quiet_world()
    promises_of_different_people(world, 3)
    promise(world, days=-1)
    worker = house.ready_worker()

    def deliver(name: str) -> None:
        done = f"{name}[{house.publish(name)}] succeeded"
        wait_until(lambda: done in worker.said, f"{name} has run", START)

    def nothing_under_way() -> bool:
        return not Message.objects.filter(state__in=[MessageState.QUEUED, MessageState.SENDING]).exists()

    empty = rows(own_database)
    deliver("assistance.tasks.plan_reminders")  # so that every task finds work
    deliver(task)
    wait_until(nothing_under_way, "the mails are out", START)
    assert Reminder.objects.count() == 4
    first = rows(own_database)
    assert first != empty
    sent = len(house.mails.accepted)

    deliver(task)
    deliver("assistance.tasks.deliver_messages")  # whatever the task may have asked for
    assert rows(own_database) == first
    assert len(house.mails.accepted) == sent

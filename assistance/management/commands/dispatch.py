"""``manage.py dispatch --once``: plan and deliver without Celery, from cron or a systemd timer, as a second leg."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from accounts.actions.people import system_user
from accounts.clock import database_now
from assistance.actions.deliveries import deliver_due_messages
from assistance.actions.escalations import escalate_overdue_issues
from assistance.actions.reminders import plan_reminders


class Command(BaseCommand):
    """Do once what the beat asks the worker to do every minute; both at the same time do no harm."""

    help = "Plan the reminders that are due and send the mails that wait, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", required=True, help="one round, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        escalate_overdue_issues(by=system_user(), at=database_now())
        planned = plan_reminders(by=system_user(), at=database_now())
        delivered = deliver_due_messages(by=system_user(), clock=database_now)
        states = ", ".join(f"{count} {state.lower()}" for state, count in sorted(delivered.items()))
        self.stdout.write(
            f"{planned.reminders} reminders planned ({planned.stale} too old for a mail); "
            f"{planned.messages} mails queued; {states or 'nothing'} delivered"
        )

"""What beat and the worker run. Tasks carry nothing: they read the database's clock and call verbs, each on its own."""

from __future__ import annotations

import structlog
from celery import shared_task
from kombu.exceptions import OperationalError

from accounts.actions.people import system_user
from accounts.clock import database_now
from assistance.actions import deliveries, escalations, guest_mails, reminders

log = structlog.get_logger(__name__)


@shared_task(name="assistance.tasks.plan_reminders")
def plan_reminders() -> None:
    """Let overdue issues climb, plan what fell due, and let the mails go without waiting for the next tick."""
    climbed = escalations.escalate_overdue_issues(by=system_user(), at=database_now())
    if climbed:
        log.info("issues escalated", issues=climbed)
    planned = reminders.plan_reminders(by=system_user(), at=database_now())
    if planned.reminders:
        log.info("reminders planned", reminders=planned.reminders, stale=planned.stale, messages=planned.messages)
    told = guest_mails.plan_guest_mails(by=system_user(), at=database_now())
    if told:
        log.info("guests reminded", messages=told)
    if planned.messages or told:
        try:
            deliver_messages.apply_async(expires=60, retry=False)
        except OperationalError:
            log.warning("broker unreachable: the next tick delivers")


@shared_task(name="assistance.tasks.deliver_messages")
def deliver_messages() -> None:
    """Send what is due in the outbox."""
    delivered = deliveries.deliver_due_messages(by=system_user(), clock=database_now)
    if delivered:
        log.info("messages delivered", **{state.lower(): count for state, count in delivered.items()})

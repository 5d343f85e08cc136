"""What beat and the worker run. Tasks carry nothing: they read the database's clock and make one call."""

from __future__ import annotations

import structlog
from celery import shared_task

from accounts.actions.people import system_user
from accounts.clock import database_now
from enterprises.actions import import_job

log = structlog.get_logger(__name__)


@shared_task(name="enterprises.tasks.work_on_imports")
def work_on_imports() -> None:
    """Check and import the files that are waiting."""
    held = import_job.work_on_imports(by=system_user(), clock=database_now)
    if held:
        log.info("imports worked on", batches=held)

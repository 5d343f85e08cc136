"""The Celery app and its whole beat schedule, readable in one look.

PostgreSQL is the queue: every task empties or fills tables, so a lost, doubled or late message changes nothing.
No ETA, no countdown, no business hour here: due times live in the database and are judged by its clock.
"""

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from config import settings

app = Celery("yanggu")
app.conf.update(
    broker_url=settings.REDIS_URL,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "visibility_timeout": 600,
        "socket_timeout": 5,
        "socket_connect_timeout": 1,
        "health_check_interval": 25,
    },
    task_serializer="json",
    accept_content=["json"],
    task_ignore_result=True,
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_time_limit=300,
    task_soft_time_limit=240,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=500,
    worker_max_memory_per_child=300_000,
    worker_soft_shutdown_timeout=5 if settings.DEMO else 30,
    worker_send_task_events=False,
    worker_hijack_root_logger=False,
    timezone=settings.TIME_ZONE,
    enable_utc=True,
    beat_schedule={
        "plan reminders": {
            "task": "assistance.tasks.plan_reminders",
            "schedule": settings.PLANNER_SECONDS,
            "options": {"expires": max(settings.PLANNER_SECONDS - 5, 1)},
        },
        "deliver messages": {
            "task": "assistance.tasks.deliver_messages",
            "schedule": settings.DISPATCH_SECONDS,
            "options": {"expires": max(settings.DISPATCH_SECONDS - 5, 1)},
        },
        "work on imports": {
            "task": "enterprises.tasks.work_on_imports",
            "schedule": settings.IMPORT_SECONDS,
            "options": {"expires": settings.IMPORT_SECONDS * 0.9},
        },
    },
)
app.autodiscover_tasks(["enterprises", "assistance"])


@setup_logging.connect
def use_our_logs(**_kwargs: object) -> None:
    """Keep Celery from replacing the log settings: worker and web write the same JSON lines."""
    import logging.config

    logging.config.dictConfig(settings.LOGGING)

"""The house as it really runs: worker, beat and `dispatch` as processes, on a test's database, broker and mail server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from celery import Celery

from dev.process import signal_group, spawn
from tests.databases import OwnDatabase
from tests.faults.waiting import wait_until
from tests.mail_server import MailServer

LEASE_SECONDS = 4
START = 40.0  # seconds for a process to come up on a busy machine


class House:
    """Processes of one test; all of them end with it."""

    def __init__(self, database: OwnDatabase, broker: str, mails: MailServer, folder: Path) -> None:
        self.folder = folder
        self.mails = mails
        self.broker = Celery("producer", broker=broker)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.logs: dict[int, Path] = {}
        self.environment = database.environment | {
            "REDIS_URL": broker,
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mails.port),
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_FROM": "assistance@yanggu.example",
            "PLANNER_SECONDS": "1",
            "DISPATCH_SECONDS": "1",
            "OUTBOX_LEASE_SECONDS": str(LEASE_SECONDS),
            "REMINDER_HOUR": "0",
            "PYTHONUNBUFFERED": "1",
        }

    def worker(self, *, ready: bool = True, concurrency: int = 1) -> subprocess.Popen[bytes]:
        """Start a worker, and wait until it takes tasks."""
        name = f"worker{len(self.processes)}@test"
        quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        process = self._celery("worker", "-n", name, "-c", str(concurrency), "-l", "INFO", *quiet)
        if ready:
            wait_until(lambda: " ready" in self.said(process), "the worker is ready", START)
        return process

    def beat(self) -> subprocess.Popen[bytes]:
        """Start a beat with a schedule file of its own."""
        schedule = self.folder / f"schedule{len(self.processes)}"
        return self._celery("beat", "-s", str(schedule), "--pidfile=", "-l", "INFO")

    def dispatch(self) -> subprocess.Popen[bytes]:
        """Start the second leg."""
        return self._start(sys.executable, "manage.py", "dispatch", "--once")

    def publish(self, task: str) -> str:
        """Put a task into the broker, as beat does, and return its id."""
        return str(self.broker.send_task(task).id)

    def said(self, process: subprocess.Popen[bytes]) -> str:
        """Return what a process has written so far."""
        return self.logs[process.pid].read_text(errors="replace")

    def is_busy_with(self, process: subprocess.Popen[bytes], task: str) -> bool:
        """Say whether a worker has begun a task that it has not ended."""
        said = self.said(process)
        return said.count(f"{task}[") % 2 == 1 and f"{task}[" in said

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """kill -9 the process itself, not its children."""
        os.kill(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End everything that this test started."""
        for process in self.processes:
            signal_group(process, signal.SIGKILL)
        for process in self.processes:
            process.wait()
        self.broker.close()

    def _celery(self, *words: str) -> subprocess.Popen[bytes]:
        return self._start(sys.executable, "-m", "celery", "-A", "config", *words)

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        path = self.folder / f"process{len(self.processes)}.log"
        with path.open("wb") as output:
            process: Any = spawn(command, environment=self.environment, output=output)
        self.processes.append(process)
        self.logs[process.pid] = path
        return process

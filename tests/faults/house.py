"""The house as it really runs: worker, beat and `dispatch` as processes, on a test's database, broker and mail server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from celery import Celery

from dev.folders import ROOT
from dev.process import signal_group, spawn
from tests.databases import OwnDatabase
from tests.faults.waiting import wait_until
from tests.mail_server import MailServer

LEASE_SECONDS = 4
START = 180.0  # seconds for a process to come up on a machine that is busy with other tests


@dataclass(frozen=True)
class Part:
    """A process of the house, and where it writes."""

    pid: int
    log: Path
    process: subprocess.Popen[bytes] | None = None  # None: forked by the nursery

    @property
    def said(self) -> str:
        """What it has written so far."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    @property
    def has_ended(self) -> bool:
        """Whether it has stopped by itself."""
        return self.process is not None and self.process.poll() is not None

    @property
    def exit_code(self) -> int:
        """Its exit code, once it has ended."""
        assert self.process is not None
        return self.process.wait(timeout=START)

    def is_busy_with(self, task: str) -> bool:
        """Whether a worker has begun the task and not ended it."""
        lines = [line for line in self.said.splitlines() if f"{task}[" in line]
        begun = sum(" received" in line for line in lines)
        return begun > len(lines) - begun

    def kill(self) -> None:
        """kill -9 the process itself, not its children."""
        os.kill(self.pid, signal.SIGKILL)


class House:
    """Processes of one test; all of them end with it."""

    def __init__(self, database: OwnDatabase, broker: str, mails: MailServer, folder: Path) -> None:
        self.folder = folder
        self.mails = mails
        self.broker = Celery("producer", broker=broker)
        self.processes: list[subprocess.Popen[bytes]] = []
        self.started = 0
        self.nursery: subprocess.Popen[str] | None = None
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

    def worker(self) -> Part:
        """Start a worker as one does by hand."""
        quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
        return self._celery("worker", "-n", f"worker{self.started}@test", "-c", "1", "-l", "INFO", *quiet)

    def ready_worker(self) -> Part:
        """Start a worker, and wait until it takes tasks."""
        worker = self.worker()
        wait_until(lambda: " ready" in worker.said, "the worker is ready", START)
        return worker

    def quick_worker(self) -> Part:
        """Fork a worker from a process that has loaded everything (see `nursery`)."""
        if self.nursery is None:
            self.nursery = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.nursery"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=self.environment, cwd=ROOT, process_group=0, text=True,
            )  # fmt: skip
            assert self._answer() == "loaded"
        log = self._next_log()
        assert self.nursery.stdin is not None
        self.nursery.stdin.write(f"{log.stem}@test\t{log}\n")
        self.nursery.stdin.flush()
        return Part(int(self._answer()), log)

    def beat(self) -> Part:
        """Start a beat with a schedule file of its own."""
        schedule = self.folder / f"schedule{self.started}"
        return self._celery("beat", "-s", str(schedule), "--pidfile=", "-l", "INFO")

    def dispatch(self) -> Part:
        """Start the second leg."""
        return self._start(sys.executable, "manage.py", "dispatch", "--once")

    def publish(self, task: str) -> str:
        """Put a task into the broker, as beat does, and return its id."""
        return str(self.broker.send_task(task).id)

    def stop(self) -> None:
        """End everything that this test started."""
        for process in (*self.processes, *filter(None, [self.nursery])):
            signal_group(process, signal.SIGKILL)  # type: ignore[arg-type]
            process.wait()
        if self.nursery and self.nursery.stdin and self.nursery.stdout:
            self.nursery.stdin.close()
            self.nursery.stdout.close()
        self.broker.close()

    def _answer(self) -> str:
        assert self.nursery is not None
        assert self.nursery.stdout is not None
        return self.nursery.stdout.readline().strip()

    def _celery(self, *words: str) -> Part:
        return self._start(sys.executable, "-m", "celery", "-A", "config", *words)

    def _start(self, *command: str) -> Part:
        log = self._next_log()
        with log.open("wb") as output:
            process = spawn(command, environment=self.environment, output=output)
        self.processes.append(process)
        return Part(process.pid, log, process)

    def _next_log(self) -> Path:
        self.started += 1
        return self.folder / f"process{self.started}.log"

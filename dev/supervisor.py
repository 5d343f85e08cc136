"""Keeps a handful of processes alive under one parent, and takes all of them along when it ends.

A child that dies is started again after a short pause; one that keeps dying ends the run with its reason. SIGINT,
SIGTERM and SIGHUP stop the children one by one, the last started first; a second signal kills what is left.
Should the supervisor itself be killed, the kernel signals every child (see `dev.process`).
"""

import signal
import time
from collections.abc import Callable
from types import FrameType

from dev.child import Child
from dev.console import RefusedError, last_lines, say
from dev.folders import shown
from dev.make import Make

TICK = 0.05
TIME_TO_STOP = 9.0
TIME_TO_ABORT = 1.5
SAME_REQUEST = 0.7  # seconds: a signal to the whole group reaches us twice, from its sender and through make


class Stopped(Exception):  # noqa: N818 - a wish, not an error
    """Somebody asked us to stop."""


class KeepsDyingError(RefusedError):
    """A child died too often; the text is its reason."""


class Supervisor:
    """The parent of all servers and workers of one run."""

    def __init__(self) -> None:
        self.children: list[Child] = []
        self.asked_to_stop = 0
        self.asked_at = 0.0
        self.make = Make()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)

    def add(self, child: Child) -> None:
        """Start a child and keep it alive from now on."""
        self.children.append(child)
        child.start()

    def tick(self) -> None:
        """Look once at everything: raise Stopped or KeepsDyingError, start again what died."""
        if self.asked_to_stop or self.make.wants_us_to_stop():
            raise Stopped
        for child in self.children:
            if child.is_running:
                continue
            if child.process is not None:
                self._has_died(child)
            elif time.monotonic() >= child.starts_at:
                child.start()

    def wait_until(self, ready: Callable[[], bool], *, what: str, patience: float) -> None:
        """Keep everything alive until ``ready``; refuse when it takes longer than ``patience`` seconds."""
        deadline = time.monotonic() + patience
        while not ready():
            self.tick()
            if time.monotonic() > deadline:
                raise RefusedError(f"{what} did not get ready within {patience:.0f} seconds: see .local/log.")
            time.sleep(TICK)

    def watch(self) -> None:
        """Keep everything alive until somebody asks us to stop."""
        while True:
            self.tick()
            time.sleep(TICK)

    def stop(self) -> None:
        """Stop all children in order, the last started first; leave nothing running."""
        enough = self.asked_to_stop + 1
        deadline = time.monotonic() + TIME_TO_STOP
        for child in reversed(self.children):
            child.ask_to_stop()
            until = min(time.monotonic() + child.patience, deadline)
            while child.is_running and time.monotonic() < until and self.asked_to_stop < enough:
                time.sleep(TICK / 5)
        self._abort_all()

    def _abort_all(self) -> None:
        for child in self.children:
            if child.is_running:
                child.abort()
        deadline = time.monotonic() + TIME_TO_ABORT
        while any(child.is_running for child in self.children) and time.monotonic() < deadline:
            time.sleep(TICK / 5)
        for child in self.children:
            if child.process is not None:
                child.abort_signal = signal.SIGKILL
                child.abort()  # also sweeps the group of a child that has ended
                child.process.wait()

    def _has_died(self, child: Child) -> None:
        code = child.bury()
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        if child.keeps_dying:
            raise KeepsDyingError(
                f"{child.name} keeps stopping by itself ({how}), so everything is stopped. Its last words:\n"
                f"{last_lines(child.log)}\n    See {shown(child.log)}"
            )
        say(f"{child.name} stopped by itself ({how}) and is started again; its log is {shown(child.log)}.")

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        if time.monotonic() - self.asked_at > SAME_REQUEST:
            self.asked_to_stop += 1
            self.asked_at = time.monotonic()

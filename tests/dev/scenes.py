"""Scenes for the tests of `dev`: real supervisors with real children, in a folder of their own."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
BEGINNING = """
import sys
from pathlib import Path
from dev.child import Child
from dev.console import RefusedError
from dev.supervisor import Stopped, Supervisor

here = Path(sys.argv[1])

FOREVER = "while :; do sleep 0.05; done"

def child(name, script=FOREVER, on_term=None, **more):
    # The number is written last: who has read it knows that the trap is set.
    trap = "" if on_term is None else f"trap '{on_term}' TERM; "
    command = f"{trap}echo $$ >> {here}/{name}.pids; {script}"
    return Child(name, ["sh", "-c", command], {"PATH": "/usr/bin:/bin"}, here / f"{name}.log", **more)

def noting(name):
    return child(name, on_term=f"echo {name} >> {here}/order; exit")

def deaf(name, script=FOREVER, **more):
    return child(name, script, on_term="", **more)

def play(*children):
    supervisor = Supervisor()
    try:
        for one in children:
            supervisor.add(one)
        supervisor.watch()
    except Stopped:
        print("stopped", flush=True)
    except RefusedError as refusal:
        sys.exit(str(refusal))
    finally:
        supervisor.stop()
"""


def wait_until(condition: Callable[[], object], what: str, seconds: float = 20.0) -> None:
    """Look again and again until it is so; fail when it is not so in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(f"not within {seconds:.0f} seconds: {what}")
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Say whether a process lives; one that is only waiting to be collected does not."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


class Scene:
    """A folder in which a supervisor plays a script; its children leave their process numbers there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen[str]] = []

    def play(self, script: str, *, under_make: bool = False) -> "subprocess.Popen[str]":
        """Start the script's supervisor."""
        (self.folder / "scene.py").write_text(BEGINNING + script)
        command = [sys.executable, str(self.folder / "scene.py"), str(self.folder)]
        if under_make:
            (self.folder / "Makefile").write_text("run:\n\t@" + " ".join(command) + "\n")
            command = ["make", "-C", str(self.folder), "run"]
        environment = {name: value for name, value in os.environ.items() if name != "MAKELEVEL"}
        process = subprocess.Popen(
            command,
            env=environment | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )
        self.started.append(process)
        return process

    def pids(self, name: str) -> list[int]:
        """Return the process numbers under which a child has run so far."""
        try:
            return [int(line) for line in (self.folder / f"{name}.pids").read_text().splitlines()]
        except FileNotFoundError:
            return []

    def end(self) -> None:
        """Leave nothing behind, whatever the test did."""
        for process in self.started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # the supervisor too, when make above it is dead already
            process.communicate(timeout=10)
        for file in self.folder.glob("*.pids"):
            for pid in self.pids(file.stem):
                if is_alive(pid):
                    psutil.Process(pid).kill()

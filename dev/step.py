"""One command that runs to its end while its progress is shown."""

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dev.console import Progress, RefusedError, last_lines
from dev.folders import shown
from dev.process import signal_group, spawn

Watch = Callable[[], None]


class StepFailedError(RefusedError):
    """A set-up command failed; the text carries the end of what it wrote."""


def nothing_to_watch() -> None:
    """Stand in for the supervisor where no server runs beside the step."""


def run_step(
    doing: str,
    command: Sequence[str],
    *,
    log: Path,
    environment: Mapping[str, str] | None = None,
    watch: Watch = nothing_to_watch,
    never_root: bool = False,
) -> None:
    """Run a command, its output into ``log``, or raise StepFailedError; ``watch`` may raise to end it early."""
    progress = Progress(doing)
    with log.open("ab") as output:
        process = spawn(command, environment=environment or os.environ, output=output, never_root=never_root)
    try:
        while process.poll() is None:
            watch()
            progress.tick()
            time.sleep(0.03)
    finally:
        signal_group(process, signal.SIGKILL)
        process.wait()
    if process.returncode != 0:
        progress.end("failed")
        raise StepFailedError(
            f"{doing} failed (exit code {process.returncode}).\n{last_lines(log)}\n    See {shown(log)}"
        )
    progress.end()

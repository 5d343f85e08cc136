"""Starting a process that never outlives the one that started it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import IO

from dev.folders import ROOT
from dev.identity import way_out_of_root

PR_SET_PDEATHSIG = 1

libc = ctypes.CDLL(None)


def spawn(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    output: IO[bytes] | None,
    orphan_signal: signal.Signals = signal.SIGKILL,
    never_root: bool = False,
    own_group: bool = True,
) -> "subprocess.Popen[bytes]":
    """Start a process that gets ``orphan_signal`` when we die, however we die.

    Call it from the main thread: the kernel watches the parent's thread, not the parent. A group of its own keeps the
    terminal's Ctrl-C away from it, so that we decide the order in which things stop.
    """
    return subprocess.Popen(
        command,
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL if own_group else None,
        stdout=output,
        stderr=subprocess.STDOUT if output else None,
        process_group=0 if own_group else None,
        preexec_fn=_before_exec(orphan_signal, way_out_of_root() if never_root else None),  # noqa: PLW1509 - no threads
    )


def signal_group(process: "subprocess.Popen[bytes]", number: signal.Signals) -> None:
    """Send a signal to a process of ours and to all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # PermissionError: macOS, when only zombies are left
        os.killpg(process.pid, number)


def _before_exec(orphan_signal: signal.Signals, leave_root: Callable[[], None] | None) -> Callable[[], None]:
    parent = os.getpid()

    def prepare() -> None:
        if leave_root:
            leave_root()
        if sys.platform == "linux":  # after leaving root: a change of user clears it
            libc.prctl(PR_SET_PDEATHSIG, int(orphan_signal), 0, 0, 0)
            if os.getppid() != parent:  # died before we could ask to be told
                os._exit(1)

    return prepare

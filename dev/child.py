"""A server or worker that the supervisor keeps alive."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dev.process import signal_group, spawn

FORGIVEN_AFTER = 60.0
LONGEST_PAUSE = 5.0


@dataclass
class Child:
    """What to run, how to ask it to stop, and how often it died lately."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    abort_signal: signal.Signals = signal.SIGKILL
    orphan_signal: signal.Signals = signal.SIGKILL
    patience: float = 3.0  # seconds to stop in before it is killed
    may_die: int = 4  # times within FORGIVEN_AFTER seconds
    never_root: bool = False
    process: "subprocess.Popen[bytes] | None" = None
    starts_at: float = 0.0
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start it now."""
        with self.log.open("ab") as output:
            self.process = spawn(
                self.command,
                environment=self.environment,
                output=output,
                orphan_signal=self.orphan_signal,
                never_root=self.never_root,
            )

    @property
    def is_running(self) -> bool:
        """Say whether it lives at this moment."""
        return self.process is not None and self.process.poll() is None

    def bury(self) -> int:
        """Note a death, sweep up what it left running, plan the next start; return the exit code."""
        if self.process is None:
            raise ValueError(f"{self.name} does not run")
        code: int = self.process.returncode
        signal_group(self.process, signal.SIGKILL)  # workers of a killed server still hold its port
        self.process = None
        now = time.monotonic()
        self.deaths = [then for then in self.deaths if now - then < FORGIVEN_AFTER] + [now]
        self.starts_at = now + min(LONGEST_PAUSE, 0.25 * 2 ** (len(self.deaths) - 1))
        return code

    @property
    def keeps_dying(self) -> bool:
        """Say whether another start is pointless."""
        return len(self.deaths) > self.may_die

    def ask_to_stop(self) -> None:
        """Send the polite signal to the process itself, which tells its own workers."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(self.stop_signal)

    def abort(self) -> None:
        """Stop it and all it started without asking."""
        if self.process is not None:
            signal_group(self.process, self.abort_signal)

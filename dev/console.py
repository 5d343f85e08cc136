"""What the commands say: plain sentences, one a line, with the seconds that longer work took."""

import sys
import time
from pathlib import Path


class RefusedError(Exception):
    """The command cannot go on; the text is the one sentence that says why and what helps."""


def say(text: str = "") -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def last_lines(log: Path, count: int = 15) -> str:
    """Return the end of a log, indented, for a message that explains a failure."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(f"    {line}" for line in lines[-count:] if line.strip())


class Progress:
    """One piece of longer work: a running clock on a terminal, a line now and then elsewhere."""

    EVERY = 10.0

    def __init__(self, doing: str) -> None:
        self.doing = doing
        self.started = time.monotonic()
        self.shown = 0.0
        self.on_terminal = sys.stdout.isatty()
        if not self.on_terminal:
            say(f"{doing} ...")

    @property
    def seconds(self) -> float:
        """Seconds since the work began."""
        return time.monotonic() - self.started

    def tick(self) -> None:
        """Show that it is still going on."""
        step = 1.0 if self.on_terminal else self.EVERY
        if self.seconds - self.shown < step:
            return
        self.shown = self.seconds
        if self.on_terminal:
            print(f"\r{self.doing} ... {self.seconds:.0f} s", end="", flush=True)
        else:
            say(f"{self.doing} ... {self.seconds:.0f} s so far")

    def end(self, how: str = "done") -> None:
        """Say how it ended and how long it took."""
        start = "\r" if self.on_terminal else ""
        say(f"{start}{self.doing} ... {how} in {self.seconds:.1f} s")

"""`make` above us: it passes SIGTERM on but keeps SIGINT for itself and then waits for us, and it may be killed."""

import os
import signal
from pathlib import Path


class Make:
    """The `make` that started us, if one did."""

    def __init__(self) -> None:
        self.pid = os.getppid() if "MAKELEVEL" in os.environ else None

    def wants_us_to_stop(self) -> bool:
        """Say whether make is gone, or got a SIGINT that the terminal did not send to us too."""
        if self.pid is None:
            return False
        if os.getppid() != self.pid:
            return True
        try:
            lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        except OSError:  # no /proc on this system
            return False
        fields = dict(line.split(":", 1) for line in lines)
        blocked, caught, ignored = (int(fields[name], 16) for name in ("SigBlk", "SigCgt", "SigIgn"))
        # In its handler, make has SIGINT blocked and set back to the default: neither is so while it waits calmly.
        interrupt = 1 << (signal.SIGINT - 1)
        return bool(blocked & interrupt and not (caught | ignored) & interrupt)

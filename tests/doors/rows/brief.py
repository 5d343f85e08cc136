"""The brief before a visit: whoever opens the enterprise and reads its file."""

from __future__ import annotations

from tests.doors.door import READS_FILE, Door

ROWS = [
    Door("assistance:brief", "GET", 200, *READS_FILE, thing="enterprise"),
    Door("api:brief-list", "GET", 200, *READS_FILE, thing="enterprise"),
]

"""The stage, shared with `tests/test_doors.py`."""

from tests.doors.stage import scene

__all__ = ["scene"]

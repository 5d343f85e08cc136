"""The stage and the walk, shared with `tests/test_doors.py`."""

from tests.doors.stage import answers, scene, walked

__all__ = ["answers", "scene", "walked"]

"""Fixtures of the tests of `dev`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dev.scenes import Scene


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    """Provide a scene that is cleared away afterwards."""
    made = Scene(tmp_path)
    yield made
    made.end()

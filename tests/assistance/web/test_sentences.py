"""Every kind of line in an enterprise's file can be shown."""

from __future__ import annotations

import lucide
import pytest

from enterprises.web.sentences import _kinds


@pytest.mark.parametrize("kind", sorted(_kinds))
def test_every_kind_has_an_icon_that_exists(kind: str) -> None:
    assert lucide._load_icon(_kinds[kind].icon) is not None

"""Names in Latin letters on badges."""

from __future__ import annotations

import pytest

from assistance.rules.attendance import is_door_code
from assistance.rules.badges import latin_of


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("于光明", "Yu Guangming"),
        ("欧阳文", "Ouyang Wen"),
        ("司马", "Si Ma"),
        ("赵", "Zhao"),
        ("Anna Li", ""),
        ("", ""),
    ],
)
def test_the_surname_stands_apart(name: str, latin: str) -> None:
    assert latin_of(name) == latin


@pytest.mark.parametrize("text", ["ABCD2345", " abcd2345 ", "https://x/door/ABCD2345/"])
def test_what_a_scanner_types_is_a_code(text: str) -> None:
    assert is_door_code(text)


@pytest.mark.parametrize("text", ["ABCD234", "ABCD2I45", "于光明", ""])
def test_a_name_is_none(text: str) -> None:
    assert not is_door_code(text)

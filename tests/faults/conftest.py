"""A house to break."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import OwnDatabase
from tests.faults.brokers import own_broker
from tests.faults.house import House
from tests.mail_server import mail_server


@pytest.fixture
def report(capsys: pytest.CaptureFixture[str]) -> Iterator[list[str]]:
    """Lines that are printed whatever becomes of the test: every fault says in one line what was measured."""
    lines: list[str] = []
    yield lines
    with capsys.disabled():
        for line in lines:
            sys.stdout.write(f"\n{line}\n")


@pytest.fixture
def house(own_database: OwnDatabase, tmp_path: Path) -> Iterator[House]:
    """Processes on a database, a broker and a mail server that belong to this test alone."""
    with own_broker(tmp_path) as broker, mail_server() as mails:
        house = House(own_database, broker, mails, tmp_path)
        try:
            yield house
        finally:
            house.stop()

"""Seeded chance: the same seed on the same day gives the same demo, ids included."""

from __future__ import annotations

import random
from datetime import datetime
from uuid import UUID


class Chance(random.Random):
    """A generator of choices; ``fork`` gives an independent one, so that one part's draws do not move another's."""

    def __init__(self, seed: str) -> None:
        super().__init__(seed)
        self._name = seed

    def fork(self, name: str) -> Chance:
        """Return a generator for a part of the demo."""
        return Chance(f"{self._name}/{name}")

    def happens(self, share: float) -> bool:
        """Whether something of probability ``share`` happens."""
        return self.random() < share

    def id_at(self, moment: datetime) -> UUID:
        """Return a UUIDv7 of ``moment``, so that ids follow the time the demo tells of."""
        milliseconds = int(moment.timestamp() * 1000)
        number = milliseconds << 80 | 0x7 << 76 | self.getrandbits(12) << 64 | 0b10 << 62 | self.getrandbits(62)
        return UUID(int=number)

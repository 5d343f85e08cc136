"""How much a specialist carries, and who would suit an enterprise best. No ranking of people: it only spreads the work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

BACKUP_WEIGHT = Decimal("0.5")
ISSUES_LIKE_AN_ENTERPRISE = 3  # so many open issues weigh as much as one enterprise

# Knowing the township is worth so much load, knowing the chain so much: a neighbour is preferred to a stranger with
# three enterprises fewer, but not to one with four fewer.
TOWNSHIP_WORTH = Decimal(3)
CHAIN_WORTH = Decimal(2)


class Reason(StrEnum):
    """Why somebody is suggested."""

    TOWNSHIP = "TOWNSHIP"
    CHAIN = "CHAIN"
    LOAD = "LOAD"


@dataclass(frozen=True)
class Candidate:
    """What the suggestion needs to know of a specialist."""

    id: UUID
    load: Decimal
    primary: int
    capacity: int
    townships: frozenset[UUID]
    chains: frozenset[UUID]
    is_away: bool = False

    @property
    def has_room(self) -> bool:
        """Whether one more enterprise fits below the capacity and somebody is there to take it."""
        return not self.is_away and self.primary < self.capacity


@dataclass(frozen=True)
class Suggestion:
    """A specialist and why; the best reason first."""

    id: UUID
    reasons: tuple[Reason, ...]


def weighted_load(primary: int, backup: int, open_issues: int) -> Decimal:
    """Return enterprises + 0.5 x backup + open issues / 3, to one decimal."""
    load = primary + BACKUP_WEIGHT * backup + Decimal(open_issues) / ISSUES_LIKE_AN_ENTERPRISE
    return load.quantize(Decimal("0.1"))


def suggest(
    township: UUID, chain: UUID | None, candidates: Iterable[Candidate], *, but_not: Iterable[UUID] = (), most: int = 2
) -> list[Suggestion]:
    """Return up to ``most`` specialists with room: neighbours and those who know the chain first, then the least loaded.

    ``but_not`` leaves out who looks after the enterprise already.
    """
    barred = set(but_not)
    free = [candidate for candidate in candidates if candidate.has_room and candidate.id not in barred]
    if not free:
        return []
    lowest = min(candidate.load for candidate in free)

    def weight(candidate: Candidate) -> tuple[Decimal, UUID]:
        bonus = TOWNSHIP_WORTH * (township in candidate.townships) + CHAIN_WORTH * (chain in candidate.chains)
        return candidate.load - bonus, candidate.id

    def reasons(candidate: Candidate) -> tuple[Reason, ...]:
        true = {
            Reason.TOWNSHIP: township in candidate.townships,
            Reason.CHAIN: chain in candidate.chains,
            Reason.LOAD: candidate.load == lowest,
        }
        return tuple(reason for reason, holds in true.items() if holds)

    best = sorted(free, key=weight)[:most]
    return [Suggestion(candidate.id, reasons(candidate)) for candidate in best]

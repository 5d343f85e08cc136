"""Which unit the office is advised to give an issue to, and why: pure, from what others have read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

LOOKED_BACK = 20  # accepted issues of the category
MOST_PROPOSALS = 5
SIMILAR_FROM = 0.25  # trigrams of titles; Chinese ones are short
CLOSED_WITHIN_DAYS = 90
MOST_DUPLICATES = 3


class NothingChosenError(DomainError):
    """An act on several issues names some."""

    code = "nothing_chosen"
    message = _("Choose at least one issue.")


class Why(StrEnum):
    """Why a unit is proposed."""

    RETURNED_TO = "RETURNED_TO"  # the unit that sent the issue back says it is theirs
    USUAL = "USUAL"  # of the category
    RECENT = "RECENT"  # got issues of the category lately


@dataclass(frozen=True)
class Proposal:
    """A unit, why it is proposed, and how many of the last accepted issues of the category went there."""

    unit: UUID
    why: Why
    recent: int = 0
    of: int = 0
    sent_it_back: bool = False


def proposals(
    *, returned_to: UUID | None, usual: UUID | None, recent: Sequence[UUID], sent_back_by: Sequence[UUID]
) -> list[Proposal]:
    """Return the units for an issue, the best first, each once.

    What a returning unit proposes comes first, then the category's usual unit, then who got most of the last ones
    (``recent``, the latest first). A unit that sent this issue back goes to the end.
    """
    lately = Counter(recent)  # equal counts stay in the order of their latest issue
    wanted: dict[UUID, Why] = {}
    for unit, why in ((returned_to, Why.RETURNED_TO), (usual, Why.USUAL)):
        if unit is not None:
            wanted.setdefault(unit, why)
    for unit, _n in lately.most_common():
        wanted.setdefault(unit, Why.RECENT)
    found = [
        Proposal(unit, why, lately[unit], len(recent), unit in sent_back_by and why != Why.RETURNED_TO)
        for unit, why in wanted.items()
    ]
    return sorted(found, key=lambda proposal: proposal.sent_it_back)[:MOST_PROPOSALS]

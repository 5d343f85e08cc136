"""When an issue may be closed, and how units are scored: nothing counts as solved because nobody was asked.

The score is the monthly formula that 12345 hotlines publish: 0.1 response + 0.4 satisfied + 0.5 solved.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from assistance.rules.issue_flow import IssueMove

ATTEMPTS_BEFORE_UNRATED_CLOSE = 2
SAMPLE = Decimal("0.10")  # of closed issues are looked at by a second person
SCORED_FROM = 3  # valid call-backs in a month; of fewer a score says nothing


class ReallySolved(models.TextChoices):
    """The enterprise's word on the second question: is it really solved? (问题是否真正解决)."""

    YES = "YES", _("Solved")
    PARTLY = "PARTLY", _("Partly")
    NO = "NO", _("Not solved")


class ServiceRating(models.TextChoices):
    """The enterprise's word on the first question: service and answer (办理态度和答复). No answer is not satisfied."""

    SATISFIED = "SATISFIED", _("Satisfied")
    BASICALLY = "BASICALLY", _("Basically satisfied")
    DISSATISFIED = "DISSATISFIED", _("Not satisfied")


class CallBackChannel(models.TextChoices):
    """How the enterprise was asked."""

    LINK = "LINK", _("Personal link")
    CALL = "CALL", _("Call")


class RecheckReason(models.TextChoices):
    """Why a second person looks again."""

    SAMPLE = "SAMPLE", _("Random sample")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn by the enterprise")


class RecheckResult(models.TextChoices):
    """What the second person found."""

    CONFIRMED = "CONFIRMED", _("As recorded")
    DIFFERENT = "DIFFERENT", _("Not as recorded")
    NOT_REACHED = "NOT_REACHED", _("Nobody reached")


class NobodyAskedError(DomainError):
    """Closing for show: neither did the enterprise say a word, nor was it tried twice."""

    code = "nobody_asked"
    message = _("Close it when the enterprise has said its word, or after two documented attempts to reach it.")
    constraint = "closing_rests_on_the_enterprise_or_two_attempts"


class OwnRecheckError(DomainError):
    """Nobody looks again at what they did themselves."""

    code = "own_recheck"
    message = _("Somebody else must look again: you had a part in this.")


class RecheckedError(DomainError):
    """One look is enough."""

    code = "rechecked_already"
    message = _("Somebody has looked at this already.")
    constraint = "recheck_is_done_if_and_only_if_it_says_by_whom"


class CallBackLike(Protocol):
    """What the gate reads of a call-back."""

    reached: bool
    really_solved: str


def move_for(really_solved: str) -> IssueMove:
    """Return what the enterprise's word does: yes closes, no reopens, partly waits for the office's second look."""
    return {
        ReallySolved.YES: IssueMove.CONFIRM,
        ReallySolved.PARTLY: IssueMove.PARTLY,
        ReallySolved.NO: IssueMove.DISPUTE,
    }[ReallySolved(really_solved)]


def may_close(call_backs: Sequence[CallBackLike]) -> bool:
    """Whether the office's second look may close: a word of the enterprise in this round, or two documented attempts."""
    said = any(call_back.reached for call_back in call_backs)
    return said or sum(not call_back.reached for call_back in call_backs) >= ATTEMPTS_BEFORE_UNRATED_CLOSE


def in_sample(issue: UUID, version: int, secret: str) -> bool:
    """Whether a closing falls into the random tenth; nobody without the secret can tell before."""
    digest = hmac.digest(secret.encode(), f"recheck/{issue}/{version}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big") < int(SAMPLE * 2**64)


@dataclass(frozen=True)
class UnitScore:
    """A unit's month: counts, never a person's. Rates are None where nobody could be asked."""

    closed: int  # closed in the month, merged ones left out
    valid: int  # of these, the enterprise said its word: a valid call-back
    contacted: int  # valid ones in which the enterprise had been contacted after it raised the issue
    satisfied: int
    basically: int
    unrated: int  # valid, but the question on service was left open
    solved: int  # the enterprise says: really solved

    @property
    def response(self) -> Decimal | None:
        """Contacted / valid call-backs."""
        return _rate(Decimal(self.contacted), self.valid)

    @property
    def satisfaction(self) -> Decimal | None:
        """(Satisfied + 0.9 x basically satisfied) / valid call-backs; not rated is not satisfied."""
        return _rate(self.satisfied + Decimal("0.9") * self.basically, self.valid)

    @property
    def solution(self) -> Decimal | None:
        """Really solved / valid call-backs."""
        return _rate(Decimal(self.solved), self.valid)

    @property
    def too_few(self) -> bool:
        """Whether there are too few valid call-backs for a score; the counts are shown all the same."""
        return self.valid < SCORED_FROM

    @property
    def score(self) -> Decimal | None:
        """0.1 response + 0.4 satisfaction + 0.5 solution, from 0 to 1."""
        if self.response is None or self.satisfaction is None or self.solution is None:
            return None
        return Decimal("0.1") * self.response + Decimal("0.4") * self.satisfaction + Decimal("0.5") * self.solution


def _rate(part: Decimal, whole: int) -> Decimal | None:
    return part / whole if whole else None

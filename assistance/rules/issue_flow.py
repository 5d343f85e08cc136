"""The life of an issue as one table: which move leads from where to where. The database refuses what is not in it.

Handled (answered), solved (outcome SOLVED) and closed are three different facts; no move makes one of them look like
another.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.errors import DomainError


class IssueStatus(models.TextChoices):
    """Where an issue stands (待受理, 待签收, 办理中, 待回访, 已销号)."""

    SUBMITTED = "SUBMITTED", _("To be accepted")
    ASSIGNED = "ASSIGNED", _("To be acknowledged")
    IN_PROGRESS = "IN_PROGRESS", _("In progress")
    ANSWERED = "ANSWERED", _("Waiting for the call-back")
    CLOSED = "CLOSED", _("Closed")


class IssueMove(models.TextChoices):
    """What somebody does to an issue."""

    RAISE = "RAISE", _("Raised")
    ACCEPT = "ACCEPT", _("Accepted and assigned")
    ACKNOWLEDGE = "ACKNOWLEDGE", _("Acknowledged")
    PROGRESS = "PROGRESS", _("Progress noted")
    ANSWER = "ANSWER", _("Answered")
    CLOSE = "CLOSE", _("Closed after the call-back")


class Outcome(models.TextChoices):
    """What the answer brought. Only SOLVED counts as solved; an explanation does not."""

    SOLVED = "SOLVED", _("Solved")
    PARTLY = "PARTLY", _("Partly solved")
    PLANNED = "PLANNED", pgettext_lazy("outcome of an issue", "Planned")
    EXPLAINED = "EXPLAINED", _("Explained")
    NOT_ALLOWED = "NOT_ALLOWED", _("Not allowed by policy")
    REFERRED_UP = "REFERRED_UP", _("Referred up")
    SELF_SOLVED = "SELF_SOLVED", _("Solved by the enterprise itself")


class Urgency(models.TextChoices):
    """How pressing an issue is."""

    NORMAL = "NORMAL", _("Normal")
    URGENT = "URGENT", _("Urgent")


_S, _M = IssueStatus, IssueMove

# (from, move) -> to. A new issue comes from "".
MOVES: dict[tuple[str, str], IssueStatus] = {
    ("", _M.RAISE): _S.SUBMITTED,
    (_S.SUBMITTED, _M.ACCEPT): _S.ASSIGNED,
    (_S.SUBMITTED, _M.ANSWER): _S.ANSWERED,  # the specialist answers on the spot
    (_S.ASSIGNED, _M.ACKNOWLEDGE): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.PROGRESS): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.ANSWER): _S.ANSWERED,
    (_S.ANSWERED, _M.CLOSE): _S.CLOSED,
}

OPEN_STATUSES = [_S.SUBMITTED, _S.ASSIGNED, _S.IN_PROGRESS]  # the county still owes an answer
UNIT_STATUSES = [_S.ASSIGNED, _S.IN_PROGRESS]  # a lead unit is compulsory
ANSWERED_STATUSES = [_S.ANSWERED, _S.CLOSED]


class IllegalMoveError(DomainError):
    """The issue's status does not allow this move."""

    code = "illegal_move"
    message = _("The issue has moved on: this step is no longer possible.")
    constraint = "issue_moves_as_the_table_says"


class UntitledIssueError(DomainError):
    """An issue has a title."""

    code = "untitled_issue"
    message = _("Give the issue a title.")
    field = "title"
    constraint = "issue_has_a_title"


class IncompleteAnswerError(DomainError):
    """An answer has an outcome and a text."""

    code = "incomplete_answer"
    message = _("An answer needs an outcome and a text.")
    field = "text"
    constraint = "issue_is_answered_with_outcome_and_text"


class WordlessStepError(DomainError):
    """An answer and a call-back are put in words."""

    code = "wordless_step"
    message = _("Write down what was said.")
    field = "text"
    constraint = "answer_and_close_say_something"


def after(status: str, move: IssueMove) -> IssueStatus:
    """Return the status that ``move`` leads to, or raise IllegalMoveError."""
    try:
        return MOVES[status, move]
    except KeyError:
        raise IllegalMoveError() from None


def allows(status: str, move: IssueMove) -> bool:
    """Whether ``move`` is possible from ``status``."""
    return (status, move) in MOVES


def transitions() -> list[tuple[str, str]]:
    """Return every (from, to) pair in which the status changes or an issue begins, for the database's trigger."""
    return sorted({(str(start), str(end)) for (start, _move), end in MOVES.items() if start != end})

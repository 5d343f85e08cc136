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
    """Where an issue stands (待受理, 待签收, 办理中, 挂账跟踪, 待回访, 已销号, 企业撤回, 不予受理, 已合并)."""

    SUBMITTED = "SUBMITTED", _("To be accepted")
    ASSIGNED = "ASSIGNED", _("To be acknowledged")
    IN_PROGRESS = "IN_PROGRESS", _("In progress")
    SUSPENDED = "SUSPENDED", _("Parked, tracked")
    ANSWERED = "ANSWERED", _("Waiting for the call-back")
    CLOSED = "CLOSED", _("Closed")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn by the enterprise")
    REJECTED = "REJECTED", _("Not accepted")
    MERGED = "MERGED", pgettext_lazy("status of an issue", "Merged")


class IssueMove(models.TextChoices):
    """What somebody does to an issue. Each leaves a step, also where the status stays."""

    RAISE = "RAISE", _("Raised")
    CONTACT = "CONTACT", _("Enterprise contacted")
    ACCEPT = "ACCEPT", _("Accepted and assigned")
    REJECT = "REJECT", _("Not accepted")
    MERGE = "MERGE", _("Merged into another issue")
    RECALL = "RECALL", _("Taken back by the office")
    ACKNOWLEDGE = "ACKNOWLEDGE", _("Acknowledged")
    RETURN = "RETURN", _("Returned by the unit")
    OPINION = "OPINION", _("Handling opinion given")
    PROGRESS = "PROGRESS", _("Progress noted")
    CONTRIBUTE = "CONTRIBUTE", _("Part of a co-handling unit given")
    REQUEST_EXTENSION = "REQUEST_EXTENSION", _("Extension asked for")
    GRANT_EXTENSION = "GRANT_EXTENSION", _("Extension granted")
    DENY_EXTENSION = "DENY_EXTENSION", _("Extension refused")
    REQUEST_SUSPENSION = "REQUEST_SUSPENSION", _("Parking asked for")
    DENY_SUSPENSION = "DENY_SUSPENSION", _("Parking refused")
    SUSPEND = "SUSPEND", _("Parked")
    REVIEW = "REVIEW", _("Parking reviewed")
    RESUME = "RESUME", _("Taken up again")
    ANSWER = "ANSWER", _("Answered")
    ATTEMPT = "ATTEMPT", _("Called back, nobody reached")
    PARTLY = "PARTLY", _("Partly solved, says the enterprise")
    CONFIRM = "CONFIRM", _("Confirmed by the enterprise and closed")
    DISPUTE = "DISPUTE", _("Not solved, says the enterprise: reopened")
    CLOSE = "CLOSE", _("Closed after the second look")
    REOPEN = "REOPEN", _("Reopened")
    TO_OFFICE = "TO_OFFICE", _("Not solved on the spot: to the office")
    WITHDRAW = "WITHDRAW", _("Withdrawn")
    ESCALATE = "ESCALATE", _("Escalated")
    PROD = "PROD", _("Prodded")
    RECOMPUTE = "RECOMPUTE", _("Promised day computed again from the calendar")


class ActingAs(models.TextChoices):
    """As whom somebody made a step: a person may have several roles, and the office may act for a leader."""

    SPECIALIST = "SPECIALIST", _("Assistance specialist")
    OFFICE = "OFFICE", _("Chain office")
    UNIT = "UNIT", _("Handling unit")
    LEADER = "LEADER", _("Chain leader")
    FOR_LEADER = "FOR_LEADER", _("Chain office for the chain leader")
    ENTERPRISE = "ENTERPRISE", _("Enterprise")
    SYSTEM = "SYSTEM", _("System")


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
OPEN_STATUSES = [_S.SUBMITTED, _S.ASSIGNED, _S.IN_PROGRESS]  # the county owes an answer, and its clock runs
UNFINISHED_STATUSES = [*OPEN_STATUSES, _S.SUSPENDED, _S.ANSWERED]
UNIT_STATUSES = [_S.ASSIGNED, _S.IN_PROGRESS]  # the lead unit has to act
WITH_A_UNIT_STATUSES = [*UNIT_STATUSES, _S.SUSPENDED]  # a lead unit is compulsory
ANSWERED_STATUSES = [_S.ANSWERED, _S.CLOSED]

# (from, move) -> to. A new issue comes from "".
MOVES: dict[tuple[str, str], IssueStatus] = {
    ("", _M.RAISE): _S.SUBMITTED,
    (_S.SUBMITTED, _M.ACCEPT): _S.ASSIGNED,
    (_S.SUBMITTED, _M.REJECT): _S.REJECTED,
    (_S.SUBMITTED, _M.MERGE): _S.MERGED,
    (_S.SUBMITTED, _M.ANSWER): _S.ANSWERED,  # the specialist answers on the spot
    (_S.ASSIGNED, _M.RECALL): _S.SUBMITTED,
    (_S.REJECTED, _M.RECALL): _S.SUBMITTED,
    (_S.MERGED, _M.RECALL): _S.SUBMITTED,
    (_S.ASSIGNED, _M.ACKNOWLEDGE): _S.IN_PROGRESS,
    (_S.ASSIGNED, _M.RETURN): _S.SUBMITTED,
    (_S.IN_PROGRESS, _M.OPINION): _S.IN_PROGRESS,
    (_S.SUBMITTED, _M.PROGRESS): _S.SUBMITTED,  # what the specialist did on the spot
    (_S.IN_PROGRESS, _M.PROGRESS): _S.IN_PROGRESS,
    (_S.SUSPENDED, _M.PROGRESS): _S.SUSPENDED,
    (_S.ASSIGNED, _M.CONTRIBUTE): _S.ASSIGNED,
    (_S.IN_PROGRESS, _M.CONTRIBUTE): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.REQUEST_EXTENSION): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.GRANT_EXTENSION): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.DENY_EXTENSION): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.REQUEST_SUSPENSION): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.DENY_SUSPENSION): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.SUSPEND): _S.SUSPENDED,
    (_S.SUSPENDED, _M.REVIEW): _S.SUSPENDED,
    (_S.SUSPENDED, _M.RESUME): _S.IN_PROGRESS,
    (_S.IN_PROGRESS, _M.ANSWER): _S.ANSWERED,
    (_S.ANSWERED, _M.ATTEMPT): _S.ANSWERED,
    (_S.ANSWERED, _M.PARTLY): _S.ANSWERED,
    (_S.ANSWERED, _M.CONFIRM): _S.CLOSED,
    (_S.ANSWERED, _M.DISPUTE): _S.IN_PROGRESS,
    (_S.ANSWERED, _M.CLOSE): _S.CLOSED,
    (_S.ANSWERED, _M.REOPEN): _S.IN_PROGRESS,  # the office's second look finds that it is not done
    (_S.CLOSED, _M.REOPEN): _S.IN_PROGRESS,
    (_S.ANSWERED, _M.TO_OFFICE): _S.SUBMITTED,  # reopened, but no unit has had it yet
    (_S.CLOSED, _M.TO_OFFICE): _S.SUBMITTED,
    **{(status, _M.CONTACT): status for status in OPEN_STATUSES},
    **{(status, _M.WITHDRAW): _S.WITHDRAWN for status in (*OPEN_STATUSES, _S.SUSPENDED)},
    **{(status, _M.ESCALATE): status for status in OPEN_STATUSES},
    **{(status, _M.PROD): status for status in (*OPEN_STATUSES, _S.SUSPENDED)},
    **{(status, _M.RECOMPUTE): status for status in OPEN_STATUSES},  # the working calendar changed
}

ACTIONS = [_M.OPINION, _M.PROGRESS]  # what counts as something done for the enterprise
REOPENING_MOVES = [_M.DISPUTE, _M.REOPEN, _M.TO_OFFICE]  # each begins a new round of call-backs
WORDED_MOVES = [
    _M.CONTACT, _M.REJECT, _M.MERGE, _M.RETURN, _M.OPINION, _M.PROGRESS, _M.CONTRIBUTE, _M.REQUEST_EXTENSION, _M.DENY_EXTENSION,
    _M.REQUEST_SUSPENSION, _M.DENY_SUSPENSION, _M.SUSPEND, _M.REVIEW, _M.RESUME, _M.ANSWER, _M.CLOSE, _M.REOPEN, _M.WITHDRAW,
]  # fmt: skip


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
    """What a step rests on is put in words: an answer, a reason, what was said."""

    code = "wordless_step"
    message = _("Write down what was said.")
    field = "text"
    constraint = "step_says_what_it_rests_on"


class NothingDoneError(DomainError):
    """No answer without something done: a recorded opinion or progress since the unit took the issue up."""

    code = "nothing_done"
    message = _("Write down first what was done for the enterprise: an answer rests on a recorded action.")
    field = "action"
    constraint = "answer_rests_on_a_recorded_action"


def after(status: str, move: IssueMove) -> IssueStatus:
    """Return the status that ``move`` leads to, or raise IllegalMoveError."""
    try:
        return MOVES[status, move]
    except KeyError:
        raise IllegalMoveError() from None


def allows(status: str, move: IssueMove) -> bool:
    """Whether ``move`` is possible from ``status``."""
    return (status, move) in MOVES


def verb_of(move: str) -> str:
    """Return the name of a move's verb in addresses and in the API: "request-extension"; one verb grants and refuses."""
    return "decide-extension" if move == IssueMove.GRANT_EXTENSION else move.lower().replace("_", "-")


def transitions() -> list[tuple[str, str]]:
    """Return every (from, to) pair in which the status changes or an issue begins, for the database's trigger."""
    return sorted({(str(start), str(end)) for (start, _move), end in MOVES.items() if start != end})

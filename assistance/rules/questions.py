"""Questions of guests: asked, moderated, answered on the spot or made an issue. None is lost, none is closed for show."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.errors import DomainError
from assistance.rules.issue_flow import UNFINISHED_STATUSES, IssueStatus, Outcome

QUESTIONS_AT_MOST = 10  # by one guest's link; more is a conversation, and the specialist has a telephone
TITLE_LENGTH = 60  # of the issue that a question becomes; its whole text is the description


class QuestionStatus(models.TextChoices):
    """How far a question has come."""

    ASKED = "ASKED", pgettext_lazy("status of a question", "To be looked at")
    APPROVED = "APPROVED", pgettext_lazy("status of a question", "To be answered")
    ANSWERED = "ANSWERED", pgettext_lazy("status of a question", "Answered on the spot")
    TAKEN_UP = "TAKEN_UP", pgettext_lazy("status of a question", "Made an issue")
    DECLINED = "DECLINED", pgettext_lazy("status of a question", "Not taken")


class QuestionMove(models.TextChoices):
    """What somebody does with a question."""

    APPROVE = "APPROVE", _("Take it to the stage")
    DECLINE = "DECLINE", _("Do not take it")
    ANSWER = "ANSWER", _("Answered on the spot")
    TAKE_UP = "TAKE_UP", _("Make it an issue")


class AskedBy(models.TextChoices):
    """How a question reached us."""

    LINK = "LINK", _("By the guest's link")
    AT_THE_EVENT = "AT_THE_EVENT", _("At the event")
    BEFOREHAND = "BEFOREHAND", _("Told to our people beforehand")


class Fate(models.TextChoices):
    """What became of a question that was made an issue. Handled is not solved, and only the closed one counts as solved."""

    SOLVED = "SOLVED", _("Solved")
    CLOSED = "CLOSED", _("Closed without a full solution")
    OPEN = "OPEN", _("Still being worked on")
    DROPPED = "DROPPED", _("Withdrawn or not accepted")


_S, _M = QuestionStatus, QuestionMove
UNDECIDED_STATUSES = [_S.ASKED, _S.APPROVED]
SHOWN_STATUSES = [_S.APPROVED, _S.ANSWERED, _S.TAKEN_UP]  # what others than the moderators may read
MOVES: dict[tuple[str, str], QuestionStatus] = {
    (_S.ASKED, _M.APPROVE): _S.APPROVED,
    (_S.DECLINED, _M.APPROVE): _S.APPROVED,  # a second thought
    (_S.ASKED, _M.DECLINE): _S.DECLINED,
    (_S.APPROVED, _M.DECLINE): _S.DECLINED,
    (_S.ASKED, _M.ANSWER): _S.ANSWERED,
    (_S.APPROVED, _M.ANSWER): _S.ANSWERED,
    (_S.ASKED, _M.TAKE_UP): _S.TAKEN_UP,
    (_S.APPROVED, _M.TAKE_UP): _S.TAKEN_UP,
    (_S.ANSWERED, _M.TAKE_UP): _S.TAKEN_UP,  # the answer on the spot was not enough
}


class QuestionMoveError(DomainError):
    """The question's status does not allow this."""

    code = "illegal_question_move"
    message = _("The question has been dealt with: this step is no longer possible.")


class EmptyQuestionError(DomainError):
    """A question asks something."""

    code = "empty_question"
    message = _("Write down the question.")
    field = "text"
    constraint = "question_asks_something"


class EmptyAnswerError(DomainError):
    """What was answered on the spot is written down."""

    code = "empty_question_answer"
    message = _("Write down what was answered.")
    field = "answer"
    constraint = "answered_question_has_an_answer"


class DeclinedWithoutReasonError(DomainError):
    """Whoever asked may read why the question is not taken."""

    code = "question_declined_without_reason"
    message = _("Say why the question is not taken.")
    field = "reason"
    constraint = "declined_question_says_why"


class NoEnterpriseError(DomainError):
    """An issue belongs to an enterprise; a stranger's question has none until somebody names it."""

    code = "question_without_enterprise"
    message = _("Choose the enterprise that the issue belongs to.")
    field = "enterprise"


class TooManyQuestionsError(DomainError):
    """A guest asks a handful of questions."""

    code = "too_many_questions"
    message = _("You have asked ten questions already. Please call the organisers about the others.")


class NotAskableError(DomainError):
    """Questions are asked from the publishing of an event until it is followed up."""

    code = "questions_closed"
    message = _("Questions to this event are no longer taken. Your specialist will gladly take them.")


def after(status: str, move: QuestionMove) -> QuestionStatus:
    """Return the status that ``move`` leads to, or raise QuestionMoveError."""
    try:
        return MOVES[status, move]
    except KeyError:
        raise QuestionMoveError() from None


def allows(status: str, move: QuestionMove) -> bool:
    """Whether ``move`` is possible from ``status``."""
    return (status, move) in MOVES


def title_of(text: str) -> str:
    """Return the title of the issue that a question becomes: its first line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1].rstrip()}…"


def fate_of(issue_status: str, outcome: str) -> Fate:
    """Return what became of a question whose issue stands there; solved is what the enterprise has confirmed as solved."""
    if issue_status in UNFINISHED_STATUSES:
        return Fate.OPEN
    if issue_status == IssueStatus.CLOSED:
        return Fate.SOLVED if outcome == Outcome.SOLVED else Fate.CLOSED
    return Fate.DROPPED

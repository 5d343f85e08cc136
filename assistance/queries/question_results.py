"""What became of the questions of an event: the next event opens with it, the report and the public page say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from accounts.models import User
from assistance.models import Event, Issue, Question
from assistance.rules.events import OVER_STATUSES
from assistance.rules.issue_flow import IssueStatus
from assistance.rules.questions import SHOWN_STATUSES, Fate, QuestionStatus, fate_of


@dataclass(frozen=True)
class QuestionResult:
    """A question and what became of it. ``number`` and the words of the issue are there for its readers alone."""

    id: UUID
    text: str
    organisation: str  # "" where nobody in particular reads
    status: QuestionStatus
    answer: str  # given on the spot
    fate: Fate | None = None  # of the issue; None where there is none
    issue_status: IssueStatus | None = None
    outcome: str = ""
    number: str = ""  # of the issue, to link to it


@dataclass(frozen=True)
class QuestionResults:
    """Counts of all questions of an event, and those that others than the moderators may read, in the order they came."""

    event: Event
    asked: int
    undecided: int  # to be looked at, or still to be answered
    answered: int  # on the spot
    made_issues: int
    solved: int  # of the issues,
    closed: int  # closed, but not called solved,
    open: int
    dropped: int
    declined: int
    questions: list[QuestionResult]


def results_of(event: Event, reader: User | None = None) -> QuestionResults:
    """Return what became of an event's questions, for a reader or for everybody (one query, two for a reader).

    The counts are everybody's; of the list everybody reads the questions, their answers and how far each has come.
    """
    rows = list(
        Question.objects.filter(event=event)
        .select_related("enterprise", "issue__merged_into")
        .order_by("created_at", "id")
    )
    readable = _readable([row.issue_id for row in rows if row.issue_id], reader)
    results = [_result(row, reader, readable) for row in rows]
    by_status = Counter(result.status for result in results)
    by_fate = Counter(result.fate for result in results)
    return QuestionResults(
        event=event,
        asked=len(rows),
        undecided=by_status[QuestionStatus.ASKED] + by_status[QuestionStatus.APPROVED],
        answered=by_status[QuestionStatus.ANSWERED],
        made_issues=by_status[QuestionStatus.TAKEN_UP],
        solved=by_fate[Fate.SOLVED],
        closed=by_fate[Fate.CLOSED],
        open=by_fate[Fate.OPEN],
        dropped=by_fate[Fate.DROPPED],
        declined=by_status[QuestionStatus.DECLINED],
        questions=[result for result in results if result.status in SHOWN_STATUSES],
    )


def last_event_before(event: Event) -> Event | None:
    """Return the event whose questions open this one: the one it was copied from, else the latest of its kind (one query)."""
    if event.previous is not None and event.previous.programme_version:
        return event.previous
    earlier = Event.objects.filter(kind=event.kind, starts_on__lt=event.starts_on, status__in=OVER_STATUSES)
    return earlier.order_by("-starts_on", "-id").first()


def _readable(issues: Collection[UUID], reader: User | None) -> set[UUID]:
    if reader is None or not issues:
        return set()
    return set(Issue.objects.visible_to(reader).filter(pk__in=issues).values_list("pk", flat=True))


def _result(row: Question, reader: User | None, readable: Collection[UUID]) -> QuestionResult:
    issue = row.issue
    known = issue.merged_into or issue if issue else None  # a duplicate is answered by the issue it went into
    return QuestionResult(
        id=row.pk,
        text=row.text,
        organisation=row.display_organisation if reader else "",
        status=QuestionStatus(row.status),
        answer=row.answer if row.status == QuestionStatus.ANSWERED else "",
        fate=fate_of(known.status, known.outcome) if known else None,
        issue_status=IssueStatus(known.status) if known else None,
        outcome=known.get_outcome_display() if known and known.status == IssueStatus.CLOSED else "",
        number=issue.number if issue and issue.pk in readable else "",
    )

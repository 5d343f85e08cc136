"""Write the questions of an event: ask, take to the stage or not, answer on the spot, make an issue of."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from assistance import access
from assistance.actions.issues import insert_issues, raised_lines
from assistance.models import (
    AgendaItem,
    Category,
    Event,
    Invitation,
    Issue,
    IssueSource,
    LinkPurpose,
    PersonalLink,
    Question,
)
from assistance.rules import questions as rules
from assistance.rules.events import EDITABLE_STATUSES, EventStatus, OtherEventsGuestError, check_item
from assistance.rules.personal_links import LinkOverError
from assistance.rules.questions import AskedBy, QuestionMove
from assistance.rules.visits import NewIssue
from enterprises.actions.timeline import note, note_all
from enterprises.models import Enterprise

ASKABLE_STATUSES = [status for status in EDITABLE_STATUSES if status != EventStatus.DRAFT] + [EventStatus.HELD]


@verb
def ask_question(
    event: Event,
    *,
    text: str,
    invitation: Invitation | None = None,
    enterprise: Enterprise | None = None,
    item: AgendaItem | None = None,
    asker: str = "",
    category: Category | None = None,
    asked_by: str = AskedBy.BEFOREHAND,
    link: PersonalLink | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Question:
    """Hand in a question, by the guest's own link or by our people. The same id and body again: what there is."""
    event = lock(event)
    if link is not None:
        is_the_guests = invitation is not None and link.invitation_id == invitation.pk
        access.require(by.is_system and is_the_guests and link.purpose == LinkPurpose.ASK_QUESTION)
    if earlier := replayed(Question, id, body_digest):
        return earlier
    if link is not None and link.is_over(at):
        raise LinkOverError()
    check_item(event.pk, item.event_id if item else None)
    if invitation is not None:
        if invitation.event_id != event.pk:
            raise OtherEventsGuestError()
        enterprise = enterprise or invitation.enterprise
        asker = asker or invitation.display_name
    if link is None:
        access.require(access.may_ask_for(by, enterprise))
    if event.status not in ASKABLE_STATUSES:
        raise rules.NotAskableError()
    if not text.strip():
        raise rules.EmptyQuestionError()
    if link is not None and invitation is not None and invitation.questions.count() >= rules.QUESTIONS_AT_MOST:
        raise rules.TooManyQuestionsError()
    question = create(
        Question,
        id=id,
        at=at,
        body_digest=body_digest,
        event=event,
        invitation=invitation,
        enterprise=enterprise,
        item=item,
        asker=asker,
        text=text.strip(),
        category=category,
        asked_by=AskedBy.LINK if link is not None else asked_by,
        made_by=by,
    )
    _tell(question, "event.asked", by, at)
    return question


@verb
def approve_question(
    question: Question,
    *,
    item: AgendaItem | None = None,
    category: Category | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Question:
    """Take a question to the stage, if wanted to an item of the agenda."""
    question = _held(question, expected, by)
    status = rules.after(question.status, QuestionMove.APPROVE)
    check_item(question.event_id, item.event_id if item else None)
    fields = {"item": item or question.item, "category": category or question.category}
    change(question, at=at, status=status, decided_at=None, declined_because="", **fields)
    return question


@verb
def decline_question(
    question: Question, *, reason: str, expected: int | None = None, by: User, at: datetime
) -> Question:
    """Do not take a question, with a reason that whoever asked may read."""
    question = _held(question, expected, by)
    status = rules.after(question.status, QuestionMove.DECLINE)
    if not reason:
        raise rules.DeclinedWithoutReasonError()
    change(question, at=at, status=status, declined_because=reason, decided_at=at)
    return question


@verb
def answer_question(
    question: Question, *, answer: str, expected: int | None = None, by: User, at: datetime
) -> Question:
    """Write down what was answered on the spot."""
    question = _held(question, expected, by)
    status = rules.after(question.status, QuestionMove.ANSWER)
    if not answer.strip():
        raise rules.EmptyAnswerError()
    change(question, at=at, status=status, answer=answer.strip(), decided_at=at)
    _tell(question, "event.question_answered", by, at)
    return question


@verb
def make_issue(
    question: Question,
    *,
    enterprise: Enterprise | None = None,
    category: Category | None = None,
    title: str = "",
    urgency: str = "NORMAL",
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Issue:
    """Make an issue of a question (source EVENT, with the clocks of events): one click, once.

    A second click finds the issue that there is. The enterprise must be known; the category is OTH where nobody chose one.
    """
    question = _held(question, None, by)
    if question.issue is not None:
        return question.issue
    match(question, expected)
    status = rules.after(question.status, QuestionMove.TAKE_UP)
    owner = question.enterprise or enterprise
    if owner is None:
        raise rules.NoEnterpriseError()
    kind = category or question.category or Category.objects.get(code="OTH")
    draft = NewIssue(title or rules.title_of(question.text), kind, question.text, urgency)
    (issue,) = insert_issues(owner, [draft], visit=None, source=IssueSource.EVENT, by=by, at=at)
    note_all(raised_lines([issue], by=by, at=at))
    change(question, at=at, status=status, issue=issue, enterprise=owner, category=kind, decided_at=at)
    return issue


def _held(question: Question, expected: int | None, by: User) -> Question:
    question = lock(question, "event", "enterprise", "category", "issue", "item")
    access.require(access.may_rule_questions(by))
    match(question, expected)
    return question


def _tell(question: Question, kind: str, by: User, at: datetime) -> None:
    if question.enterprise is None:
        return
    event = question.event
    facts: dict[str, Any] = {"title": event.title, "title_en": event.title_en, "slug": event.slug}
    facts["text"] = question.text[:200]
    note(question.enterprise, kind, event, by=by, at=at, **facts)

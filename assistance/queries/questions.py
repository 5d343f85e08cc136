"""The questions of an event as the moderators sort them."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from accounts.models import User
from assistance.models import Event, Issue, Question
from assistance.models.questions import QuestionQuerySet
from assistance.rules.questions import QuestionStatus


def questions_of(event: Event, user: User) -> QuestionQuerySet:
    """Return the questions of an event that a user may read, with what a row shows."""
    rows: QuestionQuerySet = Question.objects.visible_to(user).filter(event=event)
    return rows.select_related("event", "enterprise", "category", "item", "issue", "invitation")


def count_by_status(event: Event, user: User) -> dict[str, int]:
    """Return how many questions of each status a user may read (one query)."""
    rows = Question.objects.visible_to(user).filter(event=event).values_list("status").annotate(n=Count("pk"))
    return dict.fromkeys(QuestionStatus.values, 0) | dict(rows)


def readable_issues(questions: Collection[Question], user: User) -> set[UUID]:
    """Return which of the issues that the questions became a user may open (at most one query)."""
    wanted = [question.issue_id for question in questions if question.issue_id]
    if not wanted:
        return set()
    return set(Issue.objects.visible_to(user).filter(pk__in=wanted).values_list("pk", flat=True))


def on_stage(event: Event) -> list[Question]:
    """Return the questions that wait for an answer on the stage, the first approved on top (one query)."""
    rows = Question.objects.filter(event=event, status=QuestionStatus.APPROVED).select_related("item")
    return list(rows.order_by("item__starts_at", "updated_at", "id"))

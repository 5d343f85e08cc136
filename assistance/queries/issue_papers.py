"""What stands beside an issue: files, notes, linked issues, duplicates, and how others like it were solved."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from assistance.models import AnswerTemplate, Attachment, Contribution, Issue, IssueLink, IssueNote
from assistance.rules.issue_flow import IssueStatus, Outcome
from assistance.rules.likeness import most_alike

LOOKED_THROUGH, SHOWN = 200, 5


@dataclass(frozen=True)
class LinkedIssue:
    """Another issue that somebody linked, and why."""

    issue: Issue
    reason: str


@dataclass(frozen=True)
class Papers:
    """Everything beside the steps."""

    attachments: list[Attachment]
    notes: list[IssueNote]
    linked: list[LinkedIssue]
    duplicates: list[Issue]
    similar: list[Issue]
    parts: list[Contribution]


def papers_of(issue: Issue, user: User) -> Papers:
    """Return what the user may read of it, in six queries."""
    attachments = Attachment.objects.present().filter(issue=issue).select_related("by").order_by("created_at", "id")
    notes = IssueNote.objects.filter(issue=issue).select_related("by").order_by("-at", "-id")
    return Papers(
        attachments=list(attachments),
        notes=list(notes),
        linked=linked_issues(issue, user),
        duplicates=list(Issue.objects.visible_to(user).filter(merged_into=issue).order_by("number")),
        similar=similar_solved(issue, user),
        parts=list(
            Contribution.objects.filter(issue=issue).select_related("unit", "given_by").order_by("due_on", "pk")
        ),
    )


def linked_issues(issue: Issue, user: User) -> list[LinkedIssue]:
    """Return the issues linked with this one that the user may read."""
    links = IssueLink.objects.filter(Q(first=issue) | Q(second=issue))
    reasons = {
        second if first == issue.pk else first: reason
        for first, second, reason in links.values_list("first", "second", "reason")
    }
    others = Issue.objects.visible_to(user).filter(pk__in=reasons).order_by("-created_at") if reasons else []
    return [LinkedIssue(other, reasons[other.pk]) for other in others]


def similar_solved(issue: Issue, user: User) -> list[Issue]:
    """Return up to five solved issues of the category whose titles are most alike, among the latest 200."""
    solved = (
        Issue.objects.visible_to(user)
        .filter(category=issue.category_id, status=IssueStatus.CLOSED, outcome=Outcome.SOLVED)
        .exclude(pk=issue.pk)
        .select_related("lead_unit")
        .order_by("-closed_at")[:LOOKED_THROUGH]
    )
    return most_alike(issue.title, solved, lambda other: other.title, SHOWN)


def templates_for(issue: Issue, user: User) -> list[AnswerTemplate]:
    """Return the texts with which the user may begin an answer: those of the category first."""
    offered = AnswerTemplate.objects.offered_to(user).filter(Q(category__isnull=True) | Q(category=issue.category_id))
    return sorted(offered.order_by("name", "pk"), key=lambda template: template.category_id is None)

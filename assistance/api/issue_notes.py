"""Internal notes of an issue: the county's people read them, the enterprise never does."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.bodies import Body
from accounts.api.fields import TextField
from accounts.api.views import NounViewSet
from assistance.actions.issue_papers import write_note
from assistance.models import Issue, IssueNote


class IssueNoteSerializer(serializers.ModelSerializer[IssueNote]):
    """A note; notes never change."""

    by_name = serializers.CharField(source="by.display_name", read_only=True)

    class Meta:
        model = IssueNote
        fields = ("id", "issue", "text", "by", "by_name", "at")
        read_only_fields = fields


class NoteBody(Body):
    """What is to be remembered."""

    text = TextField(max_length=4000)


class IssueNoteViewSet(NounViewSet):
    """Internal notes of one issue."""

    queryset = IssueNote.objects.none()
    list_class = IssueNoteSerializer
    detail_class = IssueNoteSerializer
    bodies = {"create": NoteBody}
    ordering = ("-at", "-id")

    def rows(self) -> QuerySet[IssueNote]:
        found = get_object_or_404(Issue.objects.visible_to(self.user), pk=self.kwargs["issue_id"])
        return IssueNote.objects.filter(issue=found)

    def list(self, request: Request, issue_id: str) -> Response:
        """List the notes of an issue, the latest first."""
        return self.page(self.rows().select_related("by"))

    def create(self, request: Request, issue_id: str) -> Response:
        """Write a note on an issue (who works with it)."""
        found = get_object_or_404(
            Issue.objects.visible_to(self.user).select_related("enterprise"), pk=self.kwargs["issue_id"]
        )
        return self.present(write_note(found, **self.read(), by=self.user, at=timezone.now()), status.HTTP_201_CREATED)

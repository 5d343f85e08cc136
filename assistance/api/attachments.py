"""Files of issues: uploaded once by the SHA-256 of what is kept, downloaded, removed."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import files
from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.fields import IdField, PickField, SeenField
from accounts.api.views import NounViewSet, django_request
from accounts.downloads import attachment
from accounts.uploads import content_of
from assistance.actions.issue_papers import attach_file, remove_attachment
from assistance.api.issue_moves import visible_issues
from assistance.models import Attachment, PaperAudience


class AttachmentSerializer(serializers.ModelSerializer[Attachment]):
    """A file of an issue; `GET attachments/{id}/` gives its bytes."""

    by_name = serializers.CharField(source="by.display_name", read_only=True)

    class Meta:
        model = Attachment
        fields = (*STAMPS, "issue", "name", "media_type", "size", "sha256", "audience", "by", "by_name", "removed_at")
        read_only_fields = fields


class AttachmentBody(Body):
    """A form with one file: PDF, JPEG, PNG or WebP, at most 20 MB."""

    issue = SeenField(visible_issues)
    file = serializers.FileField(allow_empty_file=True)
    audience = PickField(choices=PaperAudience.choices, required=False, help_text="INTERNAL if absent.")


class AttachmentQuery(Query):
    """Filters of attachments."""

    issue = IdField(required=False)


class AttachmentViewSet(NounViewSet):
    """Files of the issues that you may read."""

    queryset = Attachment.objects.none()
    list_class = AttachmentSerializer
    detail_class = AttachmentSerializer
    bodies = {"create": AttachmentBody, "remove": NothingBody}
    query = AttachmentQuery
    route = "attachment-detail"

    def rows(self) -> QuerySet[Attachment]:
        return Attachment.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Attachment]) -> QuerySet[Attachment]:
        return rows.select_related("by")

    def get_parsers(self) -> list[BaseParser]:
        uploads = getattr(self, "action_map", {}).get("post") == "create"
        return [MultiPartParser()] if uploads else super().get_parsers()

    def list(self, request: Request) -> Response:
        """List the files of the issues that you may read, or of one issue."""
        filters = self.filters()
        rows = self.detailed(self.rows())
        return self.page(rows.filter(issue=filters["issue"]) if "issue" in filters else rows)

    def create(self, request: Request) -> Response:
        """Add a file to an issue; the same bytes again answer 200 with the file there is."""
        if request.data is not None and getattr(django_request(request), "upload_was_too_large", False):
            raise RequestDataTooBig
        fields = self.read()
        file = fields.pop("file")
        made = attach_file(
            fields.pop("issue"), name=file.name, content=content_of(file), **fields, by=self.user, at=timezone.now()
        )
        return self.created(made)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        """Return the bytes of a file, to be saved; its own media type stands in the answer."""
        found = get_object_or_404(self.rows(), pk=pk)
        return attachment(found.name, found.media_type, files.read(found.sha256))

    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Take a file off its issue (who put it there, the office)."""
        self.read()
        return self.present(remove_attachment(self.get_object(), by=self.user, at=timezone.now()))

"""Scans of certificates: download and removal. They are added to a qualification."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import files
from accounts.api.answers import STAMPS
from accounts.api.bodies import NothingBody
from accounts.api.views import NounViewSet
from accounts.downloads import attachment
from enterprises.actions.documents import remove_document
from enterprises.models import Document


class DocumentSerializer(serializers.ModelSerializer[Document]):
    """A file that proves a qualification; `GET documents/{id}/` gives its bytes."""

    class Meta:
        model = Document
        fields = (*STAMPS, "qualification", "name", "media_type", "size", "sha256", "removed_at")
        read_only_fields = fields


class DocumentViewSet(NounViewSet):
    """Documents."""

    queryset = Document.objects.none()
    detail_class = DocumentSerializer
    bodies = {"remove": NothingBody}

    def rows(self) -> QuerySet[Document]:
        return Document.objects.visible_to(self.user)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        """Return the bytes of a document, to be saved; its own media type stands in the answer."""
        found = get_object_or_404(self.rows(), pk=pk)
        return attachment(found.name, found.media_type, files.read(found.sha256))

    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Take a document off its qualification (the office)."""
        self.read()
        return self.present(remove_document(self.get_object(), by=self.user, at=timezone.now()))

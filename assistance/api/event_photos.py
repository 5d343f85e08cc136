"""Photos of items of agendas: their bytes, and their removal. They are added to an item."""

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
from accounts.api.bodies import Body, NothingBody
from accounts.api.views import NounViewSet
from accounts.downloads import attachment
from assistance.actions.event_photos import remove_photo
from assistance.models import AgendaItem, EventPhoto


class EventPhotoSerializer(serializers.ModelSerializer[EventPhoto]):
    """A photo of an item; `GET event-photos/{id}/` gives its bytes."""

    class Meta:
        model = EventPhoto
        fields = (*STAMPS, "item", "name", "media_type", "size", "sha256", "removed_at")
        read_only_fields = fields


class PhotoBody(Body):
    """A form with one picture: JPEG, PNG or WebP, at most 20 MB."""

    file = serializers.FileField(allow_empty_file=True)


class EventPhotoViewSet(NounViewSet):
    """Photos of the events that one may read."""

    queryset = EventPhoto.objects.none()
    detail_class = EventPhotoSerializer
    bodies = {"remove": NothingBody}

    def rows(self) -> QuerySet[EventPhoto]:
        return EventPhoto.objects.filter(item__in=AgendaItem.objects.visible_to(self.user))

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def retrieve(self, request: Request, pk: str) -> HttpResponse:
        """Return the bytes of a photo, to be saved; its own media type stands in the answer."""
        found = get_object_or_404(self.rows(), pk=pk, removed_at__isnull=True)
        return attachment(found.name, found.media_type, files.read(found.sha256))

    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Take a photo away (organisers, the office)."""
        self.read()
        return self.present(remove_photo(self.get_object(), by=self.user, at=timezone.now()))

"""The file of an enterprise that one may open; read only."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from enterprises.api.enterprises import EnterprisePart
from enterprises.models import TimelineEntry


class TimelineEntrySerializer(serializers.ModelSerializer[TimelineEntry]):
    """A line of the file; lines never change. `facts` holds what the sentence of this `kind` needs."""

    by_name = serializers.CharField(source="by.display_name", read_only=True)
    unit_name = serializers.CharField(source="unit.display_name", read_only=True, default=None, allow_null=True)
    facts = serializers.DictField(read_only=True)

    class Meta:
        model = TimelineEntry
        fields = (
            "id", "kind", "at", "by", "by_name", "subject_type", "subject_id", "audience", "unit", "unit_name", "facts",
        )  # fmt: skip
        read_only_fields = fields


class TimelineViewSet(EnterprisePart):
    """The enterprise's file."""

    queryset = TimelineEntry.objects.none()
    list_class = TimelineEntrySerializer
    ordering: ClassVar = ("-at", "-id")

    def rows(self) -> QuerySet[TimelineEntry]:
        return TimelineEntry.objects.of(self.enterprise()).readable_by(self.user)

    def list(self, request: Request, enterprise_id: str) -> Response:
        """List what the county did for the enterprise and you may read, newest first."""
        return self.page(self.rows().select_related("by", "unit"))

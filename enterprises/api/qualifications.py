"""Qualifications of the enterprises that one may open, with their documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, Query
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, DayField, PickField, SeenByCodeField, SeenField, TextField
from accounts.api.views import Readable, django_request
from accounts.clock import local_day
from accounts.models import User
from accounts.uploads import content_of
from enterprises.actions.cultivation import (
    edit_qualification,
    grant_qualification,
    note_yearly_update,
    revoke_qualification,
)
from enterprises.actions.documents import add_document
from enterprises.api.documents import DocumentSerializer
from enterprises.models import Document, Enterprise, Level, Qualification, QualificationStatus, Track
from enterprises.queries.qualifications import stands
from enterprises.rules.cultivation import shown_status

GIVEN_STATUSES = [choice for choice in QualificationStatus.choices if choice[0] != QualificationStatus.REVOKED]


def visible_enterprises(user: User) -> QuerySet[Enterprise]:
    """Return the enterprises that the person may open."""
    return Enterprise.objects.visible_to(user)


def all_levels(user: User) -> QuerySet[Level]:
    """Return the levels; they are public."""
    return Level.objects.all()


def all_tracks(user: User) -> QuerySet[Track]:
    """Return the tracks; they are public."""
    return Track.objects.all()


class QualificationQuery(Query):
    """Filters of qualifications."""

    enterprise = SeenField(visible_enterprises, required=False)
    track = SeenByCodeField(all_tracks, required=False, help_text="Code or id.")
    level = SeenByCodeField(all_levels, required=False, help_text="Code or id.")
    status = PickField(
        choices=QualificationStatus.choices, required=False, help_text="As it reads today: `EXPIRED` has run out."
    )
    expires_before = DayField(required=False, help_text="Held today, and the last day lies before this day.")
    ordering = PickField(
        choices=["updated_at", "-updated_at", "valid_from", "-valid_from", "valid_to", "-valid_to"],
        required=False,
        help_text="`-updated_at` is the default. By `valid_to`, only what has an end is listed.",
    )


class QualificationSerializer(serializers.ModelSerializer[Qualification]):
    """A level that an enterprise was granted. First and last day are both included."""

    enterprise_name = serializers.CharField(source="enterprise.display_name", read_only=True)
    level_code = serializers.CharField(source="level.code", read_only=True)
    level_name = serializers.CharField(source="level.display_name", read_only=True)
    status_today = serializers.SerializerMethodField(help_text="As people read it: what has run out is `EXPIRED`.")
    documents = DocumentSerializer(source="shown_documents", many=True, read_only=True)

    class Meta:
        model = Qualification
        fields = (
            *STAMPS, "enterprise", "enterprise_name", "level", "level_code", "level_name", "rule", "status",
            "status_today", "batch", "document_no", "valid_from", "valid_to", "updated_for", "note", "documents",
        )  # fmt: skip
        read_only_fields = fields

    def get_status_today(self, qualification: Qualification) -> QualificationStatus:
        """Return the status on the present day."""
        return shown_status(qualification.status, qualification.valid_to, local_day(timezone.now()))


class QualificationChanges(Body):
    """What the office may correct."""

    level = SeenByCodeField(all_levels, help_text="Code or id.")
    valid_from = DayField()
    valid_to = DayField(
        required=False, allow_null=True, help_text="Null or absent: computed from the rule in force on the first day."
    )
    status = PickField(choices=GIVEN_STATUSES, required=False)
    batch = TextField(max_length=40, required=False, allow_blank=True)
    document_no = TextField(max_length=60, required=False, allow_blank=True)
    note = TextField(max_length=200, required=False, allow_blank=True)


class QualificationBody(QualificationChanges):
    """A level that an enterprise was granted."""

    id = ClientIdField()
    enterprise = SeenField(visible_enterprises)


class RevokeBody(Body):
    """Why it was taken away."""

    reason = TextField(max_length=200)


class UpdateBody(Body):
    """The yearly update that was handed in."""

    year = serializers.IntegerField(min_value=1990, max_value=2099)


class FileBody(Body):
    """One file: PDF, JPEG, PNG or WebP, at most 20 MB. Sent as `multipart/form-data`."""

    file = serializers.FileField(allow_empty_file=True)


class QualificationViewSet(Readable):
    """Qualifications."""

    queryset = Qualification.objects.none()
    list_class = QualificationSerializer
    detail_class = QualificationSerializer
    bodies = {
        "create": QualificationBody, "partial_update": QualificationChanges, "revoke": RevokeBody,
        "yearly_update": UpdateBody, "documents": FileBody,
    }  # fmt: skip
    query = QualificationQuery
    route = "qualification-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "revoke", "yearly_update"})

    def rows(self) -> QuerySet[Qualification]:
        return Qualification.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Qualification]) -> QuerySet[Qualification]:
        shown = Document.objects.present().order_by("created_at", "id")
        return rows.select_related("enterprise", "level").prefetch_related(
            Prefetch("documents", shown, to_attr="shown_documents")
        )

    def get_ordering(self) -> Sequence[str]:
        column = self.request.query_params.get("ordering") or "-updated_at"
        return (column, "-id" if column.startswith("-") else "id")

    def list(self, request: Request) -> Response:
        """List the qualifications of the enterprises that you may open."""
        filters, today = self.filters(), local_day(timezone.now())
        rows = self.detailed(self.rows())
        for name, column in (("enterprise", "enterprise"), ("track", "level__track"), ("level", "level")):
            if name in filters:
                rows = rows.filter(**{column: filters[name]})
        by_status = stands(today)
        if "status" in filters:
            rows = rows.filter(by_status[filters["status"]])
        if "expires_before" in filters:
            rows = rows.filter(by_status[QualificationStatus.VALID], valid_to__lt=filters["expires_before"])
        if filters.get("ordering", "").endswith("valid_to"):
            rows = rows.filter(Q(valid_to__isnull=False))
        return self.page(rows)

    def create(self, request: Request) -> Response:
        """Enter a level that an enterprise was granted (the office)."""
        fields: dict[str, Any] = self.read()
        qualification = grant_qualification(
            fields.pop("enterprise"), **fields, body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(qualification)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Correct what is on record (the office)."""
        found, expected = self.get_object(), if_match(request)
        edit_qualification(found, **self.read(partial=True), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)

    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, pk: str) -> Response:
        """Note that a level was taken away, with the reason (the office)."""
        found, expected = self.get_object(), if_match(request)
        revoke_qualification(found, **self.read(), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)

    @action(detail=True, methods=["post"], url_path="yearly-update")
    def yearly_update(self, request: Request, pk: str) -> Response:
        """Note that the yearly update of a year was handed in (the office)."""
        found, expected = self.get_object(), if_match(request)
        note_yearly_update(found, **self.read(), expected=expected, by=self.user, at=timezone.now())
        return self.present(found)

    @extend_schema(responses={201: OpenApiResponse(DocumentSerializer, description="The document.")})
    @action(detail=True, methods=["post"], parser_classes=[MultiPartParser])
    def documents(self, request: Request, pk: str) -> Response:
        """Add a scan of the certificate (the office)."""
        found = self.get_object()
        if request.data is not None and getattr(django_request(request), "upload_was_too_large", False):
            raise RequestDataTooBig
        file = self.read()["file"]
        document = add_document(found, name=file.name, content=content_of(file), by=self.user, at=timezone.now())
        return Response(DocumentSerializer(document).data, status=status.HTTP_201_CREATED)

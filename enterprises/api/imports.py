"""Imports over the API: the same verbs as on the pages. What takes long is asked for, and looked at again later."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.fields import ClientIdField, PickField
from accounts.api.views import NounViewSet, Readable
from accounts.downloads import attachment
from accounts.verbs import digest_of
from enterprises import access
from enterprises.actions.import_kinds import KINDS
from enterprises.actions.import_kinds.templates import template_of
from enterprises.actions.import_kinds.words import failing_rows, problems_of
from enterprises.actions.imports import (
    check_file,
    choose_columns,
    discard_import,
    start_import,
    undo_import,
    upload_file,
)
from enterprises.excel.writing import XLSX, workbook
from enterprises.models import ImportBatch, ImportRow, ImportState, RowVerdict
from enterprises.queries.imports import row_counts

_XLSX = {(200, XLSX): OpenApiTypes.BINARY}
_UNITS = ["YUAN", "WAN", "YI"]


class ImportSerializer(serializers.ModelSerializer[ImportBatch]):
    """An import: where it stands and how far the worker is (`rows_done` of `rows_total`)."""

    state = serializers.ChoiceField(choices=ImportState.choices, read_only=True)
    columns = serializers.DictField(
        child=serializers.IntegerField(), read_only=True, help_text="Field: number of its column in `headers`, from 0."
    )
    headers = serializers.SerializerMethodField(help_text="The headings of the file.")
    by_name = serializers.CharField(source="by.display_name", read_only=True)

    class Meta:
        model = ImportBatch
        fields = (
            *STAMPS, "kind", "state", "file_name", "size", "sheet", "header_row", "headers", "columns", "unit",
            "rows_total", "rows_done", "failure", "by", "by_name", "finished_at", "undone_at",
        )  # fmt: skip
        read_only_fields = fields

    def get_headers(self, batch: ImportBatch) -> list[str]:
        """Return the headings without the samples."""
        return [header["heading"] for header in batch.headers]


class CountsSerializer(serializers.Serializer[Any]):
    """How many rows there are of each verdict."""

    created = serializers.IntegerField()
    changed = serializers.IntegerField()
    left = serializers.IntegerField()
    errors = serializers.IntegerField()  # type: ignore[assignment]
    warned = serializers.IntegerField()
    done = serializers.IntegerField(help_text="Imported.")


class ImportDetailSerializer(ImportSerializer):
    """An import with its counts."""

    counts = serializers.SerializerMethodField()

    class Meta(ImportSerializer.Meta):
        fields = (*ImportSerializer.Meta.fields, "counts")  # type: ignore[assignment]
        read_only_fields = fields  # type: ignore[assignment]

    def get_counts(self, batch: ImportBatch) -> CountsSerializer:
        """Return how many rows are new, changed, left and wrong."""
        return CountsSerializer(row_counts(batch)).data  # type: ignore[return-value]


class ProblemSerializer(serializers.Serializer[Any]):
    """What is wrong with a row; `serious` keeps it out, the others warn."""

    code = serializers.CharField(help_text="Stable.")
    field = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    value = serializers.CharField(help_text="What stands in the cell.")
    text = serializers.CharField(help_text="For people, in the language of Accept-Language.")
    serious = serializers.BooleanField()


class ImportRowSerializer(serializers.ModelSerializer[ImportRow]):
    """A row of the file and what becomes of it."""

    verdict = serializers.ChoiceField(choices=RowVerdict.choices, read_only=True)
    problems = serializers.SerializerMethodField()
    changes = serializers.DictField(
        child=serializers.ListField(), read_only=True, help_text="Field: what is there, and what the file says."
    )

    class Meta:
        model = ImportRow
        fields = ("id", "number", "cells", "verdict", "problems", "changes", "done_at", "subject_id")
        read_only_fields = fields

    def get_problems(self, row: ImportRow) -> ProblemSerializer(many=True):  # type: ignore[valid-type]
        """Return the problems in words."""
        return ProblemSerializer(problems_of(self.context["kind"], row), many=True).data


class UploadBody(Body):
    """A file and what it brings, as multipart/form-data."""

    id = ClientIdField()
    kind = PickField(choices=(), help_text="`ENTERPRISES`, `CONTACTS`, `FIGURES`, `QUALIFICATIONS` or `ASSIGNMENTS`.")
    file = serializers.FileField(
        allow_empty_file=True, max_length=200, help_text="Excel (.xlsx) or CSV, at most 20 MB."
    )

    def get_fields(self) -> dict[str, Any]:
        fields = super().get_fields()
        fields["kind"].choices = {kind.code: kind.code for kind in KINDS.values()}  # type: ignore[attr-defined]
        return fields


class ColumnsBody(Body):
    """Which column of the file is which field."""

    columns = serializers.DictField(
        child=serializers.IntegerField(min_value=0, max_value=200),
        help_text="Field: number of its column, from 0. What is not named is left out.",
    )
    unit = PickField(choices=_UNITS, required=False, help_text="Of sums of money: yuan, 10,000 or 100 million yuan.")


class RowQuery(Query):
    """Filters of rows."""

    verdict = PickField(choices=RowVerdict.choices, required=False)


class ImportViewSet(Readable):
    """Imports (the office)."""

    queryset = ImportBatch.objects.none()
    list_class = ImportSerializer
    detail_class = ImportDetailSerializer
    bodies = {
        "create": UploadBody,
        "partial_update": ColumnsBody,
        "check_rows": NothingBody,
        "start": NothingBody,
        "discard": NothingBody,
        "undo": NothingBody,
    }
    route = "import-detail"
    ordering: ClassVar[Sequence[str]] = ("-created_at", "-id")

    def get_parsers(self) -> list[BaseParser]:
        """Take JSON, and multipart where a file comes."""
        actions = getattr(self, "action_map", None) or {}
        method = getattr(self.request, "method", None) or "" if self.request else ""
        return [MultiPartParser()] if actions.get(method.lower()) == "create" else super().get_parsers()

    def rows(self) -> QuerySet[ImportBatch]:
        access.require(access.may_import_files(self.user))
        return ImportBatch.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[ImportBatch]) -> QuerySet[ImportBatch]:
        return rows.select_related("by")

    def list(self, request: Request) -> Response:
        """List imports, newest first."""
        return self.page(self.detailed(self.rows()))

    def create(self, request: Request) -> Response:
        """Upload a file. Nothing is imported; `columns` proposes which column is which field."""
        access.require(access.may_import_files(self.user))
        fields = self.read()
        file = fields["file"]
        content = file.read(settings.IMPORT_MOST_BYTES + 1)
        batch = upload_file(
            kind=fields["kind"],
            file_name=file.name,
            content=content,
            id=fields.get("id"),
            body_digest=digest_of(
                [fields["kind"], file.name, len(content), hashlib.sha256(content).hexdigest()], self.user
            ),
            by=self.user,
            at=timezone.now(),
        )
        return self.created(batch)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Say which column is which field, before the check or to check again."""
        batch = self.get_object()
        return self.present(choose_columns(batch, **self.read(), by=self.user, at=timezone.now()))

    @action(detail=True, methods=["post"], url_path="check")
    def check_rows(self, request: Request, pk: str) -> Response:
        """Ask for the check of every row. Nothing is written; the state becomes `CHECKED` when it is over."""
        return self._act(check_file)

    @action(detail=True, methods=["post"], url_path="import")
    def start(self, request: Request, pk: str) -> Response:
        """Import the rows that are new or different. The state becomes `IMPORTED` when it is over."""
        return self._act(start_import)

    @action(detail=True, methods=["post"])
    def discard(self, request: Request, pk: str) -> Response:
        """Throw a file away that has not been imported."""
        return self._act(discard_import)

    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:
        """Take the import back; refused when something was built on it."""
        return self._act(undo_import)

    def _act(self, act: Any) -> Response:
        batch = self.get_object()
        self.read()
        return self.present(act(batch, by=self.user, at=timezone.now()))

    @extend_schema(responses=_XLSX)
    @action(detail=True, methods=["get"], url_path="failing-rows")
    def failing_rows(self, request: Request, pk: str) -> HttpResponse:
        """Return the rows that cannot be imported as a workbook, with what is wrong with each."""
        batch = self.get_object()
        headings, rows = failing_rows(batch)
        content = workbook(str(KINDS[batch.kind].label), headings, rows)
        return attachment(f"failing-{batch.kind.lower()}.xlsx", XLSX, content)


class ImportRowViewSet(NounViewSet):
    """The rows of an import."""

    queryset = ImportRow.objects.none()
    list_class = ImportRowSerializer
    query = RowQuery
    ordering: ClassVar[Sequence[str]] = ("number", "id")

    def rows(self) -> QuerySet[ImportRow]:
        access.require(access.may_import_files(self.user))
        self.batch = ImportBatch.objects.visible_to(self.user).filter(pk=self.kwargs["import_id"]).first()
        if self.batch is None:
            raise NotFound
        return self.batch.rows.all()

    def get_serializer_context(self) -> dict[str, Any]:
        batch = getattr(self, "batch", None)
        return {**super().get_serializer_context(), "kind": KINDS[batch.kind] if batch else None}

    def list(self, request: Request, import_id: str) -> Response:
        """List the rows in the order of the file, with their problems in words."""
        filters = self.filters()
        rows = self.rows()
        return self.page(rows.filter(verdict=filters["verdict"]) if "verdict" in filters else rows)


class ImportTemplateViewSet(NounViewSet):
    """Templates to fill in."""

    @extend_schema(responses=_XLSX)
    def retrieve(self, request: Request, kind: str) -> HttpResponse:
        """Return the workbook to fill in for a kind of import."""
        access.require(access.may_import_files(self.user))
        found = KINDS.get(kind.upper())
        if found is None:
            raise NotFound
        return attachment(f"{found.code.lower()}.xlsx", XLSX, template_of(found, self.user))

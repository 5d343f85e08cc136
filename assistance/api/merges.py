"""Two records of one enterprise become one, and two again: the office looks first, merges, and can go back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.access import require
from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody, Query
from accounts.api.creating import body_digest
from accounts.api.etags import etag_of, if_match
from accounts.api.fields import ClientIdField, IdField, SeenField, TextField
from accounts.api.views import Readable
from assistance.actions.merges import merge_enterprises, undo_merge
from assistance.api.assignments import visible_enterprises
from assistance.models import Merge
from assistance.queries.merges import known_records, preview
from enterprises.access import may_merge_enterprises
from enterprises.api.enterprises import EnterprisePart, EnterpriseSerializer
from enterprises.models import Enterprise


class MergeQuery(Query):
    """Filters of merges."""

    winner = IdField(required=False)
    undone = serializers.BooleanField(required=False)


class MergeSerializer(serializers.ModelSerializer[Merge]):
    """A merge: everything of `loser` that `winner` did not have already is the winner's, until it is undone."""

    winner_name = serializers.CharField(source="winner.display_name", read_only=True)
    loser_name = serializers.CharField(source="loser.display_name", read_only=True)
    moved = serializers.DictField(
        source="moved.rows", read_only=True, help_text="Ids of what moved, by `app.Model.field`."
    )
    left = serializers.SerializerMethodField(
        help_text="After an undo: ids of what could not go back, by `app.Model.field`."
    )

    class Meta:
        model = Merge
        fields = (
            *STAMPS, "winner", "winner_name", "loser", "loser_name", "reason", "by", "at", "moved", "undone_at",
            "undone_by", "left",
        )  # fmt: skip
        read_only_fields = fields

    def get_left(self, merge: Merge) -> dict[str, list[str]]:
        """Return what stayed with the winner at the undo."""
        left: dict[str, list[str]] = merge.moved.get("left", {})
        return left


class MergeLineSerializer(serializers.Serializer[Any]):
    """What becomes of the rows behind one foreign key."""

    name = serializers.CharField(help_text="`app.Model.field`.")
    label = serializers.CharField()  # type: ignore[assignment]  # the word people read, and no form here
    goes = serializers.IntegerField(help_text="Rows that move to the winner.")
    stays = serializers.IntegerField(help_text="Rows that stay with the merged record.")
    why = serializers.CharField(help_text="Why they stay.")
    staying = serializers.ListField(child=serializers.CharField(), help_text="The first of them, in words.")


class MergePreviewSerializer(serializers.Serializer[Any]):
    """What a merge would do now."""

    winner = EnterpriseSerializer()
    loser = EnterpriseSerializer()
    lines = MergeLineSerializer(many=True)
    goes = serializers.IntegerField()
    stays = serializers.IntegerField()
    loses_mark = serializers.BooleanField(help_text="Both have a contact to call first; the loser's loses the mark.")


class MergePreviewBody(Body):
    """The record to look at."""

    loser = SeenField(visible_enterprises)


class MergeBody(Body):
    """The record that is merged into the one of the address."""

    id = ClientIdField()
    loser = SeenField(known_records)
    loser_version = serializers.IntegerField(
        source="loser_expected", required=False, min_value=1, help_text="The version of the loser that you saw."
    )
    reason = TextField(max_length=200)


class EnterpriseMergeViewSet(EnterprisePart):
    """Merging into an enterprise."""

    queryset = Merge.objects.none()
    detail_class = MergeSerializer
    bodies = {"create": MergeBody}
    route = "merge-detail"
    has_etag = True
    guarded = frozenset({"create"})

    def detailed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related("winner", "loser")

    def present(self, thing: Model, code: int = status.HTTP_200_OK) -> Response:
        """Return the merge; with a stale version, the enterprise that has changed."""
        if not isinstance(thing, Enterprise):
            return super().present(thing, code)
        thing.refresh_from_db()
        shown = EnterpriseSerializer(thing, context=self.get_serializer_context()).data
        return Response(shown, headers={"ETag": etag_of(thing)})

    def create(self, request: Request, enterprise_id: str) -> Response:
        """Merge another record into this enterprise (the office); If-Match is the ETag of the enterprise."""
        winner = self.enterprise()
        require(may_merge_enterprises(self.user))
        expected = if_match(request)
        merge = merge_enterprises(
            winner, expected=expected, **self.read(), body_digest=body_digest(request), by=self.user, at=timezone.now()
        )
        return self.created(merge)


class MergePreviewViewSet(EnterprisePart):
    """Looking before merging."""

    queryset = Merge.objects.none()
    bodies: ClassVar = {"create": MergePreviewBody}

    @extend_schema(responses=MergePreviewSerializer)
    def create(self, request: Request, enterprise_id: str) -> Response:
        """Show what would move from the other record to this enterprise, and what would stay; nothing is written."""
        winner = self.enterprise()
        require(may_merge_enterprises(self.user))
        loser = self.read()["loser"]
        shown = preview(winner, loser)
        told = {
            "winner": winner, "loser": loser, "lines": shown.lines, "goes": shown.goes, "stays": shown.stays,
            "loses_mark": shown.loses_mark,
        }  # fmt: skip
        return Response(MergePreviewSerializer(told, context=self.get_serializer_context()).data)


class MergeViewSet(Readable):
    """Merges (the office's)."""

    queryset = Merge.objects.none()
    list_class = MergeSerializer
    detail_class = MergeSerializer
    bodies = {"undo": NothingBody}
    query = MergeQuery
    has_etag = True
    guarded = frozenset({"undo"})
    ordering: ClassVar = ("-at", "-id")

    def rows(self) -> QuerySet[Merge]:
        return Merge.objects.visible_to(self.user)

    def detailed(self, rows: QuerySet[Merge]) -> QuerySet[Merge]:
        return rows.select_related("winner", "loser")

    def list(self, request: Request) -> Response:
        """List the merges, the latest first."""
        filters = self.filters()
        rows = self.detailed(self.rows())
        if "winner" in filters:
            rows = rows.filter(winner=filters["winner"])
        if (undone := filters.get("undone")) is not None:
            rows = rows.filter(undone_at__isnull=not undone)
        return self.page(rows)

    @action(detail=True, methods=["post"])
    def undo(self, request: Request, pk: str) -> Response:
        """Give everything back that is still where the merge put it."""
        merge = self.get_object()
        expected = if_match(request)
        self.read()
        return self.present(undo_merge(merge, expected=expected, by=self.user, at=timezone.now()))

"""Filters of the list of issues that one keeps under a name."""

from __future__ import annotations

from typing import ClassVar

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.answers import STAMPS
from accounts.api.bodies import Body, NothingBody
from accounts.api.creating import body_digest
from accounts.api.etags import if_match
from accounts.api.fields import ClientIdField, TextField
from accounts.api.views import Readable
from assistance.actions.saved_views import remove_view, rename_view, save_view
from assistance.models import SavedView
from assistance.models.saved_views import SavedViewQuerySet


class SavedViewSerializer(serializers.ModelSerializer[SavedView]):
    """A named filter of issues."""

    class Meta:
        model = SavedView
        fields = (*STAMPS, "name", "query")
        read_only_fields = fields


class SavedViewChanges(Body):
    """Another name."""

    name = TextField(max_length=40)


class SavedViewBody(SavedViewChanges):
    """A filter to keep."""

    id = ClientIdField()
    query = TextField(max_length=2000, help_text="A query string of `issues/`: `status=ASSIGNED&urgency=URGENT`.")


class SavedViewViewSet(Readable):
    """One's saved views."""

    queryset = SavedView.objects.none()
    list_class = SavedViewSerializer
    detail_class = SavedViewSerializer
    bodies = {"create": SavedViewBody, "partial_update": SavedViewChanges, "remove": NothingBody}
    route = "saved-view-detail"
    has_etag = True
    guarded = frozenset({"partial_update", "remove"})
    ordering: ClassVar = ("name", "id")

    def rows(self) -> SavedViewQuerySet:
        rows: SavedViewQuerySet = SavedView.objects.visible_to(self.user)
        return rows

    def list(self, request: Request) -> Response:
        """List your views by name."""
        return self.page(self.rows())

    def create(self, request: Request) -> Response:
        """Keep a filter under a name; 30 at most."""
        fields = self.read()
        return self.created(save_view(**fields, body_digest=body_digest(request), by=self.user, at=timezone.now()))

    def partial_update(self, request: Request, pk: str) -> Response:
        """Give a view another name."""
        view, expected = self.get_object(), if_match(request)
        return self.present(rename_view(view, **self.read(), expected=expected, by=self.user, at=timezone.now()))

    @extend_schema(responses={204: None})
    @action(detail=True, methods=["post"])
    def remove(self, request: Request, pk: str) -> Response:
        """Let a view go."""
        view, expected = self.get_object(), if_match(request)
        remove_view(view, **self.read(), expected=expected, by=self.user, at=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

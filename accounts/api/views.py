"""What all views of the API stand on: a checked body in, one call to one verb, the thing's present state out.

A view names its bodies, filters and answers as attributes; ``schema.py`` reads the same attributes for the OpenAPI
document, so that what is described and what is checked cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.viewsets import GenericViewSet

from accounts.api.bodies import Body, Query
from accounts.api.etags import etag_of
from accounts.models import User, Versioned

# Capitals too: some clients write their UUIDs so.
UUID_IN_PATH = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"

Answer = type[serializers.BaseSerializer[Any]]


class NounViewSet(GenericViewSet[Any]):
    """The things of one kind. ``rows`` keeps what the person may see, ``detailed`` adds what a whole answer shows."""

    lookup_value_regex = UUID_IN_PATH
    http_method_names = ["get", "head", "post", "patch"]
    filter_backends = ()

    ordering: ClassVar[Sequence[str]] = ("-updated_at", "-id")
    list_class: ClassVar[Answer | None] = None
    detail_class: ClassVar[Answer | None] = None
    bodies: ClassVar[Mapping[str, type[Body]]] = {}  # action -> what it takes
    query: ClassVar[type[Query] | None] = None  # filters of the list
    route: ClassVar[str] = ""  # name of the address of one thing, for Location
    has_etag: ClassVar[bool] = False
    guarded: ClassVar[frozenset[str]] = frozenset()  # actions that need If-Match
    renamed: ClassVar[Mapping[str, str]] = {}  # field of a refusal -> its name in the body

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse NUL characters in the query, which PostgreSQL cannot take, before anybody asks it."""
        super().initial(request, *args, **kwargs)
        for name, values in request.query_params.lists():
            if any("\x00" in str(text) for text in (name, *values)):
                reason = {name.replace("\x00", ""): [_("Null characters are not allowed.")]}
                raise ValidationError(reason, code="invalid")

    @property
    def user(self) -> User:
        """Who is asking."""
        return cast(User, self.request.user)

    def rows(self) -> QuerySet[Any]:
        """Return the rows that the person may see."""
        raise NotImplementedError

    def detailed(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Add to ``rows`` what the whole answer about one of them shows."""
        return rows

    def get_queryset(self) -> QuerySet[Any]:
        return self.rows()

    def get_object(self) -> Any:
        return get_object_or_404(self.rows(), pk=self.kwargs["pk"])

    def get_ordering(self) -> Sequence[str]:
        """Return the columns by which the list is cut into pages."""
        return self.ordering

    def filters(self) -> dict[str, Any]:
        """Return the checked filters of the query string; a wrong value is 400."""
        return self.query.of(self.request) if self.query else {}

    def read(self, **kwargs: Any) -> dict[str, Any]:
        """Return the checked body of the request."""
        body = self.bodies[self.action](data=self.request.data, context=self.get_serializer_context(), **kwargs)
        body.is_valid(raise_exception=True)
        return dict(body.validated_data)

    def page(self, rows: QuerySet[Any]) -> Response:
        """Return one page of ``rows``."""
        assert self.list_class is not None
        found = self.paginate_queryset(rows)
        return self.get_paginated_response(
            self.list_class(found, many=True, context=self.get_serializer_context()).data
        )

    def present(self, thing: Model, code: int = status.HTTP_200_OK) -> Response:
        """Return a thing as it is now; who has just acted on it is shown it, whatever the act has changed."""
        return self.shown(self.detailed(type(thing)._default_manager.all()).get(pk=thing.pk), code)

    def shown(self, thing: Any, code: int = status.HTTP_200_OK) -> Response:
        """Return a thing fetched with ``detailed``, with its ETag."""
        assert self.detail_class is not None
        response = Response(self.detail_class(thing, context=self.get_serializer_context()).data, status=code)
        if self.has_etag:
            response.headers["ETag"] = etag_of(thing)
        return response

    def created(self, thing: Versioned) -> Response:
        """Return a new thing: 201, or 200 with its present state when the same body was posted before."""
        response = self.present(thing, status.HTTP_200_OK if thing.was_replayed else status.HTTP_201_CREATED)
        if self.route:
            response.headers["Location"] = reverse(f"api:{self.route}", args=[thing.pk], request=self.request)
        return response

    def finalize_response(self, request: Request, response: HttpResponseBase, *args: Any, **kwargs: Any) -> Any:
        response.headers.setdefault("Cache-Control", "no-store")
        return super().finalize_response(request, cast(Any, response), *args, **kwargs)


class Readable(NounViewSet):
    """Things that can be asked for one by one; what one may not see is 404."""

    def retrieve(self, request: Request, pk: str) -> Response:
        """Return one thing."""
        return self.shown(get_object_or_404(self.detailed(self.rows()), pk=pk))


def django_request(request: Request) -> HttpRequest:
    """Return Django's own request, for those who cannot take the API's."""
    return request._request

"""Pages of a list by key, not by offset: every page costs the same, and what is inserted meanwhile shifts nothing."""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError as FieldError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

if TYPE_CHECKING:
    from rest_framework.views import APIView

DEFAULT_SIZE, MOST = 50, 200


class CursorPages(BasePagination):
    """``{"next", "previous", "results"}`` in the view's ``ordering``: columns without nulls, the last one unique.

    A cursor holds the direction, the columns and the last row's values. It is opaque to clients but no secret, so its
    parts are checked like any input.
    """

    def paginate_queryset(self, queryset: Any, request: Request, view: APIView | None = None) -> list[Any]:
        """Return the rows of the page that the request asks for."""
        self.request = request
        self.order: list[str] = list(view.get_ordering())  # type: ignore[union-attr]
        size = _page_size(request)
        cursor = request.query_params.get("cursor")
        backwards, values = False, None
        if cursor is not None:
            backwards, values = _decoded(cursor, self.order, queryset.model)
        order = [_flipped(column) for column in self.order] if backwards else self.order
        if values is not None:
            queryset = queryset.filter(_beyond(order, values))
        rows = list(queryset.order_by(*order)[: size + 1])
        more, rows = len(rows) > size, rows[:size]
        if backwards:
            rows.reverse()
        self.rows = rows
        self.has_next = backwards or more
        self.has_previous = more if backwards else values is not None
        return rows

    def get_paginated_response(self, data: Any) -> Response:
        """Return the page with the addresses of its neighbours."""
        return Response({
            "next": self._link(False, self.rows[-1]) if self.has_next and self.rows else None,
            "previous": self._link(True, self.rows[0]) if self.has_previous and self.rows else None,
            "results": data,
        })  # fmt: skip

    def _link(self, backwards: bool, row: Model) -> str:
        values = [getattr(row, column.lstrip("-")) for column in self.order]
        text = json.dumps([int(backwards), self.order, values], cls=CursorEncoder, separators=(",", ":"))
        cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
        address = remove_query_param(self.request.build_absolute_uri(), "cursor")
        return str(replace_query_param(address, "cursor", cursor))

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """Describe ``cursor`` and ``page_size`` for OpenAPI."""
        size = {"type": "integer", "minimum": 1, "default": DEFAULT_SIZE}
        return [
            {"name": "cursor", "in": "query", "required": False, "schema": {"type": "string"},
             "description": "Taken from `next` or `previous`; never built by hand."},
            {"name": "page_size", "in": "query", "required": False, "schema": size,
             "description": f"Rows in one answer; more than {MOST} gives {MOST}."},
        ]  # fmt: skip

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe the page for OpenAPI."""
        link = {"type": "string", "format": "uri", "nullable": True}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": link, "previous": link, "results": schema},
        }


class CursorEncoder(DjangoJSONEncoder):
    """Django's, but with the microseconds: a rounded time would skip rows."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _page_size(request: Request) -> int:
    text = request.query_params.get("page_size", "")
    if not text:
        return DEFAULT_SIZE
    if not text.isascii() or not text.isdigit() or not 1 <= len(text) <= 9 or int(text) == 0:
        raise ValidationError({"page_size": [_("Enter a whole number from 1 to 200.")]}, code="invalid")
    return min(int(text), MOST)


def _flipped(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


def _beyond(order: list[str], values: list[Any]) -> Q:
    """Rows after ``values``. The leading bound repeats what the rest implies, so that an index serves it."""
    first, leading = order[0], values[0]
    bound = Q(**{f"{first.lstrip('-')}__{'lte' if first.startswith('-') else 'gte'}": leading})
    after = Q(pk__in=[])
    equal: dict[str, Any] = {}
    for column, value in zip(order, values, strict=True):
        name = column.lstrip("-")
        after |= Q(**equal, **{f"{name}__{'lt' if column.startswith('-') else 'gt'}": value})
        equal[name] = value
    return bound & after


def _decoded(cursor: str, order: list[str], model: type[Model]) -> tuple[bool, list[Any]]:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        backwards, columns, raw = json.loads(text)
        if backwards not in (0, 1) or columns != order or len(raw) != len(order):
            raise ValueError
        values = [_value(model, column.lstrip("-"), part) for column, part in zip(order, raw, strict=True)]
    except (ValueError, TypeError, RecursionError, OverflowError, binascii.Error, FieldError):
        raise ValidationError({"cursor": [_("This is no cursor of this list.")]}, code="invalid") from None
    return bool(backwards), values


def _value(model: type[Model], name: str, part: Any) -> Any:
    if not isinstance(part, str | int) or "\x00" in str(part):
        raise ValueError
    field: Any = model._meta.get_field(name)
    value = field.to_python(part)
    if value is None:
        raise ValueError
    return value

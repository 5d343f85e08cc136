"""Pages of a long list by key, not by offset: page 10,000 costs what page 1 costs, no row slips through."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest

PAGE_SIZE = 50

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """The rows of one page and the addresses of its neighbours (empty where there is none)."""

    rows: list[M]
    next_url: str
    previous_url: str

    def __len__(self) -> int:
        return len(self.rows)


def keyset_page(request: HttpRequest, rows: QuerySet[M], order: Sequence[str], size: int = PAGE_SIZE) -> KeysetPage[M]:
    """Cut one page out of ``rows``; ``order`` names non-null columns and ends with a unique one."""
    after, before = request.GET.get("after"), request.GET.get("before")
    backwards = before is not None and after is None
    wanted = [_flipped(column) for column in order] if backwards else list(order)
    token = before if backwards else after
    if token is not None:
        try:
            rows = rows.filter(_beyond(wanted, _decode(token, len(order))))
        except (ValidationError, ValueError) as error:
            raise Http404 from error
    found = list(rows.order_by(*wanted)[: size + 1])
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    has_next = backwards or more
    has_previous = (backwards and more) or (not backwards and token is not None)
    return KeysetPage(
        rows=found,
        next_url=_url(request, "after", found[-1], order) if has_next and found else "",
        previous_url=_url(request, "before", found[0], order) if has_previous and found else "",
    )


def _flipped(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    condition = Q(pk__in=[])
    equal: dict[str, Any] = {}
    for column, value in zip(order, values, strict=True):
        name = column.lstrip("-")
        condition |= Q(**equal, **{f"{name}__{'lt' if column.startswith('-') else 'gt'}": value})
        equal[name] = value
    return condition


def _url(request: HttpRequest, direction: str, row: Model, order: Sequence[str]) -> str:
    values = []
    for column in order:
        value: Any = row
        for part in column.lstrip("-").split("__"):
            value = getattr(value, part)
        values.append(str(value) if isinstance(value, int) else value)
    query = [(key, item) for key, items in request.GET.lists() for item in items if key not in {"after", "before"}]
    token = base64.urlsafe_b64encode(json.dumps(values, cls=DjangoJSONEncoder).encode()).decode().rstrip("=")
    return f"?{urlencode([*query, (direction, token)])}"


def _decode(token: str, length: int) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    except (binascii.Error, ValueError, UnicodeDecodeError) as error:
        raise Http404 from error
    if not isinstance(values, list) or len(values) != length or not all(isinstance(v, str) for v in values):
        raise Http404
    return values

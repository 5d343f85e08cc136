"""What clients send: bodies that know their fields and refuse all others, and queries read from the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

MOST_UNKNOWN = 20  # unknown names reported for one body


class Body(serializers.Serializer[Any]):
    """A JSON object. A field that it does not name is refused (400, ``unknown_field``), so nothing is assigned by accident."""

    def to_internal_value(self, data: Any) -> Any:
        errors: dict[str, Any] = {}
        value: Any = None
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            if not isinstance(data, Mapping):
                raise
            errors.update(error.detail)  # type: ignore[arg-type]
        for name in [name for name in data if name not in self.fields][:MOST_UNKNOWN]:
            errors[str(name)[:60]] = [ErrorDetail(str(_("There is no such field.")), code="unknown_field")]
        if errors:
            raise ValidationError(errors)
        return value


class NothingBody(Body):
    """An act that needs no words: no body, or ``{}``."""


class Query(serializers.Serializer[Any]):
    """Filters of a list, from the query string. An empty value filters nothing."""

    @classmethod
    def of(cls, request: Request) -> dict[str, Any]:
        """Return the checked filters of a request; a wrong value is 400."""
        given = {name: value for name, value in request.query_params.items() if value != ""}
        query = cls(data=given, context={"request": request})
        query.is_valid(raise_exception=True)
        return dict(query.validated_data)

"""Fields of request bodies. A string must be a string, a day must lie in our time, an id must be one that may be seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.clock import FIRST_DAY, LAST_DAY
from accounts.models import User

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", re.ASCII)
MOST_TEXT = 8000
CLIENT_ID_VERSIONS = (4, 7)


class TextField(serializers.CharField):
    """A string; numbers are not taken for one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MOST_TEXT)
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class FlagField(serializers.BooleanField):
    """``true`` or ``false``, not the words and numbers that forms send."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=str(data)[:40])
        return data


class AmountField(serializers.DecimalField):
    """A decimal number as a string, or a whole number; a float has lost its last digits before it comes here."""

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not isinstance(data, str | int):
            self.fail("invalid")
        return super().to_internal_value(data)


class PickField(serializers.ChoiceField):
    """One of the codes. A wrong value is not repeated at length."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or (data not in self.choices and not (data == "" and self.allow_blank)):
            self.fail("invalid_choice", input=str(data)[:40])
        return data


class IdField(serializers.UUIDField):
    """A UUID in its usual text form."""

    def to_internal_value(self, data: Any) -> UUID:
        if not isinstance(data, str) or len(data) != 36:
            self.fail("invalid", value=str(data)[:40])
        return super().to_internal_value(data)


class ClientIdField(IdField):
    """The id that a client chose for a new thing: UUIDv7, or UUIDv4 where there is no better."""

    default_error_messages = {"version": _("Choose a UUID of version 7 (or 4).")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault(
            "help_text", "UUIDv7 chosen by the client; makes a repeated POST safe. The server's if absent."
        )
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> UUID:
        value = super().to_internal_value(data)
        if value.version not in CLIENT_ID_VERSIONS:
            self.fail("version")
        return value


class DayField(serializers.DateField):
    """A calendar day of our time."""

    default_error_messages = {"out_of_range": _("Choose a day between 1990 and 2099.")}

    def to_internal_value(self, value: Any) -> date:
        if not isinstance(value, str):
            self.fail("invalid", format="YYYY-MM-DD")
        day = super().to_internal_value(value)
        if not FIRST_DAY <= day <= LAST_DAY:
            self.fail("out_of_range")
        return day


class MomentField(serializers.DateTimeField):
    """A moment of our time, ISO 8601; without an offset it is the county's time."""

    default_error_messages = {"out_of_range": _("Choose a day between 1990 and 2099.")}

    def to_internal_value(self, value: Any) -> datetime:
        if not isinstance(value, str) or not _MOMENT.match(value):
            self.fail("invalid", format="YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]")
        try:
            moment = super().to_internal_value(value)
        except OverflowError:
            self.fail("out_of_range")
        if not FIRST_DAY <= moment.date() <= LAST_DAY:
            self.fail("out_of_range")
        return moment


class SeenField(serializers.PrimaryKeyRelatedField):
    """The id of a row that the asking person may see; any other does not exist."""

    default_error_messages = {"does_not_exist": _("There is no such object.")}

    def __init__(self, rows: Callable[[User], QuerySet[Any]] | None = None, **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(pk_field=IdField(), **kwargs)

    def get_queryset(self) -> QuerySet[Any]:
        assert self.rows is not None
        return self.rows(self.context["request"].user)

    def use_pk_only_optimization(self) -> bool:
        return True


@extend_schema_field(OpenApiTypes.STR)
class SeenByCodeField(SeenField):
    """A row by its stable code or by its id."""

    def __init__(
        self, rows: Callable[[User], QuerySet[Any]] | None = None, *, code: str = "code", **kwargs: Any
    ) -> None:
        self.code = code
        super().__init__(rows, **kwargs)

    def to_internal_value(self, data: Any) -> Model:
        if not isinstance(data, str):
            self.fail("incorrect_type", data_type=type(data).__name__)
        if "\x00" in data:
            self.fail("does_not_exist")
        named = Q(**{self.code: data})
        try:
            named |= Q(pk=UUID(data))
        except ValueError:
            pass
        found: Model | None = self.get_queryset().filter(named).first()
        if found is None:
            self.fail("does_not_exist")
        return found

"""Refusals: what a rule says no to, with a stable code that clients may rely on.

A page shows the message beside the form (422), the API answers 409 with the code. Both translate in one place each.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import Model
    from django.utils.functional import Promise

# Name of a database constraint -> the refusal that a person understands. Filled by DomainError subclasses.
REFUSAL_OF_CONSTRAINT: dict[str, type[DomainError]] = {}


class DomainError(Exception):
    """A rule of the house refuses an act. Subclasses stand beside the rule they belong to."""

    code: ClassVar[str] = "refused"
    message: ClassVar[str | Promise] = _("This is not possible.")
    field: ClassVar[str | None] = None  # the form field or attribute it speaks about
    constraint: ClassVar[str | None] = None  # the database constraint that guards the same rule
    facts: Mapping[str, Any] = MappingProxyType({})  # what a client of the API gets beside the words

    def __init__(self, message: str | Promise | None = None, *, field: str | None = None) -> None:
        super().__init__(message or self.message)
        self.attr = field or self.field

    def __init_subclass__(cls) -> None:
        if cls.constraint:
            REFUSAL_OF_CONSTRAINT[cls.constraint] = cls

    def __str__(self) -> str:
        return str(self.args[0])


class StaleError(DomainError):
    """Somebody changed the thing since the caller saw it; ``current`` is what it is now."""

    code = "stale"
    message = _("Someone else changed this in the meantime. Look at the present state and try again.")

    def __init__(self, current: Model) -> None:
        super().__init__()
        self.current = current


class IdTakenError(DomainError):
    """The id chosen by the client belongs to another thing, or was used with another body."""

    code = "id_taken"
    message = _("This id is already taken.")
    field = "id"

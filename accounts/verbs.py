"""What every verb stands on: one transaction, a named actor, a locked row, a version that only grows.

Inside a verb the order is always: ``lock``, allow (``access.require``), ``match``, decide (a rule), write
(``create`` / ``change``), note on the timeline, queue messages.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast
from uuid import UUID

import structlog
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey

from accounts.errors import REFUSAL_OF_CONSTRAINT, DomainError, IdTakenError, StaleError

if TYPE_CHECKING:
    from accounts.models import User
    from accounts.models.versioned import Versioned

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V", bound="Versioned")

_inside_a_verb: ContextVar[bool] = ContextVar("inside_a_verb", default=False)


def verb(act: Callable[P, R]) -> Callable[P, R]:
    """Run ``act`` in one transaction under the name of its ``by``, and turn a violated constraint into its refusal.

    A verb called by another verb joins its transaction. Two requests that create the same id at once: the later one is
    run again and finds what the first one made.
    """

    @functools.wraps(act)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _inside_a_verb.get():
            return act(*args, **kwargs)
        try:
            return _attempt(act, args, kwargs)
        except IntegrityError as error:
            if not _name_of_violated(error).endswith("_pkey"):
                raise refusal_of(error) from error
        try:
            return _attempt(act, args, kwargs)
        except IntegrityError as error:
            raise refusal_of(error) from error

    run.is_verb = True  # type: ignore[attr-defined]
    return run


def _attempt(act: Callable[..., R], args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
    token = _inside_a_verb.set(True)
    try:
        with transaction.atomic():
            sign_history(kwargs["by"])
            return act(*args, **kwargs)
    finally:
        _inside_a_verb.reset(token)


def sign_history(by: User) -> None:
    """Tell the history triggers of this transaction who acts, in a statement of its own (no prefix on the writes)."""
    request_id = structlog.contextvars.get_contextvars().get("request_id", "")
    signature = json.dumps({"user": str(by.pk), "request": str(request_id)})
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_metadata', %s, true)", [signature])


def _name_of_violated(error: IntegrityError) -> str:
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""


def refusal_of(error: IntegrityError) -> Exception:
    """Return the refusal in words of a violated constraint, or the error itself where it has none."""
    name = _name_of_violated(error)
    if name.endswith("_pkey"):
        return IdTakenError()
    refusal = REFUSAL_OF_CONSTRAINT.get(name)
    return refusal() if refusal else error


def lock(thing: V, *related: str) -> V:
    """Fetch ``thing`` again and hold its row until the verb ends; ``related`` is joined but not locked."""
    # not type(thing): a request's user is a lazy proxy; no_key: rows that point here may be inserted meanwhile, or two
    # verbs that lock an enterprise and its assignment in different order would wait for each other
    rows = cast("type[V]", thing._meta.model)._base_manager.select_for_update(of=("self",), no_key=True)
    if related:
        rows = rows.select_related(*related)
    held = rows.get(pk=thing.pk)
    _forget_outdated(held, {path.partition("__")[0] for path in related})
    return held


def _forget_outdated(held: Versioned, names: set[str]) -> None:
    """Let go of joined rows that the locked one no longer points to.

    Whoever waited for the lock gets the row as it is now, but joined to what it pointed to before.
    """
    for name in names:
        field = held._meta.get_field(name)
        assert isinstance(field, ForeignKey)
        joined = field.get_cached_value(held, default=None)
        if getattr(joined, "pk", None) != getattr(held, field.attname):
            field.delete_cached_value(held)


def match(thing: Versioned, expected: int | None) -> None:
    """Refuse when the caller saw another version than the present one."""
    if expected is not None and thing.version != expected:
        raise StaleError(current=thing)


def create(model: type[V], *, at: datetime, id: UUID | None = None, body_digest: str = "", **fields: Any) -> V:
    """Insert a new row; ``id`` is the client's UUIDv7 if it chose one."""
    if id is not None:
        fields["id"] = id
    thing = model(created_at=at, updated_at=at, body_digest=body_digest, **fields)
    thing.save(force_insert=True)
    return thing


def change(thing: Versioned, *, at: datetime, **fields: Any) -> None:
    """Save ``fields``, raise ``version`` and set ``updated_at``; a trigger refuses any UPDATE that does less."""
    for name, value in fields.items():
        setattr(thing, name, value)
    thing.version += 1
    thing.updated_at = at
    thing.save(update_fields=[*fields, "version", "updated_at"])


def digest_of(body: Any, by: User) -> str:
    """Return the fingerprint of a creating body from one person: SHA-256 over canonical JSON, 64 hex digits."""
    canonical = json.dumps([str(by.pk), body], cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def replayed(model: type[V], id: UUID | None, body_digest: str) -> V | None:
    """Return what an earlier, identical creation made, or None; refuse an id that is taken by anything else."""
    if id is None:
        return None
    earlier = model._base_manager.filter(pk=id).first()
    if earlier is None:
        return None
    if not body_digest or earlier.body_digest != body_digest:
        raise IdTakenError()
    earlier.was_replayed = True
    return earlier


__all__ = [
    "DomainError",
    "change",
    "create",
    "digest_of",
    "lock",
    "match",
    "refusal_of",
    "replayed",
    "sign_history",
    "verb",
]

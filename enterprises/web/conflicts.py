"""Two people edit the same thing: whoever saves second sees both values and keeps every word.

The forms of the register also take over what only the other one changed: they know what the reader had seen (``merging.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.errors import DomainError, StaleError
from accounts.models import Versioned
from accounts.web.pages import refused
from accounts.wording import listed
from enterprises.web.merging import CONFLICT, Difference, compared, in_words, plain

REFUSED = 422


@dataclass(frozen=True)
class Attempt:
    """What came of a valid form: ``done``, or the form to show again and, after somebody else's edit, the differences."""

    form: forms.Form
    done: Any = None
    differences: list[Difference] | None = None
    status: int = 200


def attempt(
    form: forms.Form, act: Callable[[], Any], written: Callable[[Any], Mapping[str, Any]], **kwargs: Any
) -> Attempt:
    """Call a verb that edits; ``written`` reads a thing's fields as the form names them, ``kwargs`` build the form."""
    try:
        return Attempt(form, done=act())
    except StaleError as stale:
        present: Any = stale.current
        fresh, differences = _on_top(form, written(present), present, **kwargs)
        return Attempt(fresh, differences=differences, status=CONFLICT)
    except (DomainError, ValidationError) as refusal:
        refused(form, refusal)
        return Attempt(form, status=REFUSED)


def _on_top(
    form: forms.Form, theirs: Mapping[str, Any], present: Versioned, **kwargs: Any
) -> tuple[forms.Form, list[Difference]]:
    """Return what was typed on top of the present version, and every field in which that differs from theirs."""
    typed = {name: plain(form.cleaned_data.get(name)) for name in theirs}
    stored = {name: plain(value) for name, value in theirs.items()}
    initial, differences = compared(form, present, stored, typed, seen={}, shown=_words)
    return type(form)(initial=initial, **kwargs), differences


def _words(form: forms.Form, name: str, value: Any) -> str:
    if isinstance(value, list):
        return listed(in_words(form, name, one) for one in value) or "—"
    return in_words(form, name, value)

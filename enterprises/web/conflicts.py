"""Two people edit the same thing: whoever saves second sees both values and keeps every word.

The forms of the register also take over what only the other one changed (``merging.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from accounts.errors import DomainError, StaleError
from accounts.models import Versioned
from accounts.web.pages import refused
from accounts.wording import listed
from enterprises.web.merging import CONFLICT, Difference, in_words

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
    mine = {name: _plain(form.cleaned_data.get(name)) for name in theirs}
    differences = [
        Difference(
            name=name,
            label=form.fields[name].label or name,
            theirs=_words(form, name, value),
            mine=_words(form, name, mine[name]),
            value="" if value is None else str(value),
            disputed=True,
            settable=not isinstance(form.fields[name].widget, forms.RadioSelect | forms.CheckboxSelectMultiple),
        )
        for name, value in theirs.items()
        if mine[name] != _plain(value)
    ]
    return type(form)(initial=mine | {"version": present.version}, **kwargs), differences


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, Iterable) and not isinstance(value, str):
        return sorted(getattr(one, "pk", one) for one in value)
    return value


def _words(form: forms.Form, name: str, value: Any) -> str:
    if isinstance(value, list):
        return listed(in_words(form, name, one) for one in value) or "—"
    return in_words(form, name, value)

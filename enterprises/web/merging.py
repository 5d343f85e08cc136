"""Two people edit one thing at once: a stale form comes back on top of what the other one saved, and nothing typed is lost.

Three values of each field decide: what the reader had seen, what the reader typed, what is stored now. What only the other
one changed is taken over; of what both changed, both values are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Versioned
from enterprises.queries.versions import as_of

CONFLICT = 409
_MANY_BUTTONS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed while the reader was typing; ``value`` puts theirs back into the field."""

    name: str
    label: str | Promise
    theirs: str
    mine: str
    value: str
    disputed: bool
    settable: bool  # by a button: a tick and what is picked by several buttons are not


def written(thing: Versioned, columns: Mapping[str, str]) -> dict[str, Any]:
    """Return the stored values of ``thing`` by the names that the form has for them."""
    return {name: getattr(thing, column) for name, column in columns.items()}


def columns_of(model: type[Model], names: Iterable[str]) -> dict[str, str]:
    """Return the column of each field whose name in the form is the model's own."""
    columns = {field.name: field.attname for field in model._meta.fields}
    return {name: columns[name] for name in names}


def merged(
    form: forms.Form,
    present: Versioned,
    columns: Mapping[str, str],
    *,
    mine: Mapping[str, Any] | None = None,
    shown: Callable[[forms.Form, str, Any], str] | None = None,
) -> tuple[dict[str, Any], list[Difference]]:
    """Return the initial values of the form on top of the present version, and every field that changed meanwhile.

    ``form`` is valid and has ``version``. ``mine`` corrects what the reader typed, where a field is not simply its value;
    ``shown`` puts a value into words in another way.
    """
    typed = {name: plain(form.cleaned_data[name]) for name in columns} | dict(mine or {})
    known = as_of(present, form.cleaned_data["version"] or 0, list(columns.values()))
    seen = {name: known[column] for name, column in columns.items() if column in known}
    return compared(form, present, written(present, columns), typed, seen=seen, shown=shown or in_words)


def compared(
    form: forms.Form,
    present: Versioned,
    theirs: Mapping[str, Any],
    typed: Mapping[str, Any],
    *,
    seen: Mapping[str, Any],
    shown: Callable[[forms.Form, str, Any], str],
) -> tuple[dict[str, Any], list[Difference]]:
    """Return what ``merged`` returns; of a field that is not in ``seen`` nobody knows who changed it, so both did."""
    result, differences = dict(typed), []
    for name, value in theirs.items():
        if typed[name] == value:
            continue
        if name in seen and seen[name] == value:  # the reader alone changed it
            continue
        theirs_alone = name in seen and seen[name] == typed[name]
        if theirs_alone:
            result[name] = value
        field = form.fields[name]
        differences.append(
            Difference(
                name=name,
                label=field.label or name,
                theirs=shown(form, name, value),
                mine=shown(form, name, typed[name]),
                value="" if value is None else str(value),
                disputed=not theirs_alone,
                settable=not isinstance(field, forms.BooleanField) and not isinstance(field.widget, _MANY_BUTTONS),
            )
        )
    return result | {"version": present.version}, differences


def in_words(form: forms.Form, name: str, value: Any) -> str:
    """Return a value as a reader of the form knows it."""
    field = form.fields[name]
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in cast(Iterable[tuple[Any, Any]], field.choices)}
        return labels.get(str(value or ""), str(value))
    return str(value or "—")


def plain(value: Any) -> Any:
    """Return a value as it compares: a row by its key, several in order."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, Iterable) and not isinstance(value, str):
        return sorted(getattr(one, "pk", one) for one in value)
    return value

"""Pages that hold one form: shown, sent, refused with what was typed still in it, or done and left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.errors import DomainError, StaleError
from accounts.web.pages import StaffRequest, refused, say, show, status_of

CONFLICT = 409


class LaidOutForm(forms.Form):
    """A form whose fields stand in rows of one or two."""

    layout: ClassVar[Sequence[Sequence[str]]] = ()

    def laid_out(self) -> list[list[forms.BoundField]]:
        """Return the visible fields row by row."""
        return [[self[name] for name in row] for row in self.layout]


class CountField(forms.IntegerField):
    """A whole number in ordinary digits."""

    def to_python(self, value: Any) -> int | None:
        """Take digits as people type them."""
        if value and not (str(value).isascii() and str(value).isdigit()):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


class YearField(CountField):
    """A year of our time."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"min_value": 1990, "max_value": 2099, **kwargs})


@dataclass(frozen=True)
class Back:
    """The page from which one came, and to which one returns."""

    url: str
    label: str


@dataclass(frozen=True)
class Page:
    """The words round a form, the draft it keeps, and where one goes afterwards."""

    title: str | Promise
    submit: str | Promise
    back: Back
    draft: str = ""
    text: str | Promise = ""
    done: str | Promise = ""
    icon: str = "check"
    danger: bool = False
    then: Callable[[], str] | None = None  # where one goes instead of back, when the act is done


@dataclass(frozen=True)
class Theirs:
    """What a field says now that somebody else has saved."""

    label: str | Promise
    value: str


def form_page(request: StaffRequest, form: LaidOutForm, page: Page, act: Callable[[], Any]) -> HttpResponse:
    """Show the form; when it was sent and is right, call the verb in ``act`` once and go back.

    What ``act`` returns as text is said instead of the page's own words.

    A stale version answers 409: what the thing says now stands above what was typed, and sending again takes mine.
    """
    theirs: list[Theirs] | None = None
    if form.is_bound and form.is_valid():
        try:
            said = act()
        except StaleError as refusal:
            theirs = _stale(form, refusal)
        except DomainError as refusal:
            refused(form, refusal)
        else:
            say(request, said if isinstance(said, str) else page.done, draft=page.draft)
            return redirect(page.then() if page.then else page.back.url)
    context = {"form": form, "page": page, "theirs": theirs, "choose_file": form.is_multipart()}
    status = status_of(form) if theirs is None else CONFLICT
    return show(request, "enterprises/cultivation/form.html", context, status=status)


def _stale(form: LaidOutForm, refusal: StaleError) -> list[Theirs]:
    present = refusal.current
    data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
    data["version"] = str(getattr(present, "version", ""))
    form.data = data
    form.add_error(None, str(refusal))
    return [
        Theirs(field.label or name, _shown(present, name))
        for name, field in form.fields.items()
        if hasattr(present, name) and name != "version" and form.cleaned_data.get(name) != getattr(present, name)
    ]


def _shown(present: Model, name: str) -> str:
    display = getattr(present, f"get_{name}_display", None)
    value = display() if display else getattr(present, name)
    return str(value) if value not in (None, "") else "—"


def changed_words(label: str) -> str:
    """Return "… is up to date." for the toast after a correction."""
    return _("%(label)s is up to date.") % {"label": label}


VERSION: dict[str, Any] = {"required": False, "min_value": 1, "widget": forms.HiddenInput}


class SeenForm(LaidOutForm):
    """A form about a thing that somebody else may change meanwhile."""

    version = forms.IntegerField(**VERSION)


class ReasonForm(SeenForm):
    """An act that says why."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
    layout = (("reason",),)

"""An enterprise by type-ahead: a text field with a list that the browser shows; without script the text alone will do."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.models import User
from accounts.web.pages import StaffRequest, show
from enterprises.models import Enterprise
from enterprises.web.lookups import live

LONGEST = 200
OPTIONS = 12


class TypeAhead(forms.TextInput):
    """A text field with its list beside it."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw the field and the empty list that htmx fills."""
        drawn = super().render(name, value, attrs, renderer)
        return format_html('{}<datalist id="{}"></datalist>', drawn, self.attrs.get("list", ""))


class EnterpriseField(forms.CharField):
    """The enterprise that a text names: by its legal name or credit code, else by any part that only one has.

    ``offer_enterprises`` says to whom: nobody is offered what they may not open.
    """

    widget = TypeAhead
    user: User | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the enterprise, or None for an empty field that may be empty."""
        text = super().clean(value)
        if not text:
            return None
        assert self.user is not None, "offer_enterprises was not called"
        found = enterprises_called(self.user, text, 2)
        exact = [row for row in found if text in (row.name, row.uscc)]
        if len(exact or found) != 1:
            words = (
                _("Several enterprises are called so. Choose one of the list.")
                if found
                else _("No enterprise is called so. Choose one of the list.")
            )
            raise ValidationError(words, code="invalid_choice")
        return (exact or found)[0]


def offer_enterprises(form: forms.BaseForm, name: str, user: User) -> None:
    """Let a field of the form offer the enterprises that a person may open."""
    field = cast(EnterpriseField, form.fields[name])
    field.user, options = user, f"{form[name].auto_id}-options"
    attrs = {"list": options, "autocomplete": "off", "hx-swap": "innerHTML"}  # whatever the form's own answer replaces
    field.widget.attrs |= attrs | live("assistance:enterprise-options", target=options)


def enterprises_called(user: User, text: str, most: int) -> list[Enterprise]:
    """Return the first enterprises that a text names, an exact name or code before any part of one (one query)."""
    rows = Enterprise.objects.visible_to(user)
    exact = list(rows.filter(name=text).union(rows.filter(uscc=text))[:most])
    return exact or list(rows.matching(text).order_by("pinyin", "id")[:most])


@require_GET
@login_required
def enterprise_options(request: StaffRequest) -> HttpResponse:
    """Return the options of the list for what was typed: its value is the first parameter, whatever the field is called."""
    text = str(next(iter(request.GET.values()), ""))[:LONGEST]
    found = enterprises_called(request.user, text, OPTIONS) if text.strip() else []
    return show(request, "assistance/lookups/_enterprises.html", {"enterprises": found})

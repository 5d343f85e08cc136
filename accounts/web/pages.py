"""What every page view stands on: one helper that answers with a whole page or a fragment, and one for refusals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django_htmx.middleware import HtmxDetails

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import digest_of

T = TypeVar("T")


class StaffRequest(HttpRequest):
    """A request of somebody who is logged in (for type checkers)."""

    user: User
    htmx: HtmxDetails


def show(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    fragment: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the whole page, or only ``fragment`` when htmx asks for the same URL."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    partial = fragment is not None and bool(htmx) and not htmx.boosted and not htmx.history_restore_request
    return render(request, fragment if partial and fragment else template, context, status=status)


def refused(form: forms.BaseForm, refusal: DomainError | ValidationError) -> None:
    """Show a refusal beside the field it speaks about, or on top of the form."""
    if isinstance(refusal, ValidationError):
        form.add_error(None, refusal)
        return
    attr = refusal.attr if refusal.attr in form.fields else None
    form.add_error(attr, str(refusal))


def try_verb(form: forms.BaseForm, act: Callable[[], T]) -> T | None:
    """Call a verb for a valid form; a refusal lands in the form and None is returned."""
    try:
        return act()
    except (DomainError, ValidationError) as refusal:
        refused(form, refusal)
        return None


def say(request: HttpRequest, text: str | Promise, *, draft: str = "", undo: str = "") -> None:
    """Show a toast on the next page; ``draft`` names the saved draft of a form that is done with.

    ``undo`` is what the toast's "Undo" sends to the office's desk.
    """
    messages.success(request, str(text), extra_tags=f"draft:{draft}" if draft else f"undo:{undo}" if undo else "")


def status_of(form: forms.BaseForm) -> int:
    """Return 422 for a form that was sent and refused, else 200."""
    return 422 if form.is_bound and form.errors else 200


def non_field_errors(form: forms.BaseForm) -> list[str]:
    """Return what is wrong with the form as a whole."""
    return [str(error) for error in form.errors.get(NON_FIELD_ERRORS, [])]


def digest_of_form(request: StaffRequest) -> str:
    """Return the fingerprint of a posted form, without its CSRF token, which changes from page to page."""
    body = {key: request.POST.getlist(key) for key in request.POST if key != "csrfmiddlewaretoken"}
    return digest_of([request.path, body], request.user)

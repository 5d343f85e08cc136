"""The door of an event: who comes is found by badge or name and welcomed. Looking changes nothing: a welcome is a POST."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.web.pages import StaffRequest, digest_of_form, show, try_verb
from assistance import access
from assistance.actions.door import check_in_by_code, undo_check_in, welcome_stranger
from assistance.models import Event, Invitation
from assistance.queries.door import LONGEST_QUERY, guest_by_code, guests_called, head_count
from assistance.rules.attendance import NotCheckedInError, UnknownCodeError, door_is_open, is_door_code
from assistance.web.enterprise_field import EnterpriseField, offer_enterprises
from assistance.web.event_tabs import event_head, event_of


@dataclass(frozen=True)
class Result:
    """What the door says, big: who was welcomed, or why nobody was."""

    tone: str
    words: Any = ""
    guest: Invitation | None = None
    is_new: bool = False


class StrangerForm(forms.Form):
    """Somebody who was not invited."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=40)
    enterprise = EnterpriseField(label=_("Enterprise"), required=False)
    organisation = forms.CharField(
        label=_("Other organisation"),
        max_length=120,
        required=False,
        help_text=_("If it is no enterprise of the county."),
    )
    post = forms.CharField(label=_("Post"), max_length=60, required=False)


@require_safe
@login_required
def door(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the search field of the door, and the guests that ``?q=`` names."""
    event = _event(request, slug)
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    return _show(request, event, text=text, fragment="assistance/door/_found.html")


@require_safe
@login_required
def guest(request: StaffRequest, slug: str, code: str) -> HttpResponse:
    """Show whose badge a phone's camera has read, with one button; a code that nobody has is said so (404)."""
    event = _event(request, slug)
    found = guest_by_code(event, code)
    if found is None:
        return _show(request, event, result=Result("bad", UnknownCodeError()), status=404)
    return _show(request, event, found=[found], template="assistance/door/guest.html")


@require_safe
@login_required
def count(request: StaffRequest, slug: str) -> HttpResponse:
    """Show how many have come."""
    event = _event(request, slug)
    return show(request, "assistance/door/_count.html", {"event": event, "count": head_count(event)})


@require_POST
@login_required
def scan(request: StaffRequest, slug: str) -> HttpResponse:
    """Welcome whoever a badge's code names at once; a name lists the guests that are called so."""
    event = _event(request, slug)
    text = _sent(request, "q")
    if not is_door_code(text):
        found = guests_called(event, text)
        return _show(request, event, text=text, found=found, status=200 if found or not text.strip() else 422)
    now = timezone.now()
    try:
        welcomed = check_in_by_code(event, code=text, by=request.user, at=now)
    except DomainError as refusal:
        found = guests_called(event, text)
        if isinstance(refusal, UnknownCodeError) and found:  # eight letters of a name
            return _show(request, event, text=text, found=found)
        result = Result("bad", refusal, guest_by_code(event, text))
        return _show(request, event, found=[], result=result, status=422)  # the field is empty for the next badge
    is_new = welcomed.came_at == now
    return _show(request, event, result=Result("ok" if is_new else "warn", guest=welcomed, is_new=is_new))


@require_POST
@login_required
def undo(request: StaffRequest, slug: str) -> HttpResponse:
    """Take a welcome back."""
    event = _event(request, slug)
    found = guest_by_code(event, _sent(request, "code"))
    try:
        if found is None:
            raise UnknownCodeError()
        undone = undo_check_in(found, by=request.user, at=timezone.now())
    except DomainError as refusal:
        tone = "warn" if isinstance(refusal, NotCheckedInError) else "bad"
        return _show(request, event, result=Result(tone, refusal), status=422)
    return _show(request, event, result=Result("info", _("The welcome was taken back."), undone))


@require_POST
@login_required
def stranger(request: StaffRequest, slug: str) -> HttpResponse:
    """Welcome somebody whom nobody had invited; a second click finds the guest of the first."""
    event = _event(request, slug)
    form = StrangerForm(request.POST)
    offer_enterprises(form, "enterprise", request.user)
    welcomed = None
    if form.is_valid():
        act: dict[str, Any] = {"body_digest": digest_of_form(request), "by": request.user, "at": timezone.now()}
        welcomed = try_verb(form, lambda: welcome_stranger(event, **form.cleaned_data, **act))
    if welcomed is None:
        return _show(request, event, form=form, status=422)
    return _show(request, event, result=Result("ok", guest=welcomed, is_new=welcomed.came_at is not None))


def _sent(request: StaffRequest, name: str) -> str:
    text = request.POST.get(name, "")
    if "\x00" in text:
        raise BadRequest("no scanner types this")
    return text[:LONGEST_QUERY]


def _event(request: StaffRequest, slug: str) -> Event:
    event = event_of(request.user, slug)
    access.require(access.may_check_in(request.user))
    return event


def _show(
    request: StaffRequest,
    event: Event,
    *,
    text: str = "",
    found: list[Invitation] | None = None,
    result: Result | None = None,
    form: StrangerForm | None = None,
    template: str = "assistance/door/page.html",
    fragment: str = "assistance/door/_door.html",
    status: int = 200,
) -> HttpResponse:
    if found is None:
        found = guests_called(event, text) if text else []
    if form is None:
        form = StrangerForm(initial={"id": uuid7()})
        offer_enterprises(form, "enterprise", request.user)
    today = local_day(timezone.now())
    context = event_head(request, request.user, event) | {
        "count": head_count(event),
        "text": text,
        "found": found,
        "guest": found[0] if found else None,
        "result": result,
        "form": form,
        "is_open": door_is_open(event.status, event.starts_on, event.ends_on, today),
    }
    return show(request, template, context, fragment=fragment, status=status)

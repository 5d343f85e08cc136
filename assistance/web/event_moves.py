"""What is done to an event as a whole: publish, hold, follow up, cancel. Each page says first whom it concerns."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from accounts.web.pages import StaffRequest
from assistance import access
from assistance.actions.events import cancel_event, follow_up_event, hold_event, publish_event
from assistance.models import Event
from assistance.web.event_tabs import event_of
from enterprises.web.form_pages import Back, Page, SeenForm, form_page


class CancelForm(SeenForm):
    """Why an event does not take place."""

    reason = forms.CharField(
        label=gettext_lazy("Why is it cancelled?"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The guests read these words."),
    )
    layout = (("reason",),)


@require_http_methods(["GET", "POST"])
@login_required
def publish(request: StaffRequest, slug: str) -> HttpResponse:
    """Publish the programme: for the first time, or what changed."""
    found = _event(request, slug)
    again = found.programme_version > 0
    page = Page(
        title=_("Publish the changes") if again else _("Publish the programme"),
        text=_told(found)
        if again
        else _("“%(event)s” can be read by everybody with business here, and guests can be invited.")
        % {"event": found.display_title},
        submit=_("Publish"),
        done=_("The programme is published."),
        icon="megaphone",
        back=_back(found),
    )
    form = _sure(request, found)
    return form_page(request, form, page, lambda: publish_event(found, **_seen(form, request)))


@require_http_methods(["GET", "POST"])
@login_required
def hold(request: StaffRequest, slug: str) -> HttpResponse:
    """Say that an event took place."""
    found = _event(request, slug)
    page = Page(
        title=_("The event was held"),
        text=_("“%(event)s”: nobody answers or comes any more, and the agenda stays as it is.")
        % {"event": found.display_title},
        submit=_("It was held"),
        done=_("The event was held. Now for the minutes and the questions."),
        icon="flag",
        back=_back(found),
    )
    form = _sure(request, found)
    return form_page(request, form, page, lambda: hold_event(found, **_seen(form, request)))


@require_http_methods(["GET", "POST"])
@login_required
def follow_up(request: StaffRequest, slug: str) -> HttpResponse:
    """Close the work on an event."""
    found = _event(request, slug)
    asked = found.invitations.filter(questions__isnull=False).distinct().count()
    page = Page(
        title=_("Everything is followed up"),
        text=ngettext(
            "“%(event)s”: %(n)s guest who asked is told what became of it.",
            "“%(event)s”: %(n)s guests who asked are told what became of it.",
            asked,
        )
        % {"event": found.display_title, "n": asked},
        submit=_("Close the event"),
        done=_("The event is followed up."),
        icon="check-check",
        back=_back(found),
    )
    form = _sure(request, found)
    return form_page(request, form, page, lambda: follow_up_event(found, **_seen(form, request)))


@require_http_methods(["GET", "POST"])
@login_required
def cancel(request: StaffRequest, slug: str) -> HttpResponse:
    """Call an event off."""
    found = _event(request, slug)
    page = Page(
        title=_("Cancel the event"),
        text=_told(found),
        submit=_("Cancel the event"),
        done=_("The event is cancelled. Its rooms and people are free again."),
        icon="ban",
        danger=True,
        back=_back(found),
    )
    form = CancelForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    return form_page(
        request, form, page, lambda: cancel_event(found, reason=form.cleaned_data["reason"], **_seen(form, request))
    )


def _event(request: StaffRequest, slug: str) -> Event:
    found = event_of(request.user, slug)
    access.require(access.may_edit_events(request.user))
    return found


def _sure(request: StaffRequest, found: Event) -> SeenForm:
    return SeenForm(request.POST if request.method == "POST" else None, initial={"version": found.version})


def _seen(form: SeenForm, request: StaffRequest) -> dict[str, Any]:
    """Return who acts when, on which version."""
    return {"expected": form.cleaned_data["version"], "by": request.user, "at": timezone.now()}


def _told(found: Event) -> str:
    """Return how many guests are told of it: who was invited and has not said no."""
    n = found.invitations.expected().count()
    words = ngettext("“%(event)s”: %(n)s guest is told of it.", "“%(event)s”: %(n)s guests are told of it.", n)
    return words % {"event": found.display_title, "n": n}


def _back(found: Event) -> Back:
    return Back(reverse("assistance:event", args=[found.slug]), found.display_title)

"""Honours conferred at an event, and their certificates to print."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from uuid_utils.compat import uuid7

from accounts.web.pages import StaffRequest, digest_of_form, show
from assistance import access
from assistance.actions.honours import confer_award, take_award_back
from assistance.models import Conferral, Event
from assistance.queries.event_report import conferrals_of
from assistance.web.enterprise_field import EnterpriseField, offer_enterprises
from assistance.web.event_tabs import event_head, event_of
from enterprises.models import Scope
from enterprises.web.form_pages import Back, LaidOutForm, Page, YearField, form_page


@require_safe
@login_required
def honours(request: StaffRequest, slug: str) -> HttpResponse:
    """List the honours conferred at an event."""
    event = event_of(request.user, slug)
    context = event_head(request, request.user, event) | {"conferrals": conferrals_of(event)}
    return show(request, "assistance/honours/list.html", context)


class ConferralForm(LaidOutForm):
    """An honour that is handed over."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    enterprise = EnterpriseField(label=gettext_lazy("Enterprise"))
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=160, required=False)
    year = YearField(label=gettext_lazy("Year"))
    scope = forms.ChoiceField(label=gettext_lazy("Given by"), choices=Scope.choices)
    grade = forms.CharField(label=gettext_lazy("Grade"), max_length=40, required=False)
    document_no = forms.CharField(label=gettext_lazy("Document number"), max_length=60, required=False)
    layout = (("enterprise",), ("name",), ("name_en",), ("year", "scope"), ("grade", "document_no"))


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, slug: str) -> HttpResponse:
    """Confer an honour at an event: it enters the enterprise's record too."""
    event = event_of(request.user, slug)
    access.require(access.may_edit_events(request.user))
    initial = {"id": uuid7(), "year": event.starts_on.year, "scope": Scope.COUNTY}
    form = ConferralForm(request.POST or None, initial=initial)
    offer_enterprises(form, "enterprise", request.user)
    page = Page(
        title=_("Confer an honour"),
        text=event.display_title,
        submit=_("Confer it"),
        draft=f"honour-new-{event.pk}",
        done=_("The honour is conferred. Its certificate can be printed."),
        icon="award",
        back=_back(event),
    )

    def confer() -> None:
        given: dict[str, Any] = dict(form.cleaned_data)
        confer_award(event, **given, body_digest=digest_of_form(request), by=request.user, at=timezone.now())

    return form_page(request, form, page, confer)


@require_http_methods(["GET", "POST"])
@login_required
def take_back(request: StaffRequest, slug: str, pk: UUID) -> HttpResponse:
    """Take an honour back that was conferred by mistake."""
    event = event_of(request.user, slug)
    found = _conferral(event, pk)
    access.require(access.may_edit_events(request.user))
    page = Page(
        title=_("Take the honour back"),
        text=_(
            "“%(award)s” of %(enterprise)s was conferred by mistake: it leaves the event and the enterprise's record."
        )
        % {"award": found.award, "enterprise": found.award.enterprise.display_name},
        submit=_("Take it back"),
        done=_("The honour was taken back."),
        icon="trash-2",
        danger=True,
        back=_back(event),
    )
    form = LaidOutForm(request.POST if request.method == "POST" else None)
    return form_page(request, form, page, lambda: take_award_back(found, by=request.user, at=timezone.now()))


@require_safe
@login_required
def certificate(request: StaffRequest, slug: str, pk: UUID) -> HttpResponse:
    """Show the certificate of one honour, a sheet of A4 on its side."""
    event = event_of(request.user, slug)
    return _sheets(request, event, [_conferral(event, pk)])


@require_safe
@login_required
def certificates(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the certificates of an event, a sheet each."""
    event = event_of(request.user, slug)
    return _sheets(request, event, conferrals_of(event))


def _sheets(request: StaffRequest, event: Event, conferrals: list[Conferral]) -> HttpResponse:
    context = {"event": event, "conferrals": conferrals}
    return show(request, "assistance/honours/certificates.html", context)


def _conferral(event: Event, pk: UUID) -> Conferral:
    rows = Conferral.objects.filter(event=event).select_related("award__enterprise", "event__host")
    return get_object_or_404(rows, pk=pk)


def _back(event: Event) -> Back:
    return Back(reverse("assistance:event-honours", args=[event.slug]), _("Honours"))

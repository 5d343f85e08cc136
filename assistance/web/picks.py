"""Pick guests: enterprises by chain, role, size and place, with a warning where the county comes too often."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import Unit, User
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from assistance import access
from assistance.actions.invitations import pick_guests
from assistance.models import Event
from assistance.queries.guest_picks import AskedPicks, enterprises_to_invite, pick_rows
from assistance.web.event_tabs import event_head, event_of
from enterprises.models import Chain, ChainRole, Contact, EnterpriseSize


class PickForm(forms.Form):
    """Whom to put on the list: for each ticked enterprise the person chosen beside it."""

    contacts = forms.ModelMultipleChoiceField(
        Contact.objects.none(),
        error_messages={
            "required": gettext_lazy("Tick at least one enterprise."),
            "invalid_choice": gettext_lazy("One of these people is no contact any more, or is not yours to invite."),
            "invalid_pk_value": gettext_lazy("One of these people is no contact any more, or is not yours to invite."),
        },
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Contact.objects.visible_to(user).present().select_related("enterprise")
        cast(forms.ModelMultipleChoiceField, self.fields["contacts"]).queryset = people.order_by("created_at", "pk")


@require_http_methods(["GET", "POST"])
@login_required
def pick(request: StaffRequest, slug: str) -> HttpResponse:
    """Show whom one could invite; POST puts the ticked ones on the guest list. Nobody is told yet."""
    event = event_of(request.user, slug)
    access.require(access.may_edit_events(request.user))
    form = PickForm(_chosen(request.POST) if request.method == "POST" else None, user=request.user)
    if form.is_bound and form.is_valid():
        contacts = list(form.cleaned_data["contacts"])
        new = try_verb(form, lambda: pick_guests(event, contacts=contacts, by=request.user, at=timezone.now()))
        if new is not None:
            n = len(new)
            words = ngettext("%(n)s guest is on the list now.", "%(n)s guests are on the list now.", n)
            say(request, words % {"n": n})
            query = request.GET.urlencode()
            return redirect(f"{reverse('assistance:guests-pick', args=[slug])}{'?' if query else ''}{query}")
    return _show(request, event, form)


def _chosen(posted: QueryDict) -> dict[str, list[str]]:
    return {"contacts": [posted.get(f"contact-{key}", "") for key in posted.getlist("pick")]}


def _show(request: StaffRequest, event: Event, form: PickForm) -> HttpResponse:
    asked = AskedPicks.of(request.GET)
    page = keyset_page(request, enterprises_to_invite(request.user, event, asked), ["pinyin", "id"])
    context = event_head(request, request.user, event) | {
        "asked": asked,
        "page": page,
        "rows": pick_rows(page.rows, event),
        "ticked": set(request.POST.getlist("pick")),
        "chips": [
            (_("Key enterprises"), asked.key, _switched(request.GET, "key")),
            (_("Not invited last year"), asked.new, _switched(request.GET, "new")),
            (_("Also those on the list"), asked.listed, _switched(request.GET, "listed")),
        ],
        "kept": [name for name in ("key", "new", "listed") if getattr(asked, name)],
        "chains": Chain.objects.order_by("name"),
        "townships": Unit.objects.townships(),
        "roles": ChainRole.choices,
        "sizes": EnterpriseSize.choices,
        "form": form,
        "query": request.GET.urlencode(),
    }
    return show(request, "assistance/guests/pick.html", context, status=status_of(form))


def _switched(query: QueryDict, name: str) -> str:
    """Return the address with a chip switched over; a new filter begins on the first page."""
    changed = query.copy()
    for key in ("after", "before"):
        changed.pop(key, None)
    if query.get(name):
        changed.pop(name, None)
    else:
        changed[name] = "1"
    return f"?{changed.urlencode()}"

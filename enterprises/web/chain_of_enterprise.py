"""The tab "Chain" of an enterprise: its nodes, whom it buys from and sells to inside the county, who leads its chain."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from accounts.clock import local_day
from accounts.models import User
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.chain_map import place_enterprise, take_from_node
from enterprises.models import ChainNode, Enterprise, NodeState
from enterprises.queries.chain_map import STAGES, appointments, in_the_chain
from enterprises.web.tabs import enterprise_head


class PlaceForm(forms.Form):
    """At which node the enterprise stands, too."""

    node = forms.ModelChoiceField(
        ChainNode.objects.none(), label=gettext_lazy("Node"), empty_label=gettext_lazy("Choose a node")
    )

    def __init__(self, *args: Any, enterprise: Enterprise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nodes = ChainNode.objects.present().filter(chain=enterprise.chain_id)
        field = cast(forms.ModelChoiceField, self.fields["node"])
        field.queryset = nodes
        free = nodes.exclude(state=NodeState.MISSING).exclude(places__enterprise=enterprise)
        rows = sorted(free, key=lambda node: (STAGES.index(node.stage), node.place))  # type: ignore[arg-type]
        field.choices = [("", str(field.empty_label)), *((str(node.pk), node.display_name) for node in rows)]


@require_GET
@login_required
def chain_of(request: StaffRequest, pk: str) -> HttpResponse:
    """Show where an enterprise stands in its chain."""
    found = _enterprise(request.user, pk)
    access.require(access.may_read_chains(request.user))
    return _show(request, found, PlaceForm(enterprise=found) if access.may_edit_chains(request.user) else None)


@require_POST
@login_required
def place(request: StaffRequest, pk: str) -> HttpResponse:
    """Place the enterprise at a node of its chain."""
    found = _enterprise(request.user, pk)
    access.require(access.may_edit_chains(request.user))
    form = PlaceForm(request.POST, enterprise=found)
    if form.is_valid():
        node = form.cleaned_data["node"]
        if try_verb(form, lambda: place_enterprise(node, enterprise=found, by=request.user, at=timezone.now())):
            say(request, _("It stands at %(node)s now.") % {"node": node})
            return redirect("enterprises:chain-of", pk=found.pk)
    return _show(request, found, form)


@require_POST
@login_required
def take_out(request: StaffRequest, pk: str) -> HttpResponse:
    """Take the enterprise away from a node."""
    found = _enterprise(request.user, pk)
    access.require(access.may_edit_chains(request.user))
    form = PlaceForm(request.POST, enterprise=found)
    if form.is_valid():
        node = form.cleaned_data["node"]
        if try_verb(form, lambda: take_from_node(node, enterprise=found, by=request.user, at=timezone.now())):
            say(request, _("It no longer stands at %(node)s.") % {"node": node})
            return redirect("enterprises:chain-of", pk=found.pk)
    return _show(request, found, form)


def _enterprise(user: User, pk: str) -> Enterprise:
    rows = Enterprise.objects.visible_to(user).select_related("chain__lead_unit", "township")
    found: Enterprise = get_object_or_404(rows, pk=pk)
    return found


def _show(request: StaffRequest, found: Enterprise, form: PlaceForm | None) -> HttpResponse:
    context: dict[str, Any] = enterprise_head(request, request.user, found) | {
        "place": in_the_chain(found, request.user),
        "appointments": appointments(found.chain, local_day(timezone.now())) if found.chain else None,
        "form": form,
        "may_edit_chains": access.may_edit_chains(request.user),
    }
    return show(request, "enterprises/chain_map/of_enterprise.html", context, status=status_of(form) if form else 200)

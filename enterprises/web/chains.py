"""Chains: the list, one chain with its map, and the office's forms to found and edit one."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.models import Capability, Unit, User
from accounts.verbs import digest_of
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.chains import edit_chain, found_chain
from enterprises.models import Chain, ChainStrategy, Figure, Indicator
from enterprises.queries.chain_map import appointments, chain_map, growth_of, latest_figures
from enterprises.queries.chains import columns_for, described_chains, readable_chains
from enterprises.web.chain_drawing import draw
from enterprises.web.conflicts import attempt


class ChainForm(forms.Form):
    """What the county says about a chain."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=60)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=80, required=False)
    strategy = forms.ChoiceField(
        label=gettext_lazy("Strategy"), choices=ChainStrategy.choices, widget=forms.RadioSelect
    )
    lead_unit = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Lead unit"), required=False, empty_label="—"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["lead_unit"]).queryset = Unit.objects.handling()

    def chain_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for name in FIELDS}


FIELDS = ("name", "name_en", "strategy", "lead_unit")


class NewChainForm(ChainForm):
    """A chain that begins."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Small letters, digits, hyphens; made of the name if empty. It stays for good."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )


@require_GET
@login_required
def chains(request: StaffRequest) -> HttpResponse:
    """List the chains of the county."""
    access.require(access.may_read_chains(request.user))
    rows = list(described_chains(request.user))
    context = {
        "chains": rows,
        "columns": columns_for(request.user),
        "total": sum(row.enterprise_count for row in cast(list[Any], rows)),
        "may_edit": access.may_edit_chains(request.user),
    }
    return show(request, "enterprises/chains/list.html", context)


@require_GET
@login_required
def chain(request: StaffRequest, slug: str) -> HttpResponse:
    """Show a chain: who leads it, its map as a drawing and as a list, its figures."""
    user = request.user
    found = readable_chain(user, slug)
    shown = chain_map(found, user)
    context = {
        "chain": found,
        "map": shown,
        "drawing": draw(shown) if shown.nodes else None,
        "appointments": appointments(found, local_day(timezone.now())),
        "output": _output(latest_figures(found, user)),
        "reads_work": user.can(Capability.READ_ISSUES),
        "may_edit": access.may_edit_chains(user),
    }
    return show(request, "enterprises/chains/page.html", context)


def readable_chain(user: User, slug: str) -> Chain:
    """Return a chain by its address, or 404."""
    found: Chain = get_object_or_404(readable_chains(user).select_related("lead_unit"), slug=slug)
    return found


def _output(figures: list[Figure]) -> dict[str, Any] | None:
    figure = next((figure for figure in figures if figure.indicator == Indicator.OUTPUT), None)
    return {"figure": figure, "growth": growth_of(figure)} if figure else None


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest) -> HttpResponse:
    """Found a chain."""
    access.require(access.may_edit_chains(request.user))
    form = NewChainForm(request.POST or None, initial={"id": uuid7(), "strategy": ChainStrategy.STRENGTHEN})
    if form.is_bound and form.is_valid():
        fields = form.chain_fields() | {"slug": form.cleaned_data["slug"]}
        digest = digest_of(fields | {"lead_unit": str(fields["lead_unit"])}, request.user)
        made = try_verb(
            form,
            lambda: found_chain(
                id=form.cleaned_data["id"], body_digest=digest, by=request.user, at=timezone.now(), **fields
            ),
        )
        if made:
            say(request, _("The chain %(name)s is founded. Now enter its nodes.") % {"name": made}, draft="chain-new")
            return redirect("enterprises:chain-map", slug=made.slug)
    return show(request, "enterprises/chains/form.html", {"form": form, "draft": "chain-new"}, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, slug: str) -> HttpResponse:
    """Change name, strategy or lead unit; a stale version answers 409 with both values."""
    found = readable_chain(request.user, slug)
    access.require(access.may_edit_chains(request.user))
    context: dict[str, Any] = {"chain": found, "draft": f"chain-{found.pk}"}
    form: Any = ChainForm(request.POST or None, initial=_written(found) | {"version": found.version})
    status = status_of(form)
    if form.is_bound and form.is_valid():
        seen = form.cleaned_data["version"]
        result = attempt(
            form,
            lambda: edit_chain(found, **form.chain_fields(), expected=seen, by=request.user, at=timezone.now()),
            _written,
        )
        if result.done:
            say(request, _("The chain is up to date."), draft=context["draft"])
            return redirect("enterprises:chain", slug=found.slug)
        form, status, context["differences"] = result.form, result.status, result.differences
    return show(request, "enterprises/chains/form.html", context | {"form": form}, status=status)


def _written(found: Chain) -> dict[str, Any]:
    return {"name": found.name, "name_en": found.name_en, "strategy": found.strategy, "lead_unit": found.lead_unit_id}

"""The office keeps the map of a chain: its nodes, their order, and which enterprises stand at them."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from uuid_utils.compat import uuid7

from accounts.models import User
from accounts.verbs import digest_of
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.chain_map import add_node, edit_node, move_node, remove_node
from enterprises.models import Chain, ChainNode, ChainStage, Enterprise, NodeState
from enterprises.models.enterprises import EnterpriseQuerySet
from enterprises.queries.chain_map import chain_map
from enterprises.queries.chains import readable_chains
from enterprises.web.chains import readable_chain
from enterprises.web.conflicts import attempt


class NodeForm(forms.Form):
    """What is made at a node, how well the county fills it, and who stands there."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("What is made here"), max_length=60)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=80, required=False)
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), choices=ChainStage.choices, widget=forms.RadioSelect)
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        choices=NodeState.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Missing: the county looks for an enterprise; none stands there."),
    )
    note = forms.CharField(label=gettext_lazy("What is missing or done"), max_length=200, required=False)
    enterprises = forms.ModelMultipleChoiceField(
        Enterprise.objects.none(),
        label=gettext_lazy("Enterprises at this node"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Of this chain; one may stand at several nodes."),
    )

    def __init__(self, *args: Any, firms: EnterpriseQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelMultipleChoiceField, self.fields["enterprises"]).queryset = firms

    def node_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for name in FIELDS}


FIELDS = ("name", "name_en", "stage", "state", "note", "enterprises")


class NewNodeForm(NodeForm):
    """A node that is added."""

    id = forms.UUIDField(widget=forms.HiddenInput)


class SeenForm(forms.Form):
    """A button: it says which version its page had shown."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class MoveForm(SeenForm):
    """The buttons that put a node elsewhere in its stage."""

    to = forms.RegexField("^[0-9]{1,3}$", widget=forms.HiddenInput)


@require_GET
@login_required
def editor(request: StaffRequest, slug: str) -> HttpResponse:
    """Show nodes and supply links of a chain with what the office may do to each."""
    found = readable_chain(request.user, slug)
    access.require(access.may_edit_chains(request.user))
    return _show(request, found)


def _show(request: StaffRequest, found: Chain, form: forms.Form | None = None) -> HttpResponse:
    context = {"chain": found, "map": chain_map(found, request.user), "form": form}
    return show(request, "enterprises/chain_map/editor.html", context, status=status_of(form) if form else 200)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, slug: str) -> HttpResponse:
    """Add a node to a chain."""
    found = readable_chain(request.user, slug)
    access.require(access.may_edit_chains(request.user))
    stage = request.GET.get("stage", "")
    initial = {"id": uuid7(), "state": NodeState.STRONG, "stage": stage if stage in ChainStage.values else None}
    form = NewNodeForm(request.POST or None, firms=_firms(found, request.user), initial=initial)
    draft = f"node-new-{found.pk}"
    if form.is_bound and form.is_valid():
        fields, key = form.node_fields(), form.cleaned_data["id"]
        digest = digest_of({name: str(value) for name, value in fields.items()}, request.user)
        made = try_verb(
            form,
            lambda: add_node(found, id=key, body_digest=digest, by=request.user, at=timezone.now(), **fields),
        )
        if made:
            say(request, _("%(node)s is on the map.") % {"node": made}, draft=draft)
            return redirect("enterprises:chain-map", slug=found.slug)
    context = {"chain": found, "form": form, "draft": draft}
    return show(request, "enterprises/chain_map/form.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Change a node and who stands there; a stale version answers 409 with both values."""
    node = _node(request.user, pk)
    firms = _firms(node.chain, request.user)
    context: dict[str, Any] = {"chain": node.chain, "node": node, "draft": f"node-{node.pk}"}
    form: Any = NodeForm(request.POST or None, firms=firms, initial=_written(node) | {"version": node.version})
    status = status_of(form)
    if form.is_bound and form.is_valid():
        seen, fields = form.cleaned_data["version"], form.node_fields()
        result = attempt(
            form,
            lambda: edit_node(node, **fields, expected=seen, by=request.user, at=timezone.now()),
            _written,
            firms=firms,
        )
        if result.done:
            say(request, _("%(node)s is up to date.") % {"node": result.done}, draft=context["draft"])
            return redirect("enterprises:chain-map", slug=node.chain.slug)
        form, status, context["differences"] = result.form, result.status, result.differences
    return show(request, "enterprises/chain_map/form.html", context | {"form": form}, status=status)


@require_POST
@login_required
def move(request: StaffRequest, pk: str) -> HttpResponse:
    """Put a node elsewhere in its stage."""
    node = _node(request.user, pk)
    form = MoveForm(request.POST)
    if form.is_valid():
        seen, to = form.cleaned_data["version"], int(form.cleaned_data["to"])
        if try_verb(form, lambda: move_node(node, to=to, expected=seen, by=request.user, at=timezone.now())):
            return redirect("enterprises:chain-map", slug=node.chain.slug)
    return _show(request, node.chain, form)


@require_POST
@login_required
def remove(request: StaffRequest, pk: str) -> HttpResponse:
    """Take a node off the map."""
    node = _node(request.user, pk)
    form = SeenForm(request.POST)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        if try_verb(form, lambda: remove_node(node, expected=seen, by=request.user, at=timezone.now())):
            say(request, _("%(node)s was removed from the map.") % {"node": node})
            return redirect("enterprises:chain-map", slug=node.chain.slug)
    return _show(request, node.chain, form)


def _node(user: User, pk: str) -> ChainNode:
    """Return a node that is on a map, for somebody who may edit it."""
    rows = ChainNode.objects.present().filter(chain__in=readable_chains(user)).select_related("chain")
    found: ChainNode = get_object_or_404(rows, pk=pk)
    access.require(access.may_edit_chains(user))
    return found


def _firms(found: Chain, user: User) -> EnterpriseQuerySet:
    return Enterprise.objects.visible_to(user).filter(chain=found).order_by("pinyin", "id")


def _written(node: ChainNode) -> dict[str, Any]:
    standing = sorted(node.places.values_list("enterprise", flat=True))
    return {name: getattr(node, name) for name in FIELDS if name != "enterprises"} | {"enterprises": standing}

"""The office enters who supplies whom inside the county."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from uuid_utils.compat import uuid7

from accounts.models import User
from accounts.verbs import digest_of
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.supply_links import add_supply_link, edit_supply_link, remove_supply_link
from enterprises.models import Chain, Enterprise, LinkState, SupplyLink
from enterprises.queries.chains import readable_chains
from enterprises.web.chain_map import SeenForm
from enterprises.web.conflicts import attempt


class LinkForm(forms.Form):
    """What is supplied, and how well the link holds."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    product = forms.CharField(label=gettext_lazy("What is supplied"), max_length=80)
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=LinkState.choices, widget=forms.RadioSelect)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)

    def link_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for name in FIELDS}


FIELDS = ("product", "state", "note")


class NewLinkForm(LinkForm):
    """A link that is entered."""

    field_order = ["supplier", "customer"]
    id = forms.UUIDField(widget=forms.HiddenInput)
    supplier = forms.ModelChoiceField(Enterprise.objects.none(), label=gettext_lazy("Supplier"), empty_label="—")
    customer = forms.ModelChoiceField(Enterprise.objects.none(), label=gettext_lazy("Customer"), empty_label="—")

    def __init__(self, *args: Any, firms: list[Enterprise], user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *((str(firm.pk), firm.display_name) for firm in firms)]
        for name in ("supplier", "customer"):
            field = cast(forms.ModelChoiceField, self.fields[name])
            field.queryset = Enterprise.objects.visible_to(user)
            field.choices = choices


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest) -> HttpResponse:
    """Enter a link; ``?enterprise=`` proposes the supplier, ``?chain=`` says to which map to go back."""
    access.require(access.may_edit_chains(request.user))
    firms = list(Enterprise.objects.visible_to(request.user).order_by("pinyin", "id"))
    supplier = next((firm for firm in firms if str(firm.pk) == request.GET.get("enterprise")), None)
    chain = readable_chains(request.user).filter(slug=request.GET.get("chain", "")).first()
    initial = {"id": uuid7(), "state": LinkState.STRONG, "supplier": supplier and supplier.pk}
    form = NewLinkForm(request.POST or None, firms=firms, user=request.user, initial=initial)
    if form.is_bound and form.is_valid():
        fields, given = form.link_fields(), form.cleaned_data
        ends = {"supplier": given["supplier"].pk, "customer": given["customer"].pk}
        digest = digest_of(fields | ends, request.user)
        made = try_verb(
            form,
            lambda: add_supply_link(
                given["supplier"],
                customer=given["customer"],
                id=given["id"],
                body_digest=digest,
                by=request.user,
                at=timezone.now(),
                **fields,
            ),
        )
        if made:
            say(request, _("The supply link is entered."), draft="link-new")
            return _back(chain, supplier or made.supplier)
    context = {"form": form, "chain": chain, "enterprise": supplier, "draft": "link-new"}
    return show(request, "enterprises/supply_links/form.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Change what is supplied or how well it holds; a stale version answers 409 with both values."""
    link = _link(request.user, pk)
    context: dict[str, Any] = {"link": link, "enterprise": link.supplier, "draft": f"link-{link.pk}"}
    form: Any = LinkForm(request.POST or None, initial=_written(link) | {"version": link.version})
    status = status_of(form)
    if form.is_bound and form.is_valid():
        seen, fields = form.cleaned_data["version"], form.link_fields()
        result = attempt(
            form,
            lambda: edit_supply_link(link, **fields, expected=seen, by=request.user, at=timezone.now()),
            _written,
        )
        if result.done:
            say(request, _("The supply link is up to date."), draft=context["draft"])
            return _back(link.supplier.chain, link.supplier)
        form, status, context["differences"] = result.form, result.status, result.differences
    return show(request, "enterprises/supply_links/form.html", context | {"form": form}, status=status)


@require_POST
@login_required
def remove(request: StaffRequest, pk: str) -> HttpResponse:
    """Remove a link that is no more."""
    link = _link(request.user, pk)
    form = SeenForm(request.POST)
    if form.is_valid():
        seen = form.cleaned_data["version"]

        def act() -> bool:
            remove_supply_link(link, expected=seen, by=request.user, at=timezone.now())
            return True

        if try_verb(form, act):
            say(request, _("The supply link was removed."))
            return _back(link.supplier.chain, link.supplier)
    edited = LinkForm(initial=_written(link) | {"version": link.version})
    context = {"link": link, "enterprise": link.supplier, "form": edited, "refused": form}
    return show(request, "enterprises/supply_links/form.html", context, status=status_of(form))


def _link(user: User, pk: str) -> SupplyLink:
    rows = SupplyLink.objects.visible_to(user).select_related("supplier__chain", "customer__chain")
    found: SupplyLink = get_object_or_404(rows, pk=pk)
    access.require(access.may_edit_chains(user))
    return found


def _back(chain: Chain | None, supplier: Enterprise) -> HttpResponseRedirect:
    if chain is not None:
        return redirect("enterprises:chain-map", slug=chain.slug)
    return redirect("enterprises:chain-of", pk=supplier.pk)


def _written(link: SupplyLink) -> dict[str, Any]:
    return {name: getattr(link, name) for name in FIELDS}

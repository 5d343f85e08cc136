"""The office enters an enterprise in the register, or corrects what it says.

Two people may edit at once. Whoever saves second sees both values of every field that both changed; what only the other
one changed is taken over, and nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Model, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from uuid_utils.compat import uuid7

from accounts.errors import DomainError, IdTakenError, StaleError
from accounts.models import Unit
from accounts.verbs import digest_of
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, refused, say, show, status_of
from enterprises import access
from enterprises.actions.enterprises import CreditCodeTakenError, edit_enterprise, register_enterprise
from enterprises.models import Chain, ChainRole, Enterprise, EnterpriseSize, EnterpriseStatus
from enterprises.queries.versions import as_of, last_edit
from enterprises.rules import credit_codes

CONFLICT = 409


class EnterpriseForm(forms.Form):
    """Everything that the register says about an enterprise."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Legal name"), max_length=120)
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=40, required=False)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=160, required=False)
    uscc = forms.CharField(
        label=gettext_lazy("Unified social credit code"),
        max_length=40,
        help_text=gettext_lazy("18 characters, as on the business licence; spaces and small letters do no harm."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=EnterpriseStatus.choices)
    township = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Township"), empty_label="—")
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    chain = forms.ModelChoiceField(Chain.objects.none(), label=gettext_lazy("Chain"), required=False, empty_label="—")
    role = forms.ChoiceField(
        label=gettext_lazy("Role in the chain"), choices=[("", "—"), *ChainRole.choices], required=False
    )
    is_key = forms.BooleanField(label=gettext_lazy("Key enterprise of the county"), required=False)
    size = forms.ChoiceField(
        label=gettext_lazy("Size class"), choices=[("", "—"), *EnterpriseSize.choices], required=False
    )
    above_designated_since = DayField(
        label=gettext_lazy("Above designated size since"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    industry_class = forms.CharField(
        label=gettext_lazy("Industry class (GB/T 4754)"),
        max_length=5,
        required=False,
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["township"]).queryset = Unit.objects.townships()
        cast(forms.ModelChoiceField, self.fields["chain"]).queryset = Chain.objects.order_by("name")

    def clean_uscc(self) -> str:
        """Say in words what is wrong with the code."""
        try:
            return credit_codes.normalise(self.cleaned_data["uscc"])
        except credit_codes.CreditCodeError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def register_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for name in FIELDS}


FIELDS = [name for name in EnterpriseForm.base_fields if name not in {"id", "version"}]


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed while the reader was typing; ``value`` puts theirs back into the field."""

    name: str
    label: str | Promise
    theirs: str
    mine: str
    value: str
    disputed: bool


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest) -> HttpResponse:
    """Enter an enterprise in the register."""
    access.require(access.may_edit_enterprises(request.user))
    form = EnterpriseForm(request.POST or None, initial={"id": uuid7(), "status": EnterpriseStatus.OPERATING})
    existing = None
    if form.is_bound and form.is_valid():
        fields = form.register_fields()
        key = form.cleaned_data["id"] or uuid7()
        digest = digest_of(fields | {"township": fields["township"].pk, "chain": _key(fields["chain"])}, request.user)
        try:
            made = register_enterprise(id=key, body_digest=digest, by=request.user, at=timezone.now(), **fields)
        except DomainError as refusal:
            refused(form, refusal)
            existing = _existing(request, refusal, fields["uscc"], key)
        else:
            say(request, _("%(name)s is in the register.") % {"name": made}, draft="enterprise-new")
            return redirect("enterprises:page", pk=made.pk)
    context = {"form": form, "existing": existing, "draft": "enterprise-new"}
    return show(request, "enterprises/enterprises/form.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Correct what the register says; a stale version answers 409 with their values beside mine."""
    found = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=pk)
    access.require(access.may_edit_enterprises(request.user))
    draft = f"enterprise-{found.pk}"
    form = EnterpriseForm(request.POST or None, initial=_written(found) | {"version": found.version})
    context: dict[str, Any] = {"enterprise": found, "draft": draft}
    status = 200
    if form.is_bound and form.is_valid():
        fields = form.register_fields()
        try:
            edit_enterprise(found, **fields, expected=form.cleaned_data["version"], by=request.user, at=timezone.now())
        except StaleError:
            found.refresh_from_db()
            form, context["differences"] = _merged(form, found)
            context |= {"enterprise": found, "edit": last_edit(found)}
            status = CONFLICT
        except DomainError as refusal:
            refused(form, refusal)
            context["existing"] = _existing(request, refusal, fields["uscc"], None)
        else:
            say(request, _("The register is up to date."), draft=draft)
            return redirect("enterprises:page", pk=found.pk)
    context["form"] = form
    return show(
        request, "enterprises/enterprises/form.html", context, status=status_of(form) if status == 200 else status
    )


def _merged(form: EnterpriseForm, present: Enterprise) -> tuple[EnterpriseForm, list[Difference]]:
    """Return the form on top of the present version, and every field that changed under the reader's hands.

    Three values decide: what the reader had seen, what the reader typed, what the register says now.
    """
    theirs, mine = _written(present), {name: _plain(value) for name, value in form.register_fields().items()}
    seen = {
        name.removesuffix("_id"): value
        for name, value in as_of(present, form.cleaned_data["version"] or 0, _columns()).items()
    }
    merged, differences = dict(mine), []
    for name in FIELDS:
        if mine[name] == theirs[name]:
            continue
        mine_alone = name in seen and seen[name] == theirs[name]
        theirs_alone = name in seen and seen[name] == mine[name]
        if mine_alone:
            continue
        if theirs_alone:
            merged[name] = theirs[name]
        differences.append(_difference(form, name, theirs[name], mine[name], disputed=not theirs_alone))
    return EnterpriseForm(initial=merged | {"version": present.version}), differences


def _difference(form: EnterpriseForm, name: str, theirs: Any, mine: Any, *, disputed: bool) -> Difference:
    label = form.fields[name].label or name
    return Difference(
        name=name,
        label=label,
        theirs=shown(form, name, theirs),
        mine=shown(form, name, mine),
        value="" if theirs is None else str(theirs),
        disputed=disputed,
    )


def shown(form: forms.Form, name: str, value: Any) -> str:
    """Return a field's value as its form shows it."""
    field = form.fields[name]
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in cast(Iterable[tuple[Any, Any]], field.choices)}
        return labels.get(str(value or ""), str(value))
    return str(value or "—")


def _written(enterprise: Enterprise) -> dict[str, Any]:
    return {name: getattr(enterprise, column) for name, column in zip(FIELDS, _columns(), strict=True)}


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, Model) else value


def _key(row: Model | None) -> UUID | None:
    return row.pk if row else None


def _columns() -> list[str]:
    columns = {field.name: field.attname for field in Enterprise._meta.fields}
    return [columns[name] for name in FIELDS]


def _existing(request: StaffRequest, refusal: DomainError, uscc: str, key: UUID | None) -> Enterprise | None:
    """Return the enterprise that stands in the way: the one with the code, or the one this very form made before."""
    if not isinstance(refusal, CreditCodeTakenError | IdTakenError):
        return None
    return Enterprise.objects.visible_to(request.user).filter(Q(uscc=uscc) | Q(pk=key)).first()

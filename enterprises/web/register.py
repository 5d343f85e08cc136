"""The office enters an enterprise in the register, or corrects what it says.

Two people may edit at once (``merging.py``). A new name that is nearly that of another enterprise is asked about once.
"""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Model, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from uuid_utils.compat import uuid7

from accounts.errors import DomainError, IdTakenError, StaleError
from accounts.models import Unit
from accounts.verbs import digest_of
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, refused, say, show, status_of
from enterprises import access
from enterprises.actions.enterprises import (
    CreditCodeTakenError,
    LikelyDuplicateError,
    edit_enterprise,
    register_enterprise,
)
from enterprises.models import Chain, ChainRole, Enterprise, EnterpriseSize, EnterpriseStatus
from enterprises.queries.duplicates import likely_duplicates
from enterprises.queries.sizes import scale_of
from enterprises.queries.versions import last_edit
from enterprises.rules import credit_codes, industries
from enterprises.web.lookups import DAY_INPUT, LONGEST_NAME, SizeQuestion, live
from enterprises.web.merging import CONFLICT, columns_of, merged, written


class EnterpriseForm(forms.Form):
    """Everything that the register says about an enterprise, but its status."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Legal name"), max_length=LONGEST_NAME)
    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=40, required=False)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=160, required=False)
    uscc = forms.CharField(
        label=gettext_lazy("Unified social credit code"),
        max_length=40,
        help_text=gettext_lazy("18 characters, as on the business licence; spaces and small letters do no harm."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"}),
    )
    township = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Township"), empty_label="—")
    zone = forms.ModelChoiceField(
        Unit.objects.none(), label=gettext_lazy("Development zone"), required=False, empty_label="—"
    )
    address = forms.CharField(label=gettext_lazy("Address"), max_length=200, required=False)
    chain = forms.ModelChoiceField(Chain.objects.none(), label=gettext_lazy("Chain"), required=False, empty_label="—")
    role = forms.ChoiceField(
        label=gettext_lazy("Role in the chain"), choices=[("", "—"), *ChainRole.choices], required=False
    )
    is_key = forms.BooleanField(label=gettext_lazy("Key enterprise of the county"), required=False)
    industry_class = forms.CharField(
        label=gettext_lazy("Industry class (GB/T 4754-2017)"),
        max_length=8,
        required=False,
        help_text=gettext_lazy("Type a code or a word, such as 3251 or 铜, and choose."),
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocomplete": "off", "list": "industries"}),
    )
    size = forms.ChoiceField(
        label=gettext_lazy("Size class"), choices=[("", "—"), *EnterpriseSize.choices], required=False
    )
    above_designated_since = DayField(
        label=gettext_lazy("Above designated size since"), required=False, widget=DAY_INPUT
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["industry_class"].widget.attrs |= live("enterprises:industries", target="industries")
        for name, rows in (
            ("township", Unit.objects.townships()),
            ("zone", Unit.objects.zones()),
            ("chain", Chain.objects.order_by("name")),
        ):
            cast(forms.ModelChoiceField, self.fields[name]).queryset = rows

    def clean_uscc(self) -> str:
        """Say in words what is wrong with the code."""
        try:
            return credit_codes.normalise(self.cleaned_data["uscc"])
        except credit_codes.CreditCodeError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_industry_class(self) -> str:
        """Say in words what is wrong with the industry class."""
        try:
            return industries.normalise(self.cleaned_data["industry_class"])
        except industries.IndustryError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def register_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"id", "version"}}


class NewEnterpriseForm(EnterpriseForm):
    """A new entry, which may begin in another status than at work; ``not_a_duplicate`` comes with the question of it."""

    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=EnterpriseStatus.choices)
    status_reason = forms.CharField(
        label=gettext_lazy("Why it is not at work"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Only for an enterprise that is not operating."),
    )
    status_since = DayField(label=gettext_lazy("In this status since"), required=False, widget=DAY_INPUT)
    not_a_duplicate = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs |= live("enterprises:likely-duplicates", target="likely-duplicates")


COLUMNS = columns_of(Enterprise, [name for name in EnterpriseForm.base_fields if name not in {"id", "version"}])


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest) -> HttpResponse:
    """Enter an enterprise in the register."""
    access.require(access.may_edit_enterprises(request.user))
    form = NewEnterpriseForm(request.POST or None, initial={"id": uuid7(), "status": EnterpriseStatus.OPERATING})
    context: dict[str, Any] = {"draft": "enterprise-new", "size_question": SizeQuestion(request.POST or None)}
    if form.is_bound and form.is_valid():
        fields = form.register_fields()
        key = form.cleaned_data["id"] or uuid7()
        plain = {name: value.pk if isinstance(value, Model) else value for name, value in fields.items()}
        digest = digest_of(
            plain | {"not_a_duplicate": True}, request.user
        )  # the answer to the question changes nothing
        try:
            made = register_enterprise(id=key, body_digest=digest, by=request.user, at=timezone.now(), **fields)
        except LikelyDuplicateError as refusal:
            refused(form, refusal)
            context["candidates"] = refusal.candidates
        except DomainError as refusal:
            refused(form, refusal)
            context["existing"] = _existing(request, refusal, fields["uscc"], key)
        else:
            say(request, _("%(name)s is in the register.") % {"name": made}, draft="enterprise-new")
            return redirect("enterprises:page", pk=made.pk)
    context["form"] = form
    return show(request, "enterprises/enterprises/form.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Correct what the register says; a stale version answers 409 with their values beside mine."""
    found = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=pk)
    access.require(access.may_edit_enterprises(request.user))
    draft = f"enterprise-{found.pk}"
    form = EnterpriseForm(request.POST or None, initial=written(found, COLUMNS) | {"version": found.version})
    context: dict[str, Any] = {"enterprise": found, "draft": draft}
    status = 200
    if form.is_bound and form.is_valid():
        fields = form.register_fields()
        try:
            edit_enterprise(found, **fields, expected=form.cleaned_data["version"], by=request.user, at=timezone.now())
        except StaleError:
            found.refresh_from_db()
            initial, context["differences"] = merged(form, found, COLUMNS)
            form = EnterpriseForm(initial=initial)
            context |= {"enterprise": found, "edit": last_edit(found, found)}
            status = CONFLICT
        except DomainError as refusal:
            refused(form, refusal)
            context["existing"] = _existing(request, refusal, fields["uscc"], None)
        else:
            say(request, _("The register is up to date."), draft=draft)
            return redirect("enterprises:page", pk=found.pk)
    context |= {"form": form, "size_question": SizeQuestion.of(scale_of(found), found.industry_class)}
    return show(
        request, "enterprises/enterprises/form.html", context, status=status_of(form) if status == 200 else status
    )


@require_GET
@login_required
def duplicates(request: StaffRequest) -> HttpResponse:
    """Show which enterprises a name may mean; asked for while the name is typed."""
    access.require(access.may_edit_enterprises(request.user))
    name = request.GET.get("name", "").strip()[:LONGEST_NAME]
    context = {"name": name, "candidates": likely_duplicates(name, seen_by=request.user) if name else []}
    fragment = "enterprises/enterprises/_duplicates.html"
    return show(request, "enterprises/enterprises/duplicates.html", context, fragment=fragment)


def _existing(request: StaffRequest, refusal: DomainError, uscc: str, key: UUID | None) -> Enterprise | None:
    """Return the enterprise that stands in the way: the one with the code, or the one this very form made before."""
    if not isinstance(refusal, CreditCodeTakenError | IdTakenError):
        return None
    return Enterprise.objects.visible_to(request.user).filter(Q(uscc=uscc) | Q(pk=key)).first()

"""The office appoints chief chain leaders, chain leaders and deputies, ends appointments and hands posts over."""

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
from accounts.models import Role, User
from accounts.verbs import digest_of
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.chain_leaders import appoint_leader, end_appointment, replace_leader
from enterprises.models import ChainLeader, LeaderRole
from enterprises.queries.chain_map import appointments
from enterprises.queries.chains import readable_chains
from enterprises.web.chains import readable_chain


def _day_field(label: Any, **kwargs: Any) -> DayField:
    return DayField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)


class OfficialForm(forms.Form):
    """Who takes a post; one who logs in needs no name here."""

    user = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Log-in"),
        required=False,
        empty_label="—",
        help_text=gettext_lazy("If the official has one: then the name is known, and the chain's enterprises open."),
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=40, required=False)
    latin_name = forms.CharField(label=gettext_lazy("Name in Latin letters"), max_length=80, required=False)
    post = forms.CharField(label=gettext_lazy("Post"), max_length=60, required=False)
    starts_on = _day_field(gettext_lazy("From"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["user"]).queryset = leaders_with_log_in()


class AppointForm(OfficialForm):
    """A new appointment."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=gettext_lazy("Rank"), choices=LeaderRole.choices, widget=forms.RadioSelect)
    ends_on = _day_field(
        gettext_lazy("Until"), required=False, help_text=gettext_lazy("The first day on which it no longer holds.")
    )
    field_order = ["role"]


class ReplaceForm(OfficialForm):
    """A hand-over."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class EndForm(forms.Form):
    """The end of an appointment."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    ends_on = _day_field(gettext_lazy("Ends on"), help_text=gettext_lazy("The first day on which it no longer holds."))


def leaders_with_log_in() -> Any:
    """Return the chain leaders who may log in."""
    return User.objects.filter(roles__contains=[Role.LEADER], is_active=True).order_by("name")


@require_GET
@login_required
def leaders(request: StaffRequest, slug: str) -> HttpResponse:
    """Show who leads a chain, who will and who did, with what the office may do."""
    chain = readable_chain(request.user, slug)
    access.require(access.may_edit_chains(request.user))
    context = {"chain": chain, "appointments": appointments(chain, local_day(timezone.now()))}
    return show(request, "enterprises/chain_leaders/list.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def appoint(request: StaffRequest, slug: str) -> HttpResponse:
    """Appoint an official."""
    chain = readable_chain(request.user, slug)
    access.require(access.may_edit_chains(request.user))
    role = request.GET.get("role", "")
    initial = {
        "id": uuid7(),
        "role": role if role in LeaderRole.values else LeaderRole.DEPUTY,
        "starts_on": local_day(timezone.now()),
    }
    form, draft = AppointForm(request.POST or None, initial=initial), f"appoint-{chain.pk}"
    if form.is_bound and form.is_valid():
        fields = dict(form.cleaned_data)
        digest = digest_of({name: str(value) for name, value in fields.items()}, request.user)
        made = try_verb(
            form, lambda: appoint_leader(chain, body_digest=digest, by=request.user, at=timezone.now(), **fields)
        )
        if made:
            say(request, _("%(name)s is appointed.") % {"name": made}, draft=draft)
            return redirect("enterprises:chain-leaders", slug=chain.slug)
    context = {"chain": chain, "form": form, "draft": draft}
    return show(request, "enterprises/chain_leaders/appoint.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def replace(request: StaffRequest, pk: str) -> HttpResponse:
    """Hand a post over to another official."""
    leader = _leader(request.user, pk)
    initial = {"version": leader.version, "starts_on": local_day(timezone.now()), "post": leader.post}
    form, draft = ReplaceForm(request.POST or None, initial=initial), f"replace-{leader.pk}"
    if form.is_bound and form.is_valid():
        fields = dict(form.cleaned_data)
        seen = fields.pop("version")
        made = try_verb(
            form, lambda: replace_leader(leader, expected=seen, by=request.user, at=timezone.now(), **fields)
        )
        if made:
            say(request, _("%(name)s is appointed.") % {"name": made}, draft=draft)
            return redirect("enterprises:chain-leaders", slug=leader.chain.slug)
    context = {"chain": leader.chain, "leader": leader, "form": form, "draft": draft}
    return show(request, "enterprises/chain_leaders/replace.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def end(request: StaffRequest, pk: str) -> HttpResponse:
    """End an appointment without a successor."""
    leader = _leader(request.user, pk)
    initial = {"version": leader.version, "ends_on": local_day(timezone.now())}
    form = EndForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        seen, day = form.cleaned_data["version"], form.cleaned_data["ends_on"]
        if try_verb(
            form, lambda: end_appointment(leader, ends_on=day, expected=seen, by=request.user, at=timezone.now())
        ):
            say(request, _("The appointment ends."))
            return redirect("enterprises:chain-leaders", slug=leader.chain.slug)
    context = {"chain": leader.chain, "leader": leader, "form": form}
    return show(request, "enterprises/chain_leaders/end.html", context, status=status_of(form))


def _leader(user: User, pk: str) -> ChainLeader:
    rows = ChainLeader.objects.filter(chain__in=readable_chains(user)).select_related("chain")
    found: ChainLeader = get_object_or_404(rows, pk=pk)
    access.require(access.may_edit_chains(user))
    return found

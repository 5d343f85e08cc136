"""Visits: the list, one visit, and the acts on it that are not the big form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.clock import local_day
from accounts.models import Capability
from accounts.web.days import MomentField
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, digest_of_form, say, show, status_of, try_verb
from assistance import access
from assistance.actions.visits import cancel_visit, keep_commitment, log_visit
from assistance.models import Commitment, Issue, SituationLevel, SituationTopic, Visit, VisitKind, VisitStatus
from assistance.queries.calendar import working_calendar
from assistance.queries.listed import listed_visits, readable_visits
from assistance.web.posted import enterprise_asked_for
from assistance.web.visit_forms import fresh_id, moment_input
from enterprises.access import may_export_lists
from enterprises.models import Enterprise


@require_GET
@login_required
def visits(request: StaffRequest) -> HttpResponse:
    """List the visits that one may read, newest first."""
    access.require(request.user.can(Capability.READ_VISITS))
    readable = readable_visits(request.user, request.GET)
    status = request.GET.get("status", "")
    counts = dict(readable.order_by().values_list("status").annotate(n=Count("id")))
    rows = listed_visits(request.user, request.GET)
    return show(
        request,
        "assistance/visits/list.html",
        {
            "page": keyset_page(request, rows, ["-starts", "-id"]),
            "total": sum(counts.values()),
            "shown": counts.get(status, 0) if status in VisitStatus.values else sum(counts.values()),
            "may_export": may_export_lists(request.user),
            "statuses": [(value, label, counts.get(value, 0)) for value, label in VisitStatus.choices],
            "status": status,
            "mine": bool(request.GET.get("mine")),
        },
    )


@require_GET
@login_required
def visit(request: StaffRequest, pk: str) -> HttpResponse:
    """Show one visit with its promises and issues."""
    return _show(request, _visit(request, pk), CancelForm())


class CancelForm(forms.Form):
    """Why a planned visit is called off."""

    reason = forms.CharField(label=gettext_lazy("Why is it called off?"), max_length=200)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_POST
@login_required
def cancel(request: StaffRequest, pk: str) -> HttpResponse:
    """Call a planned visit off."""
    found = _visit(request, pk)
    form = CancelForm(request.POST)
    if form.is_valid():
        reason, expected = form.cleaned_data["reason"], form.cleaned_data["version"]
        done = try_verb(
            form, lambda: cancel_visit(found, reason=reason, expected=expected, by=request.user, at=timezone.now())
        )
        if done:
            say(request, _("The visit was called off."))
            return redirect("assistance:visit", pk=done.pk)
        found = _visit(request, pk)
    return _show(request, found, form)


@require_POST
@login_required
def keep(request: StaffRequest, pk: str) -> HttpResponse:
    """Mark a promise as kept."""
    commitment = get_object_or_404(Commitment.objects.visible_to(request.user), pk=pk)
    keep_commitment(commitment, by=request.user, at=timezone.now())
    say(request, _("Kept: %(text)s") % {"text": commitment.text})
    if request.POST.get("back") == "visit":
        return redirect("assistance:visit", pk=commitment.visit_id)
    return redirect("assistance:my-day")


class PlanForm(forms.Form):
    """A visit that is to be made."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    planned_for = MomentField(label=gettext_lazy("When"), widget=moment_input())
    kind = forms.ChoiceField(label=gettext_lazy("How"), choices=VisitKind.choices, widget=forms.RadioSelect)
    notes = forms.CharField(
        label=gettext_lazy("What for"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 3})
    )


@require_http_methods(["GET", "POST"])
@login_required
def plan(request: StaffRequest) -> HttpResponse:
    """Plan a visit to the enterprise in ``?enterprise=``."""
    enterprise = enterprise_asked_for(request)
    if enterprise is None:
        return redirect("assistance:visit-new")
    access.require(access.may_record_visit(request.user, enterprise))
    form = PlanForm(request.POST or None, initial={"id": fresh_id(), "kind": VisitKind.ON_SITE})
    if request.method == "POST" and form.is_valid():
        planned = try_verb(
            form,
            lambda: log_visit(
                enterprise,
                status=VisitStatus.PLANNED,
                **form.cleaned_data,
                body_digest=digest_of_form(request),
                by=request.user,
                at=timezone.now(),
            ),
        )
        if planned:
            say(request, _("The visit is planned."), draft=f"visit-plan-{enterprise.pk}")
            return redirect("assistance:visit", pk=planned.pk)
    return show(
        request, "assistance/visits/plan.html", {"form": form, "enterprise": enterprise}, status=status_of(form)
    )


def _visit(request: StaffRequest, pk: str) -> Visit:
    issues: QuerySet[Issue] = Issue.objects.visible_to(request.user).select_related("lead_unit").order_by("number")
    return get_object_or_404(
        Visit.objects.visible_to(request.user)
        .select_related("enterprise__township", "enterprise__chain", "visitor")
        .prefetch_related(
            Prefetch("issues", issues, to_attr="readable_issues"),
            Prefetch("commitments", Commitment.objects.select_related("owner").order_by("due_on", "id")),
        ),
        pk=pk,
    )


def _show(request: StaffRequest, found: Visit, form: CancelForm) -> HttpResponse:
    context: dict[str, Any] = {
        "visit": found,
        "form": form,
        "situation": [
            (SituationTopic(topic).label, SituationLevel(level).label, level)
            for topic, level in found.situation.items()
            if topic in SituationTopic.values and level in SituationLevel.values
        ],
        "calendar": working_calendar(local_day(timezone.now())),
        "may_edit": access.may_edit_visit(request.user, found),
        "is_planned": found.status == VisitStatus.PLANNED,
        "opens_enterprise": Enterprise.objects.visible_to(request.user).filter(pk=found.enterprise_id).exists(),
    }
    return show(request, "assistance/visits/page.html", context, status=status_of(form))

"""One specialist and what they look after; from here an assignment is ended or handed over."""

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

from accounts.clock import local_day
from accounts.models import Capability
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from assistance import access
from assistance.actions.assignments import end_assignment, hand_over_enterprise
from assistance.models import Assignment, Expertise, Specialist
from assistance.queries.caseload import Caseload, assignments_of, caseloads
from assistance.queries.enterprise_file import enterprise_file
from assistance.web.assignments import specialist_choices
from enterprises.models import Enterprise


@require_GET
@login_required
def caseload(request: StaffRequest, pk: str) -> HttpResponse:
    """Show a specialist to every colleague; what they look after to those who read assignments, and to themselves."""
    user = request.user
    access.require(user.can(Capability.SEE_PEOPLE))
    specialist = get_object_or_404(
        Specialist.objects.select_related("user", "unit", "substitute__user").prefetch_related("townships"), pk=pk
    )
    now = timezone.now()
    reads = access.may_read_assignments(user) or specialist.user_id == user.pk
    context: dict[str, Any] = {
        "specialist": specialist,
        "expertise": [Expertise(field).label for field in specialist.expertise],
        "reads_assignments": reads,
        "may_assign": access.may_assign(user),
    }
    if reads:
        today = local_day(now)
        load = caseloads(today, [specialist.pk])[0]
        rows = list(assignments_of(specialist, user))
        current = [row for row in rows if row.starts_on <= today]
        context |= {
            "load": load,
            "today": today,
            "current": current,
            "later": [row for row in rows if row.starts_on > today],
            "elsewhere": load.primary + load.backup - len(current),
        }
    return show(request, "assistance/assignments/caseload.html", context)


class EndForm(forms.Form):
    """When an assignment ends, and why."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    ends_on = DayField(
        label=gettext_lazy("No longer from"),
        help_text=gettext_lazy("From this day on the specialist no longer looks after the enterprise."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)


@require_http_methods(["GET", "POST"])
@login_required
def end(request: StaffRequest, pk: str) -> HttpResponse:
    """End an assignment without a successor."""
    assignment = _assignment(request, pk)
    now = timezone.now()
    form = EndForm(request.POST or None, initial={"ends_on": local_day(now), "version": assignment.version})
    if form.is_bound and form.is_valid():
        ends_on, reason = form.cleaned_data["ends_on"], form.cleaned_data["reason"]
        expected = form.cleaned_data["version"]
        ended = try_verb(
            form,
            lambda: end_assignment(
                assignment, ends_on=ends_on, reason=reason, expected=expected, by=request.user, at=now
            ),
        )
        if ended:
            words = _("%(name)s no longer looks after %(enterprise)s.")
            say(request, words % {"name": assignment.specialist, "enterprise": assignment.enterprise})
            return redirect("assistance:caseload", pk=assignment.specialist_id)
    context = {"form": form, "assignment": assignment}
    return show(request, "assistance/assignments/end.html", context, status=status_of(form))


class HandOverForm(forms.Form):
    """To whom an enterprise goes, from when, and why."""

    specialist = forms.ModelChoiceField(
        Specialist.objects.none(), label=gettext_lazy("New specialist"), empty_label=gettext_lazy("Choose a specialist")
    )
    starts_on = DayField(label=gettext_lazy("From"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args: Any, loads: list[Caseload], present: Specialist, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ModelChoiceField, self.fields["specialist"])
        field.queryset = Specialist.objects.filter(user__is_active=True).select_related("user")
        field.choices = [("", str(field.empty_label)), *specialist_choices(loads, but_not=present)]


@require_http_methods(["GET", "POST"])
@login_required
def hand_over(request: StaffRequest, pk: str) -> HttpResponse:
    """Give an enterprise to another specialist: the present assignment ends and the new one begins on the same day."""
    assignment = _assignment(request, pk)
    now = timezone.now()
    today = local_day(now)
    form = HandOverForm(
        request.POST or None, loads=caseloads(today), present=assignment.specialist, initial={"starts_on": today}
    )
    if form.is_bound and form.is_valid():
        wanted, role = form.cleaned_data, assignment.role
        new = try_verb(
            form, lambda: hand_over_enterprise(assignment.enterprise, role=role, by=request.user, at=now, **wanted)
        )
        if new:
            words = _("%(enterprise)s goes to %(name)s.")
            say(request, words % {"enterprise": assignment.enterprise, "name": new.specialist})
            return redirect("assistance:caseload", pk=assignment.specialist_id)
    context = {
        "form": form,
        "assignment": assignment,
        "file": enterprise_file(assignment.enterprise, request.user, now),
    }
    return show(request, "assistance/assignments/hand_over.html", context, status=status_of(form))


def _assignment(request: StaffRequest, pk: str) -> Assignment:
    readable = Assignment.objects.visible_to(request.user)
    openable = Enterprise.objects.visible_to(request.user)
    assignment = get_object_or_404(
        readable.filter(enterprise__in=openable).select_related("enterprise__township", "specialist__user"), pk=pk
    )
    access.require(access.may_assign(request.user))
    return assignment

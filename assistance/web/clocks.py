"""Settings of the clocks: how long each stage of an issue may last, and what each category of issues gives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from accounts.clock import local_day
from accounts.models import Unit
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.actions.clocks import edit_category, edit_clock
from assistance.models import Category, StageClock
from assistance.queries.calendar import year_is_missing
from assistance.rules.issue_clocks import ClockUnit, Stage
from assistance.rules.issue_flow import Urgency
from enterprises.web.form_pages import Back, Page, SeenForm, changed_words, form_page


@require_GET
@login_required
def clocks(request: StaffRequest) -> HttpResponse:
    """Show every clock and every category, each with its way to change it."""
    access.require(access.may_edit_clocks(request.user))
    rows = {(clock.stage, clock.urgency): clock for clock in StageClock.objects.all()}
    context = {
        "stages": [
            (stage.label, [rows.get((stage.value, urgency)) for urgency in (Urgency.NORMAL, Urgency.URGENT)])
            for stage in Stage
        ],
        "categories": Category.objects.select_related("usual_unit").order_by("place", "code"),
        "section": "clocks",
        "missing_year": year_is_missing(local_day(timezone.now())),
    }
    return show(request, "assistance/settings/clocks.html", context)


class ClockForm(SeenForm):
    """How long a stage may last."""

    amount = forms.IntegerField(label=gettext_lazy("How long"), min_value=1, max_value=90)
    unit = forms.ChoiceField(label=gettext_lazy("Counted in"), choices=ClockUnit.choices)
    layout = (("amount", "unit"),)


class CategoryForm(SeenForm):
    """What a category gives."""

    answer_days = forms.IntegerField(label=gettext_lazy("Working days for an answer"), min_value=1, max_value=30)
    urgent_days = forms.IntegerField(label=gettext_lazy("Working days if urgent"), min_value=1, max_value=30)
    usual_unit = forms.ModelChoiceField(
        Unit.objects.handling(),
        label=gettext_lazy("Usual unit"),
        required=False,
        empty_label="—",
        help_text=gettext_lazy("Suggested to the office when it accepts an issue."),
    )
    layout = (("answer_days", "urgent_days"), ("usual_unit",))


def _back() -> Back:
    return Back(reverse("assistance:clocks"), _("Clocks"))


def _values(form: forms.Form) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "version"}


@require_http_methods(["GET", "POST"])
@login_required
def clock(request: StaffRequest, pk: str) -> HttpResponse:
    """Change how long a stage may last."""
    access.require(access.may_edit_clocks(request.user))
    found = get_object_or_404(StageClock, pk=pk)
    form = ClockForm(
        request.POST or None, initial={"version": found.version, "amount": found.amount, "unit": found.unit}
    )
    title = f"{found.get_stage_display()} · {found.get_urgency_display()}"
    page = Page(
        title=title,
        text=_("It counts for stages that begin afterwards. What runs already keeps its deadline."),
        submit=_("Save"),
        done=changed_words(title),
        back=_back(),
    )

    def act() -> None:
        seen = form.cleaned_data["version"]
        edit_clock(found, **_values(form), expected=seen, by=request.user, at=timezone.now())

    return form_page(request, form, page, act)


@require_http_methods(["GET", "POST"])
@login_required
def category(request: StaffRequest, pk: str) -> HttpResponse:
    """Change what a category gives."""
    access.require(access.may_edit_clocks(request.user))
    found = get_object_or_404(Category, pk=pk)
    fields = ("version", "answer_days", "urgent_days", "usual_unit")
    form = CategoryForm(request.POST or None, initial={name: getattr(found, name) for name in fields})
    page = Page(
        title=_("Category: %(name)s") % {"name": found.display_name},
        text=_("It counts for issues that are raised afterwards. A promise that was given stays."),
        submit=_("Save"),
        done=changed_words(found.display_name),
        back=_back(),
    )

    def act() -> None:
        seen = form.cleaned_data["version"]
        edit_category(found, **_values(form), expected=seen, by=request.user, at=timezone.now())

    return form_page(request, form, page, act)

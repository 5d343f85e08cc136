"""The office says that an enterprise is paused, closed, out of touch, or back at work, and why."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.errors import DomainError, StaleError
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, refused, say, show, status_of
from enterprises import access
from enterprises.actions.enterprise_status import change_status
from enterprises.models import Enterprise, EnterpriseStatus
from enterprises.queries.versions import last_edit
from enterprises.rules.enterprise_status import MOVES
from enterprises.web.lookups import DAY_INPUT
from enterprises.web.merging import CONFLICT, merged
from enterprises.web.tabs import enterprise_head

COLUMNS = {"status": "status", "since": "status_since", "reason": "status_reason"}


class StatusForm(forms.Form):
    """The next status, from when, and why."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    status = forms.ChoiceField(
        label=gettext_lazy("New status"), choices=EnterpriseStatus.choices, widget=forms.RadioSelect
    )
    since = DayField(label=gettext_lazy("Since"), widget=DAY_INPUT)
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=200,
        help_text=gettext_lazy("Everybody who may open the enterprise reads it."),
    )

    def __init__(self, *args: Any, present: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(status, EnterpriseStatus(status).label) for status in MOVES[present]]
        cast(forms.RadioSelect, self.fields["status"].widget).choices = offered


@require_http_methods(["GET", "POST"])
@login_required
def status(request: StaffRequest, pk: str) -> HttpResponse:
    """Change the status of an enterprise; a stale version answers 409 with theirs beside mine."""
    found = get_object_or_404(Enterprise.objects.visible_to(request.user).select_related("chain", "township"), pk=pk)
    access.require(access.may_edit_enterprises(request.user))
    draft = f"enterprise-status-{found.pk}"
    initial: dict[str, Any] = {"version": found.version, "since": timezone.localdate()}
    form = StatusForm(request.POST or None, initial=initial, present=found.status)
    context: dict[str, Any] = {"form": form, "draft": draft}
    code = 200
    if form.is_bound and form.is_valid():
        words = {name: form.cleaned_data[name] for name in COLUMNS}
        expected = form.cleaned_data["version"]
        try:
            change_status(found, **words, expected=expected, by=request.user, at=timezone.now())
        except StaleError:
            found.refresh_from_db()
            initial, context["differences"] = merged(form, found, COLUMNS)
            context |= {"form": StatusForm(initial=initial, present=found.status), "edit": last_edit(found, found)}
            code = CONFLICT
        except DomainError as refusal:
            refused(form, refusal)
        else:
            say(request, _("The status is changed."), draft=draft)
            return redirect("enterprises:page", pk=found.pk)
    context |= enterprise_head(request, request.user, found)
    code = status_of(form) if code == 200 else code
    return show(request, "enterprises/enterprises/status.html", context, status=code)

"""The office's desk: issues to call back about, those for a second look, and re-checks by a second person."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from accounts.clock import local_day
from accounts.models import User
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, say, show, try_verb
from assistance import access
from assistance.actions.rechecks import record_recheck
from assistance.models import Recheck
from assistance.queries.call_backs import desk_rows, for_a_call, for_a_second_look, rechecks_for, to_call_back
from assistance.rules.call_backs import RecheckResult
from assistance.rules.issue_flow import IssueMove, verb_of
from assistance.web.issue_moves import ACTS
from enterprises.access import may_reveal_phones

A_PAGE = 25
_CALL = [IssueMove.CONFIRM, IssueMove.ATTEMPT]
_DECIDE = [IssueMove.CLOSE, IssueMove.REOPEN, *_CALL]


@require_GET
@login_required
def call_backs(request: StaffRequest) -> HttpResponse:
    """List what waits for the enterprise's word, the first deadline on top; ``?second=1``: what waits for a decision."""
    user = request.user
    access.require(access.may_recheck(user))
    second = bool(request.GET.get("second"))
    issues = (for_a_second_look if second else for_a_call)(to_call_back(user))
    rows = issues.select_related("enterprise__township", "category__usual_unit", "lead_unit")
    page = keyset_page(request, rows, ["call_by", "id"], A_PAGE)
    now = timezone.now()
    desk = desk_rows(page.rows, now)
    wanted = request.GET.get("open", "")
    opened = next((row for row in desk if row.issue.number == wanted), desk[0] if desk else None)
    context = _tabs(user) | {
        "section": "second" if second else "calls",
        "page": page,
        "rows": desk,
        "opened": opened,
        "acts": [_act(opened.issue, move) for move in (_DECIDE if second else _CALL)] if opened else [],
        "back": "second-look" if second else "call-backs",
        "now": now,
        "may_reveal": may_reveal_phones(user),
    }
    return show(request, "assistance/call_backs/desk.html", context)


class RecheckForm(forms.Form):
    """What a second person found."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label=gettext_lazy("What you found"), choices=RecheckResult.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("What the enterprise said"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


@require_GET
@login_required
def rechecks(request: StaffRequest) -> HttpResponse:
    """List what one may look at again as a second person, the first deadline on top."""
    access.require(access.may_recheck(request.user))
    return _rechecks(request)


@require_POST
@login_required
def record(request: StaffRequest, pk: UUID) -> HttpResponse:
    """Record what a second person found; a refusal keeps what was typed."""
    found = get_object_or_404(Recheck.objects.visible_to(request.user).select_related("issue"), pk=pk)
    form = RecheckForm(request.POST)
    if form.is_valid():
        fields = form.cleaned_data
        expected = fields.pop("version")
        done = try_verb(
            form, lambda: record_recheck(found, **fields, expected=expected, by=request.user, at=timezone.now())
        )
        if done:
            say(request, _("The second look was recorded."), draft=f"recheck-{found.pk}")
            return redirect("assistance:rechecks")
    return _rechecks(request, found, form)


def _rechecks(request: StaffRequest, found: Recheck | None = None, form: RecheckForm | None = None) -> HttpResponse:
    user = request.user
    rows = rechecks_for(user).select_related("issue__enterprise__township", "issue__lead_unit", "not_by")
    page = keyset_page(request, rows, ["due_on", "id"], A_PAGE)
    desk = {row.issue.pk: row for row in desk_rows([row.issue for row in page.rows], timezone.now())}
    wanted = str(found.pk) if found else request.GET.get("open", "")
    opened = next((row for row in page.rows if str(row.pk) == wanted), page.rows[0] if page.rows else None)
    if form is None and opened is not None:
        form = RecheckForm(initial={"version": opened.version})
    lost = found is not None and (opened is None or opened.pk != found.pk)
    context = _tabs(user) | {
        "section": "rechecks",
        "page": page,
        "rows": [(row, desk[row.issue_id]) for row in page.rows],
        "opened": opened,
        "form": None if lost else form,
        "lost": form if lost else None,
        "today": local_day(timezone.now()),
        "may_reveal": may_reveal_phones(user),
    }
    return show(request, "assistance/call_backs/rechecks.html", context, status=422 if found else 200)


def _tabs(user: User) -> dict[str, Any]:
    issues = to_call_back(user)
    return {
        "calls": for_a_call(issues).count(),
        "second_looks": for_a_second_look(issues).count(),
        "second_persons": rechecks_for(user).count(),
    }


def _act(issue: Any, move: IssueMove) -> dict[str, Any]:
    act = ACTS[move]
    return {
        "move": move,
        "form": act.form(issue=issue, auto_id=f"{verb_of(move)}-%s"),
        "url": f"assistance:issue-{verb_of(move)}",
        "call": act.call,
        "icon": act.icon,
    }

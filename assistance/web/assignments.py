"""Assignments: who has nobody on the left, the specialists by load on the right, and one form that joins them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.clock import local_day
from accounts.models import User
from accounts.web.days import DayField
from accounts.web.keyset import KeysetPage, keyset_page
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from assistance import access
from assistance.actions.assignments import assign_enterprises
from assistance.models import AssignmentRole, Specialist
from assistance.queries.caseload import Caseload, caseloads, without
from assistance.rules.caseload import Reason, suggest
from enterprises.models import Enterprise
from enterprises.queries.directory import LONGEST_QUERY

ROWS = 20


class AssignForm(forms.Form):
    """Which enterprises go to whom, from when, and why."""

    enterprises = forms.ModelMultipleChoiceField(
        Enterprise.objects.none(),
        label=gettext_lazy("Enterprises"),
        error_messages={
            "required": gettext_lazy("Tick at least one enterprise."),
            "invalid_choice": gettext_lazy("One of these enterprises does not exist, or is not yours to assign."),
            "invalid_pk_value": gettext_lazy("One of these enterprises does not exist, or is not yours to assign."),
        },
    )
    specialist = forms.ModelChoiceField(
        Specialist.objects.none(), label=gettext_lazy("Specialist"), empty_label=gettext_lazy("Choose a specialist")
    )
    starts_on = DayField(label=gettext_lazy("From"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, required=False)

    def __init__(self, *args: Any, user: User, loads: list[Caseload], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = cast(forms.ModelMultipleChoiceField, self.fields["enterprises"])
        chosen.queryset = Enterprise.objects.visible_to(user)
        specialist = cast(forms.ModelChoiceField, self.fields["specialist"])
        specialist.queryset = Specialist.objects.filter(user__is_active=True).select_related("user")
        specialist.choices = [("", str(specialist.empty_label)), *specialist_choices(loads)]

    @property
    def ticked(self) -> set[str]:
        """Ids of the enterprises that were ticked, as they were sent."""
        return set(cast(QueryDict, self.data).getlist("enterprises")) if self.is_bound else set()


def specialist_choices(loads: list[Caseload], *, but_not: Specialist | None = None) -> list[tuple[str, str]]:
    """Return the choices of a select, the least loaded first, with the load and whether they are away."""
    choices = []
    for load in loads:
        if load.specialist == but_not or not load.specialist.user.is_active:
            continue
        words = _("%(name)s, load %(load)s") % {"name": load.specialist.user.display_name, "load": load.load}
        if load.is_away:
            words = _("%(words)s, on leave") % {"words": words}
        choices.append((str(load.specialist.pk), words))
    return choices


@dataclass(frozen=True)
class Proposal:
    """A suggested specialist with the reason in words; ``pick`` is what its button sends."""

    name: str
    why: str
    pick: str


@require_GET
@login_required
def assignments(request: StaffRequest) -> HttpResponse:
    """Show who has nobody and who carries how much."""
    access.require(access.may_read_assignments(request.user))
    today = local_day(timezone.now())
    loads = caseloads(today)
    return _show(request, AssignForm(user=request.user, loads=loads, initial={"starts_on": today}), loads)


@require_POST
@login_required
def assign(request: StaffRequest) -> HttpResponse:
    """Assign the ticked enterprises, or the one whose suggestion was pressed, to one specialist."""
    user, now = request.user, timezone.now()
    access.require(access.may_assign(user))
    loads = caseloads(local_day(now))
    form = AssignForm(_sent(request.POST), user=user, loads=loads)
    if form.is_valid():
        wanted = form.cleaned_data
        made = try_verb(form, lambda: assign_enterprises(role=_role(request), by=user, at=now, **wanted))
        if made:
            words = ngettext("%(n)s enterprise goes to %(name)s.", "%(n)s enterprises go to %(name)s.", len(made))
            say(request, words % {"n": len(made), "name": wanted["specialist"]})
            back = {name: value for name in ("role", "q") if (value := request.GET.get(name))}
            return redirect(f"{reverse('assistance:assignments')}{'?' if back else ''}{urlencode(back)}")
    return _show(request, form, loads)


def _sent(posted: QueryDict) -> QueryDict:
    """Return what was sent; a suggestion's button says "enterprise specialist" in one word and overrules the ticks."""
    enterprise, _space, specialist = posted.get("pick", "").partition(" ")
    if not specialist:
        return posted
    sent = posted.copy()
    sent.setlist("enterprises", [enterprise])
    sent["specialist"] = specialist
    return sent


def _role(request: StaffRequest) -> AssignmentRole:
    wanted = request.GET.get("role", "").upper()
    return AssignmentRole.BACKUP if wanted == AssignmentRole.BACKUP else AssignmentRole.PRIMARY


def _show(request: StaffRequest, form: AssignForm, loads: list[Caseload]) -> HttpResponse:
    role, text = _role(request), request.GET.get("q", "").strip()[:LONGEST_QUERY]
    rows = without(role, request.user)
    total = rows.count()
    page = keyset_page(request, rows.matching(text) if text else rows, ["pinyin", "id"], size=ROWS)
    carried = [load.load for load in loads]
    context = {
        "form": form,
        "role": role,
        "is_backup": role == AssignmentRole.BACKUP,
        "text": text,
        "page": page,
        "total": total,
        "rows": _with_proposals(page, loads),
        "loads": loads,
        "most": max(carried, default=0) or 1,
        "least": min(carried, default=0),
        "average": sum(carried) / len(carried) if carried else 0,
        "away": [load for load in loads if load.is_away],
        "full": sum(load.is_full for load in loads),
        "may_assign": access.may_assign(request.user),
        "query": request.GET.urlencode(),
    }
    return show(request, "assistance/assignments/list.html", context, status=status_of(form))


def _with_proposals(page: KeysetPage[Enterprise], loads: list[Caseload]) -> list[tuple[Enterprise, list[Proposal]]]:
    by_id = {load.specialist.pk: load for load in loads}
    candidates = [load.candidate() for load in loads]
    rows = []
    for enterprise in page.rows:
        present = getattr(enterprise, "looked_after_by", None)
        proposals = [
            Proposal(
                name=by_id[found.id].specialist.user.display_name,
                why=_reasons(found.reasons, by_id[found.id]),
                pick=f"{enterprise.pk} {found.id}",
            )
            for found in suggest(
                enterprise.township_id, enterprise.chain_id, candidates, but_not=[present] if present else []
            )
        ]
        rows.append((enterprise, proposals))
    return rows


def _reasons(reasons: tuple[Reason, ...], load: Caseload) -> str:
    words = {
        Reason.TOWNSHIP: _("same township"),
        Reason.CHAIN: _("knows the chain"),
        Reason.LOAD: _("lowest load"),
    }
    said = [words[reason] for reason in reasons]
    return _(", ").join([*said, _("load %(load)s") % {"load": load.load}])

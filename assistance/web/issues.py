"""Issues: one with its steps, one POST for each move, and a new one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.clock import local_day
from accounts.web.pages import StaffRequest, digest_of_form, say, show, try_verb
from assistance import access
from assistance.actions.issues import raise_issue
from assistance.deadlines import deadline_look
from assistance.models import Category, Issue, IssueStep, Visit
from assistance.queries.calendar import working_calendar
from assistance.queries.issue_papers import templates_for
from assistance.rules.issue_flow import IssueMove, Urgency, verb_of
from assistance.rules.visits import NewIssue
from assistance.web.issue_links import link_offer
from assistance.web.issue_moves import ACTS
from assistance.web.posted import enterprise_asked_for, version_seen
from assistance.web.visit_forms import OTHER, fresh_id
from enterprises.models import Enterprise


@require_GET
@login_required
def issue(request: StaffRequest, number: str) -> HttpResponse:
    """Show one issue with every step and the next act."""
    return _show(request, _issue(request, number))


@require_POST
@login_required
def make_move(request: StaffRequest, number: str, move: IssueMove) -> HttpResponse:
    """Make one move; a refusal shows the present state and keeps what was typed."""
    found = get_object_or_404(Issue.objects.visible_to(request.user), number=number)  # the verb fetches it again
    act = ACTS[move]
    form = act.form(request.POST, issue=found)
    if form.is_valid():
        expected = version_seen(request.POST.get("version", ""))
        values = form.cleaned_data
        done = try_verb(form, lambda: act.verb(found, **values, expected=expected, by=request.user, at=timezone.now()))
        if done:
            say(request, act.success, draft=f"{move.lower()}-{found.number}")
            if not Issue.objects.visible_to(request.user).filter(pk=done.pk).exists():
                return redirect("assistance:issues")  # a unit that returned it has it no longer
            return redirect(_after_move(request, done))
    return _show(request, _issue(request, number), move, form)


def _after_move(request: StaffRequest, done: Issue) -> str:
    """Return where to go on: on the desk where the form stood, else at the issue."""
    desk = reverse("assistance:call-backs")
    desks = {"call-backs": desk, "second-look": f"{desk}?second=1"}
    return desks.get(request.POST.get("back", "")) or reverse("assistance:issue", args=[done.number])


class IssueForm(forms.Form):
    """A new issue of an enterprise."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=gettext_lazy("What do they need?"), max_length=120)
    category = forms.ModelChoiceField(
        Category.objects.order_by("place", "code"),
        label=gettext_lazy("Category"),
        required=False,
        empty_label=gettext_lazy("Choose (or leave it to the office)"),
    )
    description = forms.CharField(
        label=gettext_lazy("In more words"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 4})
    )
    urgent = forms.BooleanField(label=gettext_lazy("Urgent: production is at risk"), required=False)


@require_http_methods(["GET", "POST"])
@login_required
def new_issue(request: StaffRequest) -> HttpResponse:
    """Raise an issue of the enterprise in ``?enterprise=``, from the visit in ``?visit=`` if there is one."""
    enterprise = enterprise_asked_for(request)
    if enterprise is None:
        return redirect("enterprises:list")
    access.require(access.may_raise_issue(request.user, enterprise))
    visit = None
    if request.GET.get("visit"):
        visit = get_object_or_404(Visit.objects.visible_to(request.user), pk=_uuid(request.GET["visit"]))
    form = IssueForm(request.POST or None, initial={"id": fresh_id()})
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        draft = NewIssue(
            id=values["id"],
            title=values["title"],
            category=values["category"] or Category.objects.get(code=OTHER),
            description=values["description"],
            urgency=Urgency.URGENT if values["urgent"] else Urgency.NORMAL,
        )
        raised = try_verb(
            form,
            lambda: raise_issue(
                enterprise,
                issue=draft,
                visit=visit,
                body_digest=digest_of_form(request),
                by=request.user,
                at=timezone.now(),
            ),
        )
        if raised:
            say(
                request,
                _("Issue %(number)s is on its way to the office.") % {"number": raised.number},
                draft=f"issue-new-{enterprise.pk}",
            )
            return redirect("assistance:issue", number=raised.number)
    context = {"form": form, "enterprise": enterprise, "visit": visit}
    return show(request, "assistance/issues/form.html", context, status=422 if form.is_bound else 200)


def hops(steps: list[IssueStep]) -> list[IssueStep]:
    """Return the steps by which an issue went from unit to unit, the first one first; none while it had but one."""
    found = [step for step in reversed(steps) if step.move in (IssueMove.ACCEPT, IssueMove.RETURN)]
    return found if any(step.move == IssueMove.RETURN for step in found) else []


def _uuid(text: str) -> Any:
    try:
        return forms.UUIDField().clean(text)
    except forms.ValidationError:
        return None


def _issue(request: StaffRequest, number: str) -> Issue:
    readable = Issue.objects.visible_to(request.user).select_related(
        "enterprise__township", "enterprise__chain", "category__usual_unit", "lead_unit", "raised_by", "visit"
    )
    return get_object_or_404(readable, number=number)


def _show(
    request: StaffRequest, found: Issue, move: IssueMove | None = None, form: forms.Form | None = None
) -> HttpResponse:
    user, today = request.user, local_day(timezone.now())
    acts: list[dict[str, Any]] = []
    templates = templates_for(found, user) if access.may_answer(user, found) else []
    begin = next((one for one in templates if str(one.pk) == request.GET.get("template")), None)
    moves = access.moves_open_to(user, found)
    for open_move in moves:
        act = ACTS[open_move]
        first = {"outcome": begin.outcome, "text": begin.text} if begin and open_move == IssueMove.ANSWER else None
        shown = form if form is not None and open_move == move else act.form(issue=found, initial=first)
        url = f"assistance:issue-{verb_of(open_move)}"
        acts.append({"move": open_move, "form": shown, "url": url, "call": act.call, "icon": act.icon})
    # A refused move that is no longer open (somebody was faster): say why, and give back what was typed.
    lost = form if form is not None and move not in moves else None
    acts.sort(key=lambda act: act["move"] != move)
    calendar = working_calendar(today, found.due_on)
    steps = list(found.steps.select_related("by", "unit", "other_issue").order_by("-place"))
    context = {
        "issue": found,
        "steps": steps,
        "calendar": calendar,
        "look": deadline_look(found, calendar, today),
        "total_days": max(found.due_days, 1),
        "acts": acts,
        "templates": templates,
        "hops": hops(steps),
        "may_write": access.may_write_on(user, found),
        "links": link_offer(user, found),
        "lost": lost,
        "lost_text": "\n".join(str(value) for value in lost.cleaned_data.values() if isinstance(value, str))
        if lost
        else "",
        "opens_enterprise": Enterprise.objects.visible_to(user).filter(pk=found.enterprise_id).exists(),
        "opens_visit": found.visit_id and Visit.objects.visible_to(user).filter(pk=found.visit_id).exists(),
    }
    return show(request, "assistance/issues/page.html", context, status=422 if form is not None else 200)

"""The office's desk: accept what waits with the proposed unit, one or several at once; merge, reject; and take it back.

All of it works by mouse, by keys (``static/js/app.js``) and without script: the cards' choices belong to one form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts import wording
from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.models import Unit
from accounts.web.pages import StaffRequest, say, show
from assistance import access
from assistance.actions.issues import accept_issue, merge_issue, recall_issue, reject_issue
from assistance.models import Issue
from assistance.models.issues import IssueQuerySet
from assistance.queries.calendar import working_calendar
from assistance.queries.triage import Advice, Card, triage
from assistance.rules.issue_flow import IssueMove
from assistance.rules.triage import NothingChosenError, Why
from assistance.web.issue_moves import MergeForm, MoveForm, RejectForm
from assistance.web.posted import number_of_issue, version_seen

MOST_AT_ONCE = 100


@dataclass
class Ruled:
    """What became of an act on several issues: those done, and those refused with the reason."""

    done: list[Issue] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)  # number, why

    def attempt(self, number: str, act: Callable[[], Issue]) -> None:
        """Call a verb for one issue; the others go on whatever it answers."""
        try:
            self.done.append(act())
        except DomainError as refusal:
            self.refused.append((number, str(refusal)))

    @property
    def undo(self) -> str:
        """What an undo of it sends: each issue at the version that the act made."""
        return acts_of(self.done)


def acts_of(issues: Iterable[Issue]) -> str:
    """Return numbers and versions as the undo form carries them."""
    return " ".join(f"{issue.number}:{issue.version}" for issue in issues)


@require_GET
@login_required
def desk(request: StaffRequest) -> HttpResponse:
    """Show what waits to be accepted, the oldest deadline first."""
    access.require(access.may_triage(request.user))
    return _show(request)


@require_POST
@login_required
def accept(request: StaffRequest) -> HttpResponse:
    """Accept one issue (``only``) or the chosen ones, each with the unit picked on its card: each is a call of its own."""
    access.require(access.may_triage(request.user))
    only = request.POST.get("only")
    numbers = [only] if only else request.POST.getlist("issue")[:MOST_AT_ONCE]
    issues = _issues(request, numbers)
    units = {str(unit.pk): unit for unit in Unit.objects.handling()}
    ruled = Ruled()
    for number in numbers:
        issue, unit = issues.get(number), units.get(request.POST.get(f"unit-{number}", ""))
        if issue is None:
            ruled.refused.append((number, _("There is no such issue.")))
        elif unit is None:
            ruled.refused.append((number, _("Choose a unit for it.")))
        else:
            _accept(request, ruled, issue, unit)
    if not numbers:
        return _show(request, complaint=str(NothingChosenError()))
    if ruled.done:
        words = ngettext("%(n)d issue accepted.", "%(n)d issues accepted.", len(ruled.done)) % {"n": len(ruled.done)}
        say(request, words, undo=ruled.undo)
    return _show(request, refused=ruled.refused) if ruled.refused else redirect("assistance:triage")


def _accept(request: StaffRequest, ruled: Ruled, issue: Issue, unit: Unit) -> None:
    expected = version_seen(request.POST.get(f"version-{issue.number}", ""))
    ruled.attempt(
        issue.number,
        lambda: accept_issue(issue, lead_unit=unit, expected=expected, by=request.user, at=timezone.now()),
    )


@require_POST
@login_required
def rule(request: StaffRequest, number: str, move: IssueMove) -> HttpResponse:
    """Merge an issue into the one it repeats, or do not accept it; a refusal keeps what was typed on the card."""
    issue = get_object_or_404(_readable(request), number=number)
    access.require(access.may_triage(request.user))
    form_class, verb, words = _RULES[move]
    form = form_class(request.POST, issue=issue, prefix=_prefix(number, move))
    if form.is_valid():
        expected = version_seen(request.POST.get("version", ""))
        ruled = Ruled()
        ruled.attempt(
            number, lambda: verb(issue, **form.cleaned_data, expected=expected, by=request.user, at=timezone.now())
        )
        if ruled.done:
            say(request, words() % {"number": number}, undo=ruled.undo)
            return redirect("assistance:triage")
        return _show(request, refused=ruled.refused, forms_of={number: {move: form}})
    errors = [(number, str(error)) for name in form.errors for error in form.errors[name]]
    return _show(request, refused=errors, forms_of={number: {move: form}})


_RULES: dict[IssueMove, tuple[type[MoveForm], Callable[..., Issue], Callable[[], str]]] = {
    IssueMove.MERGE: (MergeForm, merge_issue, lambda: _("%(number)s was merged.")),
    IssueMove.REJECT: (RejectForm, reject_issue, lambda: _("%(number)s was not accepted.")),
}


@require_POST
@login_required
def undo(request: StaffRequest) -> HttpResponse:
    """Take back what was ruled a moment ago: ``acts`` names the issues at the versions that the act made."""
    access.require(access.may_triage(request.user))
    versions = dict(part.partition(":")[::2] for part in request.POST.get("acts", "").split()[:MOST_AT_ONCE])
    issues = _issues(request, versions)
    ruled = Ruled()
    for number, version in versions.items():
        if (issue := issues.get(number)) is None:
            ruled.refused.append((number, _("There is no such issue.")))
        else:
            _take_back(request, ruled, issue, version_seen(version))
    if not versions:
        return _show(request, complaint=str(NothingChosenError()))
    if ruled.done:
        words = ngettext("%(n)d issue taken back.", "%(n)d issues taken back.", len(ruled.done))
        say(request, words % {"n": len(ruled.done)})
    return _show(request, refused=ruled.refused) if ruled.refused else redirect("assistance:triage")


def _take_back(request: StaffRequest, ruled: Ruled, issue: Issue, expected: int | None) -> None:
    ruled.attempt(issue.number, lambda: recall_issue(issue, expected=expected, by=request.user, at=timezone.now()))


def _readable(request: StaffRequest) -> IssueQuerySet:
    rows: IssueQuerySet = Issue.objects.visible_to(request.user)
    return rows.select_related("enterprise", "category")


def _issues(request: StaffRequest, numbers: Iterable[str]) -> dict[str, Issue]:
    wanted = [number_of_issue(number) for number in numbers]
    return {issue.number: issue for issue in _readable(request).filter(number__in=wanted)}


def _prefix(number: str, move: IssueMove) -> str:
    return f"{move.lower()}-{number}"


def _show(
    request: StaffRequest,
    *,
    refused: list[tuple[str, str]] | None = None,
    complaint: str = "",
    forms_of: dict[str, dict[IssueMove, forms.Form]] | None = None,
) -> HttpResponse:
    now = timezone.now()
    found = triage(request.user, now)
    cards = [_card(request, card, (forms_of or {}).get(card.issue.number, {})) for card in found.cards]
    context = {
        "cards": cards,
        "waiting": found.waiting,
        "more": found.waiting - len(cards),
        "calendar": working_calendar(local_day(now)),
        "refused": refused,
        "complaint": complaint,
        "home": reverse("assistance:triage"),
    }
    return show(request, "assistance/triage/desk.html", context, status=422 if refused or complaint else 200)


def _card(request: StaffRequest, card: Card, forms_of: dict[IssueMove, forms.Form]) -> dict[str, Any]:
    number = card.issue.number
    chosen = request.POST.get(f"unit-{number}")
    options = [
        {"key": place, "unit": advice.unit, "why": words_of(advice, card), "advice": advice}
        for place, advice in enumerate(card.advice, start=1)
    ]
    reject = forms_of.get(IssueMove.REJECT)
    return {
        "card": card,
        "issue": card.issue,
        "options": options,
        "picked": chosen or (str(card.advice[0].unit.pk) if card.advice else ""),
        "chosen": number in request.POST.getlist("issue"),
        "merge_name": f"{_prefix(number, IssueMove.MERGE)}-into",
        "reject": reject or RejectForm(issue=card.issue, prefix=_prefix(number, IssueMove.REJECT)),
        "rejects": reject is not None,
    }


def words_of(advice: Advice, card: Card) -> str:
    """Return why a unit is proposed, in words."""
    counts = {"n": advice.recent, "m": advice.of, "category": card.issue.category}
    if advice.why == Why.RETURNED_TO:
        by = card.hops[-1].unit
        words = _("Proposed by %(unit)s, which sent it back") % {"unit": by} if by else _("Proposed by a return")
    elif advice.why == Why.USUAL:
        words = _("Usual unit for %(category)s") % counts
        if advice.recent:
            words = wording.listed([words, _("%(n)d of the last %(m)d accepted issues went there") % counts])
    else:
        words = _("%(n)d of the last %(m)d accepted issues in %(category)s went there") % counts
    return wording.with_aside(words, _("sent this one back")) if advice.sent_it_back else words

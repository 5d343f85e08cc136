"""The page behind the personal link of an issue: GET shows; POST says the enterprise's word. And which page a link opens."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions.people import system_user
from accounts.web.pages import try_verb
from assistance.actions.personal_links import act_on_link, ask_for_link_again
from assistance.models import LinkPurpose, PersonalLink
from assistance.queries.personal_links import link_behind, word_in_round
from assistance.rules.call_backs import ReallySolved, ServiceRating
from assistance.rules.issue_flow import OPEN_STATUSES, IssueStatus
from assistance.web.guest_links import invitation_page, questions_page
from assistance.web.link_pages import HEADERS, language_of, missing, over, page


class WordForm(forms.Form):
    """The two questions of a call-back; the second may stay open."""

    use_required_attribute = False

    really_solved = forms.ChoiceField(
        label=gettext_lazy("Is it really solved?"),
        choices=[
            (ReallySolved.YES, gettext_lazy("Yes, it is solved")),
            (ReallySolved.PARTLY, gettext_lazy("Partly")),
            (ReallySolved.NO, gettext_lazy("No, it is not solved")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose one of the three.")},
    )
    service_rating = forms.ChoiceField(
        label=gettext_lazy("How were service and answer?"),
        choices=[("", gettext_lazy("Not rated")), *ServiceRating.choices],
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )
    comment = forms.CharField(
        label=gettext_lazy("What else should we know?"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def issue_page(request: HttpRequest, link: PersonalLink, token: str) -> HttpResponse:
    """Show what the link asks, or what was said with it; POST says it, once."""
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _act(form, link):
        return _show(link_behind(token) or link, token, WordForm())
    return _show(link_behind(token) or link if form.is_bound else link, token, form)


PAGES: dict[str, Callable[[HttpRequest, PersonalLink, str], HttpResponse]] = {
    LinkPurpose.CONFIRM_ISSUE: issue_page,
    LinkPurpose.ANSWER_INVITATION: invitation_page,
    LinkPurpose.ASK_QUESTION: questions_page,
}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def personal_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open the page of the one purpose that the link is good for."""
    with translation.override(language_of(request)):
        link = link_behind(token, to_show=request.method != "POST")
        return missing() if link is None else PAGES[link.purpose](request, link, token)


@csrf_exempt
@require_POST
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a new link in place of one that has ended; an officer is told. Guests ask the organisers."""
    with translation.override(language_of(request)):
        link = link_behind(token)
        if link is None or link.purpose != LinkPurpose.CONFIRM_ISSUE:
            return missing()
        try_verb(forms.Form({}), lambda: ask_for_link_again(link, by=system_user(), at=timezone.now()))
        address = f"{reverse('assistance:personal-link', args=[token])}?lang={translation.get_language()}"
        return HttpResponseRedirect(address, headers=HEADERS)


def _act(form: WordForm, link: PersonalLink) -> bool:
    act = try_verb(form, lambda: act_on_link(link, **form.cleaned_data, by=system_user(), at=timezone.now()))
    return act is not None


def _show(link: PersonalLink, token: str, form: WordForm) -> HttpResponse:
    issue = link.issue
    assert issue is not None
    waits = issue.status == IssueStatus.ANSWERED and issue.reopened == link.round and link.used_at is None
    refused = form.is_bound and bool(form.errors)
    if link.is_over(timezone.now()):
        return over(link, {"waits": waits, "token": token})
    if not waits:
        context = {
            "link": link,
            "issue": issue,
            "word": word_in_round(link),
            "open": issue.status in OPEN_STATUSES,
        }
        return page("links/recorded.html", context, 422 if refused else 200)
    return page("links/confirm.html", {"link": link, "issue": issue, "form": form}, 422 if refused else 200)

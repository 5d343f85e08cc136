"""The page behind a personal link: no account, no session, no script. GET shows; POST says the enterprise's word.

The views are exempt from the check for forged requests: that check guards what a browser sends along by itself (a
session), and here nothing is sent along. The token in the address is all there is, and who has it may act.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actions.people import system_user
from accounts.clock import language_codes
from accounts.web.pages import try_verb
from assistance.actions.personal_links import act_on_link, ask_for_link_again
from assistance.models import PersonalLink
from assistance.queries.personal_links import link_behind, units_of, word_in_round
from assistance.rules.call_backs import ReallySolved, ServiceRating
from assistance.rules.issue_flow import OPEN_STATUSES, IssueStatus

HEADERS = {
    "Referrer-Policy": "no-referrer",  # the address is the key: it goes to nobody else
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


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


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def personal_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show what the link asks, what was said with it, or that it has ended; POST says it, once."""
    with translation.override(_language(request)):
        link = link_behind(token)
        if link is None:
            return _missing()
        form = WordForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid() and _act(form, link):
            return _show(link_behind(token) or link, token, WordForm())
        return _show(link_behind(token) or link if form.is_bound else link, token, form)


@csrf_exempt
@require_POST
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a new link in place of one that has ended; an officer is told."""
    with translation.override(_language(request)):
        link = link_behind(token)
        if link is None:
            return _missing()
        try_verb(forms.Form({}), lambda: ask_for_link_again(link, by=system_user(), at=timezone.now()))
        address = f"{reverse('assistance:personal-link', args=[token])}?lang={translation.get_language()}"
        return HttpResponseRedirect(address, headers=HEADERS)


def _act(form: WordForm, link: PersonalLink) -> bool:
    act = try_verb(form, lambda: act_on_link(link, **form.cleaned_data, by=system_user(), at=timezone.now()))
    return act is not None


def _language(request: HttpRequest) -> str:
    """Return the language asked for by the switch, else the browser's."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in language_codes() else translation.get_language() or settings.LANGUAGE_CODE


def _missing() -> HttpResponse:
    """Answer alike for what never was, is forged, or is good for something else."""
    return _page("links/missing.html", {}, HTTPStatus.NOT_FOUND)


def _show(link: PersonalLink, token: str, form: WordForm) -> HttpResponse:
    issue = link.issue
    assert issue is not None
    waits = issue.status == IssueStatus.ANSWERED and issue.reopened == link.round and link.used_at is None
    refused = form.is_bound and bool(form.errors)
    if link.is_over(timezone.now()):
        context = {"link": link, "officer": link.made_by, "units": units_of(link), "waits": waits, "token": token}
        return _page("links/over.html", context, HTTPStatus.GONE)
    if not waits:
        context = {
            "link": link,
            "issue": issue,
            "word": word_in_round(link),
            "open": issue.status in OPEN_STATUSES,
        }
        return _page("links/recorded.html", context, 422 if refused else 200)
    return _page("links/confirm.html", {"link": link, "issue": issue, "form": form}, 422 if refused else 200)


def _page(template: str, context: dict[str, Any], status: int) -> HttpResponse:
    """Render without context processors: they would ask who is logged in."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    context |= {"language": language, "languages": settings.LANGUAGES}
    headers = HEADERS | {"Content-Language": language}
    return HttpResponse(render_to_string(template, context), status=status, headers=headers)

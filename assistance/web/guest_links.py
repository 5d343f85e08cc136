"""The two pages of a guest: answer the invitation, ask questions. GET shows, whoever opens it; POST answers and asks."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from accounts.actions.people import system_user
from accounts.clock import local_day
from accounts.verbs import digest_of
from accounts.web.pages import status_of, try_verb
from assistance.actions.invitations import answer_invitation
from assistance.actions.questions import ASKABLE_STATUSES, ask_question
from assistance.channels.ics import event_ics
from assistance.door_codes import door_address, qr_svg
from assistance.models import Event, Invitation, LinkPurpose, PersonalLink
from assistance.queries.guest_pages import announced, path_to_ask, place_in_line, programme_days, questions_of
from assistance.queries.personal_links import link_behind
from assistance.queries.programme import published_programme
from assistance.rules.attendance import ANSWERABLE_STATUSES, Answer, InvitationStatus
from assistance.rules.events import EventStatus
from assistance.rules.questions import QUESTIONS_AT_MOST
from assistance.web.link_pages import HEADERS, missing, over, page
from assistance.web.visit_forms import fresh_id


class AnswerForm(forms.Form):
    """Yes, no or later; who comes instead, and what the organisers should know."""

    use_required_attribute = False

    answer = forms.ChoiceField(choices=Answer.choices, error_messages={"required": gettext_lazy("Please choose one.")})
    deputy_name = forms.CharField(label=gettext_lazy("Name of the deputy"), required=False, max_length=40)
    deputy_post = forms.CharField(label=gettext_lazy("Post of the deputy"), required=False, max_length=60)
    remark = forms.CharField(
        label=gettext_lazy("A word to the organisers"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class QuestionForm(forms.Form):
    """A question; the hidden id makes one of a double click."""

    use_required_attribute = False

    id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Your question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write down the question.")},
    )


def invitation_page(request: HttpRequest, link: PersonalLink, token: str) -> HttpResponse:
    """Show the invitation and what was answered; POST answers. The same answer again changes nothing."""
    invitation, now = _invitation(link), timezone.now()
    form = AnswerForm(request.POST) if request.method == "POST" else _answer_form(invitation)
    if form.is_bound:
        if form.is_valid():
            words = form.cleaned_data
            if try_verb(form, lambda: answer_invitation(invitation, **words, link=link, by=system_user(), at=now)):
                return _seen_anew(token)
        link = link_behind(token) or link  # what was refused has its reason in the present state
        invitation = _invitation(link)
    if link.is_over(now):
        return over(link, _whom_to_call(invitation.event))
    return page("links/invitation.html", _invited(invitation, form, token), status_of(form))


def _seen_anew(token: str) -> HttpResponse:
    """Lead back to the page: to load it again answers nothing again, and an answer costs no page while thousands come."""
    address = f"{reverse('assistance:personal-link', args=[token])}?lang={translation.get_language()}"
    return HttpResponseRedirect(address, status=HTTPStatus.SEE_OTHER, headers=HEADERS)


def questions_page(request: HttpRequest, link: PersonalLink, token: str) -> HttpResponse:
    """Show a guest's own questions and what became of each; POST asks one more."""
    invitation, now = _invitation(link), timezone.now()
    event = invitation.event
    form = QuestionForm(request.POST) if request.method == "POST" else _question_form()
    asked = False
    if form.is_bound and form.is_valid():
        body, system = form.cleaned_data, system_user()
        digest = digest_of([str(link.pk), body], system)
        question = try_verb(
            form,
            lambda: ask_question(
                event, **body, invitation=invitation, link=link, body_digest=digest, by=system, at=now
            ),
        )
        if question is not None:
            asked, form = True, _question_form()
    if link.is_over(now):
        return over(link, _whom_to_call(event))
    questions = questions_of(invitation)
    context = {
        "link": link,
        "invitation": invitation,
        "event": event,
        "announced": announced(event, published_programme(event)),
        "questions": questions,
        "asked": asked,
        "may_ask": event.status in ASKABLE_STATUSES and len(questions) < QUESTIONS_AT_MOST,
        "form": form,
    }
    return page("links/questions.html", context, status_of(form))


@require_safe
def calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    """Give a guest the event for the own calendar."""
    link = link_behind(token)
    if link is None or link.purpose != LinkPurpose.ANSWER_INVITATION or link.is_over(timezone.now()):
        return missing()
    event = _invitation(link).event
    programme = published_programme(event)
    content = event_ics(event, programme)
    disposition = f'attachment; filename="{event.slug}.ics"'
    return HttpResponse(
        content, content_type="text/calendar; charset=utf-8", headers=HEADERS | {"Content-Disposition": disposition}
    )


def _invitation(link: PersonalLink) -> Invitation:
    assert link.invitation is not None
    return link.invitation


def _answer_form(invitation: Invitation) -> AnswerForm:
    names = ("deputy_name", "deputy_post", "remark")
    return AnswerForm(initial={name: getattr(invitation, name) for name in names})


def _question_form() -> QuestionForm:
    return QuestionForm(initial={"id": fresh_id()})


def _whom_to_call(event: Event) -> dict[str, Any]:
    return {"event": event}


def _invited(invitation: Invitation, form: AnswerForm, token: str) -> dict[str, Any]:
    event, status = invitation.event, InvitationStatus(invitation.status)
    is_open = event.is_announced and status in ANSWERABLE_STATUSES and invitation.came_at is None
    has_yes = status in (InvitationStatus.ACCEPTED, InvitationStatus.WAITING)
    is_late = event.answer_by is not None and local_day(timezone.now()) > event.answer_by
    takes_place = event.status != EventStatus.CANCELLED and status != InvitationStatus.WITHDRAWN
    programme = published_programme(event)
    has_seat = status == InvitationStatus.ACCEPTED and event.is_announced
    return {
        "invitation": invitation,
        "event": event,
        "form": form,
        "token": token,
        "announced": announced(event, programme),
        "programme": programme_days(programme.items) if programme and takes_place else [],
        "is_open": is_open,
        "has_yes": has_yes,
        "is_late": is_late and not has_yes,
        "may_say_yes": has_yes or not is_late,
        "is_full": is_open and not has_yes and event.seating.free <= 0,
        "is_over": event.status in (EventStatus.HELD, EventStatus.FOLLOWED_UP),
        "place": place_in_line(invitation) if is_open else 0,
        "qr": qr_svg(door_address(invitation), label=_("QR code for the door")) if has_seat else "",
        "takes_place": takes_place,
        "ask": path_to_ask(invitation) if takes_place else "",
    }

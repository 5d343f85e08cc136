"""The guest list of an event, one guest, and what is done about one: the answer on the telephone, the message, the end."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from assistance import access
from assistance.actions.guest_mails import take_out_guest_link
from assistance.actions.invitations import answer_invitation, send_invitations, withdraw_invitation
from assistance.channels.guest_mails import guest_message
from assistance.models import Event, Invitation, PersonalLink
from assistance.queries.guest_letters import letter_along
from assistance.queries.guest_list import MAILABLE, STATES, AskedGuests, counted_guests, guest_list, to_invite
from assistance.queries.guest_pages import place_in_line
from assistance.rules.attendance import ANSWERABLE_STATUSES, Answer, InvitationStatus
from assistance.web.event_tabs import event_head, event_of
from enterprises.models import Chain, Enterprise

TONES = {
    InvitationStatus.PICKED: ("neutral", "list-plus"),
    InvitationStatus.INVITED: ("info", "mail"),
    InvitationStatus.OPENED: ("info", "eye"),
    InvitationStatus.ACCEPTED: ("ok", "circle-check"),
    InvitationStatus.WAITING: ("warn", "hourglass"),
    InvitationStatus.DECLINED: ("neutral", "circle-x"),
    InvitationStatus.WITHDRAWN: ("neutral", "ban"),
}
CAME_TONE = ("ok", "user-check")


class InviteForm(forms.Form):
    """How many guests the planner saw when saying "invite them"."""

    guests = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class TelephoneForm(forms.Form):
    """What a guest said on the telephone."""

    answer = forms.ChoiceField(
        label=gettext_lazy("What did the guest say?"), choices=Answer.choices, widget=forms.RadioSelect
    )
    deputy_name = forms.CharField(label=gettext_lazy("Name of the deputy"), required=False, max_length=40)
    deputy_post = forms.CharField(label=gettext_lazy("Post of the deputy"), required=False, max_length=60)
    remark = forms.CharField(label=gettext_lazy("Remark"), required=False, max_length=200)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """The version of the guest that was seen."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


@require_GET
@login_required
def guests(request: StaffRequest, slug: str) -> HttpResponse:
    """List the guests that one may see: state, who comes, since when."""
    event = event_of(request.user, slug)
    access.require(access.may_read_guests(request.user))
    return _list(request, event, InviteForm())


@require_POST
@login_required
def invite(request: StaffRequest, slug: str) -> HttpResponse:
    """Invite all who are picked; refused when there are more or fewer than the planner saw."""
    event = event_of(request.user, slug)
    access.require(access.may_edit_events(request.user))
    form = InviteForm(request.POST)
    if form.is_valid() and form.cleaned_data["guests"] != to_invite(event).guests:
        form.add_error(None, _("The list has changed meanwhile. Look at the number again."))
    if form.is_valid():
        sent = try_verb(form, lambda: send_invitations(event, by=request.user, at=timezone.now()))
        if sent is not None:
            n = len(sent)
            say(request, ngettext("%(n)s guest is invited.", "%(n)s guests are invited.", n) % {"n": n})
            return redirect("assistance:guests", slug=slug)
    return _list(request, event, form)


@require_GET
@login_required
def guest(request: StaffRequest, slug: str, pk: str) -> HttpResponse:
    """Show one guest: what was answered, who comes, and what can be done."""
    event = event_of(request.user, slug)
    return _show(request, event, _guest(request, event, pk))


@require_POST
@login_required
def answer(request: StaffRequest, slug: str, pk: str) -> HttpResponse:
    """Record what a guest said on the telephone."""
    event = event_of(request.user, slug)
    found = _guest(request, event, pk)
    access.require(access.may_answer_for(request.user, found))
    form = TelephoneForm(request.POST)
    if form.is_valid():
        words = dict(form.cleaned_data)
        expected = words.pop("version")
        said = try_verb(
            form,
            lambda: answer_invitation(found, **words, expected=expected, by=request.user, at=timezone.now()),
        )
        if said is not None:
            say(request, _("Recorded: %(state)s.") % {"state": said.get_status_display()})
            return redirect("assistance:guest", slug=slug, pk=found.pk)
        found = _guest(request, event, pk)
    return _show(request, event, found, telephone=form)


@require_POST
@login_required
def message(request: StaffRequest, slug: str, pk: str) -> HttpResponse:
    """Take out the guest's message with the personal link, to copy it. That leaves a line in the enterprise's file."""
    event = event_of(request.user, slug)
    found = _guest(request, event, pk)
    access.require(access.may_answer_for(request.user, found))
    form = forms.Form({})
    link = try_verb(form, lambda: take_out_guest_link(found, by=request.user, at=timezone.now()))
    context = event_head(request, request.user, event) | {
        "guest": found,
        "form": form,
        "link": link,
        "message": _message_along(link) if link else "",
    }
    return show(request, "assistance/guests/message.html", context, status=200 if link else 422)


@require_POST
@login_required
def withdraw(request: StaffRequest, slug: str, pk: str) -> HttpResponse:
    """Take a guest off the list; the seat goes to whoever waits longest."""
    event = event_of(request.user, slug)
    found = _guest(request, event, pk)
    access.require(access.may_edit_events(request.user))
    form = WithdrawForm(request.POST)
    if form.is_valid():
        expected = form.cleaned_data["version"]
        gone = try_verb(form, lambda: withdraw_invitation(found, expected=expected, by=request.user, at=timezone.now()))
        if gone is not None:
            say(request, _("%(name)s is no longer invited.") % {"name": found.display_name})
            return redirect("assistance:guests", slug=slug)
        found = _guest(request, event, pk)
    return _show(request, event, found, withdrawal=form)


def _guest(request: StaffRequest, event: Event, pk: str) -> Invitation:
    rows = Invitation.objects.visible_to(request.user).filter(event=event)
    rows = rows.select_related("event__seating", "enterprise__chain", "contact", "made_by", "came_by")
    return get_object_or_404(rows, pk=pk)


def _message_along(link: PersonalLink) -> str:
    letter = letter_along(link)
    return guest_message(letter) if letter else ""


def _list(request: StaffRequest, event: Event, form: InviteForm) -> HttpResponse:
    user, asked = request.user, AskedGuests.of(request.GET)
    counts = counted_guests(user, event, asked)
    head = event_head(request, user, event)
    page = keyset_page(request, guest_list(user, event, asked), asked.order)
    context = head | {
        "asked": asked,
        "page": page,
        "rows": [(row, *_tone(row)) for row in page.rows],
        "total": sum(n for state, n in counts.items() if state != "BY_HAND"),
        "states": [(value, label, counts[value]) for value, label in STATES if counts[value] or value == asked.state],
        "chains": Chain.objects.order_by("name"),
        "seating": event.seating,
        "waiting_list": asked.state == InvitationStatus.WAITING,
        "to_invite": to_invite(event) if head["may_change"] else None,
        "may_invite": head["may_change"] and event.is_announced,
        "form": form,
    }
    return show(request, "assistance/guests/list.html", context, status=status_of(form))


def _show(
    request: StaffRequest,
    event: Event,
    found: Invitation,
    *,
    telephone: TelephoneForm | None = None,
    withdrawal: WithdrawForm | None = None,
) -> HttpResponse:
    user = request.user
    head = event_head(request, user, event)
    is_answerable = event.is_announced and found.status in ANSWERABLE_STATUSES and found.came_at is None
    may_answer = access.may_answer_for(user, found)
    tone, icon = _tone(found)
    enterprise = found.enterprise_id
    context: dict[str, Any] = head | {
        "guest": found,
        "guest_tone": tone,
        "guest_icon": icon,
        "state": _("Came") if found.came_at else found.get_status_display(),
        "place": place_in_line(found),
        "is_mailed": Invitation.objects.filter(MAILABLE, pk=found.pk).exists(),
        "opens_enterprise": Enterprise.objects.visible_to(user).filter(pk=enterprise).exists() if enterprise else False,
        "may_take_out": may_answer and is_answerable,
        "telephone": (telephone or _telephone(found)) if may_answer and is_answerable else None,
        "withdrawal": withdrawal or WithdrawForm(initial={"version": found.version}),
        "may_withdraw": head["may_change"] and found.came_at is None and found.status != InvitationStatus.WITHDRAWN,
        "refused": next((form for form in (telephone, withdrawal) if form is not None and form.errors), None),
    }
    refused = context["refused"]
    return show(request, "assistance/guests/page.html", context, status=status_of(refused) if refused else 200)


def _telephone(found: Invitation) -> TelephoneForm:
    names = ("deputy_name", "deputy_post", "remark", "version")
    return TelephoneForm(initial={name: getattr(found, name) for name in names})


def _tone(found: Invitation) -> tuple[str, str]:
    return CAME_TONE if found.came_at else TONES[InvitationStatus(found.status)]

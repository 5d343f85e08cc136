"""What officers do with an issue's personal links: take out the message, send it, take a link back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.web.pages import StaffRequest, say, show, try_verb
from assistance import access
from assistance.actions.personal_links import make_link, revoke_link
from assistance.channels.link_mails import link_message
from assistance.models import Issue, PersonalLink
from assistance.queries.personal_links import contacts_to_ask, letter_of, links_in_round, may_be_mailed
from assistance.rules.issue_flow import IssueStatus
from enterprises.models import Contact


class LinkForm(forms.Form):
    """Whose link, and whether it is mailed."""

    contact = forms.ModelChoiceField(Contact.objects.none(), label=gettext_lazy("For whom"), empty_label=None)
    send = forms.BooleanField(required=False)

    def __init__(self, *args: Any, people: list[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["contact"]
        field.queryset = Contact.objects.filter(pk__in=[person.pk for person in people]).in_order_of_call()
        field.label_from_instance = _called


def link_offer(user: User, issue: Issue) -> dict[str, Any] | None:
    """Return what the issue's page shows of its links; None where there is nothing to show or to do."""
    if issue.status != IssueStatus.ANSWERED or not access.may_make_link(user, issue):
        return None
    people = contacts_to_ask(issue)
    return {
        "form": LinkForm(people=people) if people else None,
        "may_be_mailed": any(may_be_mailed(person) for person in people),
        "rows": links_in_round([issue], timezone.now())[issue.pk],
    }


@require_POST
@login_required
def give_out(request: StaffRequest, number: str) -> HttpResponse:
    """Take out a person's message with the link, to copy it; or mail it."""
    issue = get_object_or_404(Issue.objects.visible_to(request.user).select_related("enterprise"), number=number)
    access.require(access.may_make_link(request.user, issue))
    form = LinkForm(request.POST, people=contacts_to_ask(issue))
    link = None
    if form.is_valid():
        link = try_verb(form, lambda: make_link(issue, **form.cleaned_data, by=request.user, at=timezone.now()))
        if link is not None and form.cleaned_data["send"]:
            say(request, _("The mail is on its way."))
            return redirect("assistance:issue", number=issue.number)
    letter = (
        letter_of(PersonalLink.objects.select_related("issue__enterprise", "contact").get(pk=link.pk)) if link else None
    )
    context = {
        "issue": issue,
        "form": form,
        "link": link,
        "contact": form.cleaned_data.get("contact"),
        "message": link_message(letter) if letter else "",
    }
    return show(request, "assistance/issue_links/message.html", context, status=200 if link else 422)


@require_POST
@login_required
def revoke(request: StaffRequest, pk: str) -> HttpResponse:
    """Take a link back; again: nothing changes."""
    rows = PersonalLink.objects.filter(issue__in=Issue.objects.visible_to(request.user)).select_related("issue")
    link = get_object_or_404(rows, pk=pk)
    revoke_link(link, by=request.user, at=timezone.now())
    assert link.issue is not None
    say(request, _("The link was revoked."))
    return redirect("assistance:issue", number=link.issue.number)


def _called(contact: Contact) -> str:
    words = [contact.display_name, contact.post, contact.masked_phone]
    mailed = _("e-mail possible") if may_be_mailed(contact) else ""
    return " · ".join(word for word in (*words, mailed) if word)

"""The people of an enterprise: the list with masked phones, and what the office does to it.

The form never shows a stored number: left empty, it stays; to see it is a look of its own, which is logged.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.errors import DomainError, StaleError
from accounts.models.phones import mask_phone, normalise_phone
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, refused, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.contacts import add_contact, archive_contact, edit_contact, restore_contact, reveal_phone
from enterprises.models import Contact, Enterprise, PhoneReveal
from enterprises.queries.versions import as_of, last_edit
from enterprises.web.lookups import DAY_INPUT
from enterprises.web.merging import CONFLICT, Difference, columns_of, in_words, merged, written
from enterprises.web.tabs import enterprise_head

LATEST_REVEALS = 20


class ContactForm(forms.Form):
    """A person of the enterprise."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=40)
    latin_name = forms.CharField(label=gettext_lazy("Name in Latin letters"), max_length=80, required=False)
    post = forms.CharField(label=gettext_lazy("Post"), max_length=60, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Shown masked on every page."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    consented_on = DayField(label=gettext_lazy("Agreed to be contacted on"), required=False, widget=DAY_INPUT)
    is_preferred = forms.BooleanField(label=gettext_lazy("First to call"), required=False)

    def clean_phone(self) -> str:
        """Accept a number as people write it."""
        return normalise_phone(self.cleaned_data["phone"])

    def contact_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for name in COLUMNS}


COLUMNS = columns_of(Contact, [name for name in ContactForm.base_fields if name != "version"])


class ContactChanges(ContactForm):
    """A correction: an empty phone stays what it was, unless it is to go."""

    forget_phone = forms.BooleanField(label=gettext_lazy("Remove the stored number"), required=False)

    def __init__(self, *args: Any, stored_phone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stored_phone:
            self.fields["phone"].help_text = _("Now %(phone)s. Leave it empty to keep it.") % {
                "phone": mask_phone(stored_phone)
            }
        else:
            del self.fields["forget_phone"]

    def contact_fields(self) -> dict[str, Any]:
        """Return what the verbs take, without a phone that stays."""
        fields = super().contact_fields()
        if not fields["phone"] and not self.cleaned_data.get("forget_phone"):
            del fields["phone"]
        return fields


class ArchiveForm(forms.Form):
    """Why somebody is no longer a contact."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why is this person no longer a contact?"),
        max_length=200,
        help_text=gettext_lazy("The contact is kept and can be brought back."),
    )


@require_GET
@login_required
def contacts(request: StaffRequest, pk: str) -> HttpResponse:
    """List the people of an enterprise, and for the office and the auditor who looked at their numbers."""
    found = get_object_or_404(Enterprise.objects.visible_to(request.user).select_related("chain", "township"), pk=pk)
    return _list(request, found)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, pk: str) -> HttpResponse:
    """Add a contact to an enterprise."""
    enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=pk)
    access.require(access.may_edit_enterprises(request.user))
    draft = f"contact-{enterprise.pk}"
    form = ContactForm(request.POST or None)
    if form.is_bound and form.is_valid():
        contact = try_verb(
            form, lambda: add_contact(enterprise, **form.contact_fields(), by=request.user, at=timezone.now())
        )
        if contact:
            say(request, _("%(name)s was added.") % {"name": contact}, draft=draft)
            return redirect("enterprises:contacts", pk=enterprise.pk)
    context = {"form": form, "enterprise": enterprise, "draft": draft}
    return show(request, "enterprises/contacts/form.html", context, status=status_of(form))


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Correct what is known of a person; a stale version answers 409 with their values beside mine."""
    contact = _contact(request, pk)
    access.require(access.may_edit_enterprises(request.user))
    draft = f"contact-{contact.pk}"
    initial = written(contact, COLUMNS) | {"version": contact.version, "phone": ""}
    form = ContactChanges(request.POST or None, initial=initial, stored_phone=contact.phone)
    context: dict[str, Any] = {"draft": draft}
    status = 200
    if form.is_bound and form.is_valid():
        fields, expected = form.contact_fields(), form.cleaned_data["version"]
        try:
            edit_contact(contact, **fields, expected=expected, by=request.user, at=timezone.now())
        except StaleError:
            contact.refresh_from_db()
            form, context["differences"] = _merged(form, contact)
            context["edit"] = last_edit(contact.enterprise, contact)
            status = CONFLICT
        except DomainError as refusal:
            refused(form, refusal)
        else:
            say(request, _("The contact is up to date."), draft=draft)
            return redirect("enterprises:contacts", pk=contact.enterprise_id)
    context |= {"form": form, "contact": contact, "enterprise": contact.enterprise}
    return show(request, "enterprises/contacts/form.html", context, status=status_of(form) if status == 200 else status)


@require_http_methods(["GET", "POST"])
@login_required
def archive(request: StaffRequest, pk: str) -> HttpResponse:
    """Take a person who has left off the lists, with the reason."""
    contact = _contact(request, pk)
    access.require(access.may_edit_enterprises(request.user))
    form = ArchiveForm(request.POST or None, initial={"version": contact.version})
    if form.is_bound and form.is_valid():
        reason, expected = form.cleaned_data["reason"], form.cleaned_data["version"]
        archived = try_verb(
            form,
            lambda: archive_contact(contact, reason=reason, expected=expected, by=request.user, at=timezone.now()),
        )
        if archived:
            say(request, _("%(name)s is no longer a contact.") % {"name": contact})
            return redirect("enterprises:contacts", pk=contact.enterprise_id)
    context = {"form": form, "contact": contact, "enterprise": contact.enterprise}
    return show(request, "enterprises/contacts/archive.html", context, status=status_of(form))


@require_POST
@login_required
def restore(request: StaffRequest, pk: str) -> HttpResponse:
    """Bring a person back."""
    contact = _contact(request, pk)
    try:
        restore_contact(contact, expected=_version(request), by=request.user, at=timezone.now())
    except DomainError as refusal:
        return _list(request, contact.enterprise, refusal=str(refusal))
    say(request, _("%(name)s is a contact again.") % {"name": contact})
    return redirect("enterprises:contacts", pk=contact.enterprise_id)


@require_POST
@login_required
def prefer(request: StaffRequest, pk: str) -> HttpResponse:
    """Make a person the first to call."""
    contact = _contact(request, pk)
    try:
        edit_contact(contact, is_preferred=True, expected=_version(request), by=request.user, at=timezone.now())
    except DomainError as refusal:
        return _list(request, contact.enterprise, refusal=str(refusal))
    say(request, _("%(name)s is called first from now on.") % {"name": contact})
    return redirect("enterprises:contacts", pk=contact.enterprise_id)


@require_POST
@login_required
def reveal(request: StaffRequest, pk: str) -> HttpResponse:
    """Show one whole number, in its place for htmx, else on the list; the look is logged."""
    contact = _contact(request, pk)
    phone, refusal = "", ""
    try:
        phone = reveal_phone(contact, by=request.user, at=timezone.now())
    except DomainError as reason:
        refusal = str(reason)
    if request.htmx:
        context = {"contact": contact, "phone": phone, "refusal": refusal}
        return show(request, "enterprises/contacts/_phone.html", context, status=422 if refusal else 200)
    return _list(request, contact.enterprise, refusal=refusal, shown={contact.pk: phone} if phone else {})


def _list(
    request: StaffRequest, found: Enterprise, *, refusal: str = "", shown: dict[Any, str] | None = None
) -> HttpResponse:
    access.require(access.may_read_contacts(request.user))
    people = list(found.contacts.in_order_of_call())
    reveals = PhoneReveal.objects.none()
    if access.may_read_reveals(request.user):
        reveals = PhoneReveal.objects.filter(contact__in=people).select_related("by", "contact").order_by("-at", "-id")
    context = enterprise_head(request, request.user, found) | {
        "people": [(person, (shown or {}).get(person.pk, "")) for person in people if not person.archived_at],
        "archived": [person for person in people if person.archived_at],
        "reads_reveals": access.may_read_reveals(request.user),
        "reveals": reveals[:LATEST_REVEALS],
        "may_reveal": access.may_reveal_phones(request.user),
        "refusal": refusal,
    }
    return show(request, "enterprises/contacts/list.html", context, status=422 if refusal else 200)


def _contact(request: StaffRequest, pk: str) -> Contact:
    rows = Contact.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("enterprise__chain", "enterprise__township"), pk=pk)


def _version(request: StaffRequest) -> int:
    """Return the version that the button was shown for; anything else is a version that never was."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _merged(form: ContactChanges, present: Contact) -> tuple[ContactChanges, list[Difference]]:
    """Merge as everywhere, but for the phone: an empty field means the number that the reader had seen."""
    typed = form.contact_fields()
    if "phone" not in typed:
        seen = as_of(present, form.cleaned_data["version"] or 0, ["phone"])
        typed["phone"] = seen.get("phone", present.phone)
    initial, differences = merged(form, present, COLUMNS, mine=typed, shown=_masked)
    initial |= {"phone": form.cleaned_data["phone"], "forget_phone": form.cleaned_data.get("forget_phone", False)}
    for place, difference in enumerate(differences):
        if difference.name == "phone":  # "take theirs" empties the field: the stored number stays
            differences[place] = replace(difference, value="")
    return ContactChanges(initial=initial, stored_phone=present.phone), differences


def _masked(form: forms.Form, name: str, value: Any) -> str:
    return in_words(form, name, mask_phone(value) if name == "phone" else value)

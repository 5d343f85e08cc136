"""The office adds the people of an enterprise."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models.phones import normalise_phone
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, say, show, status_of, try_verb
from enterprises import access
from enterprises.actions.contacts import add_contact
from enterprises.models import Enterprise


class ContactForm(forms.Form):
    """A person of the enterprise."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=40)
    post = forms.CharField(label=gettext_lazy("Post"), max_length=60, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Shown masked on every page."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    is_preferred = forms.BooleanField(label=gettext_lazy("First to call"), required=False)
    consented_on = DayField(
        label=gettext_lazy("Agreed to be contacted on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def clean_phone(self) -> str:
        """Accept a number as people write it."""
        return normalise_phone(self.cleaned_data["phone"])


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
            form, lambda: add_contact(enterprise, **form.cleaned_data, by=request.user, at=timezone.now())
        )
        if contact:
            say(request, _("%(name)s was added.") % {"name": contact}, draft=draft)
            return redirect("enterprises:page", pk=enterprise.pk)
    context = {"form": form, "enterprise": enterprise, "draft": draft}
    return show(request, "enterprises/contacts/form.html", context, status=status_of(form))

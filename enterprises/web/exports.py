"""Exports: a POST that hands out a list and logs it, and the log."""

from __future__ import annotations

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from accounts.downloads import attachment
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, show, try_verb
from enterprises import access
from enterprises.actions.export_lists import LISTS
from enterprises.actions.exports import FORMATS, export_list
from enterprises.models import Export


class ExportForm(forms.Form):
    """Which rows, as which file, and whether with whole phone numbers."""

    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
    format = forms.ChoiceField(label=gettext_lazy("File"), choices=[(name, name) for name in FORMATS])
    with_phones = forms.BooleanField(label=gettext_lazy("With whole phone numbers"), required=False)


@require_POST
@login_required
def export(request: StaffRequest, noun: str) -> HttpResponse:
    """Hand out the rows of a list as the person sees them; it is logged."""
    if noun not in LISTS:
        raise Http404
    access.require(LISTS[noun].may(request.user))
    form = ExportForm(request.POST)
    if form.is_valid():
        wanted = form.cleaned_data
        file = try_verb(
            form,
            lambda: export_list(
                noun,
                query=wanted["query"],
                file_format=wanted["format"],
                with_phones=wanted["with_phones"],
                by=request.user,
                at=timezone.now(),
            ),
        )
        if file:
            return attachment(file.name, file.media_type, file.content)
    context = {"form": form, "exported": LISTS[noun]}
    return show(request, "enterprises/exports/refused.html", context, status=422)


@require_GET
@login_required
def exports(request: StaffRequest) -> HttpResponse:
    """Show who took which list out of the house."""
    access.require(access.may_read_exports(request.user))
    page = keyset_page(request, Export.objects.select_related("by"), ["-at", "-id"])
    rows = [(row, LISTS[row.noun].label if row.noun in LISTS else row.noun) for row in page.rows]
    return show(request, "enterprises/exports/list.html", {"page": page, "rows": rows})

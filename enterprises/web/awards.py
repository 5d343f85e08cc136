"""Honours of enterprises: the county's list by year, and the office's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, digest_of_form, show
from enterprises import access
from enterprises.actions.awards import edit_award, give_award, remove_award
from enterprises.models import Award, Chain, Enterprise, Scope
from enterprises.queries.projects import Asked, awards
from enterprises.web.form_pages import Page, SeenForm, YearField, changed_words, form_page
from enterprises.web.qualifications import tab_of


@require_GET
@login_required
def award_list(request: StaffRequest) -> HttpResponse:
    """List the honours of the enterprises that one may open, the latest year on top."""
    user = request.user
    access.require(access.may_read_projects(user))
    asked = Asked.of(request.GET)
    rows = awards(user, asked)
    everything = Award.objects.visible_to(user)
    context = {
        "asked": asked,
        "page": keyset_page(request, rows, ["-year", "name", "id"]),
        "shown": rows.count(),
        "years": everything.values_list("year").annotate(n=Count("pk")).order_by("-year"),
        "grades": everything.exclude(grade="").values_list("grade", flat=True).distinct().order_by("grade"),
        "scopes": Scope.choices,
        "chains": Chain.objects.order_by("name"),
        "section": "awards",
        "may_export": access.may_export_lists(user),
    }
    return show(request, "enterprises/awards/list.html", context)


class AwardForm(SeenForm):
    """An honour."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=160, required=False)
    year = YearField(label=gettext_lazy("Year"))
    scope = forms.ChoiceField(label=gettext_lazy("Given by"), choices=Scope.choices)
    grade = forms.CharField(label=gettext_lazy("Grade"), max_length=40, required=False)
    document_no = forms.CharField(label=gettext_lazy("Document number"), max_length=60, required=False)
    layout = (("name",), ("name_en",), ("year", "scope"), ("grade", "document_no"))

    def award_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for row in self.layout for name in row}


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, pk: str) -> HttpResponse:
    """Enter an honour of an enterprise."""
    enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=pk)
    access.require(access.may_edit_projects(request.user))
    year = local_day(timezone.now()).year
    form = AwardForm(request.POST or None, initial={"id": uuid7(), "year": year, "scope": Scope.COUNTY})
    page = Page(
        title=_("New award"),
        submit=_("Enter the award"),
        draft=f"award-new-{enterprise.pk}",
        done=_("The award is on record."),
        back=tab_of(enterprise),
    )

    def give() -> None:
        key, digest = form.cleaned_data["id"] or uuid7(), digest_of_form(request)
        give_award(enterprise, id=key, body_digest=digest, by=request.user, at=timezone.now(), **form.award_fields())

    return form_page(request, form, page, give)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Correct an honour."""
    found = _to_edit(request, pk)
    initial = {name: getattr(found, name) for row in AwardForm.layout for name in row}
    form = AwardForm(request.POST or None, initial=initial | {"version": found.version})
    page = Page(
        title=_("Edit the award"),
        submit=_("Save"),
        draft=f"award-{found.pk}",
        done=changed_words(found.display_name),
        back=tab_of(found.enterprise),
    )

    def save() -> None:
        seen = form.cleaned_data["version"]
        edit_award(found, expected=seen, by=request.user, at=timezone.now(), **form.award_fields())

    return form_page(request, form, page, save)


@require_http_methods(["GET", "POST"])
@login_required
def remove(request: StaffRequest, pk: str) -> HttpResponse:
    """Remove an honour that was entered by mistake."""
    found = _to_edit(request, pk)
    form = SeenForm(request.POST if request.method == "POST" else None, initial={"version": found.version})
    page = Page(
        title=_("Remove the award"),
        text=_("“%(award)s” of %(enterprise)s was entered by mistake. The history keeps it.")
        % {"award": found, "enterprise": found.enterprise.display_name},
        submit=_("Remove"),
        done=_("The award was removed."),
        icon="trash-2",
        danger=True,
        back=tab_of(found.enterprise),
    )

    def act() -> None:
        remove_award(found, expected=form.cleaned_data["version"], by=request.user, at=timezone.now())

    return form_page(request, form, page, act)


def _to_edit(request: StaffRequest, pk: str) -> Award:
    found: Award = get_object_or_404(Award.objects.visible_to(request.user).select_related("enterprise"), pk=pk)
    access.require(access.may_edit_projects(request.user))
    return found

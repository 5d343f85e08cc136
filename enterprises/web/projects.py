"""Key projects: the county's list with its headline counts, and the office's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.web.days import DayField
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, digest_of_form, show
from enterprises import access
from enterprises.actions.projects import add_project, edit_project, move_project
from enterprises.models import Chain, Enterprise, Project, ProjectKind, ProjectStage, Scope
from enterprises.queries.projects import Asked, headlines, projects, totals
from enterprises.rules.projects import FOLLOWING
from enterprises.web.form_pages import Page, SeenForm, YearField, changed_words, form_page
from enterprises.web.qualifications import tab_of

_DAY: dict[str, Any] = {"required": False, "widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
_YUAN: dict[str, Any] = {"required": False, "min_value": 0, "max_digits": 18, "decimal_places": 2}


@require_GET
@login_required
def project_list(request: StaffRequest) -> HttpResponse:
    """List the key projects of the enterprises that one may open, the latest list on top."""
    user = request.user
    access.require(access.may_read_projects(user))
    asked = Asked.of(request.GET)
    rows = projects(user, asked)
    context = {
        "asked": asked,
        "page": keyset_page(request, rows, ["-list_year", "-id"]),
        "totals": totals(rows),
        "headlines": headlines(user, local_day(timezone.now())),
        "years": Project.objects.visible_to(user)
        .exclude(listed_year=None)
        .values_list("listed_year", flat=True)
        .distinct()
        .order_by("-listed_year"),
        "kinds": ProjectKind.choices,
        "scopes": Scope.choices,
        "stages": ProjectStage.choices,
        "chains": Chain.objects.order_by("name"),
        "section": "projects",
        "may_export": access.may_export_lists(user),
    }
    return show(request, "enterprises/projects/list.html", context)


class ProjectForm(SeenForm):
    """A key project."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=160, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ProjectKind.choices)
    scope = forms.ChoiceField(label=gettext_lazy("Listed by"), choices=Scope.choices)
    listed_year = YearField(label=gettext_lazy("Year of the list"), required=False)
    starts_on = DayField(label=gettext_lazy("Begins on"), **_DAY)
    ends_on = DayField(label=gettext_lazy("To be finished by"), **_DAY)
    investment_planned = forms.DecimalField(label=gettext_lazy("Investment planned, yuan"), **_YUAN)
    investment_done = forms.DecimalField(label=gettext_lazy("Investment done, yuan"), **_YUAN)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)
    layout = (
        ("name",), ("name_en",), ("kind", "scope"), ("listed_year",), ("starts_on", "ends_on"),
        ("investment_planned", "investment_done"), ("note",),
    )  # fmt: skip

    def project_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for row in self.layout for name in row}


class StageForm(SeenForm):
    """The stage to which a project has come."""

    stage = forms.ChoiceField(label=gettext_lazy("Stage"), choices=ProjectStage.choices, widget=forms.RadioSelect)
    layout = (("stage",),)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, pk: str) -> HttpResponse:
    """Enter a key project of an enterprise."""
    enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=pk)
    access.require(access.may_edit_projects(request.user))
    form = ProjectForm(request.POST or None, initial={"id": uuid7(), "scope": Scope.COUNTY})
    page = Page(
        title=_("New project"),
        submit=_("Enter the project"),
        draft=f"project-new-{enterprise.pk}",
        done=_("The project is on record."),
        back=tab_of(enterprise),
    )

    def add() -> None:
        key, digest = form.cleaned_data["id"] or uuid7(), digest_of_form(request)
        add_project(enterprise, id=key, body_digest=digest, by=request.user, at=timezone.now(), **form.project_fields())

    return form_page(request, form, page, add)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Correct a project, or bring its investment up to date."""
    found = _to_edit(request, pk)
    initial = {name: getattr(found, name) for row in ProjectForm.layout for name in row}
    form = ProjectForm(request.POST or None, initial=initial | {"version": found.version})
    page = Page(
        title=_("Edit the project"),
        submit=_("Save"),
        draft=f"project-{found.pk}",
        done=changed_words(found.display_name),
        back=tab_of(found.enterprise),
    )

    def save() -> None:
        seen = form.cleaned_data["version"]
        edit_project(found, expected=seen, by=request.user, at=timezone.now(), **form.project_fields())

    return form_page(request, form, page, save)


@require_http_methods(["GET", "POST"])
@login_required
def move(request: StaffRequest, pk: str) -> HttpResponse:
    """Note that a project has come to another stage."""
    found = _to_edit(request, pk)
    form = StageForm(request.POST or None, initial={"version": found.version})
    if not form.is_bound:
        form.fields["stage"].choices = [(stage, stage.label) for stage in FOLLOWING[found.stage]]  # type: ignore[attr-defined]
    page = Page(
        title=_("Move the project on"),
        text=_("%(name)s is at the stage “%(stage)s”.")
        % {"name": found.display_name, "stage": found.get_stage_display()},
        submit=_("Move on"),
        draft=f"stage-{found.pk}",
        done=changed_words(found.display_name),
        icon="step-forward",
        back=tab_of(found.enterprise),
    )

    def act() -> None:
        fields = {"stage": form.cleaned_data["stage"], "expected": form.cleaned_data["version"]}
        move_project(found, **fields, by=request.user, at=timezone.now())

    return form_page(request, form, page, act)


def _to_edit(request: StaffRequest, pk: str) -> Project:
    found: Project = get_object_or_404(Project.objects.visible_to(request.user).select_related("enterprise"), pk=pk)
    access.require(access.may_edit_projects(request.user))
    return found

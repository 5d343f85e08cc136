"""Qualifications: the county's list, and the office's forms to grant, correct, revoke and note the yearly update."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.models import Unit
from accounts.web.days import DayField
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, digest_of_form, show
from enterprises import access
from enterprises.actions.cultivation import (
    edit_qualification,
    grant_qualification,
    note_yearly_update,
    revoke_qualification,
)
from enterprises.models import Chain, Enterprise, Level, Qualification, QualificationStatus, Track
from enterprises.queries.qualifications import WITHIN, Asked, qualifications
from enterprises.reference.cultivation import ABOVE_SIZE
from enterprises.web.form_pages import (
    Back,
    LaidOutForm,
    Page,
    ReasonForm,
    SeenForm,
    YearField,
    changed_words,
    form_page,
)

_STATUSES = [choice for choice in QualificationStatus.choices if choice[0] != QualificationStatus.REVOKED]
_DAY: dict[str, Any] = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}


@require_GET
@login_required
def qualification_list(request: StaffRequest) -> HttpResponse:
    """List the qualifications of the enterprises that one may open, what ends first on top."""
    user, today = request.user, local_day(timezone.now())
    access.require(access.may_read_cultivation(user))
    asked = Asked.of(request.GET)
    rows, counts = qualifications(user, asked, today)
    context = {
        "asked": asked,
        "page": keyset_page(request, rows, ["last_day", "id"]),
        "shown": counts["shown"],
        "filters": _chips(request, asked, counts),
        "tracks": Track.objects.order_by("place", "id"),
        "levels": grantable_levels(),
        "chains": Chain.objects.order_by("name"),
        "townships": Unit.objects.townships(),
        "section": "qualifications",
        "may_export": access.may_export_lists(user),
    }
    return show(request, "enterprises/cultivation/list.html", context)


def grantable_levels() -> QuerySet[Level]:
    """Return the levels that are granted, in the order of tracks; one of them is kept in the register alone."""
    return Level.objects.exclude(code=ABOVE_SIZE).select_related("track").order_by("track__place", "place")


def _chips(request: StaffRequest, asked: Asked, counts: dict[str, int]) -> list[dict[str, Any]]:
    labels = {
        "held": _("Held"), "all": _("All"), "review": _("Under review"), "run-out": _("Run out"),
        "revoked": _("Revoked"),
    }  # fmt: skip
    chips = [
        _chip(request, label, counts[name.replace("-", "_")], asked.status == name, "status", name)
        for name, label in labels.items()
    ]
    for months in WITHIN:
        label, count = _("ends within %(n)s months") % {"n": months}, counts[f"within_{months}"]
        chips.append(_chip(request, label, count, asked.within == months, "within", str(months)))
    chips.append(_chip(request, _("yearly update due"), counts["update"], asked.update, "update", "1"))
    return chips


def _chip(request: StaffRequest, label: str, count: int, on: bool, name: str, value: str) -> dict[str, Any]:
    """Return a chip with the address that switches it; ends and updates are asked of what is held."""
    query = request.GET.copy()
    for gone in ("after", "before"):
        query.pop(gone, None)
    if on and name != "status":
        query.pop(name, None)
    else:
        query[name] = value
        for other in {"within", "update"} if name == "status" else {"status"}:
            query.pop(other, None)
    return {"label": label, "count": count, "on": on, "url": f"?{query.urlencode()}"}


# --- Forms of the office ----------------------------------------------------------------------------------------------


class QualificationForm(SeenForm):
    """A level that an enterprise was granted."""

    id = forms.UUIDField(required=False, widget=forms.HiddenInput)
    level = forms.ModelChoiceField(Level.objects.none(), label=gettext_lazy("Level"), empty_label="—")
    status = forms.ChoiceField(label=gettext_lazy("Status"), choices=_STATUSES)
    valid_from = DayField(label=gettext_lazy("Valid from"), **_DAY)
    valid_to = DayField(
        label=gettext_lazy("Valid to"),
        required=False,
        help_text=gettext_lazy("Leave it empty and the rule of the edition in force gives the last day."),
        **_DAY,
    )
    batch = forms.CharField(label=gettext_lazy("Batch"), max_length=40, required=False)
    document_no = forms.CharField(label=gettext_lazy("Document number"), max_length=60, required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False)
    layout = (("level", "status"), ("valid_from", "valid_to"), ("batch", "document_no"), ("note",))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ModelChoiceField, self.fields["level"]).queryset = grantable_levels()

    def qualification_fields(self) -> dict[str, Any]:
        """Return what the verbs take."""
        return {name: self.cleaned_data[name] for row in self.layout for name in row}


class YearForm(SeenForm):
    """The yearly update of a year."""

    year = YearField(label=gettext_lazy("Year of the update"))
    layout = (("year",),)


def tab_of(enterprise: Enterprise) -> Back:
    """Return where the forms about an enterprise lead back to."""
    return Back(reverse("enterprises:cultivation", args=[enterprise.pk]), enterprise.display_name)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: StaffRequest, pk: str) -> HttpResponse:
    """Enter a level that an enterprise was granted."""
    enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=pk)
    access.require(access.may_edit_cultivation(request.user))
    level = grantable_levels().filter(code=request.GET.get("level", "")).first()
    initial = {"id": uuid7(), "status": QualificationStatus.VALID, "level": level}
    form = QualificationForm(request.POST or None, initial=initial)
    page = Page(
        title=_("New qualification"),
        submit=_("Enter the qualification"),
        draft=f"qualification-new-{enterprise.pk}",
        done=_("The qualification is on record."),
        back=tab_of(enterprise),
    )

    def grant() -> None:
        fields = form.qualification_fields()
        key = form.cleaned_data["id"] or uuid7()
        digest = digest_of_form(request)
        grant_qualification(enterprise, id=key, body_digest=digest, by=request.user, at=timezone.now(), **fields)

    return form_page(request, form, page, grant)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Correct what is on record about a qualification."""
    found = _to_edit(request, pk)
    initial = {name: getattr(found, name) for row in QualificationForm.layout for name in row}
    form = QualificationForm(request.POST or None, initial=initial | {"version": found.version})
    page = Page(
        title=_("Correct the qualification"),
        submit=_("Save"),
        draft=f"qualification-{found.pk}",
        done=changed_words(found.level.display_name),
        back=tab_of(found.enterprise),
    )
    return form_page(
        request,
        form,
        page,
        lambda: edit_qualification(found, **form.qualification_fields(), **_seen(request, form)),
    )


@require_http_methods(["GET", "POST"])
@login_required
def revoke(request: StaffRequest, pk: str) -> HttpResponse:
    """Note that a level was taken away."""
    found = _to_edit(request, pk)
    form = ReasonForm(request.POST or None, initial={"version": found.version})
    words = {"level": found.level.display_name, "enterprise": found.enterprise.display_name}
    page = Page(
        title=_("Revoke the qualification"),
        text=_("“%(level)s” of %(enterprise)s no longer counts. This cannot be undone.") % words,
        submit=_("Revoke"),
        draft=f"revoke-{found.pk}",
        done=_("The qualification is revoked."),
        icon="ban",
        danger=True,
        back=tab_of(found.enterprise),
    )
    act = lambda: revoke_qualification(found, reason=form.cleaned_data["reason"], **_seen(request, form))  # noqa: E731
    return form_page(request, form, page, act)


@require_http_methods(["GET", "POST"])
@login_required
def update(request: StaffRequest, pk: str) -> HttpResponse:
    """Note that the yearly update was handed in."""
    found = _to_edit(request, pk)
    today = local_day(timezone.now())
    form = YearForm(request.POST or None, initial={"version": found.version, "year": today.year})
    page = Page(
        title=_("Yearly update handed in"),
        text=f"{found.enterprise.display_name} · {found.level.display_name}",
        submit=_("Note the update"),
        draft=f"update-{found.pk}",
        done=_("The yearly update is noted."),
        back=tab_of(found.enterprise),
    )
    act = lambda: note_yearly_update(found, year=form.cleaned_data["year"], **_seen(request, form))  # noqa: E731
    return form_page(request, form, page, act)


def _to_edit(request: StaffRequest, pk: str) -> Qualification:
    rows = Qualification.objects.visible_to(request.user).select_related("enterprise", "level")
    found = get_object_or_404(rows, pk=pk)
    access.require(access.may_edit_cultivation(request.user))
    return found


def _seen(request: StaffRequest, form: LaidOutForm) -> dict[str, Any]:
    return {"expected": form.cleaned_data["version"], "by": request.user, "at": timezone.now()}

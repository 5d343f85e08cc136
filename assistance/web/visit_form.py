"""Log a visit in 90 seconds: one page for the visit, the issues it brought back and the promises made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Exists, F, Max, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import Capability
from accounts.web.pages import StaffRequest, digest_of_form, say, show, try_verb
from accounts.wording import with_aside
from assistance import access
from assistance.actions.visits import complete_visit, edit_visit, log_visit
from assistance.models import Assignment, Category, Commitment, Visit, VisitKind, VisitStatus
from assistance.web.posted import enterprise_asked_for
from assistance.web.visit_forms import (
    IssueRows,
    PromiseRows,
    VisitForm,
    drafts_of_issues,
    drafts_of_promises,
    fresh_id,
    quick_dates,
)
from enterprises.models import Enterprise

CHOICES = 20


@require_http_methods(["GET", "POST"])
@login_required
def record(request: StaffRequest) -> HttpResponse:
    """Record a visit to the enterprise in ``?enterprise=``; without one, choose it first."""
    user = request.user
    access.require(user.can(Capability.RECORD_OWN_VISITS) or user.can(Capability.RECORD_ANY_VISITS))
    enterprise = enterprise_asked_for(request)
    if enterprise is None:
        return _choose(request)
    access.require(access.may_record_visit(user, enterprise))
    sheet = _sheet(request, enterprise)
    if request.method == "POST" and sheet.is_valid():
        saved = try_verb(
            sheet.form,
            lambda: log_visit(
                enterprise,
                status=VisitStatus.DONE,
                id=sheet.form.cleaned_data["id"],
                body_digest=digest_of_form(request),
                **sheet.results(),
                by=user,
                at=timezone.now(),
            ),
        )
        if saved:
            return _saved(request, saved, sheet)
    return _show(request, sheet)


@require_http_methods(["GET", "POST"])
@login_required
def complete(request: StaffRequest, pk: str) -> HttpResponse:
    """Record what came of a planned visit."""
    visit = _visit(request, pk)
    access.require(access.may_edit_visit(request.user, visit))
    if visit.status != VisitStatus.PLANNED:
        return redirect("assistance:visit", pk=visit.pk)
    sheet = _sheet(request, visit.enterprise, visit)
    if request.method == "POST" and sheet.is_valid():
        expected = sheet.form.cleaned_data["version"]
        saved = try_verb(
            sheet.form,
            lambda: complete_visit(visit, **sheet.results(), expected=expected, by=request.user, at=timezone.now()),
        )
        if saved:
            return _saved(request, saved, sheet)
    return _show(request, sheet)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Correct what a visit says; its issues and promises have pages of their own."""
    visit = _visit(request, pk)
    access.require(access.may_edit_visit(request.user, visit))
    if visit.status == VisitStatus.PLANNED:
        return redirect("assistance:visit-complete", pk=visit.pk)
    initial = _written(visit) | {"id": visit.pk, "version": visit.version}
    form = VisitForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        wanted = {
            name: form.cleaned_data[name] for name in ("kind", "happened_at", "people_met", "notes", "next_contact_on")
        }
        saved = try_verb(
            form,
            lambda: edit_visit(
                visit,
                **wanted,
                situation=form.situation(),
                expected=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            ),
        )
        if saved:
            say(request, _("The visit was corrected."), draft=f"visit-edit-{visit.pk}")
            return redirect("assistance:visit", pk=visit.pk)
    sheet = Sheet(visit.enterprise, visit, form, None, None, [], "visit-edit")
    return _show(request, sheet)


@dataclass
class Sheet:
    """The form of a visit with its rows of issues and promises (none when a visit is corrected)."""

    enterprise: Enterprise
    visit: Visit | None
    form: VisitForm
    issues: forms.BaseFormSet | None
    promises: forms.BaseFormSet | None
    categories: list[Category]
    purpose: str

    @property
    def draft(self) -> str:
        """The name under which the browser keeps what was typed."""
        return f"{self.purpose}-{self.visit.pk if self.visit else self.enterprise.pk}"

    @property
    def formsets(self) -> list[forms.BaseFormSet]:
        """The rows there are."""
        return [rows for rows in (self.issues, self.promises) if rows is not None]

    def is_valid(self) -> bool:
        """Check everything at once, so that all faults are shown together."""
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.formsets)])

    @property
    def invalid(self) -> bool:
        """Whether something was sent and refused."""
        return self.form.is_bound and (
            bool(self.form.errors) or any(rows.total_error_count() for rows in self.formsets)
        )

    def results(self) -> dict[str, Any]:
        """Return what the verb needs."""
        values = self.form.cleaned_data
        if self.issues is None or self.promises is None:
            raise TypeError("a correction has no results")
        return {
            "kind": values["kind"],
            "happened_at": values["happened_at"],
            "people_met": values["people_met"],
            "situation": self.form.situation(),
            "notes": values["notes"],
            "next_contact_on": values["next_contact_on"],
            "kept": list(values.get("kept") or []),
            "issues": drafts_of_issues(self.issues, self.categories),
            "commitments": drafts_of_promises(self.promises),
        }


def _sheet(request: StaffRequest, enterprise: Enterprise, visit: Visit | None = None) -> Sheet:
    posted = request.POST if request.method == "POST" else None
    categories = list(Category.objects.order_by("place", "code"))
    promises = list(
        Commitment.objects.open().filter(visit__enterprise=enterprise, owner=request.user).order_by("due_on", "id")[:5]
    )
    initial = {
        "id": visit.pk if visit else fresh_id(),
        "version": visit.version if visit else None,
        "kind": visit.kind if visit else VisitKind.ON_SITE,
        "happened_at": timezone.localtime().replace(second=0, microsecond=0),
        "people_met": _usual_contact(enterprise),
        "notes": visit.notes if visit else "",
    }
    return Sheet(
        enterprise,
        visit,
        VisitForm(posted, initial=initial, promises=promises),
        IssueRows(posted, prefix="issues", form_kwargs={"categories": categories}),
        PromiseRows(posted, prefix="promises"),
        categories,
        "visit-complete" if visit else "visit-new",
    )


def _usual_contact(enterprise: Enterprise) -> str:
    contact = enterprise.contacts.present().in_order_of_call().first()
    return with_aside(contact.display_name, contact.post) if contact and contact.post else str(contact or "")


def _written(visit: Visit) -> dict[str, Any]:
    situation = {f"situation_{topic}": level for topic, level in visit.situation.items()}
    names = ("kind", "happened_at", "people_met", "notes", "next_contact_on")
    return situation | {name: getattr(visit, name) for name in names}


def _visit(request: StaffRequest, pk: str) -> Visit:
    readable = Visit.objects.visible_to(request.user).select_related("enterprise__township", "enterprise__chain")
    return get_object_or_404(readable, pk=pk)


def _saved(request: StaffRequest, visit: Visit, sheet: Sheet) -> HttpResponse:
    count = len(sheet.results()["issues"])
    if count:
        text = ngettext(
            "The visit is saved, and %(n)s issue is on its way to the office.",
            "The visit is saved, and %(n)s issues are on their way to the office.",
            count,
        ) % {"n": count}
    else:
        text = _("The visit is saved.")
    say(request, text, draft=sheet.draft)
    return redirect("assistance:visit", pk=visit.pk)


def _show(request: StaffRequest, sheet: Sheet) -> HttpResponse:
    context = {
        "sheet": sheet,
        "form": sheet.form,
        "enterprise": sheet.enterprise,
        "quick_dates": quick_dates(timezone.now()),
    }
    return show(request, "assistance/visits/form.html", context, status=422 if sheet.invalid else 200)


def _choose(request: StaffRequest) -> HttpResponse:
    """Offer one's own enterprises, longest without contact first; the office finds any by name."""
    query = request.GET.get("q", "").strip()
    rows = Enterprise.objects.visible_to(request.user).operating()
    mine = Exists(Assignment.objects.current().of(request.user).filter(enterprise=OuterRef("pk")))
    if not request.user.can(Capability.RECORD_ANY_VISITS):
        rows = rows.filter(mine)
    rows = (
        rows.matching(query)
        .select_related("township")
        .annotate(last_contact=Max("visits__happened_at", filter=Q(visits__status=VisitStatus.DONE)))
        .order_by(F("last_contact").asc(nulls_first=True), "pinyin", "id")[:CHOICES]
    )
    return show(request, "assistance/visits/choose.html", {"enterprises": list(rows), "query": query})

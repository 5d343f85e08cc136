"""The office makes one record of two: choose the other one, look at both and at what will move, say why; or go back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods
from uuid_utils.compat import uuid7

from accounts import wording
from accounts.web.pages import StaffRequest, digest_of_form, say, show, status_of, try_verb
from assistance.actions.merges import merge_enterprises, undo_merge
from assistance.models import Merge
from assistance.queries.merges import known_records, mergeable, merges_of, preview, way_back
from enterprises import access
from enterprises.models import Enterprise
from enterprises.web.tabs import enterprise_head

CHOICES = 20
REGISTER = (
    "name", "short_name", "name_en", "uscc", "status", "township", "zone", "address", "chain", "role", "is_key", "size",
    "above_designated_since", "industry_class",
)  # fmt: skip


class MergeForm(forms.Form):
    """Why, and which versions the reader saw."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    loser = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    loser_version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("Stands in the file of the enterprise, for everybody who reads it."),
    )


@dataclass(frozen=True)
class Compared:
    """A field of the register as both records have it."""

    label: str | Promise
    winner: str
    loser: str

    @property
    def differs(self) -> bool:
        """Whether the two say something else."""
        return self.winner != self.loser


@require_GET
@login_required
def merges(request: StaffRequest, pk: str) -> HttpResponse:
    """List what was merged into an enterprise."""
    enterprise = _enterprise(request, pk)
    context = enterprise_head(request, request.user, enterprise) | {"merges": merges_of(enterprise)}
    return show(request, "assistance/merges/list.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def merge(request: StaffRequest, pk: str) -> HttpResponse:
    """Merge another record into an enterprise: choose it, look, confirm."""
    winner = _enterprise(request, pk)
    form = MergeForm(request.POST or None)
    loser = _other(request, winner, request.POST.get("loser") or request.GET.get("loser"))
    if loser is None:
        return _choose(request, winner, form)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        seen = {"expected": typed["version"], "loser_expected": typed["loser_version"], "id": typed["id"]}
        digest, now = digest_of_form(request), timezone.now()
        merged = try_verb(
            form,
            partial(
                merge_enterprises, winner, loser=loser, reason=typed["reason"], **seen, body_digest=digest,
                by=request.user, at=now,
            ),
        )  # fmt: skip
        if merged:
            say(request, _("%(loser)s is merged into this record.") % {"loser": loser})
            return redirect("enterprises:page", pk=winner.pk)
        winner, loser = _enterprise(request, pk), _again(loser)  # as they are now, with the versions to send next
    context = enterprise_head(request, request.user, winner) | {
        "form": form,
        "loser": loser,
        "new_id": form["id"].value() or uuid7(),
        "compared": _compared(winner, loser),
        "preview": preview(winner, loser),
    }
    return show(request, "assistance/merges/merge.html", context, status=status_of(form))


class UndoForm(forms.Form):
    """Which version of the merge the reader saw."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


@require_http_methods(["GET", "POST"])
@login_required
def undo(request: StaffRequest, pk: str) -> HttpResponse:
    """Undo a merge, after a look at what goes back."""
    found = get_object_or_404(Merge.objects.visible_to(request.user).select_related("winner", "loser", "by"), pk=pk)
    form = UndoForm(request.POST or None)
    if form.is_bound and form.is_valid():
        expected, now = form.cleaned_data["version"], timezone.now()
        undone = try_verb(form, lambda: undo_merge(found, expected=expected, by=request.user, at=now))
        if undone:
            say(request, _undone_words(undone))
            return redirect("enterprises:page", pk=undone.loser_id)
        found.refresh_from_db()
    lines = way_back(found) if found.undone_at is None else []
    context = {"form": form, "merge": found, "lines": lines}
    return show(request, "assistance/merges/undo.html", context, status=status_of(form))


def _undone_words(merge: Merge) -> str:
    left = sum(len(keys) for keys in merge.moved["left"].values())
    words = _("%(loser)s is a record of its own again.") % {"loser": merge.loser}
    if not left:
        return words
    stay = ngettext("%(n)s thing has moved on since and stays.", "%(n)s things have moved on since and stay.", left)
    return f"{words} {stay % {'n': left}}"


def _enterprise(request: StaffRequest, pk: str) -> Enterprise:
    rows = Enterprise.objects.visible_to(request.user).select_related("chain", "township", "zone")
    enterprise = get_object_or_404(rows, pk=pk)
    access.require(access.may_merge_enterprises(request.user))
    return enterprise


def _other(request: StaffRequest, winner: Enterprise, key: str | None) -> Enterprise | None:
    """Return the record that the address or the form names, 404 for one that cannot be merged into this one."""
    if not key:
        return None
    try:
        wanted = forms.UUIDField().clean(key)
    except forms.ValidationError:
        return None
    rows = mergeable(request.user, winner)
    if request.method == "POST":
        rows = known_records(request.user).exclude(pk=winner.pk)  # the form sent twice is the same merge
    return get_object_or_404(rows.select_related("chain", "township", "zone"), pk=wanted)


def _again(record: Enterprise) -> Enterprise:
    return Enterprise.objects.select_related("chain", "township", "zone").get(pk=record.pk)


def _choose(request: StaffRequest, winner: Enterprise, form: MergeForm) -> HttpResponse:
    """Look for the other record; a form that named none comes back with the reason that was typed."""
    form.is_valid()
    text = request.GET.get("q", "").strip()
    rows = mergeable(request.user, winner)
    rows = rows.matching(text) if text else rows.none()
    context = enterprise_head(request, request.user, winner) | {
        "form": form,
        "query": text,
        "records": rows.select_related("chain", "township").order_by("pinyin", "id")[:CHOICES],
    }
    return show(request, "assistance/merges/choose.html", context, status=status_of(form))


def _compared(winner: Enterprise, loser: Enterprise) -> list[Compared]:
    fields: dict[str, Any] = {field.name: field for field in Enterprise._meta.fields}
    return [
        Compared(fields[name].verbose_name, _shown(winner, name), _shown(loser, name))
        for name in REGISTER
        if getattr(winner, name) or getattr(loser, name)
    ]


def _shown(record: Enterprise, name: str) -> str:
    value = getattr(record, name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Model):
        return str(value)
    if hasattr(record, f"get_{name}_display"):
        return str(getattr(record, f"get_{name}_display")()) or "—"
    return wording.exact_day(value) if hasattr(value, "year") else str(value or "—")

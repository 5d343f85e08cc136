"""Filters of the list of issues that one keeps under a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.web.pages import StaffRequest, digest_of_form, say, show, status_of, try_verb
from assistance import access
from assistance.actions.saved_views import remove_view, rename_view, save_view
from assistance.models import SavedView
from assistance.rules.saved_views import MOST_VIEWS
from assistance.web.visit_forms import fresh_id


class NameForm(forms.Form):
    """What a view is called."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=40)
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput)


class SaveForm(forms.Form):
    """The present filter and its name."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    name = forms.CharField(label=gettext_lazy("Name of this view"), max_length=40)


@require_http_methods(["GET", "POST"])
@login_required
def saved_views(request: StaffRequest) -> HttpResponse:
    """Show one's views to rename and remove; POST keeps the filter in ``query`` under a name."""
    access.require(access.may_keep_views(request.user))
    if request.method == "GET":
        initial = {"id": fresh_id(), "query": request.GET.get("query", "")}
        return _show(request, save=SaveForm(initial=initial) if initial["query"] else None)
    form = SaveForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        digest = digest_of_form(request)
        kept = try_verb(form, lambda: save_view(**values, body_digest=digest, by=request.user, at=timezone.now()))
        if kept:
            say(request, _("The view “%(name)s” is kept.") % {"name": kept.name})
            return redirect(f"{reverse('assistance:issues')}?{kept.query}")
    return _show(request, save=form)


@require_POST
@login_required
def rename(request: StaffRequest, pk: str) -> HttpResponse:
    """Call a view otherwise."""
    view = _view(request, pk)
    form = NameForm(request.POST, prefix=str(view.pk))
    if form.is_valid():
        name, expected = form.cleaned_data["name"], form.cleaned_data["version"]
        if try_verb(form, lambda: rename_view(view, name=name, expected=expected, by=request.user, at=timezone.now())):
            say(request, _("The view is called “%(name)s” now.") % {"name": name})
            return redirect("assistance:saved-views")
    return _show(request, refused=form)


@require_POST
@login_required
def remove(request: StaffRequest, pk: str) -> HttpResponse:
    """Let a view go."""
    view = _view(request, pk)
    remove_view(view, by=request.user, at=timezone.now())
    say(request, _("The view “%(name)s” was removed.") % {"name": view.name})
    return redirect("assistance:saved-views")


def _view(request: StaffRequest, pk: str) -> SavedView:
    return get_object_or_404(SavedView.objects.visible_to(request.user), pk=pk)


def _show(request: StaffRequest, save: SaveForm | None = None, refused: NameForm | None = None) -> HttpResponse:
    rows: list[dict[str, Any]] = []
    for view in SavedView.objects.visible_to(request.user).order_by("name", "id"):
        prefix = str(view.pk)
        form = NameForm(initial={"name": view.name, "version": view.version}, prefix=prefix)
        rows.append({"view": view, "form": refused if refused and refused.prefix == prefix else form})
    wrong = save if save and save.is_bound else refused
    context = {"rows": rows, "save": save, "refused": refused, "most": MOST_VIEWS}
    return show(request, "assistance/issues/views.html", context, status=status_of(wrong) if wrong else 200)

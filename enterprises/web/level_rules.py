"""The rules of cultivation: tracks, levels and the editions of their rules; the office enters a new edition."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.validators import RegexValidator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from accounts.clock import local_day
from accounts.web.days import DayField
from accounts.web.pages import StaffRequest, show
from enterprises import access
from enterprises.actions.level_rules import add_level, set_level_rule
from enterprises.models import Level, LevelRule, Scope, Track, Validity
from enterprises.web.form_pages import Back, LaidOutForm, Page, SeenForm, changed_words, form_page

_OFFSETS = (24, 18, 12, 9, 6, 3, 2, 1)
_NONE = [("", "—")]


@require_GET
@login_required
def level_rules(request: StaffRequest) -> HttpResponse:
    """Show every track with its levels and the editions of their rules."""
    access.require(access.may_read_cultivation(request.user))
    rules = LevelRule.objects.select_related("needs").order_by("-starts_on")
    levels = Level.objects.order_by("place").prefetch_related(Prefetch("rules", rules))
    tracks = Track.objects.order_by("place", "id").prefetch_related(Prefetch("levels", levels))
    context = {
        "tracks": tracks,
        "today": local_day(timezone.now()),
        "may_edit": access.may_edit_cultivation_rules(request.user),
        "section": "rules",
    }
    return show(request, "enterprises/cultivation/rules.html", context)


class RuleForm(SeenForm):
    """A new edition of a level's rule."""

    edition = forms.CharField(
        label=gettext_lazy("Edition"),
        max_length=20,
        validators=[RegexValidator(r"\A[0-9]{4}(-[0-9]{1,2})?\Z", gettext_lazy("A year, such as 2026, or 2026-2."))],
        help_text=gettext_lazy("The year of the measure."),
    )
    starts_on = DayField(
        label=gettext_lazy("In force from"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    validity = forms.ChoiceField(label=gettext_lazy("The level lasts"), choices=Validity.choices)
    years = forms.TypedChoiceField(
        label=gettext_lazy("Years"), required=False, empty_value=None, coerce=int,
        choices=[*_NONE, *((str(n), str(n)) for n in range(1, 11))],
    )  # fmt: skip
    update_month = forms.TypedChoiceField(
        label=gettext_lazy("Yearly update by: month"), required=False, empty_value=None, coerce=int,
        choices=[*_NONE, *((str(n), name) for n, name in MONTHS.items())],
    )  # fmt: skip
    update_day = forms.TypedChoiceField(
        label=gettext_lazy("Yearly update by: day"), required=False, empty_value=None, coerce=int,
        choices=[*_NONE, *((str(n), str(n)) for n in range(1, 32))],
    )  # fmt: skip
    reminder_months = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Remind so many months before the end"), required=False, coerce=int,
        choices=[(str(n), str(n)) for n in _OFFSETS], widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    needs = forms.ModelChoiceField(
        Level.objects.none(), label=gettext_lazy("Comes after"), required=False, empty_label="—"
    )
    source = forms.CharField(label=gettext_lazy("Source"), max_length=200, required=False)
    layout = (
        ("edition", "starts_on"), ("validity", "years"), ("update_month", "update_day"), ("reminder_months",),
        ("needs",), ("source",),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = Level.objects.order_by("track__place", "place")
        cast(forms.ModelChoiceField, self.fields["needs"]).queryset = levels


class LevelForm(LaidOutForm):
    """A new level of a track."""

    name = forms.CharField(label=gettext_lazy("Official name"), max_length=80)
    name_en = forms.CharField(label=gettext_lazy("English name"), max_length=120, required=False)
    scope = forms.ChoiceField(label=gettext_lazy("Granted by"), choices=Scope.choices)
    after = forms.ModelChoiceField(
        Level.objects.none(), label=gettext_lazy("Stands after"), required=False, empty_label="—"
    )
    layout = (("name",), ("name_en",), ("scope", "after"))


def _rules_page() -> Back:
    return Back(reverse("enterprises:level-rules"), _("Rules of cultivation"))


@require_http_methods(["GET", "POST"])
@login_required
def new_rule(request: StaffRequest, pk: str) -> HttpResponse:
    """Let a new edition hold for a level from a day on."""
    access.require(access.may_edit_cultivation_rules(request.user))
    level = get_object_or_404(Level.objects.select_related("track"), pk=pk)
    present = level.rules.order_by("-starts_on").first()
    names = [name for row in RuleForm.layout for name in row]
    initial = {name: getattr(present, name) for name in names} if present else {}
    initial |= {"version": level.version, "starts_on": None, "edition": ""}
    form = RuleForm(request.POST or None, initial=initial)
    page = Page(
        title=_("New edition: %(level)s") % {"level": level.display_name},
        text=_(
            "The present edition ends on that day. What was granted before keeps the rule under which it was granted."
        ),
        submit=_("Let it hold"),
        draft=f"rule-{level.pk}",
        done=changed_words(level.display_name),
        back=_rules_page(),
    )

    def act() -> None:
        fields = {name: form.cleaned_data[name] for name in names}
        seen = form.cleaned_data["version"]
        set_level_rule(level, **fields, expected=seen, by=request.user, at=timezone.now())

    return form_page(request, form, page, act)


@require_http_methods(["GET", "POST"])
@login_required
def new_level(request: StaffRequest, pk: str) -> HttpResponse:
    """Add a level to a track."""
    access.require(access.may_edit_cultivation_rules(request.user))
    track = get_object_or_404(Track, pk=pk)
    form = LevelForm(request.POST or None, initial={"after": track.levels.order_by("-place").first()})
    cast(forms.ModelChoiceField, form.fields["after"]).queryset = track.levels.order_by("place")
    page = Page(
        title=_("New level: %(track)s") % {"track": track.display_name},
        text=_("It can be granted as soon as an edition of its rule is in force."),
        submit=_("Add the level"),
        draft=f"level-{track.pk}",
        done=_("The level was added."),
        back=_rules_page(),
    )
    return form_page(
        request, form, page, lambda: add_level(track, **form.cleaned_data, by=request.user, at=timezone.now())
    )

"""The forms of a visit: what happened, what the enterprise needs, what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from accounts.web.days import DayField, MomentField
from accounts.wording import short_day
from assistance.models import Category, Commitment, SituationLevel, SituationTopic, VisitKind
from assistance.rules.issue_flow import Urgency
from assistance.rules.visits import NewCommitment, NewIssue

OTHER = "OTH"


def day_input() -> forms.DateInput:
    """Return the browser's own date picker."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def moment_input() -> forms.DateTimeInput:
    """Return the browser's own date and time picker."""
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class VisitForm(forms.Form):
    """A visit that took place. ``id`` is chosen when the page is shown, so that a retry is the same visit."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("How"), choices=VisitKind.choices, widget=forms.RadioSelect)
    happened_at = MomentField(label=_("When"), widget=moment_input())
    people_met = forms.CharField(label=_("People met"), required=False, max_length=200)
    notes = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dictation works. Two sentences are enough."),
    )
    next_contact_on = DayField(label=_("Next contact"), required=False, widget=day_input())
    kept = forms.ModelMultipleChoiceField(
        Commitment.objects.none(),
        label=_("Promises kept today"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, promises: Sequence[Commitment] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for topic in SituationTopic:
            self.fields[f"situation_{topic.value}"] = forms.ChoiceField(
                label=topic.label, choices=SituationLevel.choices, required=False, widget=forms.RadioSelect
            )
        kept = self.fields["kept"]
        kept.queryset = Commitment.objects.open().filter(pk__in=[promise.pk for promise in promises])  # type: ignore[attr-defined]
        kept.choices = [(promise.pk, promise.text) for promise in promises]  # type: ignore[attr-defined]
        if not promises:
            del self.fields["kept"]

    @property
    def situation_fields(self) -> list[forms.BoundField]:
        """The quick picks, one row for each topic."""
        return [self[f"situation_{topic.value}"] for topic in SituationTopic]

    def situation(self) -> dict[str, str]:
        """Return the picks that were made."""
        picks = {topic.value: self.cleaned_data.get(f"situation_{topic.value}", "") for topic in SituationTopic}
        return {topic: level for topic, level in picks.items() if level}


class IssueRow(forms.Form):
    """One issue of the visit; a row without a title is left out."""

    title = forms.CharField(label=_("What do they need?"), max_length=120)
    category = forms.ModelChoiceField(
        Category.objects.none(),
        label=_("Category"),
        required=False,
        empty_label=_("Choose (or leave it to the office)"),
    )
    description = forms.CharField(
        label=_("In more words"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 2})
    )
    urgent = forms.BooleanField(label=_("Urgent: production is at risk"), required=False)

    def __init__(self, *args: Any, categories: Sequence[Category] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.categories = {str(category.pk): category for category in categories}
        field = self.fields["category"]
        field.queryset = Category.objects.all()  # type: ignore[attr-defined]
        field.choices = [("", field.empty_label), *((c.pk, str(c)) for c in categories)]  # type: ignore[attr-defined]


class PromiseRow(forms.Form):
    """One promise; a row without a text is left out."""

    text = forms.CharField(label=_("What did we promise?"), max_length=200)
    due_on = DayField(label=_("By when"), required=False, widget=day_input())


IssueRows = forms.formset_factory(IssueRow, extra=1, max_num=10, can_delete=True, validate_max=True)
PromiseRows = forms.formset_factory(PromiseRow, extra=1, max_num=10, can_delete=True, validate_max=True)


def drafts_of_issues(rows: forms.BaseFormSet, categories: Sequence[Category]) -> list[NewIssue]:
    """Return the issues that were filled in; without a category it is "other"."""
    by_code = {category.code: category for category in categories}
    drafts = []
    for row in _filled(rows, "title"):
        category = row["category"] or by_code[OTHER]
        urgency = Urgency.URGENT if row["urgent"] else Urgency.NORMAL
        drafts.append(NewIssue(title=row["title"], category=category, description=row["description"], urgency=urgency))
    return drafts


def drafts_of_promises(rows: forms.BaseFormSet) -> list[NewCommitment]:
    """Return the promises that were filled in."""
    return [NewCommitment(text=row["text"], due_on=row["due_on"]) for row in _filled(rows, "text")]


def _filled(rows: forms.BaseFormSet, name: str) -> list[dict[str, Any]]:
    return [row for row in rows.cleaned_data if row and row.get(name) and not row.get("DELETE")]


def quick_dates(now: datetime) -> list[tuple[str, str]]:
    """Return (label, ISO date) for the chips below a date: this week's end, two weeks, a month."""
    today = timezone.localtime(now).date()
    steps = [(_("In one week"), 7), (_("In two weeks"), 14), (_("In a month"), 30)]
    return [
        (f"{label} · {short_day(today + timedelta(days=n), today)}", (today + timedelta(days=n)).isoformat())
        for label, n in steps
    ]


def fresh_id() -> str:
    """Return a new UUIDv7 for a form."""
    return str(uuid7())

"""The office enters the figures of one subject and period: every indicator in one grid, money in the unit of its table.

Whoever saves second sees what stands now beside what was typed. A value that is ten times the one before is asked about
once; nothing typed is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts import wording
from accounts.clock import local_day
from accounts.errors import DomainError, StaleError
from accounts.models import Unit
from accounts.web.pages import StaffRequest, refused, say, show, status_of
from enterprises import access
from enterprises.actions.figures import record_period
from enterprises.models import Chain, Enterprise, Figure, Indicator
from enterprises.models.figures import FigureQuerySet
from enterprises.queries.figures import Doubt, doubts
from enterprises.rules import figures as rules
from enterprises.rules.figures import MOST_RATE, MOST_VALUE, Measure, NewFigure
from enterprises.rules.periods import MONTHS_OF_A_YEAR, Period
from enterprises.web.figures import period_asked_for

CONFLICT = 409
UNITS: Mapping[str, tuple[int, str | Promise]] = {  # in what the tables of departments count money
    "YUAN": (1, gettext_lazy("yuan")),
    "WAN": (10_000, gettext_lazy("10,000 yuan")),
    "YI": (100_000_000, gettext_lazy("100 million yuan")),
}
HEADINGS = (
    gettext_lazy("Value since January"),
    gettext_lazy("Same period last year, comparable"),
    gettext_lazy("Official growth, %"),
    gettext_lazy("Preliminary"),
)
_FIELDS = ("value_cum", "base_cum_comparable", "growth_official", "is_preliminary")


class NumberField(forms.CharField):
    """A number as people paste it: full-width digits, separators, spaces."""

    def __init__(self, *, most: Decimal, label: str) -> None:
        self.most = most
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "input text-end"})
        super().__init__(label=label, required=False, max_length=40, widget=widget)

    def clean(self, value: Any) -> Any:
        """Return a Decimal, or None for an empty field."""
        text = super().clean(value)
        try:
            return rules.parse_number(text, most=self.most)
        except ValueError as error:
            raise forms.ValidationError(_("Enter a number, such as 1,234.5.")) from error


@dataclass(frozen=True)
class Line:
    """An indicator in the grid. ``stale`` says what stands now, if somebody else was faster."""

    label: str | Promise
    unit: str | Promise
    cells: list[tuple[str | Promise, forms.BoundField | None]]
    version: forms.BoundField
    stale: str


class FiguresForm(forms.Form):
    """All indicators of a period. What is empty is not reported."""

    source = forms.CharField(label=gettext_lazy("Source"), max_length=120, required=False)
    note = forms.CharField(
        label=gettext_lazy("Why it is corrected"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Needed to change or empty a figure that is final; a preliminary one may be replaced without."
        ),
    )
    sure = forms.BooleanField(label=gettext_lazy("Yes, it is right"), required=False)

    def __init__(self, *args: Any, unit: str, standing: Mapping[str, Figure], **kwargs: Any) -> None:
        self.size, self.unit_label = UNITS[unit]
        self.standing, self.stale = standing, set[str]()
        super().__init__(*args, **kwargs)
        for indicator in Indicator:
            money = rules.measured_in(indicator) == Measure.YUAN
            largest = MOST_VALUE / self.size if money else MOST_VALUE
            names = {
                "value_cum": (HEADINGS[0], largest),
                "base_cum_comparable": (HEADINGS[1], largest),
                "growth_official": (HEADINGS[2], MOST_RATE),
            }
            for name, (heading, most) in names.items():
                if name == "growth_official" or rules.measured_in(indicator) != Measure.RATE:
                    field = NumberField(most=most, label=wording.labelled(indicator.label, heading))
                    self._add(f"{indicator}-{name}", field)
            self._add(f"{indicator}-is_preliminary", forms.BooleanField(
                label=wording.labelled(indicator.label, HEADINGS[3]), required=False
            ))  # fmt: skip
            self._add(
                f"{indicator}-version",
                forms.IntegerField(required=False, min_value=0, max_value=10**6, widget=forms.HiddenInput),
            )

    def _add(self, name: str, field: forms.Field) -> None:
        indicator, _dash, column = name.partition("-")
        standing = self.standing.get(indicator)
        if column == "version":
            field.initial = standing.version if standing else 0
        elif standing:
            value = getattr(standing, column)
            is_money = column in ("value_cum", "base_cum_comparable") and self._size(indicator) > 1
            field.initial = _plain(value / self.size if is_money else value) if isinstance(value, Decimal) else value
        self.fields[name] = field

    def _size(self, indicator: str) -> int:
        return self.size if rules.measured_in(indicator) == Measure.YUAN else 1

    def lines(self) -> Iterator[Line]:
        """Yield the grid."""
        units = {Measure.YUAN: self.unit_label, Measure.POWER: _("10,000 kWh"), Measure.PERSONS: _("people")}
        for indicator in Indicator:
            names = [f"{indicator}-{name}" for name in _FIELDS]
            yield Line(
                label=indicator.label,
                unit=units.get(rules.measured_in(indicator), ""),
                cells=[
                    (heading, self[name] if name in self.fields else None)
                    for heading, name in zip(HEADINGS, names, strict=True)
                ],
                version=self[f"{indicator}-version"],
                stale=_told(self.standing.get(indicator)) if indicator in self.stale else "",
            )

    def new_figures(self) -> list[NewFigure]:
        """Return what was entered, and the empty lines of figures that stand: those are taken back."""
        found = []
        for indicator in Indicator:
            said: dict[str, Any] = {name: self.cleaned_data.get(f"{indicator}-{name}") for name in _FIELDS}
            for name in ("value_cum", "base_cum_comparable"):
                value = said[name]
                said[name] = None if value is None else value * self._size(indicator)
            expected = self.cleaned_data[f"{indicator}-version"] or 0
            new = NewFigure(indicator, **said, expected=expected)
            if expected or not new.is_empty:
                found.append(new)
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse a form that reports nothing."""
        cleaned = super().clean() or {}
        if not self.errors and not self.new_figures():
            raise forms.ValidationError(_("Enter at least one figure."))
        return cleaned


@dataclass(frozen=True)
class Subject:
    """Whose figures are entered: an enterprise's, a chain's, a township's, or the county's."""

    of: dict[str, Any]
    name: str
    query: dict[str, str]
    page: str

    @property
    def rows(self) -> FigureQuerySet:
        """The figures of the subject."""
        nobody = {"enterprise": None, "chain": None, "township": None}
        return Figure.objects.filter(**{**nobody, **self.of})


@require_http_methods(["GET", "POST"])
@login_required
def enter(request: StaffRequest) -> HttpResponse:
    """Enter or correct the figures of a period; a stale version answers 409 with what stands now."""
    access.require(access.may_edit_figures(request.user))
    subject = _subject(request)
    ended = Period.ended_before(local_day(timezone.now()))
    period = period_asked_for(request) or ended
    unit = request.GET.get("unit", "WAN")
    if unit not in UNITS:
        raise Http404
    standing = {figure.indicator: figure for figure in subject.rows.through(period.year, period.month)}
    form = FiguresForm(request.POST or None, unit=unit, standing=standing, initial=_source(standing))
    asked: list[Doubt] = []
    draft = _draft(subject, period)
    status = 200
    if form.is_bound and form.is_valid():
        lines = form.new_figures()
        asked = [] if form.cleaned_data["sure"] else doubts(subject.rows, period, _changed(lines, standing))
        if asked:
            form.add_error(None, _("Some values look wrong. Look at them again; if they are right, say so below."))
        else:
            try:
                _record(request, subject, period, form, lines)
            except StaleError:
                form, status = _stale(request, subject, period, unit), CONFLICT
            except DomainError as refusal:
                refused(form, refusal)
            else:
                say(request, _("The figures for %(period)s are recorded.") % {"period": period}, draft=draft)
                return redirect(f"{subject.page}?{urlencode({'year': period.year, 'through': period.month})}")
    context = {
        "form": form,
        "headings": HEADINGS,
        "lines": list(form.lines()),
        "doubts": asked,
        "subject": subject,
        "period": period,
        "periods": [Period(period.year, month) for month in MONTHS_OF_A_YEAR],
        "years": range(ended.year, ended.year - 6, -1) if period.year > ended.year - 6 else [period.year],
        "units": [(name, label) for name, (_size, label) in UNITS.items()],
        "unit": unit,
        "unit_label": UNITS[unit][1],
        "draft": draft,
    }
    return show(
        request, "enterprises/figures/form.html", context, status=status if status == CONFLICT else status_of(form)
    )


def _record(request: StaffRequest, subject: Subject, period: Period, form: FiguresForm, lines: list[NewFigure]) -> None:
    record_period(
        **subject.of,
        year=period.year,
        through_month=period.month,
        figures=lines,
        source=form.cleaned_data["source"],
        note=form.cleaned_data["note"],
        by=request.user,
        at=timezone.now(),
    )


def _stale(request: StaffRequest, subject: Subject, period: Period, unit: str) -> FiguresForm:
    """Return the form as it was typed, on top of what stands now; lines that somebody else changed say so."""
    standing = {figure.indicator: figure for figure in subject.rows.through(period.year, period.month)}
    typed: QueryDict = request.POST.copy()
    changed = set()
    for indicator in Indicator:
        present = str(standing[indicator].version) if indicator in standing else "0"
        if typed.get(f"{indicator}-version") != present:
            changed.add(str(indicator))
            typed[f"{indicator}-version"] = present
    form = FiguresForm(typed, unit=unit, standing=standing)
    form.stale = changed
    form.is_valid()
    return form


def _changed(lines: list[NewFigure], standing: Mapping[str, Figure]) -> list[NewFigure]:
    return [
        line for line in lines if line.indicator not in standing or standing[line.indicator].value_cum != line.value_cum
    ]


def _told(figure: Figure | None) -> str:
    if figure is None:
        return _("It was taken back.")
    words = rules.value_words(figure.indicator, figure.value_cum)
    return wording.with_aside(words, wording.growth_words(figure.growth_official))


def _source(standing: Mapping[str, Figure]) -> dict[str, str]:
    return {"source": next((figure.source for figure in standing.values() if figure.source), "")}


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _draft(subject: Subject, period: Period) -> str:
    of = "-".join(subject.query.values()) or "county"
    return f"figures-{of}-{period.year}-{period.month}"


def _subject(request: StaffRequest) -> Subject:
    """Return whose figures the address asks for; what does not exist or is merged away is 404."""
    asked = request.GET
    if key := asked.get("enterprise"):
        try:
            wanted = forms.UUIDField().clean(key)
        except forms.ValidationError as error:
            raise Http404 from error
        enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user), pk=wanted)
        page = reverse("enterprises:enterprise-figures", args=[enterprise.pk])
        return Subject({"enterprise": enterprise}, str(enterprise), {"enterprise": str(enterprise.pk)}, page)
    if slug := asked.get("chain"):
        chain = get_object_or_404(Chain, slug=slug)
        page = reverse("enterprises:chain-figures", args=[chain.slug])
        return Subject({"chain": chain}, str(chain), {"chain": chain.slug}, page)
    if code := asked.get("township"):
        township = get_object_or_404(Unit.objects.townships(), code=code)
        page = reverse("enterprises:township-figures", args=[township.code])
        return Subject({"township": township}, str(township), {"township": township.code}, page)
    return Subject({}, _("The county"), {}, reverse("enterprises:figures"))

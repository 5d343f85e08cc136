"""Pages of figures: the county, a chain, a township; the tab of an enterprise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.clock import local_day
from accounts.models import Unit
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, show
from enterprises import access
from enterprises.models import Chain, Enterprise, Figure, Indicator
from enterprises.queries.chain_figures import (
    chain_rows,
    county_amounts,
    county_series,
    part_series,
    township_rows,
)
from enterprises.queries.figures import (
    Amount,
    Revision,
    Series,
    all_series,
    amount_of,
    amounts_of,
    periods_of,
    revisions_of,
    series,
)
from enterprises.queries.reported_figures import Asked, reported_figures
from enterprises.rules.periods import FIRST, MONTHS_OF_A_YEAR, Period
from enterprises.web.figure_chart import Chart, chart_of
from enterprises.web.figure_words import sentences
from enterprises.web.tabs import enterprise_head

ON_TILES = (
    Indicator.OUTPUT,
    Indicator.VALUE_ADDED,
    Indicator.REVENUE,
    Indicator.PROFIT,
    Indicator.TAX,
    Indicator.POWER,
)
FIRST_YEAR, LAST_YEAR = 1990, 2099


@dataclass(frozen=True)
class Picker:
    """Which periods can be looked at from here."""

    period: Period
    years: list[int]
    earlier: Period | None
    later: Period | None

    @property
    def periods(self) -> list[Period]:
        """The eleven periods of the year."""
        return [Period(self.period.year, month) for month in MONTHS_OF_A_YEAR]


@require_GET
@login_required
def county(request: StaffRequest) -> HttpResponse:
    """Show the county's figures of a period, the latest unless ``?year=&through=`` says another."""
    access.require(access.may_read_figures(request.user))
    there = periods_of(Figure.objects.of_the_county())
    period = period_asked_for(request) or (there[0] if there else _last_ended())
    indicator = _indicator(request)
    amounts = county_amounts(period)
    known = county_series(period.year)
    chains, townships = chain_rows(period), township_rows(period)
    context = {
        "period": period,
        "picker": _picker(period, there),
        "indicator": indicator,
        "tiles": [amounts.get(name, Amount(name, period)) for name in ON_TILES],
        "sentences": sentences(period, amounts, known, chains),
        "drawn": _drawn(series(known, indicator, period.year)),
        "chains": chains,
        "townships": townships,
        "has_parts": any(row.amount.figure or row.amount.reported for row in (*chains, *townships)),
        "parts_preliminary": any(row.amount.is_preliminary for row in (*chains, *townships)),
        "hides": any(row.amount.is_hidden for row in (*chains, *townships)),
        "sources": sorted({amount.source for amount in amounts.values() if amount.source}),
        "is_empty": not amounts and not any(row.amount.reported for row in chains),
        "may_edit": access.may_edit_figures(request.user),
        **_export(request, period),
    }
    return show(request, "enterprises/figures/county.html", context)


@require_GET
@login_required
def chain(request: StaffRequest, slug: str) -> HttpResponse:
    """Show a chain's figures; htmx gets the part alone, for the chain's own page."""
    access.require(access.may_read_figures(request.user))
    return _part(request, get_object_or_404(Chain, slug=slug), f"chain={slug}")


@require_GET
@login_required
def township(request: StaffRequest, code: str) -> HttpResponse:
    """Show a township's figures."""
    access.require(access.may_read_figures(request.user))
    return _part(request, get_object_or_404(Unit.objects.townships(), code=code), f"township={code}")


@require_GET
@login_required
def enterprise(request: StaffRequest, pk: str) -> HttpResponse:
    """Show the figures of an enterprise: every indicator this year and last, with what was corrected."""
    user = request.user
    found = get_object_or_404(Enterprise.objects.visible_to(user).select_related("chain", "township"), pk=pk)
    access.require(access.may_read_figures(user))
    there = periods_of(found.figures.all())
    year = _number(request, "year", FIRST_YEAR, LAST_YEAR) or (there[0].year if there else _last_ended().year)
    figures = list(found.figures.filter(year__in=(year, year - 1)))
    known = amounts_of(figures)
    corrected = revisions_of(figures)
    of_indicator: dict[str, list[Revision]] = {}
    for figure in figures:
        of_indicator.setdefault(figure.indicator, []).extend(corrected.get(figure.pk, []))
    context = enterprise_head(request, user, found) | {
        "year": year,
        "years": sorted({period.year for period in there} | {year}, reverse=True),
        "drawn": [_drawn(one, of_indicator[one.indicator]) for one in all_series(known, year)],
        "sources": sorted({figure.source for figure in figures if figure.source}),
        "enter_query": urlencode({"enterprise": str(found.pk)}),
        "may_enter": access.may_edit_figures(user),
        "may_export": access.may_export_lists(user),
    }
    return show(request, "enterprises/figures/enterprise.html", context)


def _part(request: StaffRequest, subject: Chain | Unit, query: str) -> HttpResponse:
    of = "chain" if isinstance(subject, Chain) else "township"
    figures = Figure.objects.filter(**{f"enterprise__{of}": subject}).above_designated_size()
    there = sorted({*periods_of(figures), *periods_of(Figure.objects.filter(**{of: subject}))}, reverse=True)
    period = period_asked_for(request) or (there[0] if there else _last_ended())
    indicator = _indicator(request)
    known = part_series(subject, period.year)
    members = Enterprise.objects.visible_to(request.user).filter(**{of: subject})
    page = keyset_page(request, members, ["pinyin", "id"])
    reported = Figure.objects.through(period.year, period.month).filter(enterprise__in=page.rows)
    of_members = {figure.enterprise_id: amount_of(figure) for figure in reported.filter(indicator=indicator)}
    context = {
        "subject": subject,
        "kind": of,
        "period": period,
        "picker": _picker(period, there),
        "indicator": indicator,
        "indicator_label": indicator.label,
        "tiles": [known.get((name, period), Amount(name, period)) for name in ON_TILES],
        "drawn": _drawn(series(known, indicator, period.year)),
        "page": page,
        "members": [(member, of_members.get(member.pk)) for member in page.rows],
        "hides": any(amount.is_hidden for amount in known.values()),
        "enter_query": query,
        "may_edit": access.may_edit_figures(request.user),
        **_export(request, period, **{of: subject.slug if isinstance(subject, Chain) else subject.code}),
    }
    return show(request, "enterprises/figures/part.html", context, fragment="enterprises/figures/_part.html")


@dataclass(frozen=True)
class Drawn:
    """A series with its chart and what was corrected in it."""

    series: Series
    chart: Chart | None
    revisions: Sequence[Revision]


def _drawn(one: Series, corrected: Sequence[Revision] = ()) -> Drawn:
    return Drawn(one, chart_of(one), sorted(corrected, key=lambda revision: revision.at, reverse=True))


def _picker(period: Period, there: list[Period]) -> Picker:
    later = [other for other in there if other > period]
    earlier = [other for other in there if other < period]
    return Picker(
        period=period,
        years=sorted({other.year for other in there} | {period.year}, reverse=True),
        earlier=earlier[0] if earlier else None,
        later=later[-1] if later else None,
    )


def period_asked_for(request: HttpRequest) -> Period | None:
    """Return the period of ``?year=2023&through=4``, None without; what cannot be meant is 404."""
    year = _number(request, "year", FIRST_YEAR, LAST_YEAR)
    month = _number(request, "through", FIRST, 12)
    return Period(year, month) if year and month else None


def _export(request: StaffRequest, period: Period, **of: str) -> dict[str, Any]:
    """Return what the page says of the file with the period's figures: which rows, and whether there are any to take."""
    query = {**of, "year": str(period.year), "through": str(period.month)}
    there = access.may_export_lists(request.user) and reported_figures(request.user, Asked.of(query)).exists()
    return {"may_export": there, "export_query": urlencode(query)}


def _number(request: HttpRequest, name: str, first: int, last: int) -> int | None:
    """Return a number of the address; one that cannot be meant is 404."""
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and first <= int(text) <= last):
        raise Http404
    return int(text)


def _indicator(request: HttpRequest) -> Indicator:
    text = request.GET.get("indicator", "")
    return Indicator(text) if text in Indicator.values else Indicator.OUTPUT


def _last_ended() -> Period:
    return Period.ended_before(local_day(timezone.now()))

"""Template tags for the figures of the brief. Money is stored in yuan and shown as people say it: 亿元, bn."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assistance.queries.brief import LatestFigure
from enterprises.models import Figure, Indicator

register = template.Library()
HUNDRED_MILLION, TEN_THOUSAND = Decimal(10**8), Decimal(10**4)
BILLION, MILLION = Decimal(10**9), Decimal(10**6)


@register.simple_tag
def amount(figure: Figure) -> str:
    """Return the value with its unit, "—" where there is none."""
    if figure.value_cum is None:
        return "—"
    if figure.indicator == Indicator.POWER:
        return _("%(n)s × 10,000 kWh") % {"n": number_format(figure.value_cum.quantize(Decimal(1)), use_l10n=True)}
    value = figure.value_cum
    if (get_language() or "").startswith("zh"):
        large, small, words = HUNDRED_MILLION, TEN_THOUSAND, ("亿元", "万元")
    else:
        large, small, words = BILLION, MILLION, ("bn yuan", "m yuan")
    unit, word = (large, words[0]) if abs(value) >= large else (small, words[1])
    return f"{number_format((value / unit).quantize(Decimal('0.01')), use_l10n=True)} {word}"


@register.simple_tag
def growth(latest: LatestFigure) -> str:
    """Return the growth with its sign and its basis, "—" where there is none to speak of."""
    if latest.growth is None:
        return "—"
    percent = f"{latest.growth.percent:+.2f} %"
    return percent if latest.growth.is_official else _("%(percent)s (comparable basis)") % {"percent": percent}


@register.simple_tag
def period(figure: Figure) -> str:
    """Return January to a month, as the statistics say it."""
    return _("January to month %(month)s of %(year)s") % {"month": figure.through_month, "year": figure.year}

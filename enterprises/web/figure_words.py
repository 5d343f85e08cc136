"""The county's figures in sentences, and how an enterprise's file words what was done with its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from enterprises import access
from enterprises.models import Indicator, TimelineEntry
from enterprises.queries.chain_figures import Row
from enterprises.queries.figures import Amount, Amounts
from enterprises.rules.figures import points_words
from enterprises.rules.periods import Period
from enterprises.web.sentences import Facts, Group, Kind, open_through, tell


def sentences(period: Period, amounts: Mapping[str, Amount], known: Amounts, chains: Sequence[Row]) -> list[str]:
    """Return what the period tells in at most three sentences; what is not known is not said."""
    told = [_output(period, amounts), _value_added(period, amounts, known), _chains(chains) or _faster(period, known)]
    return [sentence for sentence in told if sentence]


def _output(period: Period, amounts: Mapping[str, Amount]) -> str:
    output = amounts.get(Indicator.OUTPUT)
    if output is None or output.value is None:
        return ""
    words = {"period": period, "value": output.words, "growth": output.growth, "basis": output.growth.basis_words}
    if output.growth.rate is None:
        return _("In %(period)s the industrial enterprises above designated size made %(value)s of output.") % words
    return (
        _(
            "In %(period)s the industrial enterprises above designated size made %(value)s of output,"
            " %(growth)s %(basis)s."
        )
        % words
    )


def _value_added(period: Period, amounts: Mapping[str, Amount], known: Amounts) -> str:
    now = amounts.get(Indicator.VALUE_ADDED)
    if now is None or now.growth.rate is None:
        return ""
    then = known.get((Indicator.VALUE_ADDED, period.last_year))
    if then is None or then.growth.rate is None:
        return _("Value added: %(growth)s at comparable prices.") % {"growth": now.growth}
    return _("Value added: %(growth)s at comparable prices, %(points)s against the rate of a year before.") % {
        "growth": now.growth,
        "points": points_words(now.growth.rate - then.growth.rate),
    }


def _chains(chains: Sequence[Row]) -> str:
    compared = [row for row in chains if row.amount.growth.rate is not None]
    if not compared:
        return ""
    best = max(compared, key=lambda row: row.amount.growth.rate or 0)
    rising = sum((row.amount.growth.rate or 0) > 0 for row in compared)
    words = {"n": rising, "all": len(compared), "chain": best.subject, "growth": best.amount.growth}
    return (
        ngettext(
            "%(n)s of the %(all)s chains whose growth can be shown made more than last year; %(chain)s leads with %(growth)s.",
            "%(n)s of the %(all)s chains whose growth can be shown made more than last year; %(chain)s leads with %(growth)s.",
            rising,
        )
        % words
    )


def _faster(period: Period, known: Amounts) -> str:
    now, then = known.get((Indicator.OUTPUT, period)), known.get((Indicator.OUTPUT, period.last_year))
    if now is None or then is None or now.growth.rate is None or then.growth.rate is None:
        return ""
    points = points_words(now.growth.rate - then.growth.rate)
    return _("Growth of output: %(points)s against the rate of a year before.") % {"points": points}


# --- The enterprise's file --------------------------------------------------------------------------------------------


def _told(text: Callable[[], str], icon: str, tone: str = "neutral") -> Kind:
    def words(facts: Facts) -> str:
        return text() % {"period": Period(facts["year"], facts["month"])}

    return Kind("figures", icon, words, tone, url=_tab, subject="figure")


def _tab(entry: TimelineEntry) -> str:
    return reverse("enterprises:enterprise-figures", args=[entry.enterprise_id])


def _open_to(user: User, ids: Collection[UUID]) -> set[UUID]:
    return set(ids) if access.may_read_figures(user) else set()


tell(
    Group("figures", gettext_lazy("Figures")),
    {
        "figures.recorded": _told(lambda: _("Figures for %(period)s recorded"), "chart-column", "info"),
        "figures.corrected": _told(lambda: _("Figures for %(period)s corrected"), "pencil"),
        "figures.removed": _told(lambda: _("Figures for %(period)s taken back"), "undo-2"),
    },
)
open_through("figure", _open_to)

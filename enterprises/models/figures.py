"""Statistical figures: cumulative from January on, of the county, a chain, a township or an enterprise.

January and February are one period, so a period is its last month, from 2 (January-February) to 12. ``value_cum`` and
``base_cum_comparable`` are both of the same set of enterprises, this year's and last year's; ``growth_official`` is
entered, never computed. An unreported figure is a row that does not exist, never a zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, Versioned
from accounts.models.versioned import tracked, version_trigger
from enterprises.models.enterprises import Enterprise, standing_guard

if TYPE_CHECKING:
    from accounts.models import User


class Indicator(models.TextChoices):
    """What is counted. Units: yuan, 10,000 kWh, persons; of the added value the growth alone."""

    OUTPUT = "OUTPUT", _("Output value")
    VALUE_ADDED = "VALUE_ADDED", _("Value added")
    REVENUE = "REVENUE", _("Revenue")
    PROFIT = "PROFIT", _("Profit")
    TAX = "TAX", _("Tax")
    POWER = "POWER", _("Power use")
    EMPLOYEES = "EMPLOYEES", _("Employees")
    EXPORT = "EXPORT", _("Export delivery value")
    RESEARCH = "RESEARCH", _("Research and development")


class FigureQuerySet(models.QuerySet["Figure"]):
    """Adjectives of figures."""

    def visible_to(self, user: User) -> Self:
        """Keep what was published, and the figures of enterprises that the user may open."""
        if not user.can(Capability.READ_FIGURES):
            return self.none()
        return self.filter(Q(enterprise__isnull=True) | Q(enterprise__in=Enterprise.objects.visible_to(user)))

    def of_the_county(self) -> Self:
        """Keep the county's own published figures."""
        return self.filter(enterprise__isnull=True, chain__isnull=True, township__isnull=True)

    def of_enterprises(self) -> Self:
        """Keep the figures of single enterprises."""
        return self.filter(enterprise__isnull=False)

    def above_designated_size(self) -> Self:
        """Keep the figures of standing enterprises that were above designated size in the figure's year."""
        return self.filter(
            enterprise__merged_into__isnull=True,
            enterprise__struck_at__isnull=True,
            enterprise__above_designated_since__year__lte=F("year"),
        )

    def through(self, year: int, month: int) -> Self:
        """Keep the figures of January to ``month`` of a year."""
        return self.filter(year=year, through_month=month)


@tracked()
class Figure(Versioned):
    """A figure from January to ``through_month``; corrections raise its version, and the history keeps what stood before."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, null=True, blank=True, related_name="figures")
    chain = models.ForeignKey("enterprises.Chain", PROTECT, null=True, blank=True, related_name="figures")
    township = models.ForeignKey("accounts.Unit", PROTECT, null=True, blank=True, related_name="+")
    indicator = models.CharField(_("indicator"), max_length=12, choices=Indicator)
    year = models.PositiveSmallIntegerField(_("year"))
    through_month = models.PositiveSmallIntegerField(_("January to month"))
    value_cum = models.DecimalField(_("value since January"), max_digits=18, decimal_places=2, null=True, blank=True)
    base_cum_comparable = models.DecimalField(
        _("last year, comparable"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    growth_official = models.DecimalField(
        _("official growth, %"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    is_preliminary = models.BooleanField(_("preliminary"), default=False)
    source = models.CharField(_("source"), max_length=120, blank=True)
    note = models.CharField(_("why it was corrected"), max_length=200, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        indexes = [models.Index(name="figure_of_a_period", fields=["year", "through_month", "indicator"])]
        constraints = [
            models.CheckConstraint(name="figure_indicator_is_known", condition=Q(indicator__in=Indicator.values)),
            models.CheckConstraint(
                name="figure_period_is_january_to_a_month",
                condition=Q(year__range=(1990, 2099), through_month__range=(2, 12)),
            ),
            models.CheckConstraint(
                name="figure_speaks_of_one_thing",
                condition=Q(enterprise__isnull=True, chain__isnull=True)
                | Q(enterprise__isnull=True, township__isnull=True)
                | Q(chain__isnull=True, township__isnull=True),
            ),
            models.CheckConstraint(
                name="figure_says_something",
                condition=Q(value_cum__isnull=False) | Q(growth_official__isnull=False),
            ),
            models.CheckConstraint(
                name="value_added_is_a_growth_alone",
                condition=~Q(indicator="VALUE_ADDED") | Q(value_cum__isnull=True, base_cum_comparable__isnull=True),
            ),
            models.UniqueConstraint(
                name="figure_is_once_for_a_period",
                fields=["enterprise", "chain", "township", "indicator", "year", "through_month"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}-{self.through_month}"

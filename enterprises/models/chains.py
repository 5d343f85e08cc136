"""Industrial chains and the officials who lead them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import PROTECT, F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.clock import CountyToday
from accounts.models import Versioned, in_readers_language
from accounts.models.versioned import tracked


class ChainStrategy(models.TextChoices):
    """What the county does for a chain (强链, 补链, 延链, 建链)."""

    STRENGTHEN = "STRENGTHEN", _("Strengthen")
    FILL = "FILL", _("Fill gaps")
    EXTEND = "EXTEND", _("Extend")
    BUILD = "BUILD", _("Build")


@tracked()
class Chain(Versioned):
    """An industrial chain of the county (产业链), looked after by a chain leader."""

    slug = models.SlugField(_("address"), max_length=40)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    strategy = models.CharField(_("strategy"), max_length=12, choices=ChainStrategy, default=ChainStrategy.STRENGTHEN)
    lead_unit = models.ForeignKey(
        "accounts.Unit", PROTECT, null=True, blank=True, related_name="led_chains", verbose_name=_("lead unit")
    )

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="chain_strategy_is_known", condition=Q(strategy__in=ChainStrategy.values)),
            models.CheckConstraint(name="chain_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(name="chain_name_is_unique", fields=["name"]),
            models.UniqueConstraint(name="chain_address_is_unique", fields=["slug"]),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)


class LeaderRole(models.TextChoices):
    """Rank of a chain leader."""

    CHIEF = "CHIEF", _("Chief chain leader")
    LEADER = "LEADER", _("Chain leader")
    DEPUTY = "DEPUTY", _("Deputy chain leader")


class ChainLeaderQuerySet(models.QuerySet["ChainLeader"]):
    """Adjectives of appointments."""

    def current(self, on: date | None = None) -> Self:
        """Keep appointments that hold on a day; by default the database's today."""
        day = on or CountyToday()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)


_DURING = Func(F("starts_on"), F("ends_on"), function="daterange")


@tracked()
class ChainLeader(Versioned):
    """An official's appointment to a chain from ``starts_on`` until (not including) ``ends_on``.

    A chain has one chief and one leader at a time, and as many deputies as it needs.
    """

    chain = models.ForeignKey("enterprises.Chain", PROTECT, related_name="leaders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, PROTECT, null=True, blank=True, related_name="chain_posts")
    name = models.CharField(_("name"), max_length=40)
    latin_name = models.CharField(_("name in Latin letters"), max_length=80, blank=True)
    post = models.CharField(_("post"), max_length=60, blank=True)
    role = models.CharField(_("role"), max_length=8, choices=LeaderRole, default=LeaderRole.LEADER)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ChainLeaderQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="leader_role_is_known", condition=Q(role__in=LeaderRole.values)),
            models.CheckConstraint(
                name="leader_ends_after_the_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on"))
            ),
            ExclusionConstraint(
                name="chain_has_one_leader_of_a_rank_at_a_time",
                expressions=[
                    ("chain", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (_DURING, RangeOperators.OVERLAPS),
                ],
                condition=~Q(role="DEPUTY"),
            ),
            ExclusionConstraint(
                name="official_holds_a_rank_in_a_chain_once_at_a_time",
                expressions=[
                    ("chain", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    (_DURING, RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="leader_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.latin_name)

"""Gradient cultivation (梯度培育): parallel tracks with levels, rules by edition, and who holds which level.

Measures change every few years, so validity and reminders are rows of an edition (``LevelRule``), never constants; a
qualification keeps the rule under which it was granted.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import PROTECT, F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.versioned import tracked, version_trigger
from enterprises.models.enterprises import Enterprise, standing_guard
from enterprises.rules.cultivation import QualificationStatus, Validity

if TYPE_CHECKING:
    from accounts.models import User


class Scope(models.TextChoices):
    """Who grants or lists something: the county, the city, the province, the nation."""

    COUNTY = "COUNTY", _("County")
    CITY = "CITY", _("City")
    PROVINCE = "PROVINCE", _("Province")
    NATION = "NATION", _("Nation")


@tracked()
class Track(Versioned):
    """A track of cultivation, such as technology or green; tracks run side by side."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    place = models.PositiveSmallIntegerField(_("place in lists"), default=0)

    class Meta(Versioned.Meta):
        pass

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)


@tracked()
class Level(Versioned):
    """A level of a track; ``place`` orders them from the first to the highest."""

    track = models.ForeignKey("enterprises.Track", PROTECT, related_name="levels")
    code = models.CharField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=120, blank=True)
    scope = models.CharField(_("granted by"), max_length=8, choices=Scope)
    place = models.PositiveSmallIntegerField(_("place in the track"))

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="level_scope_is_known", condition=Q(scope__in=Scope.values)),
            models.UniqueConstraint(name="level_has_its_own_place_in_the_track", fields=["track", "place"]),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)


class LevelRuleQuerySet(models.QuerySet["LevelRule"]):
    """Adjectives of rules."""

    def in_force(self, on: date) -> Self:
        """Keep the rules that hold on a day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


@tracked()
class LevelRule(Versioned):
    """What holds for a level from ``starts_on`` until (not including) ``ends_on``: validity, yearly update, reminders."""

    level = models.ForeignKey("enterprises.Level", PROTECT, related_name="rules")
    edition = models.CharField(_("edition"), max_length=20)
    starts_on = models.DateField(_("in force from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    validity = models.CharField(_("lasts"), max_length=14, choices=Validity)
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True)
    update_month = models.PositiveSmallIntegerField(_("yearly update by: month"), null=True, blank=True)
    update_day = models.PositiveSmallIntegerField(_("yearly update by: day"), null=True, blank=True)
    reminder_months = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    needs = models.ForeignKey(
        "enterprises.Level", PROTECT, null=True, blank=True, related_name="+", verbose_name=_("comes after")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = LevelRuleQuerySet.as_manager()

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(name="rule_validity_is_known", condition=Q(validity__in=Validity.values)),
            models.CheckConstraint(
                name="rule_says_how_many_years",
                condition=Q(validity="YEARS", years__isnull=False, years__gte=1)
                | (~Q(validity="YEARS") & Q(years__isnull=True)),
            ),
            models.CheckConstraint(
                name="rule_names_a_day_of_the_year",
                condition=Q(update_month__isnull=True, update_day__isnull=True)
                | Q(
                    update_month__isnull=False,
                    update_day__isnull=False,
                    update_month__range=(1, 12),
                    update_day__range=(1, 31),
                ),
            ),
            models.CheckConstraint(
                name="rule_ends_after_the_start", condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on"))
            ),
            ExclusionConstraint(
                name="level_has_one_rule_at_a_time",
                expressions=[
                    ("level", RangeOperators.EQUAL),
                    (Func(F("starts_on"), F("ends_on"), function="daterange"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level_id} {self.edition}"


class QualificationQuerySet(models.QuerySet["Qualification"]):
    """Adjectives of qualifications."""

    def visible_to(self, user: User) -> Self:
        """Keep those of the enterprises that the user may open, for those who read cultivation at all."""
        if not user.can(Capability.READ_CULTIVATION):
            return self.none()
        return self.filter(enterprise__in=Enterprise.objects.visible_to(user))

    def held(self, on: date) -> Self:
        """Keep those that count on a day: granted, begun and not run out."""
        lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
        return self.filter(lasting, status=QualificationStatus.VALID, valid_from__lte=on)

    def expiring(self, on: date, until: date) -> Self:
        """Keep those held on a day whose last day comes by ``until``."""
        return self.held(on).filter(valid_to__lte=until)


@tracked()
class Qualification(Versioned):
    """An enterprise holds a level of a track from ``valid_from`` to ``valid_to``, both included, as certificates say it."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="qualifications")
    level = models.ForeignKey("enterprises.Level", PROTECT, related_name="qualifications", verbose_name=_("level"))
    rule = models.ForeignKey("enterprises.LevelRule", PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(
        _("status"), max_length=12, choices=QualificationStatus, default=QualificationStatus.VALID
    )
    batch = models.CharField(_("batch"), max_length=40, blank=True)
    document_no = models.CharField(_("document number"), max_length=60, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    updated_for = models.PositiveSmallIntegerField(_("yearly update handed in for"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = QualificationQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        indexes = [
            models.Index(name="qualification_by_last_day", fields=["valid_to", "id"], condition=Q(status="VALID")),
        ]
        constraints = [
            models.CheckConstraint(
                name="qualification_status_is_known", condition=Q(status__in=QualificationStatus.values)
            ),
            models.CheckConstraint(
                name="qualification_lasts_at_least_a_day",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                name="qualification_is_once_from_a_day", fields=["enterprise", "level", "valid_from"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.level_id} {self.valid_from}"

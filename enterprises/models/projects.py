"""Key projects of enterprises, and the honours they were given."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.versioned import tracked, version_trigger
from enterprises.models.cultivation import Scope
from enterprises.models.enterprises import Enterprise, standing_guard
from enterprises.rules.projects import ProjectStage

if TYPE_CHECKING:
    from accounts.models import User


class ProjectKind(models.TextChoices):
    """What a key project is about."""

    TECHNICAL_UPGRADE = "TECHNICAL_UPGRADE", _("Technical upgrade")
    DIGITAL_MANUFACTURING = "DIGITAL_MANUFACTURING", _("Digital transformation of manufacturing")
    DIGITAL_ECONOMY = "DIGITAL_ECONOMY", _("Digital economy")
    GREEN = "GREEN", _("Green")
    CORE_TECHNOLOGY = "CORE_TECHNOLOGY", _("Core-technology research")


class OfEnterprisesQuerySet(models.QuerySet[Any]):
    """Adjectives of projects and of awards."""

    def visible_to(self, user: User) -> Self:
        """Keep those of the enterprises that the user may open, for those who read projects at all."""
        if not user.can(Capability.READ_PROJECTS):
            return self.none()
        return self.filter(enterprise__in=Enterprise.objects.visible_to(user))


@tracked()
class Project(Versioned):
    """A key project of an enterprise, listed by a level of government. Investment is in yuan."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="projects")
    kind = models.CharField(_("kind"), max_length=22, choices=ProjectKind)
    scope = models.CharField(_("listed by"), max_length=8, choices=Scope, default=Scope.COUNTY)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=ProjectStage, default=ProjectStage.PLANNED)
    listed_year = models.PositiveSmallIntegerField(_("year of the list"), null=True, blank=True)
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    ends_on = models.DateField(_("to be finished by"), null=True, blank=True)
    investment_planned = models.DecimalField(
        _("investment planned"), max_digits=18, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )  # fmt: skip
    investment_done = models.DecimalField(
        _("investment done"), max_digits=18, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = OfEnterprisesQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        indexes = [models.Index(name="project_by_kind", fields=["kind", "scope", "stage"])]
        constraints = [
            models.CheckConstraint(name="project_kind_is_known", condition=Q(kind__in=ProjectKind.values)),
            models.CheckConstraint(name="project_scope_is_known", condition=Q(scope__in=Scope.values)),
            models.CheckConstraint(name="project_stage_is_known", condition=Q(stage__in=ProjectStage.values)),
            models.CheckConstraint(name="project_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="project_investment_is_not_negative",
                condition=(Q(investment_planned__isnull=True) | Q(investment_planned__gte=0))
                & (Q(investment_done__isnull=True) | Q(investment_done__gte=0)),
            ),
            models.CheckConstraint(
                name="project_ends_after_its_start",
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)


@tracked()
class Award(Versioned):
    """An honour of an enterprise: what, which grade, by whom, in which year."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="awards")
    year = models.PositiveSmallIntegerField(_("year"))
    scope = models.CharField(_("given by"), max_length=8, choices=Scope, default=Scope.COUNTY)
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    grade = models.CharField(_("grade"), max_length=40, blank=True)
    document_no = models.CharField(_("document number"), max_length=60, blank=True)

    objects = OfEnterprisesQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        constraints = [
            models.CheckConstraint(name="award_scope_is_known", condition=Q(scope__in=Scope.values)),
            models.CheckConstraint(name="award_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="award_is_of_our_time", condition=Q(year__range=(1990, 2099))),
            models.UniqueConstraint(name="award_is_once_in_a_year", fields=["enterprise", "year", "name"]),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.display_name}"

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)

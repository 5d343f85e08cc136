"""Assistance specialists and the enterprises assigned to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import PROTECT, F, Func, Q
from django.utils.translation import gettext_lazy as _

from accounts.clock import CountyToday
from accounts.models import Capability, Versioned
from accounts.models.versioned import tracked, version_trigger
from enterprises.models.enterprises import standing_guard

if TYPE_CHECKING:
    from accounts.models import User


class Expertise(models.TextChoices):
    """What a specialist knows best."""

    POLICY = "POLICY", _("Policy")
    LEGAL = "LEGAL", _("Legal")
    FINANCE = "FINANCE", _("Finance")
    LABOUR = "LABOUR", _("Labour")
    TECHNOLOGY = "TECHNOLOGY", _("Technology")
    PROJECTS = "PROJECTS", _("Projects")


@tracked()
class Specialist(Versioned):
    """A person who looks after assigned enterprises (助企专员)."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, PROTECT, related_name="specialist")
    unit = models.ForeignKey("accounts.Unit", PROTECT, related_name="specialists")
    expertise = ArrayField(models.CharField(max_length=12, choices=Expertise), default=list, blank=True)
    townships = models.ManyToManyField("accounts.Unit", blank=True, related_name="+")
    capacity = models.PositiveSmallIntegerField(_("enterprises at most"), default=12)
    leave_from = models.DateField(_("on leave from"), null=True, blank=True)
    leave_until = models.DateField(_("back on"), null=True, blank=True)
    substitute = models.ForeignKey("self", PROTECT, null=True, blank=True, related_name="+")

    class Meta(Versioned.Meta):
        constraints = [
            models.CheckConstraint(
                name="specialist_expertise_is_known", condition=Q(expertise__contained_by=list(Expertise.values))
            ),
            models.CheckConstraint(
                name="specialist_comes_back_after_leaving",
                condition=Q(leave_until__isnull=True) | Q(leave_from__isnull=False, leave_until__gt=F("leave_from")),
            ),
            models.CheckConstraint(
                name="specialist_is_not_the_own_substitute",
                condition=Q(substitute__isnull=True) | ~Q(substitute=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)


class AssignmentRole(models.TextChoices):
    """A or B: who comes first for the enterprise (主办, 协办)."""

    PRIMARY = "PRIMARY", _("Primary")
    BACKUP = "BACKUP", _("Backup")


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Adjectives of assignments."""

    def current(self, on: date | None = None) -> Self:
        """Keep assignments that hold on a day; by default the database's today."""
        day = on or CountyToday()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day)

    def of(self, user: User) -> Self:
        """Keep the assignments of a person."""
        return self.filter(specialist__user=user)

    def primary(self) -> Self:
        """Keep the first ones."""
        return self.filter(role=AssignmentRole.PRIMARY)

    def visible_to(self, user: User) -> Self:
        """Keep all for those who read all, one's own for a specialist."""
        if user.can(Capability.READ_ALL_ASSIGNMENTS):
            return self
        if user.can(Capability.READ_OWN_ASSIGNMENTS):
            return self.of(user)
        return self.none()


_DURING = Func(F("starts_on"), F("ends_on"), function="daterange")


@tracked()
class Assignment(Versioned):
    """A specialist looks after an enterprise from ``starts_on`` until (not including) ``ends_on``."""

    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="assignments")
    specialist = models.ForeignKey("assistance.Specialist", PROTECT, related_name="assignments")
    role = models.CharField(_("role"), max_length=8, choices=AssignmentRole, default=AssignmentRole.PRIMARY)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("enterprise_id")]
        indexes = [models.Index(name="assignment_of_a_specialist", fields=["specialist", "starts_on", "ends_on"])]
        constraints = [
            models.CheckConstraint(name="assignment_role_is_known", condition=Q(role__in=AssignmentRole.values)),
            models.CheckConstraint(
                name="assignment_ends_after_the_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
            ),
            ExclusionConstraint(
                name="enterprise_has_one_specialist_of_a_role_at_a_time",
                expressions=[
                    ("enterprise", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (_DURING, RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="specialist_has_one_role_for_an_enterprise_at_a_time",
                expressions=[
                    ("enterprise", RangeOperators.EQUAL),
                    ("specialist", RangeOperators.EQUAL),
                    (_DURING, RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.role} {self.starts_on}"

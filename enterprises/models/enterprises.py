"""The enterprises that the county assists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import PROTECT, BooleanField, Exists, F, Func, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Capability, Versioned, in_readers_language
from accounts.models.versioned import refusal, tracked, version_trigger
from accounts.scope import seen_through
from enterprises.models.chains import ChainLeader
from enterprises.rules import search_keys

if TYPE_CHECKING:
    from accounts.models import User

LABEL = "enterprises.Enterprise"


class ChainRole(models.TextChoices):
    """What an enterprise is in its chain (链主, 龙头, 骨干, 配套)."""

    ANCHOR = "ANCHOR", _("Chain-leading enterprise")
    LEADING = "LEADING", _("Leading enterprise")
    BACKBONE = "BACKBONE", _("Backbone enterprise")
    SUPPORTING = "SUPPORTING", _("Supporting enterprise")


class EnterpriseSize(models.TextChoices):
    """Size class by the national rule of 2017 (大, 中, 小, 微)."""

    LARGE = "LARGE", _("Large")
    MEDIUM = "MEDIUM", _("Medium")
    SMALL = "SMALL", _("Small")
    MICRO = "MICRO", _("Micro")


class EnterpriseStatus(models.TextChoices):
    """Whether the enterprise is at work."""

    OPERATING = "OPERATING", _("Operating")
    SUSPENDED = "SUSPENDED", _("Suspended")
    CLOSED = "CLOSED", pgettext_lazy("status of an enterprise", "Closed")
    LOST_CONTACT = "LOST_CONTACT", _("Lost contact")


class EnterpriseQuerySet(models.QuerySet["Enterprise"]):
    """Adjectives of enterprises."""

    def standing(self) -> Self:
        """Keep the records that stand: neither merged into another nor struck out as entered by mistake."""
        return self.filter(merged_into__isnull=True, struck_at__isnull=True)

    def visible_to(self, user: User) -> Self:
        """Keep the standing enterprises that the user may open."""
        if user.can(Capability.READ_ALL_ENTERPRISES):
            return self.standing()
        reach = seen_through(LABEL, user)
        if user.can(Capability.READ_CHAIN_ENTERPRISES):
            posts = ChainLeader.objects.current().filter(chain=OuterRef("chain"), user=user)
            reach |= Q(Exists(posts))
        return self.standing().filter(reach)

    def listed_to(self, user: User) -> Self:
        """Keep the enterprises that the user may see by name, chain and township."""
        return self.standing() if user.can(Capability.LIST_ENTERPRISES) else self.visible_to(user)

    def operating(self) -> Self:
        """Keep enterprises that are at work or only paused."""
        return self.filter(status__in=[EnterpriseStatus.OPERATING, EnterpriseStatus.SUSPENDED])

    def matching(self, text: str) -> Self:
        """Keep enterprises found by a part of the Chinese name, pinyin, initials, English name or code."""
        query = search_keys.normalise_query(text)
        if not query:
            return self
        if search_keys.is_chinese(query):
            compact = query.replace(" ", "")
            named = Q(name__contains=compact) | Q(short_name__contains=compact)
            return self.filter(named, search_keys.holds(query))
        if len(query) < search_keys.SHORTEST_PART and query.isalnum():
            return self.filter(search_keys.reads_as(query))
        return self.filter(search_keys.holds(query))


def standing_guard(*columns: str) -> pgtrigger.Trigger:
    """Refuse a new row of a record that was merged into another.

    Whoever inserts shares the record's row: a merge waits for what is on its way, and what comes later sees the merge.
    """
    checks = "".join(
        f"SELECT merged_into_id INTO heir FROM enterprises_enterprise WHERE id = NEW.{column} FOR SHARE; "
        f"IF heir IS NOT NULL THEN {refusal('record_is_not_merged_away', 'the record was merged into another')} END IF; "
        for column in columns
    )
    return pgtrigger.Trigger(
        name="refuse_merged_record",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        declare=[("heir", "uuid")],
        func=f"{checks}RETURN NEW;",
    )


def place_guard(enterprise: str) -> str:
    """Return the PL/pgSQL that refuses an enterprise (an SQL expression) with a place in a chain that is not its own."""
    return f"""
        IF EXISTS (
            SELECT 1 FROM enterprises_chainplace place
            JOIN enterprises_chainnode node ON node.id = place.node_id
            JOIN enterprises_enterprise enterprise ON enterprise.id = place.enterprise_id
            WHERE place.enterprise_id = {enterprise} AND node.chain_id IS DISTINCT FROM enterprise.chain_id
        ) THEN
            {refusal("place_is_in_the_enterprises_own_chain", "a place is in the own chain")}
        END IF;
        RETURN NULL;
    """


@tracked(exclude=("grams", "latin_key", "pinyin", "initials"))
class Enterprise(Versioned):
    """A business in the county, known by its unified social credit code.

    A record never disappears: it is merged into another (``merged_into``, which can be undone) or struck out when it was
    entered by mistake (``struck_at``); its code is free again then.
    """

    uscc = models.CharField(_("unified social credit code"), max_length=18)
    name = models.CharField(_("legal name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    name_en = models.CharField(_("English name"), max_length=160, blank=True)
    pinyin = models.CharField(max_length=400, editable=False)
    initials = models.CharField(max_length=120, editable=False)
    grams = ArrayField(models.CharField(max_length=2), default=list, editable=False)
    latin_key = models.TextField(editable=False)
    township = models.ForeignKey("accounts.Unit", PROTECT, related_name="+", verbose_name=_("township"))
    zone = models.ForeignKey(
        "accounts.Unit", PROTECT, null=True, blank=True, related_name="+", verbose_name=_("development zone")
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    industry_class = models.CharField(_("industry class (GB/T 4754-2017)"), max_length=5, blank=True)
    size = models.CharField(_("size class"), max_length=8, choices=EnterpriseSize, blank=True)
    above_designated_since = models.DateField(_("above designated size since"), null=True, blank=True)
    chain = models.ForeignKey(
        "enterprises.Chain", PROTECT, null=True, blank=True, related_name="enterprises", verbose_name=_("chain")
    )
    role = models.CharField(_("role in the chain"), max_length=12, choices=ChainRole, blank=True)
    is_key = models.BooleanField(_("key enterprise"), default=False)
    status = models.CharField(_("status"), max_length=12, choices=EnterpriseStatus, default=EnterpriseStatus.OPERATING)
    status_since = models.DateField(_("in this status since"), null=True, blank=True)
    status_reason = models.CharField(_("why it is in this status"), max_length=200, blank=True)
    merged_into = models.ForeignKey("self", PROTECT, null=True, blank=True, related_name="merged_records")
    struck_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = EnterpriseQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [
            version_trigger(),
            pgtrigger.Trigger(
                name="rest_while_merged",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func="IF OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS NOT DISTINCT FROM OLD.merged_into_id "
                f"THEN {refusal('record_is_not_merged_away', 'the record was merged into another')} END IF; RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="keep_places_in_the_chain",
                operation=pgtrigger.UpdateOf("chain_id"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=place_guard("NEW.id"),
            ),
        ]
        indexes = [
            GinIndex(name="enterprise_by_grams", fields=["grams"]),
            GinIndex(OpClass(F("latin_key"), name="gin_trgm_ops"), name="enterprise_by_latin_key"),
            models.Index(name="enterprise_in_pinyin_order", fields=["pinyin", "id"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="enterprise_uscc_is_valid",
                condition=Q(Func(F("uscc"), function="uscc_is_valid", output_field=BooleanField())),
            ),
            models.CheckConstraint(name="enterprise_status_is_known", condition=Q(status__in=EnterpriseStatus.values)),
            models.CheckConstraint(name="enterprise_size_is_known", condition=Q(size__in=["", *EnterpriseSize.values])),
            models.CheckConstraint(name="enterprise_role_is_known", condition=Q(role__in=["", *ChainRole.values])),
            models.CheckConstraint(name="enterprise_role_needs_a_chain", condition=Q(role="") | Q(chain__isnull=False)),
            models.CheckConstraint(name="enterprise_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                name="enterprise_uscc_is_unique", fields=["uscc"], condition=Q(struck_at__isnull=True)
            ),
            models.CheckConstraint(
                name="enterprise_is_not_merged_into_itself",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
            models.CheckConstraint(
                name="enterprise_out_of_work_says_why",
                condition=~Q(status__in=["CLOSED", "LOST_CONTACT"]) | ~Q(status_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language: short in Chinese, English where there is one."""
        return in_readers_language(self.short_name or self.name, self.name_en)

    @property
    def is_operating(self) -> bool:
        """Whether the enterprise is at work."""
        return self.status == EnterpriseStatus.OPERATING

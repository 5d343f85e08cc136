"""The map of a chain: its nodes, which enterprise stands at which, and who supplies whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.db import models
from django.db.models import PROTECT, F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Versioned, in_readers_language
from accounts.models.versioned import refusal, tracked, version_trigger
from enterprises.models.enterprises import Enterprise, place_guard, standing_guard

if TYPE_CHECKING:
    from accounts.models import User


class ChainStage(models.TextChoices):
    """Where in the chain a node is (上游, 中游, 下游)."""

    UPSTREAM = "UPSTREAM", _("Upstream")
    MIDSTREAM = "MIDSTREAM", _("Midstream")
    DOWNSTREAM = "DOWNSTREAM", _("Downstream")


class NodeState(models.TextChoices):
    """How well the county fills a node; a missing one is what the chain office looks for (补链)."""

    STRONG = "STRONG", _("Strong")
    WEAK = "WEAK", _("Weak")
    MISSING = "MISSING", _("Missing")


class LinkState(models.TextChoices):
    """How well a supply link holds."""

    STRONG = "STRONG", _("Firm")
    WEAK = "WEAK", _("At risk")


def node_guard(node: str) -> str:
    """Return the PL/pgSQL that refuses a missing or a removed node (an SQL expression) at which an enterprise stands."""
    held = (
        "EXISTS (SELECT 1 FROM enterprises_chainnode node JOIN enterprises_chainplace place ON place.node_id = node.id "
        f"WHERE node.id = {node} AND {{condition}})"
    )
    return f"""
        IF {held.format(condition="node.state = 'MISSING'")} THEN
            {refusal("missing_node_has_no_enterprise", "nobody stands at a missing node")}
        END IF;
        IF {held.format(condition="node.removed_at IS NOT NULL")} THEN
            {refusal("removed_node_has_no_enterprise", "nobody stands at a removed node")}
        END IF;
        RETURN NULL;
    """


class ChainNodeQuerySet(models.QuerySet["ChainNode"]):
    """Adjectives of nodes."""

    def present(self) -> Self:
        """Keep the nodes that are on the map."""
        return self.filter(removed_at__isnull=True)


@tracked()
class ChainNode(Versioned):
    """A link of a chain (环节): what is made there, at which stage, and how well the county fills it."""

    chain = models.ForeignKey("enterprises.Chain", PROTECT, related_name="nodes")
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=ChainStage)
    state = models.CharField(_("state"), max_length=8, choices=NodeState, default=NodeState.STRONG)
    place = models.PositiveSmallIntegerField(_("place in the stage"), default=0)
    note = models.CharField(_("what is missing or done"), max_length=200, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ChainNodeQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [
            version_trigger(),
            pgtrigger.Trigger(
                name="stay_empty_when_missing",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=node_guard("NEW.id"),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="node_stage_is_known", condition=Q(stage__in=ChainStage.values)),
            models.CheckConstraint(name="node_state_is_known", condition=Q(state__in=NodeState.values)),
            models.CheckConstraint(name="node_has_a_name", condition=~Q(name="")),
            models.UniqueConstraint(
                name="node_is_once_in_a_chain", fields=["chain", "name"], condition=Q(removed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the reader's language."""
        return in_readers_language(self.name, self.name_en)


@tracked()
class ChainPlace(Versioned):
    """An enterprise stands at a node of its chain; it may stand at several."""

    node = models.ForeignKey("enterprises.ChainNode", PROTECT, related_name="places")
    enterprise = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="places")

    class Meta(Versioned.Meta):
        triggers = [
            version_trigger(),
            standing_guard("enterprise_id"),
            pgtrigger.Trigger(
                name="stay_in_the_chain",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=place_guard("NEW.enterprise_id"),
            ),
            pgtrigger.Trigger(
                name="stay_off_missing_nodes",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func=node_guard("NEW.node_id"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(name="enterprise_is_once_at_a_node", fields=["node", "enterprise"]),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise_id} @ {self.node_id}"


class SupplyLinkQuerySet(models.QuerySet["SupplyLink"]):
    """Adjectives of supply links."""

    def visible_to(self, user: User) -> Self:
        """Keep the links of which the user may know both ends by name."""
        known = Enterprise.objects.listed_to(user).values("pk")
        return self.filter(supplier__in=known, customer__in=known)


@tracked()
class SupplyLink(Versioned):
    """One enterprise of the county supplies another with something."""

    supplier = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="supplies")
    customer = models.ForeignKey("enterprises.Enterprise", PROTECT, related_name="purchases")
    product = models.CharField(_("product"), max_length=80)
    state = models.CharField(_("state"), max_length=8, choices=LinkState, default=LinkState.STRONG)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = SupplyLinkQuerySet.as_manager()

    class Meta(Versioned.Meta):
        triggers = [version_trigger(), standing_guard("supplier_id", "customer_id")]
        indexes = [models.Index(name="link_by_customer", fields=["customer", "supplier"])]
        constraints = [
            models.CheckConstraint(name="link_state_is_known", condition=Q(state__in=LinkState.values)),
            models.CheckConstraint(name="link_joins_two_enterprises", condition=~Q(supplier=F("customer"))),
            models.CheckConstraint(name="link_says_what_is_supplied", condition=~Q(product="")),
            models.UniqueConstraint(name="link_is_once_for_a_product", fields=["supplier", "customer", "product"]),
        ]

    def __str__(self) -> str:
        return f"{self.supplier_id} > {self.customer_id}: {self.product}"

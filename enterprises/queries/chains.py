"""The chains of the county with what the list shows of each: how many enterprises, nodes that are weak or missing.

Open issues and contacts are known on the floor above: it *contributes* expressions and columns, as it does to the
directory of enterprises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import Capability
from enterprises.models import Chain, ChainLeader, ChainNode, Enterprise, NodeState
from enterprises.queries.directory import Column, Contribution

if TYPE_CHECKING:
    from accounts.models import User

_contributions: dict[str, Contribution] = {}


def contribute(label: str, contribution: Contribution) -> None:
    """Let the app ``label`` describe chains in their list (called once, when the apps are ready)."""
    _contributions[label] = contribution


def columns_for(user: User) -> list[Column]:
    """Return the contributed columns that the user may read."""
    return [column for contribution in _contributions.values() for column in contribution.columns(user)]


def readable_chains(user: User) -> QuerySet[Chain]:
    """Return the chains that the user may read: all, for everybody with business here."""
    return Chain.objects.all() if user.can(Capability.READ_CHAINS) else Chain.objects.none()


def counted(rows: QuerySet[Chain]) -> QuerySet[Chain]:
    """Add how many enterprises each chain has, how many are above designated size, and its weak and missing nodes."""
    firms = Enterprise.objects.standing().filter(chain=OuterRef("pk")).order_by().values("chain")
    nodes = ChainNode.objects.present().filter(chain=OuterRef("pk")).order_by().values("chain")
    above = Count("pk", filter=Q(above_designated_since__isnull=False))
    return rows.annotate(
        enterprise_count=number(firms.annotate(n=Count("pk"))),
        above_count=number(firms.annotate(n=above)),
        weak_nodes=number(nodes.annotate(n=Count("pk", filter=Q(state=NodeState.WEAK)))),
        missing_nodes=number(nodes.annotate(n=Count("pk", filter=Q(state=NodeState.MISSING)))),
    )


def number(counts: QuerySet[Any, Any]) -> Coalesce:
    """Return the ``n`` of a grouped query as a column; no row is 0."""
    return Coalesce(Subquery(counts.values("n")[:1]), Value(0), output_field=IntegerField())


def described_chains(user: User) -> QuerySet[Chain]:
    """Return the chains for the list: counted, described by the floor above, with their present leaders."""
    facts = {name: fact for given in _contributions.values() for name, fact in given.facts(user).items()}
    present = Prefetch(
        "leaders", ChainLeader.objects.current().order_by("role", "starts_on"), to_attr="present_leaders"
    )
    rows = counted(readable_chains(user)).annotate(**facts)
    return rows.select_related("lead_unit").prefetch_related(present).order_by("created_at", "slug")

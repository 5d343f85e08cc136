"""What holds on the map of a chain: where an enterprise may stand, and in which order the nodes of a stage follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

T = TypeVar("T")
MISSING = "MISSING"


class NotInTheChainError(DomainError):
    """An enterprise stands only at nodes of its own chain."""

    code = "enterprise_not_in_the_chain"
    message = _("Only enterprises of this chain can stand at its nodes. Change the chain in the register first.")
    field = "enterprise"
    constraint = "place_is_in_the_enterprises_own_chain"


class NodeIsMissingError(DomainError):
    """Nobody stands at a node that the county is looking for."""

    code = "node_is_missing"
    message = _("A missing node has no enterprise. Say that it is weak or strong, or take the enterprises away.")
    field = "state"
    constraint = "missing_node_has_no_enterprise"


class NodeNotEmptyError(DomainError):
    """A node goes only when nobody stands there."""

    code = "node_not_empty"
    message = _("Enterprises stand at this node. Take them away or place them elsewhere, then remove it.")
    constraint = "removed_node_has_no_enterprise"


class NodeRemovedError(DomainError):
    """The node is no longer on the map."""

    code = "node_removed"
    message = _("This node was removed from the map.")


def check_state(state: str, standing: int) -> None:
    """Refuse a missing node at which ``standing`` enterprises stand."""
    if state == MISSING and standing:
        raise NodeIsMissingError()


def moved(row: Sequence[T], thing: T, to: int) -> list[T]:
    """Return ``row`` with ``thing`` at the place ``to``, counted from 0; beyond the ends is the end."""
    rest = [other for other in row if other != thing]
    place = min(max(to, 0), len(rest))
    return [*rest[:place], thing, *rest[place:]]

"""Write the nodes of a chain's map and who stands at them.

Locks are taken in one order - enterprises by key, the chain, its nodes - so that nobody waits in a circle. Whatever
happens at a node raises its version: who changes it on a page has seen who stands there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Chain, ChainNode, ChainPlace, Enterprise, NodeState
from enterprises.rules import chain_map as rules

EDITABLE = ("name", "name_en", "stage", "state", "note")


class NodeNameTakenError(DomainError):
    """The chain has a node of this name."""

    code = "node_name_taken"
    message = _("The chain has a node of this name already.")
    field = "name"
    constraint = "node_is_once_in_a_chain"


class NamelessNodeError(DomainError):
    """A node says what is made there."""

    code = "nameless_node"
    message = _("Enter what is made at this node.")
    field = "name"
    constraint = "node_has_a_name"


@verb
def add_node(
    chain: Chain,
    *,
    name: str,
    stage: str,
    name_en: str = "",
    state: str = NodeState.STRONG,
    note: str = "",
    enterprises: Iterable[Enterprise] = (),
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> ChainNode:
    """Add a node at the end of its stage, with the enterprises that stand there. The same id and body again returns it."""
    held = _lock_all(enterprises)
    chain = lock(chain)
    access.require(access.may_edit_chains(by))
    if earlier := replayed(ChainNode, id, body_digest):
        return earlier
    if not name:
        raise NamelessNodeError()
    rules.check_state(state, len(held))
    node = create(
        ChainNode, id=id, body_digest=body_digest, at=at, chain=chain, name=name, name_en=name_en, stage=stage,
        state=state, note=note, place=len(_in_stage(chain, stage)),
    )  # fmt: skip
    for enterprise in held:
        _place(node, enterprise, by, at)
    return node


@verb
def edit_node(
    node: ChainNode,
    *,
    enterprises: Iterable[Enterprise] | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
    **fields: Any,
) -> ChainNode:
    """Change a node; fields not given stay. ``enterprises``, if given, are all who stand there from now on."""
    if unknown := set(fields) - set(EDITABLE):
        raise TypeError(f"not fields of a node: {sorted(unknown)}")
    present = {place.enterprise_id: place for place in node.places.all()}
    wanted = None if enterprises is None else {enterprise.pk: enterprise for enterprise in enterprises}
    coming = [] if wanted is None else [wanted[key] for key in wanted.keys() - present.keys()]
    leaving = [] if wanted is None else [place for key, place in present.items() if key not in wanted]
    _lock_all([*coming, *(place.enterprise for place in leaving)])
    chain = lock(node.chain)
    node = _allowed(node, expected, by)
    fields = {name: value for name, value in fields.items() if getattr(node, name) != value}
    standing = node.places.count() + len(coming) - len(leaving)
    rules.check_state(fields.get("state", node.state), standing)
    if "stage" in fields:
        fields["place"] = len(_in_stage(chain, fields["stage"]))
    if fields or coming or leaving:
        change(node, at=at, **fields)
    for place in leaving:
        _leave(node, place, by, at)
    for enterprise in coming:
        _place(node, enterprise, by, at)
    return node


@verb
def move_node(node: ChainNode, *, to: int, expected: int | None = None, by: User, at: datetime) -> ChainNode:
    """Put a node at a place of its stage, counted from 0; the others make room."""
    chain = lock(node.chain)
    node = _allowed(node, expected, by)
    for place, other in enumerate(rules.moved(_in_stage(chain, node.stage), node, to)):
        if other.place != place:
            change(node if other == node else lock(other), at=at, place=place)
    return node


@verb
def remove_node(node: ChainNode, *, expected: int | None = None, by: User, at: datetime) -> ChainNode:
    """Take a node off the map. Refused while an enterprise stands there; its history stays."""
    node = _allowed(node, expected, by)
    if node.places.exists():
        raise rules.NodeNotEmptyError()
    change(node, at=at, removed_at=at)
    return node


@verb
def place_enterprise(
    node: ChainNode, *, enterprise: Enterprise, expected: int | None = None, by: User, at: datetime
) -> ChainNode:
    """Place an enterprise of the chain at a node. It may stand at several; where it stands already nothing is written."""
    enterprise = lock(enterprise)
    node = _allowed(node, expected, by)
    if node.places.filter(enterprise=enterprise).exists():
        return node
    rules.check_state(node.state, 1)
    change(node, at=at)
    _place(node, enterprise, by, at)
    return node


@verb
def take_from_node(
    node: ChainNode, *, enterprise: Enterprise, expected: int | None = None, by: User, at: datetime
) -> ChainNode:
    """Take an enterprise away from a node; where it does not stand nothing is written."""
    enterprise = lock(enterprise)
    node = _allowed(node, expected, by)
    place = node.places.filter(enterprise=enterprise).first()
    if place is not None:
        change(node, at=at)
        _leave(node, place, by, at)
    return node


def leave_nodes(enterprise: Enterprise, *, by: User, at: datetime) -> None:
    """Take an enterprise away from all nodes: its chain changes. Joins a verb that holds the enterprise."""
    for place in enterprise.places.select_related("node").order_by("node"):
        node = lock(place.node)
        change(node, at=at)
        _leave(node, place, by, at)


def _lock_all(enterprises: Iterable[Enterprise]) -> list[Enterprise]:
    return [lock(enterprise) for enterprise in sorted(enterprises, key=lambda row: row.pk)]


def _allowed(node: ChainNode, expected: int | None, by: User) -> ChainNode:
    node = lock(node, "chain")
    access.require(access.may_edit_chains(by))
    match(node, expected)
    if node.removed_at is not None:
        raise rules.NodeRemovedError()
    return node


def _in_stage(chain: Chain, stage: str) -> list[ChainNode]:
    return list(ChainNode.objects.present().filter(chain=chain, stage=stage).order_by("place", "created_at", "id"))


def _place(node: ChainNode, enterprise: Enterprise, by: User, at: datetime) -> None:
    if enterprise.chain_id != node.chain_id:
        raise rules.NotInTheChainError()
    create(ChainPlace, at=at, node=node, enterprise=enterprise)
    note(enterprise, "place.taken", node, by=by, at=at, node=node.name, node_en=node.name_en)


def _leave(node: ChainNode, place: ChainPlace, by: User, at: datetime) -> None:
    place.delete()
    note(place.enterprise, "place.left", node, by=by, at=at, node=node.name, node_en=node.name_en)

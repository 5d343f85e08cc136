"""Write who supplies whom inside the county.

A line in the file of either enterprise says what is supplied, never by whom: its readers need not know the other one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.actions.timeline import note as line
from enterprises.models import Enterprise, LinkState, SupplyLink

EDITABLE = ("product", "state", "note")


class LinkTakenError(DomainError):
    """The two are linked for this product."""

    code = "supply_link_taken"
    message = _("This supply link is entered already.")
    field = "product"
    constraint = "link_is_once_for_a_product"


class LinkToItselfError(DomainError):
    """Nobody supplies themselves."""

    code = "supply_link_to_itself"
    message = _("Choose two different enterprises.")
    field = "customer"
    constraint = "link_joins_two_enterprises"


class LinkOfNothingError(DomainError):
    """A supply link says what is supplied."""

    code = "supply_link_of_nothing"
    message = _("Enter what is supplied.")
    field = "product"
    constraint = "link_says_what_is_supplied"


@verb
def add_supply_link(
    supplier: Enterprise,
    *,
    customer: Enterprise,
    product: str,
    state: str = LinkState.STRONG,
    note: str = "",
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> SupplyLink:
    """Enter that one enterprise supplies another, of any chain. The same id and body again returns the link."""
    access.require(access.may_edit_chains(by))
    if earlier := replayed(SupplyLink, id, body_digest):
        return earlier
    if supplier.pk == customer.pk:
        raise LinkToItselfError()
    if not product:
        raise LinkOfNothingError()
    link = create(
        SupplyLink, id=id, body_digest=body_digest, at=at, supplier=supplier, customer=customer, product=product,
        state=state, note=note,
    )  # fmt: skip
    _tell(link, "added", by, at)
    return link


@verb
def edit_supply_link(
    link: SupplyLink, *, expected: int | None = None, by: User, at: datetime, **fields: Any
) -> SupplyLink:
    """Change what is supplied and how well the link holds; fields not given stay."""
    link = lock(link)
    access.require(access.may_edit_chains(by))
    match(link, expected)
    if unknown := set(fields) - set(EDITABLE):
        raise TypeError(f"not fields of a supply link: {sorted(unknown)}")
    fields = {name: value for name, value in fields.items() if getattr(link, name) != value}
    if "product" in fields and not fields["product"]:
        raise LinkOfNothingError()
    if fields:
        change(link, at=at, **fields)
        _tell(link, "edited", by, at)
    return link


@verb
def remove_supply_link(link: SupplyLink, *, expected: int | None = None, by: User, at: datetime) -> None:
    """Remove a link that is no more; the history keeps it."""
    link = lock(link)
    access.require(access.may_edit_chains(by))
    match(link, expected)
    _tell(link, "removed", by, at)
    link.delete()


def _tell(link: SupplyLink, what: str, by: User, at: datetime) -> None:
    for enterprise, side in ((link.supplier, "supplies"), (link.customer, "buys")):
        line(
            enterprise,
            f"link.{what}",
            link,
            by=by,
            at=at,
            product=link.product,
            side=side,
            weak=link.state == LinkState.WEAK,
        )

"""Write the chains of the county."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError
from accounts.models import Unit, User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.models import Chain, ChainStrategy
from enterprises.rules.chains import address_of

EDITABLE = ("name", "name_en", "strategy", "lead_unit")  # the address stays: people keep links to it


class ChainNameTakenError(DomainError):
    """Another chain has this name."""

    code = "chain_name_taken"
    message = _("There is a chain of this name already.")
    field = "name"
    constraint = "chain_name_is_unique"


class ChainAddressTakenError(DomainError):
    """Another chain has this address."""

    code = "chain_address_taken"
    message = _("Another chain has this address. Choose one for this chain.")
    field = "slug"
    constraint = "chain_address_is_unique"


class NamelessChainError(DomainError):
    """A chain has a name."""

    code = "nameless_chain"
    message = _("Enter the name of the chain.")
    field = "name"
    constraint = "chain_has_a_name"


@verb
def found_chain(
    *,
    name: str,
    name_en: str = "",
    slug: str = "",
    strategy: str = ChainStrategy.STRENGTHEN,
    lead_unit: Unit | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Chain:
    """Found a chain; without a ``slug`` its address is made of the name. The same id and body again returns it."""
    access.require(access.may_edit_chains(by))
    if earlier := replayed(Chain, id, body_digest):
        return earlier
    if not name:
        raise NamelessChainError()
    return create(
        Chain, id=id, body_digest=body_digest, at=at, slug=address_of(slug, name, name_en), name=name,
        name_en=name_en, strategy=strategy, lead_unit=lead_unit,
    )  # fmt: skip


@verb
def edit_chain(chain: Chain, *, expected: int | None = None, by: User, at: datetime, **fields: Any) -> Chain:
    """Change name, strategy or lead unit; fields not given stay. Nothing different: nothing is written."""
    chain = lock(chain)
    access.require(access.may_edit_chains(by))
    match(chain, expected)
    if unknown := set(fields) - set(EDITABLE):
        raise TypeError(f"not fields of a chain: {sorted(unknown)}")
    fields = {name: value for name, value in fields.items() if getattr(chain, name) != value}
    if fields:
        change(chain, at=at, **fields)
    return chain

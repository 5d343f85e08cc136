"""Write the register of enterprises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from accounts.errors import DomainError
from accounts.models import User
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.actions.chain_map import leave_nodes
from enterprises.actions.timeline import note
from enterprises.models import Enterprise, EnterpriseStatus
from enterprises.queries.duplicates import likely_duplicates
from enterprises.rules import credit_codes, enterprise_status, industries, search_keys

# What the office may edit. The status has a verb of its own: enterprise_status.change_status.
EDITABLE = (
    "uscc", "name", "short_name", "name_en", "township", "zone", "address", "industry_class", "size",
    "above_designated_since", "chain", "role", "is_key",
)  # fmt: skip


class CreditCodeTakenError(DomainError):
    """Another enterprise has this code."""

    code = "credit_code_taken"
    message = _("An enterprise with this unified social credit code is already in the register.")
    field = "uscc"
    constraint = "enterprise_uscc_is_unique"


class NamelessEnterpriseError(DomainError):
    """An enterprise has a legal name."""

    code = "nameless_enterprise"
    message = _("Enter the legal name.")
    field = "name"
    constraint = "enterprise_has_a_name"


class RoleWithoutChainError(DomainError):
    """A role in a chain needs the chain."""

    code = "role_without_chain"
    message = _("Choose the chain in which the enterprise has this role.")
    field = "chain"
    constraint = "enterprise_role_needs_a_chain"


class LikelyDuplicateError(DomainError):
    """Enterprises of nearly the same name are in the register: is it one of them?"""

    code = "likely_duplicate"
    message = _("The register has enterprises of nearly the same name. Is it one of them?")
    field = "name"

    def __init__(self, candidates: Sequence[Enterprise]) -> None:
        super().__init__()
        self.candidates = candidates
        self.facts = {"candidates": [str(candidate.pk) for candidate in candidates]}


def search_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the stored search keys for an enterprise's names and code."""
    keys = search_keys.keys_for(fields["name"], fields["short_name"], fields["name_en"], fields["uscc"])
    return {"pinyin": keys.pinyin, "initials": keys.initials, "grams": keys.grams, "latin_key": keys.latin}


@verb
def register_enterprise(
    *,
    status: str = EnterpriseStatus.OPERATING,
    status_reason: str = "",
    status_since: date | None = None,
    not_a_duplicate: bool = False,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
    **fields: Any,
) -> Enterprise:
    """Enter an enterprise in the register. The same id and body again returns what there is.

    Where the name is nearly that of another one, whoever enters it says ``not_a_duplicate``, or it is refused. Any status
    but at work has its reason.
    """
    access.require(access.may_edit_enterprises(by))
    if earlier := replayed(Enterprise, id, body_digest):
        return earlier
    fields = {"short_name": "", "name_en": ""} | _checked(fields)
    if status != EnterpriseStatus.OPERATING:
        today = local_day(at)
        since = status_since or today
        enterprise_status.check(
            EnterpriseStatus.OPERATING, None, status, reason=status_reason, since=since, today=today, prefix="status_"
        )
        fields |= {"status_reason": status_reason.strip(), "status_since": since}
    if not not_a_duplicate:
        _ask_about_duplicates(fields["name"], fields["uscc"], by)
    enterprise = create(
        Enterprise, id=id, body_digest=body_digest, at=at, status=status, **fields, **search_fields(fields)
    )
    note(enterprise, "enterprise.registered", enterprise, by=by, at=at)
    return enterprise


@verb
def edit_enterprise(
    enterprise: Enterprise, *, expected: int | None = None, by: User, at: datetime, **fields: Any
) -> Enterprise:
    """Change what the register says; fields not given stay. Nothing different: nothing is written.

    Who leaves a chain leaves its nodes.
    """
    enterprise = lock(enterprise)
    access.require(access.may_edit_enterprises(by))
    match(enterprise, expected)
    fields = {name: value for name, value in _checked(fields).items() if getattr(enterprise, name) != value}
    if not fields:
        return enterprise
    names = {name: getattr(enterprise, name) for name in ("name", "short_name", "name_en", "uscc")} | fields
    change(enterprise, at=at, **fields, **search_fields(names))
    if "chain" in fields:
        leave_nodes(enterprise, by=by, at=at)
    note(enterprise, "enterprise.edited", enterprise, by=by, at=at, fields=sorted(fields))
    return enterprise


@verb
def strike_out_enterprise(
    enterprise: Enterprise, *, reason: str, expected: int | None = None, by: User, at: datetime
) -> Enterprise:
    """Strike out a record that was entered by mistake: it is in no list any more, and its code is free again."""
    enterprise = lock(enterprise)
    access.require(access.may_edit_enterprises(by))
    match(enterprise, expected)
    if enterprise.struck_at is None:
        change(enterprise, at=at, struck_at=at)
        note(enterprise, "enterprise.struck_out", enterprise, by=by, at=at, reason=reason)
    return enterprise


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not fields of the register: {sorted(unknown)}")
    if "uscc" in fields:
        fields = fields | {"uscc": credit_codes.normalise(fields["uscc"])}
    if "industry_class" in fields:
        fields = fields | {"industry_class": industries.normalise(fields["industry_class"])}
    return fields


def _ask_about_duplicates(name: str, uscc: str, by: User) -> None:
    candidates = likely_duplicates(name, seen_by=by)
    if candidates and Enterprise.objects.filter(uscc=uscc, struck_at__isnull=True).exists():
        raise CreditCodeTakenError()  # no question, it is one of them; else the unique constraint says so
    if candidates:
        raise LikelyDuplicateError(candidates)

"""Write the contacts of an enterprise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from accounts.models import User
from accounts.models.phones import normalise_phone
from accounts.verbs import change, create, lock, match, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Contact, Enterprise


@verb
def add_contact(
    enterprise: Enterprise,
    *,
    name: str,
    post: str = "",
    phone: str = "",
    email: str = "",
    is_preferred: bool = False,
    consented_on: date | None = None,
    by: User,
    at: datetime,
) -> Contact:
    """Add a person of the enterprise; a new preferred contact takes the place of the earlier one."""
    enterprise = lock(enterprise)
    access.require(access.may_edit_enterprises(by))
    phone = normalise_phone(phone)
    if is_preferred:
        for earlier in enterprise.contacts.filter(is_preferred=True):
            change(earlier, at=at, is_preferred=False)
    contact = create(
        Contact, at=at, enterprise=enterprise, name=name, post=post, phone=phone, email=email,
        is_preferred=is_preferred, consented_on=consented_on,
    )  # fmt: skip
    note(enterprise, "contact.added", contact, by=by, at=at, post=post)
    return contact


@verb
def edit_contact(contact: Contact, *, expected: int | None = None, by: User, at: datetime, **fields: Any) -> Contact:
    """Correct what is known of a contact; a new preferred contact takes the place of the earlier one."""
    enterprise = lock(contact.enterprise)
    contact = lock(contact)
    access.require(access.may_edit_enterprises(by))
    match(contact, expected)
    if fields.get("is_preferred"):
        for earlier in enterprise.contacts.filter(is_preferred=True).exclude(pk=contact.pk):
            change(earlier, at=at, is_preferred=False)
    change(contact, at=at, **fields)
    return contact


@verb
def archive_contact(contact: Contact, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Contact:
    """Keep a person who has left for the history only."""
    contact = lock(contact)
    access.require(access.may_edit_enterprises(by))
    match(contact, expected)
    change(contact, at=at, archived_at=at, archived_reason=reason, is_preferred=False)
    return contact

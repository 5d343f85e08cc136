"""Write the contacts of an enterprise."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from accounts.models import User
from accounts.models.phones import normalise_phone
from accounts.verbs import change, create, lock, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Contact, Enterprise
from enterprises.rules import search_keys


def contact_search_fields(name: str, latin_name: str = "") -> dict[str, Any]:
    """Return the stored search keys for a contact's names."""
    grams, latin = search_keys.keys_for_contact(name, latin_name)
    return {"grams": grams, "latin_key": latin}


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
        is_preferred=is_preferred, consented_on=consented_on, **contact_search_fields(name),
    )  # fmt: skip
    note(enterprise, "contact.added", contact, by=by, at=at, post=post)
    return contact

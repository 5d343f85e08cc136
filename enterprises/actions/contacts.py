"""Write the contacts of an enterprise, and the log of who looked at whose phone number."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts import wording
from accounts.errors import DomainError
from accounts.models import User
from accounts.models.phones import normalise_phone
from accounts.verbs import change, create, lock, match, replayed, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Contact, Enterprise, PhoneReveal
from enterprises.rules import search_keys

EDITABLE = ("name", "latin_name", "post", "phone", "email", "is_preferred", "consented_on")
HOUR = timedelta(hours=1)


class ContactArchivedError(DomainError):
    """The person has left."""

    code = "contact_archived"
    message = _("This person is no longer a contact. Bring the contact back first.")


class ContactPresentError(DomainError):
    """Only who has left can be brought back."""

    code = "contact_present"
    message = _("This person is a contact already.")


class ArchiveReasonError(DomainError):
    """Who is archived has a reason."""

    code = "archive_needs_a_reason"
    message = _("Say why this person is no longer a contact.")
    field = "reason"
    constraint = "archived_contact_says_why"


class NoPhoneError(DomainError):
    """There is no number to show."""

    code = "no_phone"
    message = _("No phone number is known.")


class TooManyRevealsError(DomainError):
    """One person looks at so many phone numbers an hour and no more."""

    code = "too_many_reveals"
    message = _("You have looked at too many phone numbers within an hour.")


def contact_search_fields(name: str, latin_name: str) -> dict[str, Any]:
    """Return the stored search keys for a person's names."""
    grams, latin_key = search_keys.keys_for_contact(name, latin_name)
    return {"grams": grams, "latin_key": latin_key}


@verb
def add_contact(
    enterprise: Enterprise,
    *,
    name: str,
    latin_name: str = "",
    post: str = "",
    phone: str = "",
    email: str = "",
    is_preferred: bool = False,
    consented_on: date | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Contact:
    """Add a person of the enterprise; a new preferred contact takes the place of the earlier one."""
    enterprise = lock(enterprise)
    access.require(access.may_edit_enterprises(by))
    if earlier := replayed(Contact, id, body_digest):
        return earlier
    phone = normalise_phone(phone)
    if is_preferred:
        _stand_back(enterprise, at=at)
    contact = create(
        Contact, id=id, body_digest=body_digest, at=at, enterprise=enterprise, name=name, latin_name=latin_name,
        post=post, phone=phone, email=email, is_preferred=is_preferred, consented_on=consented_on,
        **contact_search_fields(name, latin_name),
    )  # fmt: skip
    note(enterprise, "contact.added", contact, by=by, at=at, post=post)
    return contact


@verb
def edit_contact(contact: Contact, *, expected: int | None = None, by: User, at: datetime, **fields: Any) -> Contact:
    """Correct what is known of a person; fields not given stay. Nothing different: nothing is written."""
    enterprise, contact = _locked(contact)
    access.require(access.may_edit_enterprises(by))
    match(contact, expected)
    if contact.archived_at:
        raise ContactArchivedError()
    fields = {name: value for name, value in _checked(fields).items() if getattr(contact, name) != value}
    if not fields:
        return contact
    if fields.get("is_preferred"):
        _stand_back(enterprise, at=at)
    names = {name: fields.get(name, getattr(contact, name)) for name in ("name", "latin_name")}
    change(contact, at=at, **fields, **contact_search_fields(**names))
    note(enterprise, "contact.edited", contact, by=by, at=at, post=contact.post, fields=sorted(fields))
    return contact


@verb
def archive_contact(contact: Contact, *, reason: str, expected: int | None = None, by: User, at: datetime) -> Contact:
    """Keep a person who has left out of every list, with the reason; nothing is removed."""
    enterprise, contact = _locked(contact)
    access.require(access.may_edit_enterprises(by))
    match(contact, expected)
    if contact.archived_at:
        raise ContactArchivedError()
    if not reason.strip():
        raise ArchiveReasonError()
    change(contact, at=at, archived_at=at, archived_reason=reason.strip(), is_preferred=False)
    note(enterprise, "contact.archived", contact, by=by, at=at, post=contact.post, reason=reason.strip())
    return contact


@verb
def restore_contact(contact: Contact, *, expected: int | None = None, by: User, at: datetime) -> Contact:
    """Bring back a person who was archived; who is called first stays as it is."""
    enterprise, contact = _locked(contact)
    access.require(access.may_edit_enterprises(by))
    match(contact, expected)
    if contact.archived_at is None:
        raise ContactPresentError()
    change(contact, at=at, archived_at=None, archived_reason="")
    note(enterprise, "contact.restored", contact, by=by, at=at, post=contact.post)
    return contact


@verb
def reveal_phone(contact: Contact, *, by: User, at: datetime) -> str:
    """Return the whole number and log who looked; refused beyond the number of looks that one person has in an hour."""
    lock(by)  # twenty at once wait for each other here, or each would count nineteen too few
    contact = lock(contact)
    access.require(access.may_reveal_phones(by))
    if contact.archived_at:
        raise ContactArchivedError()
    if not contact.phone:
        raise NoPhoneError()
    most = settings.PHONE_REVEALS_AN_HOUR
    latest = PhoneReveal.objects.by_since(by, at - HOUR).order_by("-at").values_list("at", flat=True)[:most]
    looks = list(latest)
    if len(looks) >= most:
        message = _("You have looked at %(most)s phone numbers within an hour. The next one is possible %(when)s.")
        raise TooManyRevealsError(message % {"most": most, "when": wording.exact_moment(looks[-1] + HOUR)})
    PhoneReveal(contact=contact, by=by, at=at).save(force_insert=True)
    return contact.phone


def _locked(contact: Contact) -> tuple[Enterprise, Contact]:
    """Hold the enterprise, then the person: the order of every verb that may change who is called first."""
    return lock(contact.enterprise), lock(contact)


def _stand_back(enterprise: Enterprise, *, at: datetime) -> None:
    for earlier in enterprise.contacts.filter(is_preferred=True):
        change(earlier, at=at, is_preferred=False)


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(EDITABLE)
    if unknown:
        raise TypeError(f"not fields of a contact: {sorted(unknown)}")
    return fields | {"phone": normalise_phone(fields["phone"])} if "phone" in fields else fields

"""Who may do what to an enterprise and its contacts."""

from __future__ import annotations

from accounts.access import require
from accounts.models import Capability, User

__all__ = ["may_edit_enterprises", "may_read_contacts", "may_read_register", "may_read_timeline", "require"]


def may_edit_enterprises(user: User) -> bool:
    """The office keeps the register."""
    return user.can(Capability.EDIT_ENTERPRISES)


def may_read_contacts(user: User) -> bool:
    """Contacts (phones masked) of an enterprise that one may open."""
    return user.can(Capability.READ_CONTACTS)


def may_read_register(user: User) -> bool:
    """Code, size and role of an enterprise that one may open: all but organisers, who see names and contacts."""
    return user.can(Capability.READ_TIMELINE)


def may_read_timeline(user: User) -> bool:
    """The file of an enterprise that one may open."""
    return user.can(Capability.READ_TIMELINE)

"""Who may do what to an enterprise and its contacts."""

from __future__ import annotations

from accounts.access import require
from accounts.models import Capability, User

__all__ = [
    "may_edit_chains",
    "may_edit_cultivation",
    "may_edit_cultivation_rules",
    "may_edit_enterprises",
    "may_edit_figures",
    "may_edit_projects",
    "may_export_lists",
    "may_export_phones",
    "may_import_files",
    "may_merge_enterprises",
    "may_read_chains",
    "may_read_contacts",
    "may_read_cultivation",
    "may_read_exports",
    "may_read_figures",
    "may_read_projects",
    "may_read_register",
    "may_read_reveals",
    "may_read_timeline",
    "may_reveal_phones",
    "require",
]


def may_edit_enterprises(user: User) -> bool:
    """The office keeps the register."""
    return user.can(Capability.EDIT_ENTERPRISES)


def may_merge_enterprises(user: User) -> bool:
    """The office makes one record of two, and two again."""
    return user.can(Capability.MERGE_ENTERPRISES)


def may_read_contacts(user: User) -> bool:
    """Contacts (phones masked) of an enterprise that one may open."""
    return user.can(Capability.READ_CONTACTS)


def may_read_register(user: User) -> bool:
    """Code, size and role of an enterprise that one may open: all but organisers, who see names and contacts."""
    return user.can(Capability.READ_TIMELINE)


def may_read_timeline(user: User) -> bool:
    """The file of an enterprise that one may open."""
    return user.can(Capability.READ_TIMELINE)


def may_reveal_phones(user: User) -> bool:
    """A whole phone number of an enterprise that one may open; every reveal is logged."""
    return user.can(Capability.REVEAL_PHONES)


def may_read_reveals(user: User) -> bool:
    """Who looked at whose phone number: what only the office and the auditor read, as internal notes."""
    return user.can(Capability.READ_INTERNAL_NOTES)


def may_read_chains(user: User) -> bool:
    """Everybody with business here reads the chains."""
    return user.can(Capability.READ_CHAINS)


def may_edit_chains(user: User) -> bool:
    """The office keeps chains, their nodes and their leaders."""
    return user.can(Capability.EDIT_CHAINS)


def may_read_cultivation(user: User) -> bool:
    """Qualifications of an enterprise that one may open."""
    return user.can(Capability.READ_CULTIVATION)


def may_edit_cultivation(user: User) -> bool:
    """The office keeps the qualifications."""
    return user.can(Capability.EDIT_CULTIVATION)


def may_edit_cultivation_rules(user: User) -> bool:
    """The office keeps the rules of cultivation, edition by edition."""
    return user.can(Capability.EDIT_CULTIVATION_RULES)


def may_read_projects(user: User) -> bool:
    """Projects and honours of an enterprise that one may open."""
    return user.can(Capability.READ_PROJECTS)


def may_edit_projects(user: User) -> bool:
    """The office keeps projects and honours."""
    return user.can(Capability.EDIT_PROJECTS)


def may_read_figures(user: User) -> bool:
    """Published totals, and the figures of an enterprise that one may open."""
    return user.can(Capability.READ_FIGURES)


def may_edit_figures(user: User) -> bool:
    """The office enters figures."""
    return user.can(Capability.EDIT_FIGURES)


def may_import_files(user: User) -> bool:
    """The office imports files."""
    return user.can(Capability.IMPORT_FILES)


def may_export_lists(user: User) -> bool:
    """Take the list that one sees out of the house; every export is logged."""
    return user.can(Capability.EXPORT_LISTS)


def may_export_phones(user: User) -> bool:
    """Whole phone numbers in an export: the office alone."""
    return user.can(Capability.EXPORT_PHONES)


def may_read_exports(user: User) -> bool:
    """Who took which list out of the house: the office and auditors."""
    return user.can(Capability.READ_EXPORTS)

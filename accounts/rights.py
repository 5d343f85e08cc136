"""Roles, and what each of them may do: the table "Who may" of the county's mechanism, one row for each capability.

A capability says *what kind* of act a role may do at all; whose rows it reaches (own enterprises, own unit, own chains)
is decided by ``visible_to`` and ``access.may_*`` of the noun.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in the mechanism; one person may be several."""

    SPECIALIST = "SPECIALIST", _("Assistance specialist")
    OFFICE = "OFFICE", _("Chain office")
    HANDLER = "HANDLER", _("Handler of a unit")
    LEADER = "LEADER", _("Chain leader")
    ORGANISER = "ORGANISER", _("Event organiser")
    AUDITOR = "AUDITOR", _("Auditor")
    SYSTEM_ADMIN = "SYSTEM_ADMIN", _("System administrator")


class Capability(StrEnum):
    """Everything that a role may be granted."""

    READ_ALL_ENTERPRISES = "enterprises.read_all"
    READ_ASSIGNED_ENTERPRISES = "enterprises.read_assigned"
    READ_CONCERNED_ENTERPRISES = "enterprises.read_concerned"
    READ_CHAIN_ENTERPRISES = "enterprises.read_chain"
    LIST_ENTERPRISES = "enterprises.list"
    EDIT_ENTERPRISES = "enterprises.edit"
    READ_TIMELINE = "enterprises.read_timeline"
    MERGE_ENTERPRISES = "enterprises.merge"
    READ_CONTACTS = "contacts.read"
    REVEAL_PHONES = "contacts.reveal_phones"
    READ_CHAINS = "chains.read"
    EDIT_CHAINS = "chains.edit"
    READ_CULTIVATION = "cultivation.read"
    EDIT_CULTIVATION = "cultivation.edit"
    EDIT_CULTIVATION_RULES = "cultivation.edit_rules"
    READ_PROJECTS = "projects.read"
    EDIT_PROJECTS = "projects.edit"
    READ_FIGURES = "figures.read"
    EDIT_FIGURES = "figures.edit"
    IMPORT_FILES = "imports.run"
    EXPORT_LISTS = "exports.run"
    EXPORT_PHONES = "exports.phones"
    READ_EXPORTS = "exports.read"
    READ_ALL_ASSIGNMENTS = "assignments.read_all"
    READ_OWN_ASSIGNMENTS = "assignments.read_own"
    EDIT_ASSIGNMENTS = "assignments.edit"
    READ_VISITS = "visits.read"
    RECORD_OWN_VISITS = "visits.record_own"
    RECORD_ANY_VISITS = "visits.record_any"
    READ_ISSUES = "issues.read"
    RAISE_OWN_ISSUES = "issues.raise_own"
    RAISE_ANY_ISSUES = "issues.raise_any"
    ANSWER_ON_THE_SPOT = "issues.answer_on_the_spot"
    RULE_ISSUES = "issues.rule"
    WORK_ISSUES = "issues.work"
    PARK_ISSUES = "issues.park"
    READ_LEDGER = "issues.ledger"
    EDIT_CLOCKS = "clocks.edit"
    READ_REMINDERS = "reminders.read"
    READ_EVENTS = "events.read"
    EDIT_EVENTS = "events.edit"
    READ_ALL_GUESTS = "guests.read_all"
    READ_OWN_GUESTS = "guests.read_own"
    ANSWER_FOR_GUESTS = "guests.answer_for"
    CHECK_IN_GUESTS = "guests.check_in"
    RULE_QUESTIONS = "questions.rule"
    READ_INTERNAL_NOTES = "timeline.read_internal"
    SEE_PEOPLE = "people.see"
    MANAGE_ACCOUNTS = "accounts.manage"


_S, _O, _H, _L, _E, _A, _X = (
    Role.SPECIALIST,
    Role.OFFICE,
    Role.HANDLER,
    Role.LEADER,
    Role.ORGANISER,
    Role.AUDITOR,
    Role.SYSTEM_ADMIN,
)

GRANTS: Mapping[Capability, frozenset[Role]] = {
    Capability.READ_ALL_ENTERPRISES: frozenset({_O, _E, _A}),
    Capability.READ_ASSIGNED_ENTERPRISES: frozenset({_S}),
    Capability.READ_CONCERNED_ENTERPRISES: frozenset({_H}),
    Capability.READ_CHAIN_ENTERPRISES: frozenset({_L}),
    Capability.LIST_ENTERPRISES: frozenset({_S}),  # name, chain and township of the others'
    Capability.EDIT_ENTERPRISES: frozenset({_O}),
    Capability.READ_TIMELINE: frozenset({_S, _O, _H, _L, _A}),  # organisers see names and contacts only
    Capability.MERGE_ENTERPRISES: frozenset({_O}),
    Capability.READ_CONTACTS: frozenset({_S, _O, _H, _L, _E, _A}),
    Capability.REVEAL_PHONES: frozenset({_S, _O, _H, _L, _E}),  # each reveal is logged; auditors see masks
    Capability.READ_CHAINS: frozenset({_S, _O, _H, _L, _E, _A}),
    Capability.EDIT_CHAINS: frozenset({_O}),
    Capability.READ_CULTIVATION: frozenset({_S, _O, _H, _L, _A}),  # of enterprises that one may open
    Capability.EDIT_CULTIVATION: frozenset({_O}),
    Capability.EDIT_CULTIVATION_RULES: frozenset({_O}),
    Capability.READ_PROJECTS: frozenset({_S, _O, _H, _L, _A}),  # of enterprises that one may open
    Capability.EDIT_PROJECTS: frozenset({_O}),
    Capability.READ_FIGURES: frozenset({_S, _O, _L, _A}),  # published totals; an enterprise's own if one may open it
    Capability.EDIT_FIGURES: frozenset({_O}),
    Capability.IMPORT_FILES: frozenset({_O}),
    Capability.EXPORT_LISTS: frozenset({_S, _O, _H, _L, _A}),  # what one's own list shows
    Capability.EXPORT_PHONES: frozenset({_O}),
    Capability.READ_EXPORTS: frozenset({_O, _A}),  # who took what out of the house
    Capability.READ_ALL_ASSIGNMENTS: frozenset({_O, _L, _A}),
    Capability.READ_OWN_ASSIGNMENTS: frozenset({_S}),
    Capability.EDIT_ASSIGNMENTS: frozenset({_O}),
    Capability.READ_VISITS: frozenset({_S, _O, _H, _L, _A}),
    Capability.RECORD_OWN_VISITS: frozenset({_S}),
    Capability.RECORD_ANY_VISITS: frozenset({_O}),
    Capability.READ_ISSUES: frozenset({_S, _O, _H, _L, _A}),
    Capability.RAISE_OWN_ISSUES: frozenset({_S}),
    Capability.RAISE_ANY_ISSUES: frozenset({_O}),
    Capability.ANSWER_ON_THE_SPOT: frozenset({_S}),
    Capability.RULE_ISSUES: frozenset({_O}),
    Capability.WORK_ISSUES: frozenset({_H}),
    Capability.PARK_ISSUES: frozenset({_L, _O}),  # park, prod, escalate; the office for the leader, recorded as such
    Capability.READ_LEDGER: frozenset({_O, _L, _A}),  # ledger, scores of units, ageing: of issues that one may read
    Capability.EDIT_CLOCKS: frozenset({_O, _X}),
    Capability.READ_REMINDERS: frozenset({_S, _O, _H, _L, _E, _A, _X}),
    Capability.READ_EVENTS: frozenset({_S, _O, _H, _L, _E, _A}),
    Capability.EDIT_EVENTS: frozenset({_O, _E}),
    Capability.READ_ALL_GUESTS: frozenset({_O, _E, _A}),  # and drafts of events
    Capability.READ_OWN_GUESTS: frozenset({_S, _L}),  # guests of own enterprises, of own chains
    Capability.ANSWER_FOR_GUESTS: frozenset({_S, _O, _E}),  # what a guest says on the telephone
    Capability.CHECK_IN_GUESTS: frozenset({_O, _E}),
    Capability.RULE_QUESTIONS: frozenset({_O, _E}),  # moderate, answer, make an issue of
    Capability.READ_INTERNAL_NOTES: frozenset({_O, _A}),
    Capability.SEE_PEOPLE: frozenset({_S, _O, _H, _L, _E, _A}),
    Capability.MANAGE_ACCOUNTS: frozenset({_X}),
}


def granted(capability: Capability | str, roles: Iterable[str]) -> bool:
    """Whether any of ``roles`` grants ``capability``; an unknown capability is an error, never a silent no."""
    return not GRANTS[Capability(capability)].isdisjoint(roles)


def capabilities_of(roles: Iterable[str]) -> list[str]:
    """Return every capability that ``roles`` grant together, sorted."""
    held = set(roles)
    return sorted(str(capability) for capability, to in GRANTS.items() if not to.isdisjoint(held))

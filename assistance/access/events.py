"""Who plans events, invites, answers for guests, welcomes them, and decides on questions."""

from __future__ import annotations

from accounts.models import Capability, User
from assistance.access.assignments import looks_after
from assistance.models import Invitation
from enterprises.models import Enterprise


def may_read_events(user: User) -> bool:
    """Everybody with business here reads published events."""
    return user.can(Capability.READ_EVENTS)


def may_read_plans(user: User) -> bool:
    """Those who plan or audit events read what is not published yet: drafts, and the agenda as it stands."""
    return user.can(Capability.READ_ALL_GUESTS)


def may_edit_events(user: User) -> bool:
    """Organisers and the office plan events, invite, and follow them up."""
    return user.can(Capability.EDIT_EVENTS)


def may_read_guests(user: User) -> bool:
    """Planners and auditors read all guests; specialists and leaders those of their own enterprises."""
    return user.can(Capability.READ_ALL_GUESTS) or user.can(Capability.READ_OWN_GUESTS)


def may_answer_for(user: User, invitation: Invitation) -> bool:
    """Who writes down what a guest said on the telephone: organisers, the office, the enterprise's specialist."""
    if not user.can(Capability.ANSWER_FOR_GUESTS):
        return False
    return user.can(Capability.EDIT_EVENTS) or (
        invitation.enterprise is not None and looks_after(user, invitation.enterprise)
    )


def may_check_in(user: User) -> bool:
    """Organisers and the office stand at the door."""
    return user.can(Capability.CHECK_IN_GUESTS)


def may_rule_questions(user: User) -> bool:
    """Organisers and the office decide what becomes of a question."""
    return user.can(Capability.RULE_QUESTIONS)


def may_ask_for(user: User, enterprise: Enterprise | None) -> bool:
    """Who hands in a question: organisers and the office for anybody, a specialist for the own enterprises."""
    if user.can(Capability.RULE_QUESTIONS):
        return True
    return enterprise is not None and user.can(Capability.ANSWER_FOR_GUESTS) and looks_after(user, enterprise)


def may_ask_questions(user: User) -> bool:
    """Whoever hands in a question for somebody: organisers, the office, specialists."""
    return user.can(Capability.RULE_QUESTIONS) or user.can(Capability.ANSWER_FOR_GUESTS)

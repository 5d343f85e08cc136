"""Who plans, records and edits visits, and keeps their promises."""

from __future__ import annotations

from accounts.models import Capability, User
from assistance.access.assignments import looks_after
from assistance.models import Commitment, Visit
from enterprises.models import Enterprise


def may_record_visit(user: User, enterprise: Enterprise) -> bool:
    """Specialists plan and record visits to their own enterprises, the office to any."""
    if user.can(Capability.RECORD_ANY_VISITS):
        return True
    return user.can(Capability.RECORD_OWN_VISITS) and looks_after(user, enterprise)


def may_edit_visit(user: User, visit: Visit) -> bool:
    """Whoever made the visit, and the office."""
    if user.can(Capability.RECORD_ANY_VISITS):
        return True
    return user.can(Capability.RECORD_OWN_VISITS) and visit.visitor_id == user.pk


def may_keep(user: User, commitment: Commitment) -> bool:
    """Whoever gave the promise, and the office."""
    return user.can(Capability.RECORD_ANY_VISITS) or commitment.owner_id == user.pk

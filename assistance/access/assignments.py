"""Who looks after which enterprise, and who may say so."""

from __future__ import annotations

from accounts.models import Capability, User
from assistance.models import Assignment
from enterprises.models import Enterprise


def looks_after(user: User, enterprise: Enterprise) -> bool:
    """Whether the enterprise is currently assigned to the user, as primary or backup."""
    return Assignment.objects.current().of(user).filter(enterprise=enterprise).exists()


def may_assign(user: User) -> bool:
    """The office assigns enterprises to specialists."""
    return user.can(Capability.EDIT_ASSIGNMENTS)


def may_read_assignments(user: User) -> bool:
    """Everybody's assignments and loads: the office, leaders, auditors. Specialists read their own."""
    return user.can(Capability.READ_ALL_ASSIGNMENTS)

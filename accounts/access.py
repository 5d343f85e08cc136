"""Who may: the refusal that every door turns into 403."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from accounts.rights import Capability

if TYPE_CHECKING:
    from accounts.models import User


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless ``allowed``."""
    if not allowed:
        raise PermissionDenied(_("Your role does not allow this."))


def may_manage_accounts(user: User) -> bool:
    """System administrators manage accounts and settings, and see no business rows."""
    return user.can(Capability.MANAGE_ACCOUNTS)


def only_handles_issues(user: User) -> bool:
    """Whether a person's whole day is the inbox of a unit: no visits, no rulings, no chain of their own."""
    others = (
        Capability.RECORD_OWN_VISITS,
        Capability.RECORD_ANY_VISITS,
        Capability.RULE_ISSUES,
        Capability.PARK_ISSUES,
    )
    return user.can(Capability.WORK_ISSUES) and not any(user.can(other) for other in others)


def only_plans_events(user: User) -> bool:
    """Whether a person's whole work is events: neither visits nor issues nor a chain wait for them."""
    others = (Capability.READ_VISITS, Capability.WORK_ISSUES, Capability.RULE_ISSUES, Capability.PARK_ISSUES)
    return user.can(Capability.EDIT_EVENTS) and not any(user.can(other) for other in others)

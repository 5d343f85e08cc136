"""Write whether an enterprise is at work: paused, closed, out of touch, or back."""

from __future__ import annotations

from datetime import date, datetime

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, lock, match, verb
from enterprises import access
from enterprises.actions.timeline import note
from enterprises.models import Enterprise, EnterpriseStatus
from enterprises.rules import enterprise_status


@verb
def change_status(
    enterprise: Enterprise,
    *,
    status: str,
    reason: str,
    since: date | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Enterprise:
    """Pause, close, lose or reopen an enterprise from a day on (today), with the reason. Issues and assignments stay."""
    enterprise = lock(enterprise)
    access.require(access.may_edit_enterprises(by))
    match(enterprise, expected)
    today = local_day(at)
    since = since or today
    before = enterprise.status
    enterprise_status.check(before, enterprise.status_since, status, reason=reason, since=since, today=today)
    change(enterprise, at=at, status=EnterpriseStatus(status), status_since=since, status_reason=reason.strip())
    facts = {"before": before, "status": status, "since": since.isoformat(), "reason": reason.strip()}
    note(enterprise, "enterprise.status_changed", enterprise, by=by, at=at, **facts)
    return enterprise

"""A second person's look at what was closed or withdrawn."""

from __future__ import annotations

from datetime import datetime

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, create, lock, match, verb
from assistance import access
from assistance.actions.issue_steps import named
from assistance.models import Issue, Recheck
from assistance.queries.clocks import clockwork
from assistance.rules.call_backs import OwnRecheckError, RecheckedError
from assistance.rules.issue_clocks import Stage
from enterprises.actions.timeline import note
from enterprises.models import Audience


def ask_for_recheck(issue: Issue, reason: str, *, not_by: User, at: datetime) -> Recheck:
    """Put an issue on the list of a second person. Joins a verb."""
    due_on = local_day(clockwork(local_day(at)).end(Stage.RECHECK, issue.urgency, at))
    return create(Recheck, at=at, issue=issue, reason=reason, not_by=not_by, due_on=due_on)


@verb
def record_recheck(
    recheck: Recheck, *, result: str, text: str, expected: int | None = None, by: User, at: datetime
) -> Recheck:
    """Write down what the enterprise said when asked again; never by who had a part in it. Once."""
    issue = lock(recheck.issue, "enterprise", "lead_unit")
    recheck = lock(recheck)
    access.require(access.may_recheck(by))
    match(recheck, expected)
    if by.pk == recheck.not_by_id or issue.lead_unit_id in by.unit_ids:
        raise OwnRecheckError()
    if recheck.done_at is not None:
        raise RecheckedError()
    change(recheck, at=at, result=result, text=text, done_by=by, done_at=at)
    note(
        issue.enterprise,
        "issue.rechecked",
        issue,
        by=by,
        at=at,
        audience=Audience.INTERNAL,
        result=result,
        **named(issue),
    )
    return recheck

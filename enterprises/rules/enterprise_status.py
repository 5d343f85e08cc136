"""How an enterprise passes from one status to another. Each passage needs a reason and a day."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

OPERATING, SUSPENDED, CLOSED, LOST_CONTACT = "OPERATING", "SUSPENDED", "CLOSED", "LOST_CONTACT"

# What has closed is reopened first; everything else may follow anything.
MOVES = {
    OPERATING: (SUSPENDED, LOST_CONTACT, CLOSED),
    SUSPENDED: (OPERATING, LOST_CONTACT, CLOSED),
    LOST_CONTACT: (OPERATING, SUSPENDED, CLOSED),
    CLOSED: (OPERATING,),
}


class StatusMoveError(DomainError):
    """The present status does not lead there."""

    code = "status_move"
    message = _("The enterprise cannot go from its present status to this one.")
    field = "status"


class StatusReasonError(DomainError):
    """A change of status says why."""

    code = "status_needs_a_reason"
    message = _("Say why the enterprise is in this status.")
    field = "reason"
    constraint = "enterprise_out_of_work_says_why"


class StatusDayError(DomainError):
    """The day from which a status holds is no day to come, and not before the status that it ends."""

    code = "status_day"
    message = _("The day must not lie in the future.")
    field = "since"


def check(
    present: str, present_since: date | None, wanted: str, *, reason: str, since: date, today: date, prefix: str = ""
) -> None:
    """Refuse a change of status that the table does not have, that says no reason, or whose day cannot be.

    ``prefix`` stands before the names of the fields, where a form has others beside them.
    """
    if wanted not in MOVES[present]:
        raise StatusMoveError()
    if not reason.strip():
        raise StatusReasonError(field=f"{prefix}reason")
    if since > today:
        raise StatusDayError(field=f"{prefix}since")
    if present_since is not None and since < present_since:
        raise StatusDayError(_("The present status began later than this day."), field=f"{prefix}since")

"""The one registry of reminders: a further kind is one more entry here (docs/reminders.md says how)."""

from assistance.queries.reminder_kinds.base import Due, ReminderKind, Slot, newest_of_its_subject
from assistance.queries.reminder_kinds.contacts import CONTACT_DUE, ON_SITE_OVERDUE, VISIT_OVERDUE
from assistance.queries.reminder_kinds.escalations import ISSUE_ESCALATED, ISSUE_PRODDED, working_days_late
from assistance.queries.reminder_kinds.events import EVENT_SOON, EVENT_TO_FOLLOW_UP, GUESTS_SILENT
from assistance.queries.reminder_kinds.imports import IMPORT_FAILED, IMPORT_FINISHED
from assistance.queries.reminder_kinds.issue_terms import EXTENSION_TO_DECIDE, PARKED_REVIEW_DUE, PART_DUE
from assistance.queries.reminder_kinds.issues import ISSUE_NEAR, ISSUE_OVERDUE
from assistance.queries.reminder_kinds.links import LINK_WANTED
from assistance.queries.reminder_kinds.promises import PROMISE_DUE
from assistance.queries.reminder_kinds.qualifications import QUALIFICATION_EXPIRES, QUALIFICATION_UPDATE_DUE

KINDS: dict[str, ReminderKind] = {
    kind.code: kind
    for kind in (
        ISSUE_ESCALATED,
        ISSUE_PRODDED,
        ISSUE_OVERDUE,
        EXTENSION_TO_DECIDE,
        PARKED_REVIEW_DUE,
        PART_DUE,
        ISSUE_NEAR,
        PROMISE_DUE,
        CONTACT_DUE,
        VISIT_OVERDUE,
        ON_SITE_OVERDUE,
        QUALIFICATION_UPDATE_DUE,
        QUALIFICATION_EXPIRES,
        IMPORT_FAILED,
        IMPORT_FINISHED,
        LINK_WANTED,
        EVENT_SOON,
        GUESTS_SILENT,
        EVENT_TO_FOLLOW_UP,
    )
}

__all__ = ["KINDS", "Due", "ReminderKind", "Slot", "newest_of_its_subject", "working_days_late"]

"""Raw SQL against reminders that would lead nowhere."""

from __future__ import annotations

REMINDER = "UPDATE assistance_reminder SET version = version + 1, enterprise_id = NULL"

ATTACKS = [("reminder_is_about_an_enterprise_an_event_or_an_import", f"{REMINDER} WHERE id = %(reminder)s")]
ACCEPTED = [
    f"{REMINDER}, kind = 'IMPORT_FINISHED' WHERE id = %(reminder)s",
    f"{REMINDER}, kind = 'IMPORT_FAILED' WHERE id = %(reminder)s",
]

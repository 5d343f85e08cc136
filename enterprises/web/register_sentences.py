"""What the enterprise's file says about its status and its people. Names and numbers of people stay out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import wording
from enterprises.models import Contact, EnterpriseStatus
from enterprises.web.sentences import CHANGES, Facts, Kind, fields_in_words, tell


def _status_changed(facts: Facts) -> str:
    words = {"status": EnterpriseStatus(facts["status"]).label, "before": EnterpriseStatus(facts["before"]).label}
    day = wording.exact_day(date.fromisoformat(facts["since"]))
    return _("Status: %(status)s (before: %(before)s), since %(day)s") % (words | {"day": day})


def _about(happened: str | Promise) -> Callable[[Facts], str]:
    def words(facts: Facts) -> str:
        return wording.labelled(happened, facts["post"]) if facts.get("post") else str(happened)

    return words


def _contact_edited(facts: Facts) -> str:
    changed = fields_in_words(facts.get("fields", []), Contact)
    who = _about(gettext_lazy("Contact corrected"))(facts)
    return wording.with_aside(who, changed) if changed else who


tell(
    CHANGES,
    {
        "enterprise.status_changed": Kind("changes", "activity", _status_changed, quote="reason"),
        "contact.added": Kind("changes", "contact-round", _about(gettext_lazy("Contact added"))),
        "contact.edited": Kind("changes", "contact-round", _contact_edited),
        "contact.archived": Kind("changes", "user-minus", _about(gettext_lazy("No longer a contact")), quote="reason"),
        "contact.restored": Kind("changes", "user-plus", _about(gettext_lazy("Contact brought back"))),
    },
)

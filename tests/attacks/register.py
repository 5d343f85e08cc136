"""What the register and its people must keep to."""

from __future__ import annotations

from typing import Any

from enterprises.models import PhoneReveal
from tests.factories.world import World

ENTERPRISE = "UPDATE enterprises_enterprise SET version = version + 1, "
CONTACT = "UPDATE enterprises_contact SET version = version + 1, "


def rows(world: World) -> dict[str, Any]:
    """A look at a number."""
    reveal = PhoneReveal(contact=world.contact, by=world.office, at=world.at)
    reveal.save(force_insert=True)
    return {"reveal": reveal.pk}


ATTACKS = [
    ("enterprise_out_of_work_says_why", ENTERPRISE + "status = 'CLOSED', status_reason = '' WHERE id = %(enterprise)s"),
    ("enterprise_out_of_work_says_why", ENTERPRISE + "status = 'LOST_CONTACT' WHERE id = %(enterprise)s"),
    (
        "archived_contact_is_not_the_first_to_call",
        CONTACT + "archived_at = now(), archived_reason = 'left', is_preferred = true WHERE id = %(contact)s",
    ),
    ("archived_contact_says_why", CONTACT + "archived_at = now(), is_preferred = false WHERE id = %(contact)s"),
    ("rows_are_append_only", "UPDATE enterprises_phonereveal SET at = now() WHERE id = %(reveal)s"),
    ("rows_are_append_only", "DELETE FROM enterprises_phonereveal WHERE id = %(reveal)s"),
    ("rows_are_append_only", "TRUNCATE enterprises_phonereveal"),
]
ACCEPTED = [
    ENTERPRISE + "status = 'SUSPENDED' WHERE id = %(enterprise)s",
    CONTACT + "archived_at = now(), archived_reason = 'left', is_preferred = false WHERE id = %(contact)s",
]

"""The people of an enterprise."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from tests.doors import bodies
from tests.doors.bodies import always, seen
from tests.doors.door import EDITS_REGISTER, OPENS, Door
from tests.doors.scene import Scene, Things
from tests.factories.enterprises import ContactFactory
from tests.factories.world import World

REVEALS = ("+ + .   +   + .   + + x .   !", ". . +   +   . +   . + x .   !")  # auditors see masks
ARCHIVE = {"reason": "Moved to another town."}
CORRECTED = {"name": "Zhao Min", "latin_name": "Zhao Min", "post": "Plant manager", "email": "zhao@enterprise.example"}


def things(world: World, stage: Things, side: str) -> dict[str, Any]:
    """A second person who is not called first, and one who has left."""
    at = timezone.now()
    return {
        "deputy": ContactFactory(enterprise=stage.enterprise, email=f"{side}-deputy@enterprise.example"),
        "archived": ContactFactory(enterprise=stage.enterprise, archived_at=at, archived_reason=f"{side}-left us"),
    }


MARKS = {"deputy": lambda contact: contact.email}


def contact_body(scene: Scene, side: Things) -> dict[str, Any]:
    """What the page's form says, as JSON."""
    return bodies.contact_form(scene, side)


ROWS = [
    Door("enterprises:contacts", "GET", 200, *OPENS, thing="enterprise"),
    Door("enterprises:contact-edit", "GET", 200, *EDITS_REGISTER, thing="deputy"),
    Door("enterprises:contact-edit", "POST", 302, *EDITS_REGISTER, thing="deputy", body=seen("deputy", CORRECTED)),
    Door("enterprises:contact-archive", "GET", 200, *EDITS_REGISTER, thing="deputy"),
    Door("enterprises:contact-archive", "POST", 302, *EDITS_REGISTER, thing="deputy", body=seen("deputy", ARCHIVE)),
    Door("enterprises:contact-restore", "POST", 302, *EDITS_REGISTER, thing="archived", body=seen("archived", {})),
    Door("enterprises:contact-prefer", "POST", 302, *EDITS_REGISTER, thing="deputy", body=seen("deputy", {})),
    Door("enterprises:contact-reveal", "POST", 200, *REVEALS, thing="deputy"),
    Door("api:enterprise-contact-list", "GET", 200, *OPENS, thing="enterprise"),
    Door("api:enterprise-contact-list", "POST", 201, *EDITS_REGISTER, thing="enterprise", body=contact_body),
    Door("api:contact-detail", "GET", 200, *OPENS, thing="deputy"),
    Door("api:contact-detail", "PATCH", 200, *EDITS_REGISTER, thing="deputy", body=always(CORRECTED)),
    Door("api:contact-archive", "POST", 200, *EDITS_REGISTER, thing="deputy", body=always(ARCHIVE)),
    Door("api:contact-restore", "POST", 200, *EDITS_REGISTER, thing="archived"),
    Door("api:contact-reveal", "POST", 200, *REVEALS, thing="deputy"),
]

"""What a guest holds up at the door: an address as a QR code, drawn into the page without script or style."""

from __future__ import annotations

import segno
from django.conf import settings
from django.urls import reverse

from assistance.models import Invitation

MASK = 4  # every reader knows all eight; to weigh them against each other costs more than the rest of a guest's page
QUIET_ZONE = 4  # modules round the code, as the standard has it


def door_address(guest: Invitation) -> str:
    """Return the address in a guest's QR code: a phone's camera opens it, a scanner types it into the door's field."""
    path = reverse("assistance:event-door-guest", args=[guest.event.slug, guest.door_code])
    return str(settings.BASE_URL).rstrip("/") + path


def qr_of(text: str, *, label: str = "") -> str:
    """Return a QR code as SVG that takes the size of what holds it; ``label`` is its name for who cannot see it."""
    code = segno.make(text, error="m", micro=False, mask=MASK)
    return str(code.svg_inline(omitsize=True, border=QUIET_ZONE, dark="#000", light="#fff", title=label or None))

"""What a guest holds up at the door: an address as a QR code, drawn into the page without script or style."""

from __future__ import annotations

import segno
from django.conf import settings
from django.urls import reverse

from assistance.models import Invitation

MASK = 4  # every reader knows all eight; to weigh them against each other costs more than the rest of a guest's page


def door_address(invitation: Invitation) -> str:
    """Return the address in a guest's QR code: a phone's camera opens it, a scanner types it into the door's field."""
    path = reverse("assistance:event-door-guest", args=[invitation.event.slug, invitation.door_code])
    return str(settings.BASE_URL).rstrip("/") + path


def qr_svg(text: str, *, label: str = "", sized: bool = True) -> str:
    """Return a QR code as an inline drawing, dark on light whatever surrounds it. ``label`` is its name for readers.

    Without a size of its own (``sized``) it fills what holds it, as on a badge.
    """
    code = segno.make(text, error="m", micro=False, mask=MASK)
    return code.svg_inline(
        scale=5, border=4, dark="#000", light="#fff", omitsize=not sized, title=label or None, svgclass="qr"
    )

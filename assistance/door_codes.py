"""What a guest holds up at the door: an address as a QR code, drawn into the page without script or style."""

from __future__ import annotations

import segno
from django.conf import settings

from assistance.models import Invitation

MASK = 4  # every reader knows all eight; to weigh them against each other costs more than the rest of a guest's page


def door_address(invitation: Invitation) -> str:
    """Return the address in a guest's QR code: a phone's camera opens it, a scanner types it into the door's field."""
    base = str(settings.BASE_URL).rstrip("/")
    return f"{base}/events/{invitation.event.slug}/door/{invitation.door_code}/"


def qr_svg(text: str, *, label: str, fits: bool = False) -> str:
    """Return a QR code as an inline drawing, dark on light whatever surrounds it. ``label`` is its name for readers.

    One that ``fits`` has no size of its own: the style of the page gives it one.
    """
    code = segno.make(text, error="m", micro=False, mask=MASK)
    return code.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=fits, title=label, svgclass="qr")

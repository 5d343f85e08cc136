"""The badges of an event: who gets one, what stands on it, and the code that the door reads."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from assistance.door_codes import door_address, qr_svg
from assistance.models import Event, Invitation
from assistance.models.invitations import InvitationQuerySet
from assistance.queries.door import guests_of
from assistance.rules.attendance import EXPECTED_STATUSES
from assistance.rules.badges import latin_of

ON_A_SHEET = 8
SHEETS = 20  # at once: what a browser lays out and a printer takes without trouble


@dataclass(frozen=True)
class Badge:
    """A badge: the guest, the name in Latin letters below the Chinese one, and the QR code as SVG."""

    guest: Invitation
    latin: str
    qr: str


def guests_with_a_badge(event: Event, *, only_accepted: bool) -> InvitationQuerySet:
    """Return who gets a badge: those with a seat, or all who may still come; by enterprise, as they lie on the table."""
    guests: InvitationQuerySet = guests_of(event)
    guests = guests.accepted() if only_accepted else guests.filter(status__in=EXPECTED_STATUSES)
    return guests.order_by(F("enterprise__pinyin").asc(nulls_last=True), "id")


def badge_of(guest: Invitation) -> Badge:
    """Return the badge of a guest."""
    latin = "" if guest.deputy_name or guest.contact is None else guest.contact.latin_name
    return Badge(guest, latin or latin_of(_name(guest)), qr_svg(door_address(guest), sized=False))


def sheets(guests: list[Invitation]) -> list[list[Badge]]:
    """Return the badges eight to a sheet."""
    found = [badge_of(guest) for guest in guests]
    return [found[place : place + ON_A_SHEET] for place in range(0, len(found), ON_A_SHEET)]


def _name(guest: Invitation) -> str:
    return guest.deputy_name or (guest.contact.name if guest.contact else guest.name)

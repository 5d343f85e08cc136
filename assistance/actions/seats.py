"""Seats of an event: whoever gives one away holds them all for that moment, and the waiting list moves up."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from accounts.models import User
from accounts.verbs import change
from assistance.actions.guest_mails import tell_guests
from assistance.models import Event, Invitation, MessageAbout, Seating
from assistance.rules.attendance import InvitationStatus


def hold_seats(event: Event | UUID) -> Seating:
    """Lock the seats of an event. Every verb that gives or takes one does so first, before any invitation: no two wait
    for each other. Joins a verb."""
    return Seating.objects.select_for_update(no_key=True).get(event=event)


def fill_seats(event: Event, *, by: User, at: datetime) -> list[Invitation]:
    """Give free seats to whoever waits longest, and tell them. The caller holds the seats. Joins a verb."""
    free = Seating.objects.get(event=event).free
    if free <= 0 or not event.is_announced:
        return []
    waiting = Invitation.objects.filter(event=event).waiting().select_for_update(of=("self",), no_key=True)
    moved_up = list(waiting[:free])
    for invitation in moved_up:
        change(invitation, at=at, status=InvitationStatus.ACCEPTED, waiting_since=None)
    if moved_up:
        rows = Invitation.objects.filter(pk__in=[invitation.pk for invitation in moved_up])
        tell_guests(rows, MessageAbout.SEAT_FREE, key=at.isoformat(), by=by, at=at)
    return moved_up

"""Welcome guests at the door: by the code on their badge, by name, or as people nobody had invited."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, create, lock, replayed, verb
from assistance import access
from assistance.actions.invitations import guest_line, search_key
from assistance.actions.seats import hold_seats
from assistance.models import Event, Invitation
from assistance.rules import attendance
from assistance.rules.attendance import InvitationStatus
from enterprises.actions.timeline import note_all
from enterprises.models import Enterprise


@verb
def check_in(invitation: Invitation, *, by: User, at: datetime) -> Invitation:
    """Welcome a guest. Who had not said yes gets a seat if one is left. Again: the first welcome stands."""
    seating = hold_seats(invitation.event_id)
    invitation = lock(invitation, "event", "enterprise", "contact")
    access.require(access.may_check_in(by))
    _require_open_door(invitation.event, at)
    if invitation.came_at is not None:
        return invitation
    if invitation.status != InvitationStatus.ACCEPTED and seating.free <= 0:
        raise attendance.HouseFullError()
    welcomed = {"status": InvitationStatus.ACCEPTED, "waiting_since": None, "came_at": at, "came_by": by}
    change(invitation, at=at, **welcomed)
    if invitation.enterprise is not None:
        note_all([guest_line("event.came", invitation, by, at)])
    return invitation


@verb
def check_in_by_code(event: Event, *, code: str, by: User, at: datetime) -> Invitation:
    """Welcome the guest whose badge was read; a badge of another event and an unknown code are told apart."""
    access.require(access.may_check_in(by))
    wanted = attendance.door_code_in(code)
    invitation = Invitation.objects.filter(door_code=wanted).select_related("event").first()
    if invitation is None:
        raise attendance.UnknownCodeError()
    if invitation.event_id != event.pk:
        raise attendance.OtherEventError()
    return check_in(invitation, by=by, at=at)


@verb
def undo_check_in(invitation: Invitation, *, by: User, at: datetime) -> Invitation:
    """Take a welcome back: it was the wrong person. The guest keeps the seat."""
    hold_seats(invitation.event_id)
    invitation = lock(invitation, "event", "enterprise", "contact")
    access.require(access.may_check_in(by))
    _require_open_door(invitation.event, at)
    if invitation.came_at is None:
        raise attendance.NotCheckedInError()
    change(invitation, at=at, came_at=None, came_by=None)
    if invitation.enterprise is not None:
        note_all([guest_line("event.not_come", invitation, by, at)])
    return invitation


@verb
def welcome_stranger(
    event: Event,
    *,
    name: str,
    enterprise: Enterprise | None = None,
    organisation: str = "",
    post: str = "",
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
) -> Invitation:
    """Welcome somebody who was not invited, if a seat is left. The same id and body again: the guest that there is."""
    seating = hold_seats(event)
    event = lock(event)
    access.require(access.may_check_in(by))
    if earlier := replayed(Invitation, id, body_digest):
        return earlier
    _require_open_door(event, at)
    if not name:
        raise attendance.NamelessGuestError()
    if seating.free <= 0:
        raise attendance.HouseFullError()
    who = {"name": name, "post": post, "organisation": "" if enterprise else organisation}
    draft = Invitation(enterprise=enterprise, **who)
    invitation = create(
        Invitation,
        id=id,
        at=at,
        body_digest=body_digest,
        event=event,
        enterprise=enterprise,
        door_code=attendance.new_door_code(),
        search_key=search_key(draft),
        status=InvitationStatus.ACCEPTED,
        walked_in=True,
        came_at=at,
        came_by=by,
        made_by=by,
        **who,
    )
    if enterprise is not None:
        note_all([guest_line("event.came", invitation, by, at)])
    return invitation


def _require_open_door(event: Event, at: datetime) -> None:
    if not attendance.door_is_open(event.status, event.starts_on, event.ends_on, local_day(at)):
        raise attendance.DoorClosedError()

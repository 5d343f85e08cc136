"""Write the guest list: pick, invite, answer, withdraw. Seats are exact, whoever answers at the same time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, lock, match, verb
from assistance import access
from assistance.actions.guest_mails import make_guest_links, tell_along, tell_guests
from assistance.actions.seats import fill_seats, hold_seats
from assistance.models import Event, Invitation, LinkPurpose, MessageAbout, PersonalLink, Seating
from assistance.rules import attendance, events
from assistance.rules.attendance import Answer, InvitationStatus
from assistance.rules.personal_links import LinkOverError
from enterprises.actions.timeline import entry, note_all
from enterprises.models import Contact, TimelineEntry
from enterprises.rules.search_keys import initials_of, pinyin_of


@verb
def pick_guests(event: Event, *, contacts: Sequence[Contact], by: User, at: datetime) -> list[Invitation]:
    """Put contacts on the guest list; who is on it already stays as he is. Nobody is told yet. Returns the new ones."""
    event = lock(event)
    access.require(access.may_edit_events(by))
    if not event.is_editable:
        raise events.EventClosedError()
    there = {row.contact_id: row for row in Invitation.objects.filter(event=event, contact__in=contacts)}
    new = [_picked(event, contact, by, at) for contact in contacts if contact.pk not in there]
    Invitation.objects.bulk_create(new)
    back = [row for row in there.values() if row.status == InvitationStatus.WITHDRAWN]
    for row in back:
        change(row, at=at, status=InvitationStatus.PICKED, answered_at=None, opened_at=None)
    return [*new, *back]


@verb
def send_invitations(
    event: Event, *, only: Sequence[Invitation] | None = None, by: User, at: datetime
) -> list[Invitation]:
    """Invite who is on the list and was not invited yet: a link for each, a mail where there is consent. Again: nobody.

    Whoever cannot be mailed gets the link from a person: the list shows it, with a message to copy.
    """
    event = lock(event)
    access.require(access.may_edit_events(by))
    if not event.is_announced:
        raise events.NotAnnouncedError()
    picked = Invitation.objects.filter(event=event, status=InvitationStatus.PICKED)
    if only is not None:
        picked = picked.filter(pk__in=[invitation.pk for invitation in only])
    rows = list(picked.select_for_update(of=("self",), no_key=True).select_related("event", "enterprise", "contact"))
    for row in rows:
        row.status, row.invited_at, row.version, row.updated_at = InvitationStatus.INVITED, at, row.version + 1, at
    Invitation.objects.bulk_update(rows, ["status", "invited_at", "version", "updated_at"], batch_size=500)
    linked = set(PersonalLink.objects.filter(invitation__in=rows).values_list("invitation", flat=True))
    make_guest_links([row for row in rows if row.pk not in linked], event, by=by, at=at)
    invited = Invitation.objects.filter(pk__in=[row.pk for row in rows])
    tell_guests(invited, MessageAbout.INVITATION, key=at.isoformat(), by=by, at=at)
    note_all([guest_line("event.invited", row, by, at) for row in rows if row.enterprise_id])
    return rows


@verb
def answer_invitation(
    invitation: Invitation,
    *,
    answer: str,
    deputy_name: str | None = None,
    deputy_post: str = "",
    remark: str | None = None,
    link: PersonalLink | None = None,
    expected: int | None = None,
    by: User,
    at: datetime,
) -> Invitation:
    """Record what a guest says, by the own link or on the telephone. The same answer again changes nothing.

    A yes takes a seat, or a place on the waiting list when there is none; a no gives the seat to whoever waits longest.
    Deputy and remark that are not given stay as they were; an empty text takes them away.
    """
    seating = hold_seats(invitation.event_id)
    invitation = lock(invitation, "event__host", "enterprise", "contact")
    event = invitation.event
    if link is not None:
        is_the_guests = link.purpose == LinkPurpose.ANSWER_INVITATION and link.invitation_id == invitation.pk
        access.require(by.is_system and is_the_guests)
        if link.is_over(at):
            raise LinkOverError()
    else:
        access.require(access.may_answer_for(by, invitation))
    match(invitation, expected)
    if not event.is_announced or invitation.status not in attendance.ANSWERABLE_STATUSES:
        raise attendance.NotInvitedError()
    if invitation.came_at is not None:
        raise attendance.CameAlreadyError()
    if answer == Answer.YES and deputy_name and not event.deputies_allowed:
        raise attendance.NoDeputyError()
    said: dict[str, Any] = {} if remark is None else {"remark": remark}
    if answer == Answer.YES and deputy_name is not None:
        said |= {"deputy_name": deputy_name, "deputy_post": deputy_post if deputy_name else ""}
    if _says_the_same(invitation, answer, said):
        return invitation
    has_yes = invitation.status in (InvitationStatus.ACCEPTED, InvitationStatus.WAITING)
    if answer == Answer.LATER and invitation.answered_at is not None:
        return invitation  # an old page, still open: what was said since stands
    if not (answer == Answer.YES and has_yes):  # a yes stands: only the deputy or the remark is new
        attendance.check_answer_day(answer, event.answer_by, local_day(at))
    return _answered(invitation, seating, answer, said, link, by, at)


@verb
def withdraw_invitation(invitation: Invitation, *, expected: int | None = None, by: User, at: datetime) -> Invitation:
    """Take a guest off the list; a seat goes to whoever waits longest. Refused for who has come. Again: nothing."""
    hold_seats(invitation.event_id)
    invitation = lock(invitation, "event", "enterprise", "contact")
    access.require(access.may_edit_events(by))
    match(invitation, expected)
    if not invitation.event.is_editable:
        raise events.EventClosedError()
    if invitation.came_at is not None:
        raise attendance.CameAlreadyError()
    if invitation.status == InvitationStatus.WITHDRAWN:
        return invitation
    was_told = invitation.status != InvitationStatus.PICKED
    had_a_seat = invitation.status == InvitationStatus.ACCEPTED
    change(invitation, at=at, status=InvitationStatus.WITHDRAWN, waiting_since=None)
    if was_told and invitation.enterprise_id:
        note_all([guest_line("event.uninvited", invitation, by, at)])
    if had_a_seat:
        fill_seats(invitation.event, by=by, at=at)
    return invitation


def _answered(
    invitation: Invitation,
    seating: Seating,
    answer: str,
    said: dict[str, Any],
    link: PersonalLink | None,
    by: User,
    at: datetime,
) -> Invitation:
    event, before = invitation.event, invitation.status
    has_yes = before in (InvitationStatus.ACCEPTED, InvitationStatus.WAITING)
    if answer == Answer.YES and has_yes:
        status = InvitationStatus(before)
    else:
        status = attendance.after_answer(answer, seat_is_free=seating.free > 0)
    fields = said | {"status": status, "answered_at": None if answer == Answer.LATER else at}
    fields["opened_at"] = invitation.opened_at or at
    if status == InvitationStatus.WAITING:
        fields["waiting_since"] = invitation.waiting_since or at
    else:
        fields["waiting_since"] = None
    other_deputy = fields.get("deputy_name", invitation.deputy_name) != invitation.deputy_name
    change(invitation, at=at, **fields)
    if other_deputy:
        _index(invitation)
    if before == InvitationStatus.ACCEPTED and status != before:
        fill_seats(event, by=by, at=at)
    if status != before and answer != Answer.LATER:
        if invitation.enterprise is not None:
            note_all([guest_line(f"event.{status.lower()}", invitation, by, at)])
        key = str(invitation.version)
        if link is not None:
            tell_along(link, invitation.contact, MessageAbout.ANSWER_RECORDED, key=key, at=at)
        else:
            rows = Invitation.objects.filter(pk=invitation.pk)
            tell_guests(rows, MessageAbout.ANSWER_RECORDED, key=key, by=by, at=at)
    return invitation


def _says_the_same(invitation: Invitation, answer: str, said: dict[str, Any]) -> bool:
    same_status = {
        Answer.YES: (InvitationStatus.ACCEPTED, InvitationStatus.WAITING),
        Answer.NO: (InvitationStatus.DECLINED,),
        Answer.LATER: (InvitationStatus.OPENED,),
    }[Answer(answer)]
    return invitation.status in same_status and all(getattr(invitation, name) == value for name, value in said.items())


def _picked(event: Event, contact: Contact, by: User, at: datetime) -> Invitation:
    invitation = Invitation(
        event=event,
        enterprise=contact.enterprise,
        contact=contact,
        door_code=attendance.new_door_code(),
        made_by=by,
        created_at=at,
        updated_at=at,
    )
    invitation.search_key = search_key(invitation)
    return invitation


def _index(invitation: Invitation) -> None:
    """Let the door find a deputy too. The key is derived: it has no version of its own."""
    key = search_key(invitation)
    if key != invitation.search_key:
        Invitation.objects.filter(pk=invitation.pk).update(search_key=key)
        invitation.search_key = key


def search_key(invitation: Invitation) -> str:
    """Return what a guest is found by at the door: names, pinyin, initials, of person, deputy and enterprise."""
    contact, enterprise = invitation.contact, invitation.enterprise
    people = [
        invitation.name,
        invitation.deputy_name,
        contact.name if contact else "",
        contact.latin_name if contact else "",
    ]
    houses = [invitation.organisation]
    if enterprise is not None:
        houses += [enterprise.short_name, enterprise.name, enterprise.name_en]
    names = [name for name in [*people, *houses] if name]
    spelled = [form(name) for name in names for form in (pinyin_of, initials_of)]
    return "|".join(dict.fromkeys(text.lower() for text in [*names, *spelled]))


def guest_line(kind: str, invitation: Invitation, by: User, at: datetime) -> TimelineEntry:
    """Build the line that an enterprise's file gets about its guest (not saved)."""
    assert invitation.enterprise is not None
    event = invitation.event
    facts: dict[str, Any] = {"title": event.title, "title_en": event.title_en, "on": event.starts_on.isoformat()}
    facts |= {"slug": event.slug, "guest": invitation.display_name}
    return entry(invitation.enterprise, kind, event, by=by, at=at, **facts)

"""Links and mails of guests: each says one thing once, and is written from the present state when it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, lock, verb
from assistance import access
from assistance.models import Event, Invitation, LinkPurpose, Message, MessageAbout, PersonalLink
from assistance.models.personal_links import OF_A_GUEST
from assistance.queries.guest_letters import guests_to_remind
from assistance.queries.personal_links import address_of, may_be_mailed, new_token
from assistance.rules import personal_links, reminders
from assistance.rules.attendance import ANSWERABLE_STATUSES, NotInvitedError
from assistance.rules.working_days import COUNTY
from enterprises.actions.timeline import note
from enterprises.models import Contact


def make_guest_links(invitations: Sequence[Invitation], event: Event, *, by: User, at: datetime) -> None:
    """Give each guest a link to answer and one to ask questions, in one statement. Joins a verb; asked once for a guest."""
    links = []
    for invitation in invitations:
        for purpose in OF_A_GUEST:
            key = uuid7()
            links.append(
                PersonalLink(
                    id=key,
                    created_at=at,
                    updated_at=at,
                    purpose=purpose,
                    token_hash=personal_links.hash_of(new_token(key, purpose)),
                    invitation=invitation,
                    contact_id=invitation.contact_id,
                    made_by=by,
                    expires_at=max(link_end(event), at + timedelta(days=1)),
                )
            )
    PersonalLink.objects.bulk_create(links)


@verb
def take_out_guest_link(invitation: Invitation, *, by: User, at: datetime) -> PersonalLink:
    """Give a guest's link to answer to somebody of ours, to send it by any way. Every time leaves a line in the file.

    Links that were signed with a secret that is gone are replaced. Refused for who is not invited, or no longer.
    """
    invitation = lock(invitation, "event", "enterprise", "contact")
    access.require(access.may_answer_for(by, invitation))
    event = invitation.event
    if not event.is_announced or invitation.status not in ANSWERABLE_STATUSES:
        raise NotInvitedError()
    links = PersonalLink.objects.filter(invitation=invitation, revoked_at__isnull=True).order_by("purpose")
    if not all(address_of(link) for link in links):
        for link in links:
            change(link, at=at, revoked_at=at)
        make_guest_links([invitation], event, by=by, at=at)
    if invitation.enterprise is not None:
        facts = {"title": event.title, "title_en": event.title_en, "slug": event.slug}
        facts["guest"] = invitation.display_name
        note(invitation.enterprise, "event.link_shown", event, by=by, at=at, **facts)
    return PersonalLink.objects.select_related("contact").get(
        invitation=invitation, purpose=LinkPurpose.ANSWER_INVITATION, revoked_at__isnull=True
    )


def link_end(event: Event) -> datetime:
    """Return until when a guest's links open: a while after the event, to read what became of the questions."""
    return datetime.combine(event.ends_on + timedelta(days=settings.EVENT_LINK_DAYS), time.max, tzinfo=COUNTY)


def move_link_ends(event: Event, *, at: datetime) -> None:
    """Let the guests' links end with the event's new days. Joins a verb."""
    links = PersonalLink.objects.filter(
        invitation__event=event, revoked_at__isnull=True, created_at__lt=link_end(event)
    )
    links.update(expires_at=link_end(event), version=F("version") + 1, updated_at=at)


def tell_guests(guests: QuerySet[Invitation], about: MessageAbout, *, key: str = "", by: User, at: datetime) -> int:
    """Queue one mail about one thing to each of these guests who may be mailed; again with the same key: nothing.

    Returns how many were queued. Joins a verb.
    """
    links = (
        PersonalLink.objects.filter(
            invitation__in=guests, purpose=LinkPurpose.ANSWER_INVITATION, revoked_at__isnull=True
        )
        .select_related("contact")
        .order_by("created_at", "id")
    )
    mailed = [link for link in links if link.contact is not None and may_be_mailed(link.contact)]
    return len(_queue(mailed, about, key, at))


def tell_along(link: PersonalLink, to: Contact | None, about: MessageAbout, *, key: str, at: datetime) -> None:
    """Queue one mail along a guest's link that is in hand, if its person may be mailed. Joins a verb."""
    if to is not None and may_be_mailed(to):
        _queue([link], about, key, at)


@verb
def plan_guest_mails(*, by: User, at: datetime) -> int:
    """Queue the reminders of guests: the event is soon, an answer is wanted. Any number of planners queue each once.

    A day that was missed is caught up as long as the reminder still makes sense. Returns how many were queued.
    """
    access.require(by.is_system)
    queued = 0
    for about, key, links in guests_to_remind(local_day(at)):
        keys = [_key(link, about, key) for link in links]
        told = set(Message.objects.filter(dedupe_key__in=keys).values_list("dedupe_key", flat=True))
        queued += len(_queue([link for link in links if _key(link, about, key) not in told], about, key, at))
    return queued


def _queue(links: Iterable[PersonalLink], about: MessageAbout, key: str, at: datetime) -> list[Message]:
    """Insert the messages that are not there yet: the key of each is unique in the database."""
    not_before = reminders.mail_from(local_day(at), settings.REMINDER_HOUR, at)
    rows = [
        Message(
            dedupe_key=_key(link, about, key),
            about=about,
            link=link,
            created_at=at,
            not_before=not_before,
            expires_at=min(not_before + reminders.MESSAGE_LIFE, link.expires_at),
        )
        for link in links
    ]
    return Message.objects.bulk_create(rows, ignore_conflicts=True)


def _key(link: PersonalLink, about: MessageAbout, key: str) -> str:
    return f"guest/{link.pk}/{about}/{key}"

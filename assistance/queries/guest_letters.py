"""What a mail to a guest needs, read when it is sent; and whom to remind of what on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from assistance.models import (
    Event,
    Invitation,
    LinkPurpose,
    Message,
    MessageAbout,
    PersonalLink,
    Programme,
)
from assistance.queries.guest_pages import Announcement, announced
from assistance.queries.personal_links import address_of, may_be_mailed
from assistance.rules.agenda import Change
from assistance.rules.attendance import (
    ANSWERABLE_STATUSES,
    EXPECTED_STATUSES,
    UNANSWERED_STATUSES,
    InvitationStatus,
)
from assistance.rules.events import ANNOUNCED_STATUSES, EventStatus

SOON = timedelta(days=1)  # before the first day,
WANTED = timedelta(days=3)  # before the last day to answer (default)


@dataclass(frozen=True)
class GuestLetter:
    """A mail to a guest: about what, to whom, the event and the invitation as they are now, the link, and what changed."""

    about: str
    to: str
    event: Event
    invitation: Invitation
    url: str
    changes: list[Change]
    programme: Programme | None  # as it was published last
    announced: Announcement


_HOLDS_FOR = {
    MessageAbout.INVITATION: UNANSWERED_STATUSES,
    MessageAbout.ANSWER_WANTED: UNANSWERED_STATUSES,
    MessageAbout.ANSWER_RECORDED: ANSWERABLE_STATUSES,
    MessageAbout.SEAT_FREE: [InvitationStatus.ACCEPTED],
    MessageAbout.PROGRAMME_CHANGED: EXPECTED_STATUSES,
    MessageAbout.EVENT_SOON: [InvitationStatus.ACCEPTED],
    MessageAbout.EVENT_CANCELLED: ANSWERABLE_STATUSES,
    MessageAbout.QUESTIONS_FOLLOWED_UP: list(InvitationStatus),
}
_EVENT_IS = {
    MessageAbout.EVENT_CANCELLED: [EventStatus.CANCELLED],
    MessageAbout.QUESTIONS_FOLLOWED_UP: [EventStatus.FOLLOWED_UP],
}


def letters_to_guests(messages: Collection[UUID], at: datetime) -> dict[UUID, GuestLetter]:
    """Return what these messages say now, without those of which nothing is true any more (two queries)."""
    if not messages:
        return {}
    rows = (
        Message.objects.filter(pk__in=messages, link__purpose=LinkPurpose.ANSWER_INVITATION)
        .select_related("link__invitation__event__host", "link__invitation__contact", "link__invitation__enterprise")
        .select_related("link__contact")
    )
    found = [row for row in rows if _still_true(row, at)]
    programmes = _programmes({row.link.invitation.event_id for row in found if row.link and row.link.invitation})
    letters = {}
    for row in found:
        assert row.link is not None
        letter = _letter(row.link, row.about, programmes, told_at=row.created_at)
        if letter is not None:
            letters[row.pk] = letter
    return letters


def letter_along(link: PersonalLink) -> GuestLetter | None:
    """Return the invitation as a person sends it along a guest's link; None when it has no address (two queries)."""
    rows = PersonalLink.objects.select_related("invitation__event__host", "invitation__contact", "contact")
    found = rows.select_related("invitation__enterprise").get(pk=link.pk)
    assert found.invitation is not None
    return _letter(found, MessageAbout.INVITATION, _programmes({found.invitation.event_id}))


def _programmes(events: Collection[UUID]) -> dict[UUID, list[Programme]]:
    """Return all programmes of these events, the first on top (one query)."""
    found: dict[UUID, list[Programme]] = defaultdict(list)
    for programme in Programme.objects.filter(event__in=events).order_by("event", "number"):
        found[programme.event_id].append(programme)
    return found


def _letter(
    link: PersonalLink,
    about: str,
    programmes: dict[UUID, list[Programme]],
    told_at: datetime | None = None,
) -> GuestLetter | None:
    invitation, url = link.invitation, address_of(link)
    assert invitation is not None
    if not url:
        return None
    published = programmes[invitation.event_id]
    changes = [change for programme in published if programme.published_at == told_at for change in programme.changes]
    last = published[-1] if published else None
    return GuestLetter(
        about=about,
        to=link.contact.email if link.contact else "",
        event=invitation.event,
        invitation=invitation,
        url=url,
        changes=changes,
        programme=last,
        announced=announced(invitation.event, last),
    )


def guests_to_remind(today: date) -> Iterator[tuple[MessageAbout, str, list[PersonalLink]]]:
    """Return for each announced event whom to remind of what today, and the reminder's key (two queries an event)."""
    announced = Event.objects.announced().filter(ends_on__gte=today).order_by("starts_on", "id")
    for event in announced:
        if today < event.starts_on <= today + SOON:
            yield MessageAbout.EVENT_SOON, event.starts_on.isoformat(), _links(event, [InvitationStatus.ACCEPTED])
        last = event.answer_by
        if last is not None and last - WANTED <= today <= last:
            yield MessageAbout.ANSWER_WANTED, last.isoformat(), _links(event, UNANSWERED_STATUSES, invited_before=today)


def _links(event: Event, statuses: list[InvitationStatus], invited_before: date | None = None) -> list[PersonalLink]:
    guests = Invitation.objects.filter(event=event, status__in=statuses)
    if invited_before is not None:
        guests = guests.filter(invited_at__date__lt=invited_before)
    links = PersonalLink.objects.filter(
        Exists(guests.filter(pk=OuterRef("invitation"))),
        purpose=LinkPurpose.ANSWER_INVITATION,
        revoked_at__isnull=True,
    )
    rows = links.select_related("contact").order_by("created_at", "id")
    return [link for link in rows if link.contact is not None and may_be_mailed(link.contact)]


def _still_true(row: Message, at: datetime) -> bool:
    link = row.link
    if link is None or link.invitation is None or link.contact is None:
        return False
    if link.is_over(at) or not may_be_mailed(link.contact):
        return False
    event = link.invitation.event
    if event.status not in _EVENT_IS.get(MessageAbout(row.about), ANNOUNCED_STATUSES):
        return False
    return link.invitation.status in _HOLDS_FOR.get(MessageAbout(row.about), [])

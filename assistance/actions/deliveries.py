"""Empty the outbox: no transaction round it, a verb for every step, so that it may be killed anywhere.

What it promises: nothing is lost, and a mail is sent twice only when the sender dies, or the line drops, between the
server's "accepted" and our commit. Both copies then carry the same Message-ID.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.conf import settings

from accounts.models import User
from assistance.actions.messages import Claim, claim_messages, put_back_messages, renew_leases, settle_message
from assistance.channels.email import DeliveryError, Mail, MailServer
from assistance.channels.guest_mails import guest_mail
from assistance.channels.link_mails import link_mail
from assistance.channels.reminder_mails import reminder_mail
from assistance.models import MessageState
from assistance.queries.guest_letters import GuestLetter, letters_to_guests
from assistance.queries.inbox import InboxRow, rows_of_messages
from assistance.queries.personal_links import LinkLetter, letters_of_links

log = structlog.get_logger(__name__)

TIME_FOR_ONE_RUN = timedelta(seconds=120)  # the slowest mail after it still ends before the task's time limit
DROPS_IN_A_ROW = 2  # then the server is gone: what was not tried goes back
READ_AT_A_TIME = 50  # what these messages say is read together,
FRESH = timedelta(seconds=5)  # and again when the mails before it took so long


def deliver_due_messages(*, by: User, clock: Callable[[], datetime]) -> Counter[str]:
    """Send everything that is due, and return how many messages ended in each state.

    ``clock`` is the database's. Ends when nothing is due, when the time of one run is over, or when the server is gone.
    """
    with MailServer() as server:
        return _Run(server, by, clock).until_nothing_is_due()


@dataclass(frozen=True)
class Letters:
    """What some messages say at a moment, and who is there to read them."""

    rows: Mapping[UUID, Sequence[InboxRow]]
    readers: Mapping[UUID | None, User]
    links: Mapping[UUID | None, LinkLetter]
    guests: Mapping[UUID, GuestLetter]  # by message: a guest's link carries several
    read_at: datetime

    def mail(self, claim: Claim) -> Mail | None:
        """Return the mail, or None when nothing of it is true any more or nobody is there to read it."""
        letter, reader = self.links.get(claim.link), self.readers.get(claim.recipient)
        guest = self.guests.get(claim.message)
        rows = self.rows[claim.message]
        try:
            if guest is not None:
                return guest_mail(claim.message, guest)
            if letter is not None:
                return link_mail(claim.message, letter)
            return reminder_mail(claim.message, reader, rows) if rows and reader is not None else None
        except Exception as error:
            log.exception("mail could not be written", message_id=str(claim.message))
            raise DeliveryError(f"could not be written: {type(error).__name__}") from error


def letters(claims: Sequence[Claim], at: datetime) -> Letters:
    """Read what these messages say now: five queries at most, however many they are."""
    people = {claim.recipient for claim in claims if claim.recipient}
    readers = User.objects.active().filter(pk__in=people).exclude(email="")
    return Letters(
        rows=rows_of_messages([claim.message for claim in claims], at),
        readers={reader.pk: reader for reader in readers},
        links=letters_of_links({claim.link for claim in claims if claim.link}, at),
        guests=letters_to_guests([claim.message for claim in claims if claim.link], at),
        read_at=at,
    )


class _Run:
    """One connection to the mail server, and the batches that are sent over it."""

    def __init__(self, server: MailServer, by: User, clock: Callable[[], datetime]) -> None:
        self.server, self.by, self.clock = server, by, clock
        self.counts: Counter[str] = Counter()
        self.drops = 0
        self.ends_at = clock() + TIME_FOR_ONE_RUN
        self.letters = Letters({}, {}, {}, {}, self.ends_at - 2 * TIME_FOR_ONE_RUN)
        # Renewed early: what is left must outlast a server that takes its full time for every reply.
        self.renewal = timedelta(seconds=settings.OUTBOX_LEASE_SECONDS) / 10

    def until_nothing_is_due(self) -> Counter[str]:
        while self.goes_on(now := self.clock()) and (batch := claim_messages(by=self.by, at=now)):
            self.deliver_batch(batch, now)
        return self.counts

    def goes_on(self, now: datetime) -> bool:
        return self.drops < DROPS_IN_A_ROW and now < self.ends_at

    def deliver_batch(self, batch: Sequence[Claim], leased_at: datetime) -> None:
        waiting = list(batch)
        while waiting:
            now = self.clock()
            if not self.goes_on(now):
                put_back_messages(waiting, by=self.by, at=now)
                return
            if now - leased_at >= self.renewal:
                waiting, leased_at = renew_leases(waiting, by=self.by, at=now), now
                if not waiting:  # we were so slow that others have taken them all
                    return
            if waiting[0].message not in self.letters.rows or now - self.letters.read_at > FRESH:
                self.letters = letters(waiting[:READ_AT_A_TIME], now)
            self.deliver(waiting.pop(0), now)

    def deliver(self, claim: Claim, now: datetime) -> None:
        """Send one message and settle it, whatever comes of it."""
        state, error = MessageState.SENT, ""
        try:
            mail = self.letters.mail(claim)
            if mail is None:
                state = MessageState.CANCELLED
            else:
                self.server.send(mail)
                self.drops = 0
        except DeliveryError as refusal:
            state = MessageState.FAILED if refusal.permanent else MessageState.QUEUED
            error, now = str(refusal), self.clock()
            self.drops = self.drops + 1 if refusal.disconnected else 0
        settled = settle_message(claim, state=state, error=error, by=self.by, at=now)
        self.counts[settled or "LOST"] += 1
        if settled == MessageState.FAILED:
            log.error("message failed", message_id=str(claim.message), attempts=claim.attempts)

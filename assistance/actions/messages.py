"""Write the outbox: take messages that are due, hold on to them, and write down what became of each.

Every step is a transaction of its own, so that a sender may die between any two of them: its lease runs out and another
takes the row over. Whoever lost a row that way is told so by its fence, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Greatest

from accounts.clock import ClockTimestamp
from accounts.models import User
from accounts.verbs import verb
from assistance import access
from assistance.models import Message, MessageState
from assistance.rules import reminders as rules

AT_A_TIME = 200


@dataclass(frozen=True)
class Claim:
    """A message that one sender holds until its lease runs out. ``attempts`` counts this one.

    It goes to ``recipient``, a person of ours, or along ``link``, to the contact of a personal link.
    """

    message: UUID
    recipient: UUID | None
    link: UUID | None
    fence: int
    attempts: int
    expires_at: datetime


@verb
def claim_messages(*, limit: int = AT_A_TIME, by: User, at: datetime) -> list[Claim]:
    """Take messages that are due, or whose sender died, oldest first; any number of senders get different ones.

    Messages that may have killed their last sender are handed out in ever smaller batches, at last alone, and fail after
    eight such deaths: a deadly one takes no others along. What has expired fails too.
    """
    access.require(by.is_system)
    due = Q(state=MessageState.QUEUED, not_before__lte=at) | Q(
        state=MessageState.SENDING, lease_until__lt=ClockTimestamp()
    )
    open_states = [MessageState.QUEUED, MessageState.SENDING]
    messages = Message.objects.filter(due, state__in=open_states).order_by("not_before", "id")
    while rows := list(messages.select_for_update(skip_locked=True)[:limit]):
        deadly = [row for row in rows if row.deaths >= rules.DEATHS_AT_MOST]
        expired = [row for row in rows if row not in deadly and row.expires_at <= at]
        _fail(deadly, "every sender died of it")
        _fail(expired, "expired")
        if len(deadly) + len(expired) < len(rows):
            break
    alive = [row for row in rows if row not in deadly and row not in expired]
    taken = _together(alive, limit)
    _rows(taken).update(
        state=MessageState.SENDING,
        lease_until=_lease(),
        fence=F("fence") + 1,
        attempts=F("attempts") + 1,
        deaths=F("deaths") + 1,
    )
    return [
        Claim(row.pk, row.recipient_id, row.link_id, row.fence + 1, row.attempts + 1, row.expires_at) for row in taken
    ]


@verb
def renew_leases(claims: Sequence[Claim], *, by: User, at: datetime) -> list[Claim]:
    """Hold on to these messages for another lease; return those that are still ours."""
    access.require(by.is_system)
    ids = [claim.message for claim in claims]
    held = Message.objects.select_for_update().filter(pk__in=ids, state=MessageState.SENDING).order_by("id")
    fences = dict(held.values_list("pk", "fence"))
    ours = [claim for claim in claims if fences.get(claim.message) == claim.fence]
    Message.objects.filter(pk__in=[claim.message for claim in ours]).update(lease_until=_lease())
    return ours


@verb
def settle_message(
    claim: Claim, *, state: MessageState, error: str = "", by: User, at: datetime
) -> MessageState | None:
    """Write down what became of a message: SENT, CANCELLED, FAILED, or QUEUED to be tried again after a while.

    Trying again ends when the message expires: then it is FAILED. Returns the state that was written, or None when the
    message is no longer ours.
    """
    access.require(by.is_system)
    again = rules.next_attempt(claim.attempts, at)
    if state == MessageState.QUEUED and again >= claim.expires_at:
        state = MessageState.FAILED
    written = _ours(claim).update(
        state=state,
        not_before=again if state == MessageState.QUEUED else F("not_before"),
        sent_at=ClockTimestamp() if state == MessageState.SENT else None,
        lease_until=None,
        deaths=0,
        last_error=rules.redacted(error),
    )
    return state if written else None


@verb
def put_back_messages(claims: Sequence[Claim], *, by: User, at: datetime) -> int:
    """Give back messages that were taken and not tried: they are due as before, and no attempt is counted."""
    access.require(by.is_system)
    back = {"state": MessageState.QUEUED, "lease_until": None, "attempts": F("attempts") - 1}
    return sum(_ours(claim).update(**back, deaths=Greatest(F("deaths") - 1, Value(0))) for claim in claims)


def _together(rows: Sequence[Message], limit: int) -> list[Message]:
    """Return the first rows that may go to one sender, the fewer the more suspect one of them is."""
    taken: list[Message] = []
    worst = 0
    for row in rows:
        worst = max(worst, row.deaths)
        if len(taken) >= rules.batch_size(limit, worst):
            break
        taken.append(row)
    return taken


def _lease() -> object:
    return ClockTimestamp() + Value(timedelta(seconds=settings.OUTBOX_LEASE_SECONDS))


def _rows(rows: Sequence[Message]) -> QuerySet[Message]:
    return Message.objects.filter(pk__in=[row.pk for row in rows])


def _ours(claim: Claim) -> QuerySet[Message]:
    return Message.objects.filter(pk=claim.message, fence=claim.fence, state=MessageState.SENDING)


def _fail(rows: Sequence[Message], why: str) -> None:
    _rows(rows).update(state=MessageState.FAILED, lease_until=None, last_error=why)

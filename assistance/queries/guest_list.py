"""The guest list of an event as its readers see it, and what inviting all who are picked would do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, Count, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance.models import Event, Invitation
from assistance.models.invitations import InvitationQuerySet
from assistance.rules.attendance import UNANSWERED_STATUSES, InvitationStatus

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_QUERY = 100
CAME, BY_HAND = "CAME", "BY_HAND"
STATES: list[tuple[str, str | Promise]] = [
    *InvitationStatus.choices,
    (CAME, pgettext_lazy("status of an invitation", "Came")),
    (BY_HAND, _("Needs a message by hand")),
]
MAILABLE = Q(contact__consented_on__isnull=False, contact__archived_at__isnull=True) & ~Q(contact__email="")
_BY_HAND = Q(status__in=UNANSWERED_STATUSES) & ~MAILABLE


@dataclass(frozen=True)
class AskedGuests:
    """What the reader asked for; anything unknown in the address has become "" before."""

    state: str = ""
    chain: str = ""
    text: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> AskedGuests:
        """Read a query string."""
        state = query.get("state", "")
        return cls(
            state=state if state in dict(STATES) else "",
            chain=query.get("chain", "")[:LONGEST_QUERY],
            text=" ".join(query.get("q", "")[:LONGEST_QUERY].lower().split()),
        )

    @property
    def narrows(self) -> bool:
        """Whether any filter is on."""
        return bool(self.state or self.chain or self.text)

    @property
    def order(self) -> list[str]:
        """By name of the enterprise; the waiting list as it moves up."""
        return ["waiting_since", "id"] if self.state == InvitationStatus.WAITING else ["sort_key", "id"]


def guest_list(user: User, event: Event, asked: AskedGuests) -> InvitationQuerySet:
    """Return the guests that the user may see and asked for, with ``place`` on the waiting list and ``sort_key``."""
    rows = _narrowed(Invitation.objects.visible_to(user).filter(event=event), asked)
    if asked.state == CAME:
        rows = rows.came()
    elif asked.state == BY_HAND:
        rows = rows.filter(_BY_HAND)
    elif asked.state:
        rows = rows.filter(status=asked.state, came_at__isnull=True)
    return rows.annotate(
        sort_key=Coalesce("enterprise__pinyin", "organisation", output_field=CharField()), place=_place()
    ).select_related("enterprise", "contact")


def counted_guests(user: User, event: Event, asked: AskedGuests) -> dict[str, int]:
    """Count the guests that the user may see by state, whatever state was asked for (one query)."""
    rows = _narrowed(Invitation.objects.visible_to(user).filter(event=event), asked)
    named = Case(When(came_at__isnull=False, then=Value(CAME)), default=F("status"))
    groups = rows.order_by().values(named=named).annotate(n=Count("pk"), by_hand=Count("pk", filter=_BY_HAND))
    counts = dict.fromkeys(dict(STATES), 0)
    for group in groups:
        counts[group["named"]] = group["n"]
        counts[BY_HAND] += group["by_hand"]
    return counts


@dataclass(frozen=True)
class ToInvite:
    """How many guests are picked and not invited yet, and how many of these get a mail."""

    guests: int
    mails: int

    @property
    def by_hand(self) -> int:
        """How many need a message from a person."""
        return self.guests - self.mails


def to_invite(event: Event) -> ToInvite:
    """Return what inviting all who are picked would do (one query)."""
    picked = Invitation.objects.filter(event=event, status=InvitationStatus.PICKED)
    return ToInvite(**picked.aggregate(guests=Count("pk"), mails=Count("pk", filter=MAILABLE)))


def _narrowed(rows: InvitationQuerySet, asked: AskedGuests) -> InvitationQuerySet:
    if asked.chain:
        rows = rows.filter(enterprise__chain__slug=asked.chain)
    if asked.text:
        rows = rows.filter(search_key__contains=asked.text)
    return rows


def _place() -> Coalesce:
    """The place on the waiting list, counted over all guests, whoever looks; 0 for whoever does not wait."""
    earlier = Q(waiting_since__lt=OuterRef("waiting_since")) | Q(
        waiting_since=OuterRef("waiting_since"), pk__lte=OuterRef("pk")
    )
    line = Invitation.objects.filter(earlier, event=OuterRef("event"), status=InvitationStatus.WAITING)
    counted = line.order_by().values("event").annotate(n=Count("pk")).values("n")
    waits = When(status=InvitationStatus.WAITING, then=Subquery(counted))
    return Coalesce(Case(waits), Value(0), output_field=IntegerField())

"""What somebody at the door looks at: guests by code or name, and how many have come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q

from assistance.models import Event, Invitation, Seating
from assistance.models.invitations import InvitationQuerySet
from assistance.rules.attendance import door_code_in
from enterprises.rules.search_keys import normalise_query

MOST_FOUND = 20
LONGEST_QUERY = 200


@dataclass(frozen=True)
class HeadCount:
    """How many guests have come, how many were promised a seat, and how many seats there are."""

    came: int
    expected: int
    seats: int

    @property
    def free(self) -> int:
        """Seats that nobody was promised."""
        return self.seats - self.expected


def head_count(event: Event) -> HeadCount:
    """Count the house (one query)."""
    came = Count("event__invitations", filter=Q(event__invitations__came_at__isnull=False))
    return HeadCount(
        *Seating.objects.filter(event=event).annotate(came=came).values_list("came", "taken", "seats").get()
    )


def guests_of(event: Event) -> InvitationQuerySet:
    """Return the guests of an event with whom and what they are shown by."""
    rows: InvitationQuerySet = Invitation.objects.filter(event=event)
    return rows.select_related("event", "enterprise", "contact")


def guests_called(event: Event, text: str) -> list[Invitation]:
    """Return the guests whose name, pinyin, initials or enterprise hold the text (one query), those to be welcomed first."""
    query = normalise_query(text[:LONGEST_QUERY])
    if not query:
        return []
    held = Q(search_key__contains=query) | Q(search_key__contains=query.replace(" ", ""))
    rows = guests_of(event).filter(held)
    return list(rows.order_by(F("came_at").asc(nulls_first=True), "enterprise__pinyin", "id")[:MOST_FOUND])


def guest_by_code(event: Event, code: str) -> Invitation | None:
    """Return the guest of this event whose badge it is (one query)."""
    return guests_of(event).filter(door_code=door_code_in(code)).first()

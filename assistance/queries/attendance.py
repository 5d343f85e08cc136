"""Who came to an event: of how many, and from which chains and what sort of enterprises. Persons are never ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from accounts.models import in_readers_language
from assistance.models import Event, Invitation
from assistance.models.invitations import InvitationQuerySet
from assistance.rules.attendance import ANSWERABLE_STATUSES, UNANSWERED_STATUSES, InvitationStatus
from enterprises.models import ChainRole

_INVITED = Q(walked_in=False, status__in=ANSWERABLE_STATUSES)
_CAME = Q(came_at__isnull=False)
_COUNTS: dict[str, Any] = {
    "invited": Count("pk", filter=_INVITED),
    "accepted": Count("pk", filter=_INVITED & Q(status=InvitationStatus.ACCEPTED)),
    "came": Count("pk", filter=_INVITED & _CAME),
    "strangers": Count("pk", filter=Q(walked_in=True) & _CAME),
}


@dataclass(frozen=True)
class Turnout:
    """How many were invited, said yes, and came; ``strangers`` came without being asked."""

    label: str
    invited: int
    accepted: int
    came: int
    strangers: int

    @property
    def present(self) -> int:
        """Everybody who came."""
        return self.came + self.strangers

    @property
    def missed(self) -> int:
        """Said yes, and did not come."""
        return self.accepted - self.came


@dataclass(frozen=True)
class Attendance:
    """The whole event, and the same by chain and by role in the chain; those without either come last."""

    total: Turnout
    declined: int
    waiting: int
    silent: int  # neither yes nor no
    chains: list[Turnout]
    roles: list[Turnout]


def attendance(event: Event) -> Attendance:
    """Count who came to an event (three queries)."""
    rows: InvitationQuerySet = Invitation.objects.filter(event=event)
    more = {
        "declined": Count("pk", filter=Q(status=InvitationStatus.DECLINED)),
        "waiting": Count("pk", filter=Q(status=InvitationStatus.WAITING)),
        "silent": Count("pk", filter=Q(status__in=UNANSWERED_STATUSES)),
    }
    total = rows.aggregate(**_COUNTS, **more)
    others = {name: total.pop(name) for name in more}
    names = ("enterprise__chain__name", "enterprise__chain__name_en")
    by_chain = _grouped(rows, *names).order_by(names[0])
    by_role = {role or "": counts for role, *counts in _grouped(rows, "enterprise__role")}
    chains = [
        _turnout(in_readers_language(chinese or "", english or ""), counts) for chinese, english, *counts in by_chain
    ]
    roles = [_turnout(str(role.label), by_role[role]) for role in ChainRole if role in by_role]
    if "" in by_role:
        roles.append(_turnout("", by_role[""]))
    return Attendance(
        total=Turnout(label="", **total), **others, chains=_with_somebody(chains), roles=_with_somebody(roles)
    )


def _grouped(rows: InvitationQuerySet, *names: str) -> Any:
    """Return rows of the names' values and the four counts."""
    return rows.values(*names).annotate(**_COUNTS).values_list(*names, *_COUNTS)


def _turnout(label: str, counts: Sequence[int]) -> Turnout:
    return Turnout(label, *counts)


def _with_somebody(groups: list[Turnout]) -> list[Turnout]:
    some = [group for group in groups if group.invited or group.strangers]
    return sorted(some, key=lambda group: not group.label)  # stable: the nameless one last

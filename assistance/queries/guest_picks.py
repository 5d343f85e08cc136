"""Whom to invite: the enterprises that fit, each with its people and with what one more contact would mean for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch

from assistance.models import Event, Invitation
from assistance.queries.disturbance import disturbances
from assistance.rules.attendance import InvitationStatus
from assistance.rules.disturbance import Disturbance
from enterprises.models import ChainRole, Contact, Enterprise, EnterpriseSize
from enterprises.models.enterprises import EnterpriseQuerySet
from enterprises.rules.cultivation import months_before

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_QUERY = 100
LAST_YEAR_MONTHS = 14  # a yearly event is not held on the same day each year


@dataclass(frozen=True)
class AskedPicks:
    """Which enterprises the planner looks for; anything unknown in the address has become "" or False before."""

    text: str = ""
    chain: str = ""
    township: str = ""
    role: str = ""
    size: str = ""
    key: bool = False
    new: bool = False  # not invited last year
    listed: bool = False  # also those that are on the list already

    @classmethod
    def of(cls, query: Mapping[str, str]) -> AskedPicks:
        """Read a query string."""
        role, size = query.get("role", ""), query.get("size", "")
        return cls(
            text=query.get("q", "").strip()[:LONGEST_QUERY],
            chain=query.get("chain", "")[:LONGEST_QUERY],
            township=query.get("township", "")[:LONGEST_QUERY],
            role=role if role in ChainRole.values else "",
            size=size if size in EnterpriseSize.values else "",
            key=bool(query.get("key")),
            new=bool(query.get("new")),
            listed=bool(query.get("listed")),
        )

    @property
    def narrows(self) -> bool:
        """Whether any filter is on."""
        return self != AskedPicks(listed=self.listed)


def enterprises_to_invite(user: User, event: Event, asked: AskedPicks) -> EnterpriseQuerySet:
    """Return the enterprises at work that the user may see and asked for, each with its present ``people``."""
    rows = Enterprise.objects.visible_to(user).operating().matching(asked.text)
    same = {"chain__slug": asked.chain, "township__code": asked.township, "role": asked.role, "size": asked.size}
    rows = rows.filter(**{name: value for name, value in same.items() if value})
    if asked.key:
        rows = rows.filter(is_key=True)
    invited = Invitation.objects.filter(enterprise=OuterRef("pk")).exclude(status=InvitationStatus.WITHDRAWN)
    if asked.new:
        span = (months_before(event.starts_on, LAST_YEAR_MONTHS), event.starts_on)
        before = invited.filter(event__kind=event.kind, event__starts_on__range=span, invited_at__isnull=False)
        rows = rows.exclude(Exists(before.exclude(event=event)))
    if not asked.listed:
        rows = rows.exclude(Exists(invited.filter(event=event)))
    on_list = Invitation.objects.filter(event=event, contact=OuterRef("pk")).exclude(status=InvitationStatus.WITHDRAWN)
    people = Contact.objects.present().in_order_of_call().annotate(is_on_list=Exists(on_list))
    return rows.select_related("chain", "township").prefetch_related(Prefetch("contacts", people, to_attr="people"))


@dataclass(frozen=True)
class PickRow:
    """An enterprise that may be invited, whom of it, and how the event would disturb it."""

    enterprise: Enterprise
    people: Sequence[Contact]  # not on the list yet, the one to call first on top
    on_list: Sequence[Contact]
    disturbance: Disturbance
    is_close: bool


def pick_rows(enterprises: Sequence[Enterprise], event: Event) -> list[PickRow]:
    """Return the rows of a page of ``enterprises_to_invite`` (one query)."""
    weighed = disturbances([enterprise.pk for enterprise in enterprises], event)
    rows = []
    for enterprise in enterprises:
        people: list[Contact] = getattr(enterprise, "people")  # noqa: B009 (a Prefetch sets it)
        rows.append(
            PickRow(
                enterprise,
                [person for person in people if not getattr(person, "is_on_list", False)],
                [person for person in people if getattr(person, "is_on_list", False)],
                weighed[enterprise.pk],
                weighed[enterprise.pk].is_close_to(event.starts_on),
            )
        )
    return rows

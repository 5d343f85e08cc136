"""Confer honours at an event: the award enters the enterprise's record, the certificate is printed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.verbs import create, lock, replayed, verb
from assistance import access
from assistance.models import AgendaItem, Conferral, Event
from assistance.rules import events
from enterprises.actions.awards import enter_award, strike_award
from enterprises.models import Enterprise


@verb
def confer_award(
    event: Event,
    *,
    enterprise: Enterprise,
    item: AgendaItem | None = None,
    id: UUID | None = None,
    body_digest: str = "",
    by: User,
    at: datetime,
    **fields: Any,
) -> Conferral:
    """Confer an award at an event; it counts for the event's year unless another is given. Same id and body: what there is."""
    event, enterprise = lock(event), lock(enterprise)
    access.require(access.may_edit_events(by))
    if earlier := replayed(Conferral, id, body_digest):
        return earlier
    if event.status == events.EventStatus.CANCELLED:
        raise events.EventClosedError()
    events.check_item(event.pk, item.event_id if item else None)
    award = enter_award(enterprise, by=by, at=at, **({"year": event.starts_on.year} | fields))
    return create(Conferral, id=id, at=at, body_digest=body_digest, event=event, item=item, award=award, by=by)


@verb
def take_award_back(conferral: Conferral, *, by: User, at: datetime) -> None:
    """Take an award back that was conferred by mistake: it leaves the event and the enterprise's record."""
    conferral = lock(conferral, "event", "award__enterprise")
    access.require(access.may_edit_events(by))
    award = conferral.award
    conferral.delete()
    strike_award(award, by=by, at=at)

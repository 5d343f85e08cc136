"""How often the county disturbs enterprises in the year round an event: visits on site and other invitations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models.functions import Coalesce, TruncDate

from assistance.models import Event, Invitation, Visit, VisitKind, VisitStatus
from assistance.rules import disturbance as rules
from assistance.rules.attendance import COUNTED_STATUSES
from assistance.rules.disturbance import Disturbance
from assistance.rules.events import EventStatus
from assistance.rules.working_days import COUNTY


def disturbances(enterprises: Collection[UUID], event: Event) -> dict[UUID, Disturbance]:
    """Weigh the event for each of these enterprises (one query). An event with several guests of one disturbs it once."""
    first, last = event.starts_on - rules.YEAR, event.starts_on + timedelta(days=settings.CONTACT_GAP_DAYS)
    visits = (
        Visit.objects.filter(
            enterprise__in=enterprises,
            kind=VisitKind.ON_SITE,
            status__in=[VisitStatus.PLANNED, VisitStatus.DONE],
        )
        .annotate(on=TruncDate(Coalesce("happened_at", "planned_for"), tzinfo=COUNTY))
        .filter(on__gte=first, on__lte=last)
        .values_list("enterprise", "on", "pk")
    )
    invitations = (
        Invitation.objects.filter(
            enterprise__in=enterprises, status__in=COUNTED_STATUSES, event__starts_on__range=(first, last)
        )
        .exclude(event=event)
        .exclude(event__status=EventStatus.CANCELLED)
        .values_list("enterprise", "event__starts_on", "event")
        .distinct()
    )
    days: dict[UUID, list[date]] = defaultdict(list)
    for enterprise, on, _subject in visits.order_by().union(invitations.order_by(), all=True):
        days[enterprise].append(on)
    most, gap = settings.CONTACTS_A_YEAR, settings.CONTACT_GAP_DAYS
    return {
        enterprise: rules.disturbance(days[enterprise], event.starts_on, most=most, gap_days=gap)
        for enterprise in enterprises
    }

"""The rows of the list of visits as its filters ask for them: for pages and exports alike."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models.functions import Coalesce

from accounts.models import User
from assistance.models import Visit, VisitStatus
from assistance.models.visits import VisitQuerySet


def readable_visits(user: User, query: Mapping[str, str]) -> VisitQuerySet:
    """Return the visits that the person may read, only one's own if asked."""
    visits: VisitQuerySet = Visit.objects.visible_to(user)
    return visits.filter(visitor=user) if query.get("mine") else visits


def listed_visits(user: User, query: Mapping[str, str]) -> VisitQuerySet:
    """Return the visits of the list, each with the moment at which it ``starts``."""
    visits, status = readable_visits(user, query), query.get("status", "")
    visits = visits.filter(status=status) if status in VisitStatus.values else visits
    return visits.select_related("enterprise__township", "visitor").annotate(
        starts=Coalesce("happened_at", "planned_for")
    )

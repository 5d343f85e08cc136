"""Calendar feeds: whose calendar a token opens, its address, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from accounts.clock import local_day
from accounts.models import Capability, User
from assistance.models import CalendarFeed, Event, Issue, Visit, VisitStatus
from assistance.queries.personal_links import link_keys
from assistance.rules import personal_links as rules
from assistance.rules.events import EventStatus

PURPOSE = "CALENDAR"
BACK, AHEAD = timedelta(days=60), timedelta(days=180)  # how much of the past and the future a feed shows
MOST_DEADLINES = 500  # the nearest; more fill no calendar that anybody reads


@dataclass(frozen=True)
class Deadline:
    """An issue, and the day on which its next step is due from the person, or its answer to the enterprise."""

    issue: Issue
    on: date


@dataclass(frozen=True)
class PersonsCalendar:
    """What stands in a person's feed."""

    visits: list[Visit]  # with their enterprises; done ones stay where they were planned
    deadlines: list[Deadline]
    events: list[Event]


def new_feed_token(feed: UUID) -> str:
    """Return the token of a new feed."""
    return rules.token_of(feed, PURPOSE, link_keys()[0])


def feed_behind(token: str) -> CalendarFeed | None:
    """Return the feed that a token opens, of an active person; None for any other token (one query at most)."""
    feed = rules.link_of(token, PURPOSE, link_keys())
    if feed is None:
        return None
    rows = CalendarFeed.objects.filter(revoked_at__isnull=True, user__is_active=True).select_related("user")
    return rows.filter(pk=feed, token_hash=rules.hash_of(token)).first()


def feed_of(user: User) -> CalendarFeed | None:
    """Return the person's present feed (one query)."""
    return CalendarFeed.objects.filter(user=user, revoked_at__isnull=True).first()


def address_of_feed(feed: CalendarFeed) -> str:
    """Return the address of a feed; "" when the secret that signed it is gone."""
    for key in link_keys():
        token = rules.token_of(feed.pk, PURPOSE, key)
        if rules.hash_of(token) == feed.token_hash:
            return str(settings.BASE_URL).rstrip("/") + reverse("assistance:calendar-feed", args=[token])
    return ""


def persons_calendar(user: User, at: datetime) -> PersonsCalendar:
    """Return the person's visits, deadlines and announced events round ``at`` (three queries, four with units)."""
    first, last = at - BACK, at + AHEAD
    visits = Visit.objects.visible_to(user).filter(visitor=user, planned_for__gte=first, planned_for__lt=last)
    events = Event.objects.visible_to(user).published().exclude(status=EventStatus.CANCELLED)
    events = events.filter(ends_on__gte=local_day(first), starts_on__lte=local_day(last))
    return PersonsCalendar(
        visits=list(
            visits.exclude(status=VisitStatus.CANCELLED).select_related("enterprise").order_by("planned_for", "id")
        ),
        deadlines=_deadlines(user),
        events=list(events.order_by("starts_on", "id")),
    )


_ACTS_ON_ISSUES = (Capability.RULE_ISSUES, Capability.WORK_ISSUES, Capability.PARK_ISSUES)


def _deadlines(user: User) -> list[Deadline]:
    """Return what waits for the person by its stage; for specialists, what is promised to their enterprises."""
    issues = Issue.objects.visible_to(user)
    if any(user.can(capability) for capability in _ACTS_ON_ISSUES):
        waiting = issues.waiting_for(user).order_by("due_on", "id")[:MOST_DEADLINES]
        return [Deadline(one, local_day(one.stage_due_at) if one.stage_due_at else one.due_on) for one in waiting]
    return [Deadline(one, one.due_on) for one in issues.mine(user).open().order_by("due_on", "id")[:MOST_DEADLINES]]

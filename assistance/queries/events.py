"""Lists of events, and what stands on the overview of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from assistance.models import Event, Invitation, Question
from assistance.rules.attendance import InvitationStatus
from assistance.rules.events import EDITABLE_STATUSES, EventKind, EventStatus


@dataclass(frozen=True)
class EventsAsked:
    """The filters of the list; what no filter knows is left out."""

    kind: str = ""
    status: str = ""
    year: int | None = None

    @classmethod
    def of(cls, given: Mapping[str, str]) -> EventsAsked:
        """Read the query string."""
        kind, status, year = (given.get(name, "") for name in ("kind", "status", "year"))
        return cls(
            kind=kind if kind in EventKind.values else "",
            status=status if status in EventStatus.values else "",
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        )

    @property
    def narrows(self) -> bool:
        """Whether anything is filtered."""
        return self != EventsAsked()


def events_asked(user: User, asked: EventsAsked) -> QuerySet[Event]:
    """Return the events that a user may read and asked for, with seats and the number of questions."""
    rows = Event.objects.visible_to(user).select_related("seating", "host")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.status:
        rows = rows.filter(status=asked.status)
    if asked.year:
        rows = rows.filter(starts_on__year=asked.year)
    questions = Question.objects.filter(event=OuterRef("pk")).order_by().values("event").annotate(n=Count("pk"))
    return rows.annotate(asked=Coalesce(Subquery(questions.values("n"), output_field=IntegerField()), 0))


def coming_and_past(user: User, asked: EventsAsked, today: date) -> tuple[QuerySet[Event], QuerySet[Event]]:
    """Return what is still to come, the next first, and what is over, the latest first."""
    rows = events_asked(user, asked)
    coming = Q(status__in=EDITABLE_STATUSES, ends_on__gte=today)
    return rows.filter(coming).order_by("starts_on", "id"), rows.exclude(coming)


def years_of_events(user: User) -> list[int]:
    """Return the years in which there are events, the latest first (one query)."""
    days = Event.objects.visible_to(user).dates("starts_on", "year", order="DESC")
    return [day.year for day in days]


def county_day_is_planned(day: date) -> bool:
    """Whether somebody plans the Entrepreneur Day of that year already (one query)."""
    planned = Event.objects.filter(kind=EventKind.ENTREPRENEUR_DAY, starts_on__year=day.year)
    return planned.exclude(status=EventStatus.CANCELLED).exists()


@dataclass(frozen=True)
class Answers:
    """How many guests stand where."""

    invited: int  # asked, whatever they said
    accepted: int
    waiting: int
    declined: int
    came: int

    @property
    def open(self) -> int:
        """How many have not said yes or no."""
        return self.invited - self.accepted - self.waiting - self.declined


def answers_of(event: Event) -> Answers:
    """Return how the guests of an event have answered (one query)."""
    status = {
        "accepted": InvitationStatus.ACCEPTED,
        "waiting": InvitationStatus.WAITING,
        "declined": InvitationStatus.DECLINED,
    }
    asked = Invitation.objects.filter(event=event).exclude(
        status__in=[InvitationStatus.PICKED, InvitationStatus.WITHDRAWN]
    )
    counts = asked.aggregate(
        invited=Count("pk"),
        came=Count("pk", filter=Q(came_at__isnull=False)),
        **{name: Count("pk", filter=Q(status=value)) for name, value in status.items()},
    )
    return Answers(**counts)

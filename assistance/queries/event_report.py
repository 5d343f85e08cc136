"""The report of an event: who came, what was asked and what became of it, minutes and photos, honours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from accounts.models import User
from assistance.models import AgendaItem, Conferral, Event, EventPhoto, Question
from assistance.queries.attendance import Attendance, attendance
from assistance.queries.question_results import QuestionResults, results_of


@dataclass(frozen=True)
class EventReport:
    """Everything that stands in the report."""

    attendance: Attendance
    results: QuestionResults
    categories: list[tuple[str, int]]  # most asked about first; "" for no category
    items: list[AgendaItem]  # those with minutes or photos (``shown_photos`` on each)
    conferrals: list[Conferral]


def event_report(event: Event, reader: User) -> EventReport:
    """Return the report as a reader may see it (at most nine queries)."""
    return EventReport(
        attendance=attendance(event),
        results=results_of(event, reader),
        categories=categories_asked_about(event),
        items=items_told(event),
        conferrals=conferrals_of(event),
    )


def categories_asked_about(event: Event) -> list[tuple[str, int]]:
    """Return how often each category was asked about, in the reader's language (one query)."""
    rows = Question.objects.filter(event=event).select_related("category")
    counts = Counter(str(row.category or "") for row in rows)
    return sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))


def items_told(event: Event) -> list[AgendaItem]:
    """Return the items of which there are minutes or photos, in the order of the day (two queries)."""
    photos = Prefetch("photos", EventPhoto.objects.filter(removed_at__isnull=True).order_by("id"), "shown_photos")
    rows = AgendaItem.objects.filter(event=event).select_related("room").in_order().prefetch_related(photos)
    return [row for row in rows if row.minutes or row.shown_photos]


def conferrals_of(event: Event) -> list[Conferral]:
    """Return the honours that were conferred at an event, in the order in which they were entered (one query)."""
    rows = Conferral.objects.filter(event=event).select_related("award__enterprise", "item", "event__host")
    return list(rows.order_by("id"))

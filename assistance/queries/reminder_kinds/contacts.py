"""Reminders about contacts: a promised one is due, or the rhythm of contacts has lapsed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from accounts.clock import local_day
from assistance.models import Assignment, Visit, VisitKind
from assistance.queries.reminder_kinds.base import (
    Due,
    ReminderKind,
    Slot,
    addressee,
    begins,
    may_still_visit,
    recipient_is_primary,
)
from enterprises.models import Enterprise

REPEATED_AFTER = 7  # days, while a lapsed rhythm lasts


def _promised_contacts(slot: Slot) -> Iterator[Due]:
    """Contacts promised for the day, or promised for a day that had passed when the visit was written down."""
    yesterday, tomorrow = slot.day - timedelta(days=1), slot.day + timedelta(days=1)
    oldest = slot.day - timedelta(days=settings.REMINDER_STALE_DAYS)
    late = Q(
        next_contact_on__range=(oldest, yesterday), updated_at__gte=begins(slot.day), updated_at__lt=begins(tomorrow)
    )
    later_contact = Visit.objects.done().filter(
        enterprise=OuterRef("enterprise"), happened_at__gt=OuterRef("happened_at")
    )
    visitor_may_visit = may_still_visit("visitor", "enterprise", slot.today)
    visits = (
        Visit.objects.done()
        .filter(Q(next_contact_on=slot.day) | late, ~Exists(later_contact))
        .annotate(addressee=addressee("visitor", "enterprise", slot.today, only=visitor_may_visit))
        .filter(addressee__isnull=False)
        .order_by("next_contact_on", "pk")
    )
    for pk, enterprise, recipient, day in visits.values_list("pk", "enterprise", "addressee", "next_contact_on"):
        yield Due(pk, recipient, enterprise, visit_id=pk, told_since=day)


def _promised_contact_is_due(today: date) -> Q:
    later_contact = Visit.objects.done().filter(
        enterprise=OuterRef("enterprise"), happened_at__gt=OuterRef("visit__happened_at")
    )
    primary = Assignment.objects.current(today).primary().filter(enterprise=OuterRef("enterprise"))
    still_theirs = may_still_visit("recipient", "enterprise", today) | ~Q(Exists(primary))
    return Q(visit__status="DONE", visit__next_contact_on__lte=today) & ~Q(Exists(later_contact)) & still_theirs


CONTACT_DUE = ReminderKind(
    code="CONTACT_DUE",
    label=_("Promised contact is due"),
    rows=_promised_contacts,
    holds=_promised_contact_is_due,
    subject=_("Promised contact: %(enterprise)s"),
    sentence=_("%(enterprise)s was promised a contact for %(date)s."),
    why=_("You made the visit where this was promised, or the enterprise is yours now."),
    fact="next_contact_on",
    page="enterprise",
)


def _contacts(kind: str | None) -> QuerySet[Visit]:
    done = Visit.objects.done()
    return done.filter(kind=kind) if kind else done


def _lapsed(rhythm: str, kind: str | None) -> Callable[[Slot], Iterator[Due]]:
    """Return the rows of a lapsed rhythm: on the day it lapses and every 7 days while it lasts."""

    def rows(slot: Slot) -> Iterator[Due]:
        days = getattr(settings, rhythm)
        last = _contacts(kind).filter(enterprise=OuterRef("enterprise")).order_by("-happened_at")
        assignments = (
            Assignment.objects.current(slot.today)
            .primary()
            .filter(
                _without_contact("enterprise", slot.day, kind, days),
                enterprise__in=Enterprise.objects.standing().operating(),
                specialist__user__is_active=True,
                starts_on__lte=slot.day - timedelta(days=days),
            )
            .annotate(last=Subquery(last.values("happened_at")[:1], output_field=DateTimeField()))
            .order_by("pk")
        )
        fields = ("enterprise", "specialist__user", "starts_on", "last")
        for enterprise, recipient, starts_on, last_at in assignments.values_list(*fields):
            since = max(local_day(last_at), starts_on) if last_at else starts_on
            if ((slot.day - since).days - days) % REPEATED_AFTER == 0:
                yield Due(enterprise, recipient, enterprise)

    return rows


def _without_contact(enterprise: str, day: date, kind: str | None, days: int) -> Q:
    """Condition: nobody had contact for ``days`` up to ``day``; a visit on site is asked for only while others go on."""
    since = begins(day - timedelta(days=days - 1))
    recent = Exists(_contacts(kind).filter(enterprise=OuterRef(enterprise), happened_at__gte=since))
    lapsed = ~Q(recent)
    if kind is None:
        return lapsed
    # While the rhythm of contacts itself has lapsed, that reminder says enough: one visit mends both.
    any_since = begins(day - timedelta(days=settings.CONTACT_RHYTHM_DAYS - 1))
    return lapsed & Q(Exists(_contacts(None).filter(enterprise=OuterRef(enterprise), happened_at__gte=any_since)))


def _still_lapsed(rhythm: str, kind: str | None) -> Callable[[date], Q]:
    def holds(today: date) -> Q:
        return (
            _without_contact("enterprise", today, kind, getattr(settings, rhythm))
            & Q(enterprise__in=Enterprise.objects.standing().operating())
            & Q(recipient_is_primary(today))
        )

    return holds


VISIT_OVERDUE = ReminderKind(
    code="VISIT_OVERDUE",
    label=_("Contact is overdue"),
    rows=_lapsed("CONTACT_RHYTHM_DAYS", None),
    holds=_still_lapsed("CONTACT_RHYTHM_DAYS", None),
    subject=_("Contact overdue: %(enterprise)s"),
    sentence=_("%(enterprise)s has had no contact since %(date)s."),
    undated=_("%(enterprise)s has had no contact yet."),
    why=_("You are the primary specialist of this enterprise."),
    fact="last_contact",
    page="enterprise",
)

ON_SITE_OVERDUE = ReminderKind(
    code="ON_SITE_OVERDUE",
    label=_("Visit on site is overdue"),
    rows=_lapsed("ON_SITE_RHYTHM_DAYS", VisitKind.ON_SITE),
    holds=_still_lapsed("ON_SITE_RHYTHM_DAYS", VisitKind.ON_SITE),
    subject=_("Visit on site overdue: %(enterprise)s"),
    sentence=_("%(enterprise)s has had no visit on site since %(date)s."),
    undated=_("%(enterprise)s has had no visit on site yet."),
    why=_("You are the primary specialist of this enterprise."),
    fact="last_on_site",
    page="enterprise",
)

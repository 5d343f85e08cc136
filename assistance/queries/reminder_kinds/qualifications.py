"""Reminders about qualifications: one runs out in some months, or its yearly update is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.translation import gettext_lazy as _

from assistance.queries.reminder_kinds.base import (
    Due,
    ReminderKind,
    Slot,
    begins,
    present_primary,
    recipient_is_primary,
)
from enterprises.models import Enterprise, LevelRule, Qualification
from enterprises.rules.cultivation import days_with, months_before, next_deadline, owes_update, reminder_days


def _of_standing_enterprises(day: date) -> QuerySet[Qualification]:
    return Qualification.objects.held(day).filter(enterprise__in=Enterprise.objects.standing())


def _not_renewed() -> Q:
    """Condition on qualifications: no grant of the same level lasts longer, nor is one under review."""
    longer = Q(valid_to__isnull=True) | Q(valid_to__gt=OuterRef("valid_to"))
    renewed = Qualification.objects.filter(
        longer, enterprise=OuterRef("enterprise"), level=OuterRef("level"), status__in=["VALID", "UNDER_REVIEW"]
    )
    return ~Q(Exists(renewed))


def _running_out(slot: Slot) -> Iterator[Due]:
    """Held ones so many months before their last day, or written down that day when such a day had passed.

    Two queries: the offsets that any rule names, and the qualifications with a last day that fits one of them.
    """
    usual = list(settings.QUALIFICATION_REMINDER_MONTHS)
    named = LevelRule.objects.exclude(reminder_months=[]).values_list("reminder_months", flat=True)
    offsets = sorted({*usual, *(month for months in named.distinct() for month in months)})
    on_the_day = [last for months in offsets for last in days_with(slot.day, months)]
    tomorrow = slot.day + timedelta(days=1)
    late = Q(
        valid_to__lt=months_before(slot.day, -max(offsets)),
        updated_at__gte=begins(slot.day),
        updated_at__lt=begins(tomorrow),
    )
    rows = (
        _of_standing_enterprises(slot.day)
        .filter(Q(valid_to__in=on_the_day) | late, _not_renewed())
        .annotate(recipient=present_primary("enterprise", slot.today))
        .filter(recipient__isnull=False)
        .order_by("valid_to", "pk")
    )
    fields = ("pk", "enterprise", "recipient", "valid_to", "rule", "rule__reminder_months")
    for pk, enterprise, recipient, valid_to, rule, months in rows.values_list(*fields):
        passed = [day for day in reminder_days(valid_to, months if rule else usual) if day <= slot.day]
        if passed:
            yield Due(pk, recipient, enterprise, told_since=passed[-1])


def _still_runs_out(today: date) -> Q:
    held = Qualification.objects.held(today).filter(_not_renewed(), pk=OuterRef("subject_id"))
    return Q(Exists(held)) & Q(recipient_is_primary(today))


QUALIFICATION_EXPIRES = ReminderKind(
    code="QUALIFICATION_EXPIRES",
    label=_("Qualification runs out"),
    rows=_running_out,
    holds=_still_runs_out,
    subject=_("Qualification of %(enterprise)s runs out on %(date)s"),
    sentence=_("“%(level)s” of %(enterprise)s runs out on %(date)s."),
    why=_("You are the primary specialist of this enterprise."),
    fact="qualification_ends_on",
    page="qualifications",
)


def _update_due(slot: Slot) -> Iterator[Due]:
    """Held ones whose yearly update is to be handed in a month from the day. Two queries, one on other days."""
    deadlines = {
        rule: next_deadline(month, day, slot.day)
        for rule, month, day in LevelRule.objects.filter(update_month__isnull=False).values_list(
            "pk", "update_month", "update_day"
        )
        if month and day
    }
    due = {rule: deadline for rule, deadline in deadlines.items() if months_before(deadline, 1) == slot.day}
    if not due:
        return
    rows = (
        _of_standing_enterprises(slot.day)
        .filter(rule__in=due)
        .annotate(recipient=present_primary("enterprise", slot.today))
        .filter(recipient__isnull=False)
        .order_by("pk")
    )
    fields = ("pk", "enterprise", "recipient", "valid_from", "updated_for", "rule")
    for pk, enterprise, recipient, valid_from, updated_for, rule in rows.values_list(*fields):
        if owes_update(valid_from, updated_for, due[rule].year):
            yield Due(pk, recipient, enterprise)


def _update_still_due(today: date) -> Q:
    """The update of the slot's year is not handed in; a deadline in January belongs to the year after its slot."""
    slot = OuterRef("slot")
    year = Case(When(rule__update_month__lt=ExtractMonth(slot), then=ExtractYear(slot) + 1), default=ExtractYear(slot))
    owing = Qualification.objects.held(today).filter(pk=OuterRef("subject_id"), rule__update_month__isnull=False)
    owing = owing.alias(owed_year=year).filter(Q(updated_for__isnull=True) | Q(updated_for__lt=F("owed_year")))
    return Q(Exists(owing)) & Q(recipient_is_primary(today))


QUALIFICATION_UPDATE_DUE = ReminderKind(
    code="QUALIFICATION_UPDATE_DUE",
    label=_("Yearly update is due"),
    rows=_update_due,
    holds=_update_still_due,
    subject=_("Yearly update of %(enterprise)s is due by %(date)s"),
    sentence=_("The yearly update of “%(level)s” of %(enterprise)s is to be handed in by %(date)s."),
    why=_("You are the primary specialist of this enterprise."),
    fact="yearly_update_by",
    page="qualifications",
)

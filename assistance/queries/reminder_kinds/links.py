"""Reminders about personal links: one had ended when it was opened, and the enterprise asks for a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assistance.models import PersonalLink
from assistance.queries.reminder_kinds.base import Due, ReminderKind, Slot, addressee, begins, may_still_visit
from assistance.rules.issue_flow import IssueStatus


def _wanted(slot: Slot) -> Iterator[Due]:
    """Links asked for again on the day: told to who made it, or to the primary specialist if that was the unit."""
    asked = PersonalLink.objects.filter(
        asked_again_at__gte=begins(slot.day), asked_again_at__lt=begins(slot.day + timedelta(days=1))
    )
    officer = addressee(
        "made_by",
        "issue__enterprise",
        slot.today,
        only=may_still_visit("made_by", "issue__enterprise", slot.today),
    )
    rows = asked.annotate(officer=officer).filter(officer__isnull=False).order_by("asked_again_at", "pk")
    for pk, person, enterprise, issue in rows.values_list("pk", "officer", "issue__enterprise", "issue"):
        yield Due(pk, person, enterprise, issue_id=issue)


def _still_wanted(today: date) -> Q:
    """Condition on reminders: the answer still waits for the enterprise's word, and nobody made a new link since."""
    asked = PersonalLink.objects.filter(pk=OuterRef("subject_id"), round=OuterRef("issue__reopened"))
    renewed = PersonalLink.objects.filter(pk=OuterRef("subject_id"), issue__links__created_at__gt=F("asked_again_at"))
    return Q(issue__status=IssueStatus.ANSWERED) & Q(Exists(asked)) & ~Q(Exists(renewed))


LINK_WANTED = ReminderKind(
    code="LINK_WANTED",
    label=_("New link wanted"),
    rows=_wanted,
    holds=_still_wanted,
    subject=_("A new link is wanted: %(title)s (%(enterprise)s)"),
    sentence=_("%(enterprise)s asks for a new link to confirm issue %(number)s: %(title)s"),
    why=_("You gave out the link, or the enterprise is yours."),
    fact="due_on",
    page="issue",
)

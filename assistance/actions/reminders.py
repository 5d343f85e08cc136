"""Write reminders: plan them with their mails, mark them as read, put them off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F
from uuid_utils.compat import uuid7

from accounts.clock import local_day
from accounts.models import User
from accounts.verbs import change, lock, verb
from assistance import access
from assistance.models import Message, PlannerMark, Reminder
from assistance.queries.reminder_kinds import KINDS, Due, ReminderKind, Slot
from assistance.rules import reminders as rules

ROWS_AT_A_TIME = 1000


@dataclass(frozen=True)
class Planned:
    """What one run of the planner added: notices in the bell (too old for a mail: stale) and mails."""

    reminders: int
    stale: int
    messages: int


@verb
def plan_reminders(*, by: User, at: datetime) -> Planned:
    """Remind everybody of everything that fell due since the last run, and queue one mail for each person.

    Run it as often and in as many places as you like: each slot is told once, and a missed day is caught up. Days older
    than ``REMINDER_STALE_DAYS`` are shown, counted and not mailed. ``at`` is the database's clock.
    """
    access.require(by.is_system)
    today = local_day(at)
    marks = _locked_marks(today, at)  # a second planner waits here, then sees what the first one planned
    new = [
        reminder
        for kind in KINDS.values()
        for reminder in _missing(kind, rules.slots(marks[kind.code], today), today, at)
    ]
    inserted = _insert(sorted(new, key=lambda reminder: reminder.slot))
    messages = _queue_mails(inserted, at)
    PlannerMark.objects.filter(kind__in=KINDS).update(planned_through=local_day(at - rules.SETTLING), ran_at=at)
    return Planned(len(inserted), sum(reminder.is_stale for reminder in inserted), messages)


@verb
def read_reminder(reminder: Reminder, *, by: User, at: datetime) -> Reminder:
    """Mark one of one's own reminders as read; again: nothing changes."""
    reminder = lock(reminder)
    access.require(access.may_handle_reminder(by, reminder))
    if reminder.read_at is None:
        change(reminder, at=at, read_at=at)
    return reminder


@verb
def read_all_reminders(user: User, *, by: User, at: datetime) -> int:
    """Mark all of one's own reminders as read, except those put off; return how many there were."""
    access.require(by.pk == user.pk)
    unread = Reminder.objects.visible_to(user).unread().shown(at)
    return unread.update(read_at=at, updated_at=at, version=F("version") + 1)


@verb
def snooze_reminder(reminder: Reminder, *, until: datetime, by: User, at: datetime) -> Reminder:
    """Put one of one's own reminders off; it comes back unread. Refused for the past and beyond 30 days."""
    reminder = lock(reminder)
    access.require(access.may_handle_reminder(by, reminder))
    rules.check_snooze(until, at)
    if reminder.snoozed_until != until or reminder.read_at is not None:
        change(reminder, at=at, snoozed_until=until, read_at=None)
    return reminder


def _locked_marks(today: date, at: datetime) -> dict[str, date]:
    marks = PlannerMark.objects.select_for_update().filter(kind__in=KINDS).order_by("kind")
    found = {mark.kind: mark.planned_through for mark in marks}
    if len(found) < len(KINDS):
        first = today - timedelta(days=settings.REMINDER_STALE_DAYS)
        PlannerMark.objects.bulk_create(
            (PlannerMark(kind=kind, planned_through=first, ran_at=at) for kind in KINDS), ignore_conflicts=True
        )
        found = {mark.kind: mark.planned_through for mark in marks.all()}
    return found


def _missing(kind: ReminderKind, days: Iterable[date], today: date, at: datetime) -> list[Reminder]:
    """Return the reminders that ``kind`` asks for on these days and that nobody has been told yet."""
    due = [(day, row) for day in days for row in kind.rows(Slot(day, today))]
    told = _told(kind, {row.subject_id for _day, row in due})
    missing = []
    for day, row in due:
        slots = told[row.subject_id, row.recipient_id]
        if any((row.told_since or day) <= slot <= day for slot in slots):
            continue
        slots.add(day)
        missing.append(_reminder(kind, day, row, today, at))
    return missing


def _told(kind: ReminderKind, subjects: Collection[UUID]) -> Mapping[tuple[UUID, UUID], set[date]]:
    told: dict[tuple[UUID, UUID], set[date]] = defaultdict(set)
    rows = Reminder.objects.filter(kind=kind.code, subject_id__in=subjects)
    for subject, recipient, slot in rows.values_list("subject_id", "recipient", "slot"):
        told[subject, recipient].add(slot)
    return told


def _reminder(kind: ReminderKind, day: date, row: Due, today: date, at: datetime) -> Reminder:
    return Reminder(
        kind=kind.code,
        subject_id=row.subject_id,
        recipient_id=row.recipient_id,
        slot=day,
        enterprise_id=row.enterprise_id,
        issue_id=row.issue_id,
        visit_id=row.visit_id,
        event_id=row.event_id,
        reason=row.reason,
        is_stale=rules.is_stale(day, today, settings.REMINDER_STALE_DAYS),
        created_at=at,
        updated_at=at,
    )


def _insert(new: list[Reminder]) -> list[Reminder]:
    """Insert reminders, each with the id of its mail to be, and return those that were not there already."""
    fresh = {reminder.recipient_id for reminder in new if not reminder.is_stale}
    reachable = User.objects.active().filter(pk__in=fresh).exclude(email="")
    mails = {pk: uuid7() for pk in reachable.values_list("pk", flat=True)}
    for reminder in new:
        if not reminder.is_stale:
            reminder.message_id = mails.get(reminder.recipient_id)
    Reminder.objects.bulk_create(new, ignore_conflicts=True, batch_size=ROWS_AT_A_TIME)
    there = set(Reminder.objects.filter(pk__in=[reminder.pk for reminder in new]).values_list("pk", flat=True))
    return [reminder for reminder in new if reminder.pk in there]


def _queue_mails(inserted: Iterable[Reminder], at: datetime) -> int:
    """Queue one mail for each recipient about all that is new (its foreign key is checked when the verb ends)."""
    told: dict[UUID, list[Reminder]] = defaultdict(list)
    for reminder in inserted:
        if reminder.message_id is not None:
            told[reminder.message_id].append(reminder)
    not_before = rules.mail_from(local_day(at), settings.REMINDER_HOUR, at)
    messages = []
    for pk, reminders in told.items():
        recipient = reminders[0].recipient_id
        messages.append(
            Message(
                id=pk,
                dedupe_key=rules.dedupe_key(recipient, (_key(reminder) for reminder in reminders)),
                recipient_id=recipient,
                created_at=at,
                not_before=not_before,
                expires_at=not_before + rules.MESSAGE_LIFE,
            )
        )
    Message.objects.bulk_create(messages, batch_size=ROWS_AT_A_TIME)
    return len(messages)


def _key(reminder: Reminder) -> tuple[object, ...]:
    return (reminder.kind, reminder.subject_id, reminder.slot)

"""A person's reminders in words: bell, inbox, API and mails all read them here, each page of them in one query."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, Q, Subquery, Value, When
from django.db.models.query import QuerySet
from django.urls import reverse

from accounts.clock import local_day
from accounts.models import User, in_readers_language
from accounts.wording import exact_day, overdue_words
from assistance.models import Commitment, Contribution, IssueStep, Reminder, Visit, VisitKind
from assistance.queries.reminder_kinds import KINDS, newest_of_its_subject, working_days_late
from assistance.rules.escalation import Level
from enterprises.models import ImportBatch, Qualification
from enterprises.rules.cultivation import next_deadline

_OLD_WORDS = "%(enterprise)s"  # a kind that is no longer in the registry


@dataclass(frozen=True)
class InboxRow:
    """One reminder as people read it; the words are in the language that is active when they are asked for."""

    id: UUID
    version: int
    kind: str
    slot: date
    created_at: datetime
    enterprise_id: UUID | None  # of a reminder about an import or an event: None, and no names
    enterprise_names: tuple[str, str]  # Chinese, English
    issue_id: UUID | None
    issue_number: str
    issue_title: str
    visit_id: UUID | None
    event_slug: str
    event_titles: tuple[str, str]  # Chinese, English
    subject_id: UUID
    level_names: tuple[str, str]  # of the qualification: Chinese, English
    import_id: UUID | None
    file_name: str  # of the import
    reason: str  # why this person, where the kind tells several sorts of people
    step_by: tuple[str, str]  # who made the step that it speaks of: Chinese, Latin
    step_level: int  # to which level the issue was escalated
    step_late: int  # working days by which the answer was late then
    promise: str  # free text: for the inbox, never for a mail
    day: date | None  # the day that the sentence speaks of
    unread: bool
    still_relevant: bool
    is_stale: bool
    snoozed_until: datetime | None

    @property
    def nags(self) -> bool:
        """Whether it counts in the bell: unread, and its cause is still there."""
        return self.unread and self.still_relevant

    @property
    def enterprise_name(self) -> str:
        """The enterprise's name in the reader's language."""
        return in_readers_language(*self.enterprise_names)

    @property
    def about(self) -> str:
        """What it is about, by name: the enterprise, else the event, else the file."""
        return self.enterprise_name or self.event_title or self.file_name

    @property
    def event_title(self) -> str:
        """The event's title in the reader's language; "" where it is about none."""
        return in_readers_language(*self.event_titles)

    @property
    def label(self) -> str:
        """The kind in two or three words."""
        kind = KINDS.get(self.kind)
        return str(kind.label) if kind else self.kind

    @property
    def sentence(self) -> str:
        """The one sentence that says what this is about."""
        kind = KINDS.get(self.kind)
        if kind is None:
            return _OLD_WORDS % self._words()
        undated = kind.undated if self.day is None else None
        return str(undated or kind.sentence) % self._words()

    @property
    def subject(self) -> str:
        """The subject line of a mail about it alone."""
        kind = KINDS.get(self.kind)
        return str(kind.subject if kind else _OLD_WORDS) % self._words()

    @property
    def why(self) -> str:
        """Why this person is told."""
        kind = KINDS.get(self.kind)
        return str(kind.whys.get(self.reason, kind.why)) % self._words() if kind else ""

    @property
    def path(self) -> str:
        """The page where something can be done about it."""
        page = KINDS[self.kind].page if self.kind in KINDS else "enterprise"
        if page == "issue" and self.issue_number:
            return reverse("assistance:issue", args=[self.issue_number])
        if page == "visit" and self.visit_id:
            return reverse("assistance:visit", args=[self.visit_id])
        if page == "guest" and self.event_slug:
            return reverse("assistance:guest", args=[self.event_slug, self.subject_id])
        if self.event_slug:
            return reverse("assistance:event", args=[self.event_slug])
        if self.import_id:
            return reverse("enterprises:import", args=[self.import_id])
        if page == "qualifications":
            return reverse("enterprises:cultivation", args=[self.enterprise_id])
        return reverse("enterprises:page", args=[self.enterprise_id])

    def _words(self) -> dict[str, str]:
        return {
            "enterprise": self.enterprise_name,
            "date": exact_day(self.day or self.slot),
            "number": self.issue_number,
            "title": self.issue_title,
            "level": in_readers_language(*self.level_names) or str(Level(self.step_level).label),
            "by": in_readers_language(*self.step_by),
            "late": overdue_words(self.step_late),
            "file": self.file_name,
            "event": self.event_title,
        }


def relevant(today: date, kinds: Collection[str] | None = None) -> Q:
    """Condition on reminders (of ``kinds``, else of any): the cause is still there, and no later one says the same."""
    causes = Q(pk__in=[])
    for kind in KINDS.values():
        if kinds is None or kind.code in kinds:
            causes |= Q(kind=kind.code) & kind.holds(today)
    return causes & newest_of_its_subject()


def with_facts(reminders: QuerySet[Reminder], at: datetime) -> QuerySet[Reminder]:
    """Fetch what ``row_of`` needs together with the reminders: one query, however many they are."""
    before_slot_ends = Q(happened_at__date__lte=OuterRef("slot"))
    contacts = Visit.objects.done().filter(before_slot_ends, enterprise=OuterRef("enterprise")).order_by("-happened_at")
    promise = Commitment.objects.filter(pk=OuterRef("subject_id"))
    qualification = Qualification.objects.filter(pk=OuterRef("subject_id"))
    step = IssueStep.objects.filter(pk=OuterRef("subject_id"))
    part = Contribution.objects.filter(pk=OuterRef("subject_id"))
    return reminders.select_related("enterprise", "issue", "visit", "event").annotate(
        still_relevant=Case(When(relevant(local_day(at)), then=Value(True)), default=Value(False)),
        last_contact_at=Subquery(contacts.values("happened_at")[:1]),
        last_on_site_at=Subquery(contacts.filter(kind=VisitKind.ON_SITE).values("happened_at")[:1]),
        promise_text=Subquery(promise.values("text")[:1]),
        promise_due_on=Subquery(promise.values("due_on")[:1]),
        level_name=Subquery(qualification.values("level__name")[:1]),
        level_name_en=Subquery(qualification.values("level__name_en")[:1]),
        qualification_ends_on=Subquery(qualification.values("valid_to")[:1]),
        update_month=Subquery(qualification.values("rule__update_month")[:1]),
        update_day=Subquery(qualification.values("rule__update_day")[:1]),
        file_name=Subquery(ImportBatch.objects.filter(pk=OuterRef("subject_id")).values("file_name")[:1]),
        step_at=Subquery(step.values("at")[:1]),
        step_level=Subquery(step.values("level")[:1]),
        step_by_name=Subquery(step.values("by__name")[:1]),
        step_by_latin=Subquery(step.values("by__latin_name")[:1]),
        step_late=Subquery(step.annotate(late=working_days_late()).values("late")[:1]),
        part_due_on=Subquery(part.values("due_on")[:1]),
    )


def row_of(reminder: Reminder) -> InboxRow:
    """Return a reminder fetched by ``with_facts`` as people read it; asks the database nothing."""
    fetched: Any = reminder
    issue, visit, enterprise, event = reminder.issue, reminder.visit, reminder.enterprise, reminder.event
    facts: dict[str, date | None] = {
        "slot": reminder.slot,
        "next_contact_on": visit.next_contact_on if visit else None,
        "last_contact": local_day(fetched.last_contact_at) if fetched.last_contact_at else None,
        "last_on_site": local_day(fetched.last_on_site_at) if fetched.last_on_site_at else None,
        "promise_due_on": fetched.promise_due_on,
        "due_on": issue.due_on if issue else None,
        "step_on": local_day(fetched.step_at) if fetched.step_at else None,
        "review_on": issue.review_on if issue else None,
        "extension_wanted_on": issue.extension_wanted_on if issue else None,
        "part_due_on": fetched.part_due_on,
        "event_starts_on": event.starts_on if event else None,
        "event_ends_on": event.ends_on if event else None,
        "answer_by": event.answer_by if event else None,
        "qualification_ends_on": fetched.qualification_ends_on,
        "yearly_update_by": (
            next_deadline(fetched.update_month, fetched.update_day, reminder.slot) if fetched.update_month else None
        ),
    }
    kind = KINDS.get(reminder.kind)
    return InboxRow(
        id=reminder.pk,
        version=reminder.version,
        kind=reminder.kind,
        slot=reminder.slot,
        created_at=reminder.created_at,
        enterprise_id=reminder.enterprise_id,
        enterprise_names=(enterprise.short_name or enterprise.name, enterprise.name_en) if enterprise else ("", ""),
        issue_id=reminder.issue_id,
        issue_number=issue.number if issue else "",
        issue_title=issue.title if issue else "",
        visit_id=reminder.visit_id,
        event_slug=event.slug if event else "",
        event_titles=(event.title, event.title_en) if event else ("", ""),
        subject_id=reminder.subject_id,
        level_names=(fetched.level_name or "", fetched.level_name_en or ""),
        import_id=reminder.subject_id if kind and kind.page == "import" else None,
        file_name=fetched.file_name or "",
        reason=reminder.reason,
        step_by=(fetched.step_by_name or "", fetched.step_by_latin or ""),
        step_level=fetched.step_level or 0,
        step_late=fetched.step_late or 0,
        promise=fetched.promise_text or "",
        day=facts[kind.fact] if kind else None,
        unread=reminder.read_at is None,
        still_relevant=fetched.still_relevant,
        is_stale=reminder.is_stale,
        snoozed_until=reminder.snoozed_until,
    )


def inbox(user: User, at: datetime, *, only_unread: bool = False, limit: int = 50, offset: int = 0) -> list[InboxRow]:
    """Return a person's reminders, newest first, without those put off; ``only_unread``: those that the bell counts."""
    reminders = Reminder.objects.visible_to(user).shown(at)
    if only_unread:
        reminders = reminders.unread().filter(relevant(local_day(at)))
    page = with_facts(reminders, at).order_by("-created_at", "-id")[offset : offset + limit]
    return [row_of(reminder) for reminder in page]


def rows_of_messages(messages: Sequence[UUID], at: datetime) -> dict[UUID, list[InboxRow]]:
    """Return for each message the reminders it is to carry, oldest first: those whose cause is still there (one query)."""
    rows: dict[UUID, list[InboxRow]] = {message: [] for message in messages}
    reminders = Reminder.objects.filter(relevant(local_day(at)), message__in=messages)
    for reminder in with_facts(reminders, at).order_by("slot", "id"):
        if reminder.message_id is not None:
            rows[reminder.message_id].append(row_of(reminder))
    return rows


def unread_count(user: User, at: datetime) -> int:
    """Count what the bell shows: unread, not put off, and the cause still there (one query; two if there is any).

    It stands on every page, and most people have nothing unread: asking for the causes of all kinds cost Django more
    than the rest of a small page.
    """
    unread = Reminder.objects.visible_to(user).shown(at).unread()
    kinds = set(unread.values_list("kind", flat=True).distinct())
    return unread.filter(relevant(local_day(at), kinds)).count() if kinds else 0

"""What a guest reads behind the personal links: the programme in short, the place on the waiting list, own questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.conf import settings
from django.db.models import Q

from accounts.clock import local_day
from accounts.models import in_readers_language
from accounts.wording import days_span
from assistance.models import Event, Invitation, LinkPurpose, PersonalLink, Programme, Question
from assistance.queries.personal_links import path_of
from assistance.queries.programme import head_of
from assistance.rules.agenda import ProgrammeHead, ProgrammeItem


@dataclass(frozen=True)
class Announcement:
    """An event as its guests know it: what was published last, not what stands in the plan. In the reader's language."""

    head: ProgrammeHead

    @property
    def title(self) -> str:
        """What it is called."""
        return in_readers_language(self.head["title"], self.head["title_en"])

    @property
    def place(self) -> str:
        """Where it is."""
        return in_readers_language(self.head["place"], self.head["place_en"])

    @property
    def days(self) -> str:
        """When it is."""
        return days_span(date.fromisoformat(self.head["starts_on"]), date.fromisoformat(self.head["ends_on"]))


def announced(event: Event, programme: Programme | None) -> Announcement:
    """Return the event as it was last published; as it stands in the plan while that has not happened."""
    return Announcement(programme.head if programme else head_of(event))


@dataclass(frozen=True)
class ProgrammeLine:
    """An item of a programme in the reader's language."""

    starts_at: datetime
    title: str
    room: str


def programme_days(items: Iterable[ProgrammeItem]) -> list[tuple[date, list[ProgrammeLine]]]:
    """Return a published programme by its days, in the reader's language."""
    lines = [
        ProgrammeLine(
            datetime.fromisoformat(item["starts_at"]),
            in_readers_language(item["title"], item["title_en"]),
            in_readers_language(item["room"], item["room_en"]),
        )
        for item in items
    ]
    return [(day, list(some)) for day, some in groupby(lines, lambda line: local_day(line.starts_at))]


def place_in_line(invitation: Invitation) -> int:
    """Return which place a waiting guest has on the waiting list, from 1 on; 0 for whoever does not wait (one query)."""
    if invitation.waiting_since is None:
        return 0
    earlier = Q(waiting_since__lt=invitation.waiting_since) | Q(
        waiting_since=invitation.waiting_since, pk__lt=invitation.pk
    )
    return Invitation.objects.filter(event=invitation.event_id).waiting().filter(earlier).count() + 1


def path_to_ask(invitation: Invitation) -> str:
    """Return the address, without the host, at which a guest asks questions; "" where there is none (one query)."""
    link = PersonalLink.objects.filter(
        invitation=invitation, purpose=LinkPurpose.ASK_QUESTION, revoked_at__isnull=True
    ).first()
    return path_of(link) if link else ""


def address_to_ask(invitation: Invitation) -> str:
    """Return the whole address at which a guest asks questions; "" where there is none (one query)."""
    path = path_to_ask(invitation)
    return str(settings.BASE_URL).rstrip("/") + path if path else ""


def questions_of(invitation: Invitation) -> list[Question]:
    """Return a guest's questions with the issues that some became, the latest first (one query)."""
    return list(invitation.questions.select_related("issue").order_by("-created_at", "-id"))

"""How the enterprise's file words invitations, answers and questions to events (see ``enterprises/web/sentences.py``)."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import User, in_readers_language
from assistance.models import Event
from enterprises.models import TimelineEntry
from enterprises.web.sentences import Facts, Group, Kind, open_through, tell

EVENTS = Group("events", gettext_lazy("Events"))


def register() -> None:
    """Register every kind that the verbs of events write (called once, when the apps are ready)."""
    tell(
        EVENTS,
        {
            "event.invited": _event("mail", "info", gettext_lazy("%(guest)s invited to “%(event)s”")),
            "event.uninvited": _event(
                "mail-x", "neutral", gettext_lazy("The invitation of %(guest)s to “%(event)s” was withdrawn")
            ),
            "event.link_shown": _event(
                "link", "neutral", gettext_lazy("The link of %(guest)s to answer for “%(event)s” was taken out")
            ),
            "event.accepted": _event("calendar-check", "ok", gettext_lazy("%(guest)s comes to “%(event)s”")),
            "event.waiting": _event("hourglass", "warn", gettext_lazy("%(guest)s waits for a seat at “%(event)s”")),
            "event.declined": _event("calendar-x", "neutral", gettext_lazy("%(guest)s does not come to “%(event)s”")),
            "event.came": _event("door-open", "ok", gettext_lazy("%(guest)s came to “%(event)s”")),
            "event.not_come": _event(
                "undo-2", "neutral", gettext_lazy("The welcome of %(guest)s at “%(event)s” was taken back")
            ),
            "event.asked": _event(
                "message-circle-question-mark", "info", gettext_lazy("A question at “%(event)s”"), quote="text"
            ),
            "event.question_answered": _event(
                "message-square-reply", "ok", gettext_lazy("A question was answered at “%(event)s”"), quote="text"
            ),
        },
    )
    open_through("event", _open_to)


def _event(icon: str, tone: str, sentence: object, quote: str = "") -> Kind:
    def words(facts: Facts) -> str:
        event = in_readers_language(facts.get("title", ""), facts.get("title_en", ""))
        return str(sentence) % {"event": event, "guest": facts.get("guest", "")}

    return Kind("events", icon, words, tone, quote, _page, "event")


def _page(entry: TimelineEntry) -> str:
    return reverse("assistance:event", args=[entry.facts["slug"]]) if entry.facts.get("slug") else ""


def _open_to(user: User, ids: Collection[UUID]) -> set[UUID]:
    return set(Event.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))

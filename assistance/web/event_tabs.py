"""The tabs of one event: each is a page with an address of its own, and all share the head of the event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.wording import days_span
from assistance import access
from assistance.models import Event
from assistance.rules.events import EventStatus


@dataclass(frozen=True)
class EventTab:
    """A page about one event; ``may`` says who gets the tab."""

    url_name: str
    label: str | Promise
    icon: str
    may: Callable[[User], bool]


TABS: list[EventTab] = [
    EventTab("assistance:event", _("Overview"), "calendar-days", access.may_read_events),
    EventTab("assistance:event-agenda", _("Agenda"), "layout-grid", access.may_read_plans),
    EventTab("assistance:guests", _("Guests"), "users", access.may_read_guests),
    EventTab("assistance:event-questions", _("Questions"), "message-circle-question-mark", access.may_read_events),
    EventTab("assistance:event-door", _("Door"), "door-open", access.may_check_in),
    EventTab("assistance:event-honours", _("Honours"), "award", access.may_read_events),
    EventTab("assistance:event-report", _("Report"), "clipboard-list", access.may_read_events),
]
TONES = {
    EventStatus.DRAFT: ("neutral", "pencil"),
    EventStatus.PUBLISHED: ("info", "megaphone"),
    EventStatus.CHANGED: ("warn", "calendar-sync"),
    EventStatus.HELD: ("info", "flag"),
    EventStatus.FOLLOWED_UP: ("ok", "check-check"),
    EventStatus.CANCELLED: ("bad", "ban"),
}


def event_of(user: User, slug: str) -> Event:
    """Return the event of an address, with host, chain and seats; 404 for what the user may not see (one query)."""
    rows = Event.objects.visible_to(user).select_related("host", "chain", "seating", "previous", "made_by")
    return get_object_or_404(rows, slug=slug)


def event_head(request: HttpRequest, user: User, event: Event) -> dict[str, Any]:
    """Return what ``assistance/events/base.html`` shows round every tab."""
    urls = [(tab, reverse(tab.url_name, args=[event.slug])) for tab in TABS if tab.may(user)]
    here = max((url for _tab, url in urls if request.path.startswith(url)), key=len, default="")
    tone, icon = TONES[EventStatus(event.status)]
    return {
        "event": event,
        "days": days_span(event.starts_on, event.ends_on),
        "tone": tone,
        "status_icon": icon,
        "tabs": [{"url": url, "label": tab.label, "icon": tab.icon, "active": url == here} for tab, url in urls],
        "may_edit": access.may_edit_events(user),
        "may_change": access.may_edit_events(user) and event.is_editable,
    }

"""The frame round every page: which entries the side bar shows to whom, and how many things wait behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.access import only_handles_issues, only_plans_events
from accounts.models import Capability, User

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"


@dataclass(frozen=True)
class Entry:
    """One entry of the side bar: the page, who gets it, its key after ``g``, and further pages that belong to it."""

    url_name: str
    label: str | Promise
    icon: str
    capability: Capability
    key: str = ""
    covers: tuple[str, ...] = ()


_CULTIVATION = ("enterprises:projects", "enterprises:awards", "enterprises:level-rules")
_SETTINGS = ("assistance:calendar-home",)
ENTRIES = [
    Entry("assistance:my-day", _("My day"), "sun", Capability.READ_REMINDERS, "d"),
    Entry("assistance:inbox", _("Inbox"), "inbox", Capability.WORK_ISSUES, "b"),
    Entry("assistance:triage", _("Triage"), "list-checks", Capability.RULE_ISSUES, "t"),
    Entry("enterprises:list", _("Enterprises"), "factory", Capability.READ_CONTACTS, "e"),
    Entry("enterprises:chains", _("Chains"), "network", Capability.READ_CHAINS, "c"),
    Entry("assistance:visits", _("Visits"), "calendar-check", Capability.READ_VISITS, "v"),
    Entry("assistance:issues", _("Issues"), "message-square-warning", Capability.READ_ISSUES, "i"),
    Entry(
        "assistance:call-backs", _("Call-backs"), "phone-call", Capability.RULE_ISSUES, "k", ("assistance:rechecks",)
    ),
    Entry("assistance:events", _("Events"), "calendar-days", Capability.READ_EVENTS, "y"),
    Entry("enterprises:qualifications", _("Cultivation"), "sprout", Capability.READ_CULTIVATION, "q", _CULTIVATION),
    Entry("enterprises:figures", _("Figures"), "chart-column", Capability.READ_FIGURES, "f"),
    Entry("assistance:assignments", _("Assignments"), "users", Capability.READ_ALL_ASSIGNMENTS, "a"),
    Entry("enterprises:imports", _("Imports"), "file-up", Capability.IMPORT_FILES, "m"),
    Entry("assistance:clocks", _("Settings"), "sliders-horizontal", Capability.EDIT_CLOCKS, "s", _SETTINGS),
    Entry("accounts:people", _("People"), "user-cog", Capability.MANAGE_ACCOUNTS, "p"),
]
ON_THE_PHONE = (
    "assistance:my-day", "assistance:inbox", "enterprises:list", "assistance:issues", "assistance:visits",
    "assistance:events",
)  # fmt: skip

# Counters of what waits behind entries, and in the bell; the floors above register theirs.
_counters: list[Callable[[User], Mapping[str, int]]] = []
_bells: list[Callable[[User], int]] = []


def count_waiting(counter: Callable[[User], Mapping[str, int]]) -> None:
    """Let ``counter(user)`` give the numbers beside entries of the side bar, by the names of their pages."""
    _counters.append(counter)


def ring(counter: Callable[[User], int]) -> None:
    """Let ``counter(user)`` give the number in the bell."""
    _bells.append(counter)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: everything the frame shows."""
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    frame: dict[str, Any] = {
        "theme": theme if theme in THEMES else "auto",
        "demo": settings.DEMO,
        "demo_mail_url": settings.DEMO_MAIL_URL,
        "entries": [],
        "phone_entries": [],
        "unread": 0,
        "may_log_visit": False,
    }
    user = getattr(request, "user", None)
    if isinstance(user, User):
        waiting = {name: n for counter in _counters for name, n in counter(user).items()}
        allowed = _entries_of(user)
        here = max(allowed, key=lambda entry: _covers(entry, request.path), default=None)
        entries = [
            _shown(entry, waiting.get(entry.url_name, 0), active=entry is here and _covers(entry, request.path) > 0)
            for entry in allowed
        ]
        frame |= {
            "entries": entries,
            "phone_entries": [entry for entry in entries if entry["name"] in ON_THE_PHONE][:4],
            "unread": sum(counter(user) for counter in _bells),
            "may_log_visit": user.can(Capability.RECORD_OWN_VISITS) or user.can(Capability.RECORD_ANY_VISITS),
            "roles": " · ".join(user.role_labels),
        }
    return {"shell": frame}


def _entries_of(user: User) -> list[Entry]:
    """Return the entries that somebody gets; whose day is an inbox, or are events, has no other first page."""
    entries = [entry for entry in ENTRIES if user.can(entry.capability)]
    if only_handles_issues(user) or only_plans_events(user):
        return [entry for entry in entries if entry.url_name != "assistance:my-day"]
    return entries


def _covers(entry: Entry, path: str) -> int:
    """Return how much of the path an entry covers: /issues/call-backs/ is nearer to its own entry than to the issues."""
    pages = map(_address, (entry.url_name, *entry.covers))
    return max((len(page) for page in pages if path == page or (page != "/" and path.startswith(page))), default=0)


@cache
def _address(url_name: str) -> str:
    """Return the address of a page that is about nothing; every page asks for all of them, some twice."""
    return reverse(url_name)


def _shown(entry: Entry, badge: int, *, active: bool) -> dict[str, Any]:
    return {
        "name": entry.url_name,
        "url": _address(entry.url_name),
        "label": entry.label,
        "icon": entry.icon,
        "key": entry.key,
        "active": active,
        "badge": badge,
    }

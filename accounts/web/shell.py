"""The frame round every page: which entries the side bar shows to whom, and how many things wait behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    Entry("enterprises:list", _("Enterprises"), "factory", Capability.READ_CONTACTS, "e"),
    Entry("enterprises:chains", _("Chains"), "network", Capability.READ_CHAINS, "c"),
    Entry("assistance:visits", _("Visits"), "calendar-check", Capability.READ_VISITS, "v"),
    Entry("assistance:issues", _("Issues"), "message-square-warning", Capability.READ_ISSUES, "i"),
    Entry("enterprises:qualifications", _("Cultivation"), "sprout", Capability.READ_CULTIVATION, "q", _CULTIVATION),
    Entry("enterprises:figures", _("Figures"), "chart-column", Capability.READ_FIGURES, "f"),
    Entry("assistance:assignments", _("Assignments"), "users", Capability.READ_ALL_ASSIGNMENTS, "a"),
    Entry("enterprises:imports", _("Imports"), "file-up", Capability.IMPORT_FILES, "m"),
    Entry("assistance:clocks", _("Settings"), "sliders-horizontal", Capability.EDIT_CLOCKS, "s", _SETTINGS),
    Entry("accounts:people", _("People"), "user-cog", Capability.MANAGE_ACCOUNTS, "p"),
]
ON_THE_PHONE = ("assistance:my-day", "enterprises:list", "assistance:issues", "assistance:visits")

# Counters of what waits behind an entry, or in the bell; the floors above register theirs.
_counters: dict[str, Callable[[User], int]] = {}


def count_waiting(url_name: str, counter: Callable[[User], int]) -> None:
    """Let ``counter(user)`` give the number beside an entry of the side bar or, for the reminders page, in the bell."""
    _counters[url_name] = counter


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
        entries = [_shown(entry, request, user) for entry in ENTRIES if user.can(entry.capability)]
        frame |= {
            "entries": entries,
            "phone_entries": [entry for entry in entries if entry["name"] in ON_THE_PHONE][:4],
            "unread": _counters["assistance:reminders"](user) if "assistance:reminders" in _counters else 0,
            "may_log_visit": user.can(Capability.RECORD_OWN_VISITS) or user.can(Capability.RECORD_ANY_VISITS),
            "roles": " · ".join(user.role_labels),
        }
    return {"shell": frame}


def _shown(entry: Entry, request: HttpRequest, user: User) -> dict[str, Any]:
    url = reverse(entry.url_name)
    covered = (url, *map(reverse, entry.covers))
    active = any(request.path == page or (page != "/" and request.path.startswith(page)) for page in covered)
    counter = _counters.get(entry.url_name)
    return {
        "name": entry.url_name,
        "url": url,
        "label": entry.label,
        "icon": entry.icon,
        "key": entry.key,
        "active": active,
        "badge": counter(user) if counter else 0,
    }

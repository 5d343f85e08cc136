"""The tabs of one enterprise: each is a page with an address of its own, and all share the head of the enterprise.

A floor above adds its own tab (``add_tab``) when the apps are ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from enterprises import access
from enterprises.models import Enterprise


@dataclass(frozen=True)
class Tab:
    """A page about one enterprise; ``may`` says who gets the tab."""

    url_name: str
    label: str | Promise
    icon: str
    may: Callable[[User], bool]


TABS: list[Tab] = [
    Tab("enterprises:page", _("Overview"), "factory", lambda user: True),
    Tab("enterprises:chain-of", _("Chain"), "network", access.may_read_chains),
    Tab("enterprises:contacts", _("Contacts"), "contact-round", access.may_read_contacts),
    Tab("enterprises:cultivation", _("Qualifications & projects"), "sprout", access.may_read_cultivation),
    Tab("enterprises:enterprise-figures", _("Figures"), "chart-column", access.may_read_figures),
]


def add_tab(tab: Tab) -> None:
    """Add a tab once (called when the apps are ready)."""
    if tab not in TABS:
        TABS.append(tab)


def enterprise_head(request: HttpRequest, user: User, enterprise: Enterprise) -> dict[str, Any]:
    """Return what ``enterprises/enterprises/base.html`` shows round every tab."""
    urls = [(tab, reverse(tab.url_name, args=[enterprise.pk])) for tab in TABS if tab.may(user)]
    return {
        "enterprise": enterprise,
        "tabs": [
            {"url": url, "label": tab.label, "icon": tab.icon, "active": url == request.path} for tab, url in urls
        ],
        "may_edit": access.may_edit_enterprises(user),
        "reads_register": access.may_read_register(user),
    }

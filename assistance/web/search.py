"""The search box: a panel while one types (htmx), a page on Enter, and straight there for a number or a code."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from accounts.models import User
from accounts.web.pages import StaffRequest, show
from assistance.deadlines import issue_status_look
from assistance.models import Issue, Specialist
from assistance.queries.search import LONGEST_QUERY, Found, exact, search
from enterprises.models import Contact, Enterprise

IN_THE_PANEL = 5
ON_THE_PAGE = 20


@dataclass(frozen=True)
class Result:
    """One thing found and where it leads."""

    url: str
    title: str
    text: str
    icon: str


@dataclass(frozen=True)
class Group:
    """Things of one kind; ``more_url`` leads to a list with all of them, where there is one."""

    label: str | Promise
    results: list[Result] = field(default_factory=list)
    more_url: str = ""


@require_GET
@login_required
def search_page(request: StaffRequest) -> HttpResponse:
    """Find enterprises, contacts, issues and people by a part of what they are called."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    panel = bool(request.htmx) and request.htmx.target == "search-panel"
    if not panel and (thing := exact(request.user, query)):
        return redirect(_page_of(thing))
    found = search(request.user, query, IN_THE_PANEL if panel else ON_THE_PAGE)
    groups = [group for group in _groups(found, query) if group.results]
    context = {"query": query, "search_query": query, "groups": groups}
    return show(request, "assistance/search/page.html", context, fragment="_search_panel.html" if panel else None)


def _page_of(thing: Issue | Enterprise) -> str:
    if isinstance(thing, Issue):
        return reverse("assistance:issue", args=[thing.number])
    return reverse("enterprises:page", args=[thing.pk])


def _groups(found: Found, query: str) -> list[Group]:
    return [
        Group(
            _("Enterprises"),
            [_enterprise(row, row.pk in found.openable) for row in found.enterprises],
            f"{reverse('enterprises:list')}?{urlencode({'q': query})}" if len(found.enterprises) == ON_THE_PAGE else "",
        ),
        Group(_("Contacts"), [_contact(row) for row in found.contacts]),
        Group(_("Issues"), [_issue(row) for row in found.issues]),
        Group(_("Specialists"), [_specialist(row) for row in found.specialists]),
        Group(_("People"), [_person(row) for row in found.people]),
    ]


def _enterprise(row: Enterprise, opens: bool) -> Result:
    listed = f"{reverse('enterprises:list')}?{urlencode({'q': row.name})}"
    places = [row.chain.display_name if row.chain else "", row.township.display_name]
    return Result(
        url=reverse("enterprises:page", args=[row.pk]) if opens else listed,
        title=row.display_name,
        text=" · ".join(place for place in places if place),
        icon="factory",
    )


def _contact(row: Contact) -> Result:
    words = [row.post, row.enterprise.display_name]
    return Result(
        url=reverse("enterprises:page", args=[row.enterprise_id]),
        title=row.display_name,
        text=" · ".join(word for word in words if word),
        icon="contact-round",
    )


def _issue(row: Issue) -> Result:
    return Result(
        url=_page_of(row),
        title=row.title,
        text=f"{row.number} · {row.enterprise.display_name} · {issue_status_look(row).words}",
        icon="message-square-warning",
    )


def _specialist(row: Specialist) -> Result:
    url = reverse("assistance:caseload", args=[row.pk])
    return Result(url=url, title=row.user.display_name, text=row.unit.display_name, icon="circle-user-round")


def _person(row: User) -> Result:
    url = f"{reverse('accounts:people')}?{urlencode({'q': row.username})}"
    return Result(url=url, title=row.display_name, text=" · ".join([row.username, *row.role_labels]), icon="user-cog")

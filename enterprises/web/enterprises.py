"""One enterprise: what the register says, its contacts, and its file. Assistance's part arrives by its URL name."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, show
from enterprises import access
from enterprises.models import ChainLeader, Enterprise, LeaderRole, TimelineEntry
from enterprises.web import chain_sentences, sentences  # noqa: F401 - the chain's sentences register themselves
from enterprises.web.tabs import enterprise_head

ENTRIES = 20
_RANKS = [LeaderRole.LEADER, LeaderRole.CHIEF, LeaderRole.DEPUTY]


@require_GET
@login_required
def enterprise(request: StaffRequest, pk: str) -> HttpResponse:
    """Show an enterprise; htmx gets the file alone (its filter) or the next entries alone (its "earlier")."""
    user = request.user
    found = get_object_or_404(Enterprise.objects.visible_to(user).select_related("chain", "township"), pk=pk)
    fragment = {
        "timeline": "enterprises/timeline/_file.html",
        "timeline-more": "enterprises/timeline/_entries.html",
    }.get(request.htmx.target or "")
    context: dict[str, Any] = {"enterprise": found}
    if access.may_read_timeline(user):
        context |= _file(request, found)
    if not (fragment and request.htmx):
        context |= enterprise_head(request, user, found)
        context |= {
            "leaders": _leaders(found),
            "contacts": found.contacts.order_by("-is_preferred", "created_at", "id"),
            "reads_file": access.may_read_timeline(user),
        }
    return show(request, "enterprises/enterprises/page.html", context, fragment=fragment)


def _file(request: StaffRequest, found: Enterprise) -> dict[str, Any]:
    entries = TimelineEntry.objects.readable_by(request.user).filter(enterprise=found)
    groups = sentences.groups()
    names = [group.name for group in groups]
    chosen = request.GET.get("kind", "")
    chosen = chosen if chosen in names else ""
    counts = entries.aggregate(
        all=Count("pk"),
        **{name: Count("pk", filter=Q(kind__in=sentences.kinds_of(name))) for name in names},
    )
    shown: QuerySet[TimelineEntry] = entries.select_related("by")
    if chosen:
        shown = shown.filter(kind__in=sentences.kinds_of(chosen))
    page = keyset_page(request, shown, ["-at", "-id"], size=ENTRIES)
    return {
        "page": page,
        "entries": sentences.told(page.rows, request.user),
        "groups": [(group, counts[group.name]) for group in groups],
        "chosen": chosen,
        "total": counts["all"],
    }


def _leaders(found: Enterprise) -> list[ChainLeader]:
    if found.chain_id is None:
        return []
    leaders = ChainLeader.objects.current().filter(chain=found.chain_id)
    return sorted(leaders, key=lambda leader: _RANKS.index(LeaderRole(leader.role)))

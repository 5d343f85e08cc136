"""Assistance's part of a chain's page: a fragment for htmx, a page of its own without it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.clock import local_day
from accounts.models import Capability
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.queries.chain_work import chain_work
from enterprises.queries.chains import readable_chains


@require_GET
@login_required
def work_of_chain(request: StaffRequest, slug: str) -> HttpResponse:
    """Show the open issues of a chain by category, and how many of its enterprises had a contact lately."""
    user = request.user
    chain = get_object_or_404(readable_chains(user), slug=slug)
    access.require(user.can(Capability.READ_ISSUES))
    context = {
        "chain": chain,
        "work": chain_work(chain, user, local_day(timezone.now())),
        "rhythm": settings.CONTACT_RHYTHM_DAYS,
    }
    return show(request, "assistance/chain_work/page.html", context, fragment="assistance/chain_work/_work.html")

"""The brief before a visit: one A4 page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.web.pages import StaffRequest, show
from assistance.queries.brief import brief
from enterprises import access
from enterprises.models import Enterprise


@require_GET
@login_required
def brief_page(request: StaffRequest, pk: str) -> HttpResponse:
    """Show the brief of an enterprise that one may open, for the screen and for one sheet of paper."""
    user = request.user
    enterprise = get_object_or_404(Enterprise.objects.visible_to(user).select_related("chain", "township"), pk=pk)
    access.require(access.may_read_timeline(user))
    return show(request, "assistance/brief/page.html", {"brief": brief(enterprise, user, timezone.now())})

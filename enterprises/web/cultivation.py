"""The tab of an enterprise: its ladders, its key projects, its honours."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.clock import local_day
from accounts.web.pages import StaffRequest, show
from enterprises import access
from enterprises.models import Award, Enterprise, Project
from enterprises.queries.cultivation import cultivation_of
from enterprises.web.tabs import enterprise_head


@require_GET
@login_required
def cultivation(request: StaffRequest, pk: str) -> HttpResponse:
    """Show what the enterprise holds on each track and what comes next, its projects and its honours."""
    user = request.user
    found = get_object_or_404(Enterprise.objects.visible_to(user).select_related("chain", "township"), pk=pk)
    access.require(access.may_read_cultivation(user))
    cultivation = cultivation_of(found, local_day(timezone.now()))
    current = {rung.qualification.pk for ladder in cultivation.ladders for rung in ladder.rungs if rung.qualification}
    context = enterprise_head(request, user, found) | {
        "ladders": cultivation.ladders,
        "earlier": [one for one in cultivation.qualifications if one.pk not in current],
        "projects": Project.objects.filter(enterprise=found).order_by("-listed_year", "-created_at", "-id"),
        "awards": Award.objects.filter(enterprise=found).order_by("-year", "name", "id"),
        "may_edit_cultivation": access.may_edit_cultivation(user),
        "may_edit_projects": access.may_edit_projects(user),
    }
    return show(request, "enterprises/cultivation/page.html", context)

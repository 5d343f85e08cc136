"""Assistance's part of an enterprise's page: a fragment for htmx, a page of its own without it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.models import Capability
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.queries.enterprise_file import enterprise_file
from enterprises.access import may_read_timeline
from enterprises.models import Enterprise


@require_GET
@login_required
def file_of_enterprise(request: StaffRequest, pk: str) -> HttpResponse:
    """Show open issues, promises, visits and specialists of an enterprise, and the next acts the reader may take."""
    user = request.user
    enterprise = get_object_or_404(Enterprise.objects.visible_to(user).select_related("township", "chain"), pk=pk)
    access.require(may_read_timeline(user))
    context = {
        "enterprise": enterprise,
        "file": enterprise_file(enterprise, user, timezone.now()),
        "may_record_visit": access.may_record_visit(user, enterprise),
        "may_raise_issue": access.may_raise_issue(user, enterprise),
        "may_assign": access.may_assign(user),
        "reads_all_visits": not user.can(Capability.READ_CONCERNED_ENTERPRISES),  # a handler: "none" could be untrue
    }
    return show(
        request,
        "assistance/enterprise_file/page.html",
        context,
        fragment="assistance/enterprise_file/_file.html",
    )

"""The people with a log-in, for system administrators."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.access import may_manage_accounts, require
from accounts.actions.people import set_active
from accounts.errors import DomainError
from accounts.models import Membership, User
from accounts.web.keyset import keyset_page
from accounts.web.pages import StaffRequest, say, show


@require_GET
@login_required
def people(request: StaffRequest) -> HttpResponse:
    """List everybody with a log-in."""
    require(may_manage_accounts(request.user))
    return _show(request)


@require_POST
@login_required
def allow_log_in(request: StaffRequest, pk: str) -> HttpResponse:
    """Allow or stop a person's log-in."""
    require(may_manage_accounts(request.user))
    person = get_object_or_404(User, pk=pk, is_system=False)
    wanted = request.POST.get("allowed")
    if wanted not in ("yes", "no"):  # nobody loses the log-in by a garbled request
        raise BadRequest("allowed is yes or no")
    allowed = wanted == "yes"
    try:
        set_active(person, is_active=allowed, by=request.user, at=timezone.now())
    except DomainError as refusal:
        return _show(request, str(refusal), status=422)
    say(
        request,
        _("%(name)s may log in.") % {"name": person}
        if allowed
        else _("%(name)s can no longer log in.") % {"name": person},
    )
    return redirect("accounts:people")


def _show(request: StaffRequest, refusal: str = "", status: int = 200) -> HttpResponse:
    rows = User.objects.filter(is_system=False)
    query = request.GET.get("q", "").strip()
    if query:
        rows = (
            rows.filter(username__icontains=query)
            | rows.filter(name__contains=query)
            | rows.filter(latin_name__icontains=query)
        )
    rows = rows.prefetch_related(Prefetch("memberships", Membership.objects.select_related("unit")))
    page = keyset_page(request, rows, ["username"])
    return show(request, "accounts/people/list.html", {"page": page, "query": query, "refusal": refusal}, status=status)

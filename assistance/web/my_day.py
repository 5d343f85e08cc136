"""My day: the first page of everybody who works here."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.access import may_manage_accounts, only_handles_issues, only_plans_events
from accounts.models import Capability
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.queries.calendar import year_is_missing
from assistance.queries.my_day import my_day


@require_GET
@login_required
def my_day_page(request: StaffRequest) -> HttpResponse:
    """Show the next stop, what needs follow-up and the month's coverage; not everybody's day begins here."""
    user = request.user
    if may_manage_accounts(user) and not user.can(Capability.READ_CONTACTS):
        if missing := year_is_missing(timezone.localdate()):
            warning = _("The working calendar of %(missing_year)s is not loaded yet.") % {"missing_year": missing}
            messages.warning(request, warning)
        return redirect("accounts:people")
    if only_handles_issues(user):
        return redirect("assistance:inbox")
    if only_plans_events(user):
        return redirect("assistance:events")
    now = timezone.now()
    day = my_day(user, now)
    return show(
        request,
        "assistance/my_day/page.html",
        {
            "day": day,
            "next_stop": day.stops[0] if day.stops else None,
            "later_stops": day.stops[1:],
            "greeting": _greeting(timezone.localtime(now).hour) % {"name": user.display_name},
            "missing_year": year_is_missing(day.today) if access.may_edit_clocks(user) else None,
            "works_on_issues": user.can(Capability.RULE_ISSUES) or user.can(Capability.WORK_ISSUES),
            "reads_issues": user.can(Capability.READ_ISSUES),
            "triages": user.can(Capability.RULE_ISSUES),
            "handles": user.can(Capability.WORK_ISSUES),
        },
    )


def _greeting(hour: int) -> str:
    if hour < 12:
        return _("Good morning, %(name)s")
    return _("Good afternoon, %(name)s") if hour < 18 else _("Good evening, %(name)s")

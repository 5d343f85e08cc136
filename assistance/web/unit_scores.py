"""Scores of units for a month, and how old their open issues are. In the order of their codes: no ranking, no persons."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.clock import FIRST_DAY, LAST_DAY, local_day
from accounts.web.pages import StaffRequest, show
from assistance import access
from assistance.queries.unit_scores import unit_ages, unit_scores
from assistance.rules.call_backs import SCORED_FROM

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)


@require_GET
@login_required
def scores(request: StaffRequest) -> HttpResponse:
    """Show the month in ``?month=2026-10``, by default the last whole one, and the ages of today."""
    access.require(access.may_read_ledger(request.user))
    today = local_day(timezone.now())
    last_whole = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    month = month_of(request.GET["month"]) if request.GET.get("month") else last_whole
    if month is None:
        raise Http404
    following = (month + timedelta(days=31)).replace(day=1)
    context = {
        "month": month,
        "previous": (month - timedelta(days=1)).replace(day=1),
        "following": following if following <= today else None,
        "rows": unit_scores(request.user, month),
        "ages": unit_ages(request.user, today),
        "today": today,
        "scored_from": SCORED_FROM,
        "section": "scores",
    }
    return show(request, "assistance/issues/scores.html", context)


def month_of(text: str) -> date | None:
    """Return the first day of "2026-10"; None for anything else."""
    match = _MONTH.fullmatch(text)
    if match is None or not FIRST_DAY.year < int(match[1]) < LAST_DAY.year:
        return None
    return date(int(match[1]), int(match[2]), 1)

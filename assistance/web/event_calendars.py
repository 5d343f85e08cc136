"""The calendar file of a public event."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from assistance.channels.ics import event_ics
from assistance.models import Event
from assistance.queries.programme import published_programme

FIVE_MINUTES = 300


@require_safe
@cache_control(public=True, max_age=FIVE_MINUTES)
def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Give everybody the published, public event for the own calendar; anything else is not there."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    content = event_ics(event, published_programme(event))
    headers = {"Content-Disposition": f'inline; filename="{event.slug}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)

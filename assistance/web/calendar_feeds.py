"""A person's calendar for calendar programs: the feed itself, and the page that gives out its address.

The feed is asked for by programs that know no log-in: the token in the address is all there is. It reads and never writes.
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.web.pages import StaffRequest, say, show
from assistance.actions.calendar_feeds import open_calendar_feed
from assistance.channels.person_ics import person_ics
from assistance.queries.calendar_feeds import address_of_feed, feed_behind, feed_of, persons_calendar

HEADERS = {
    "Referrer-Policy": "no-referrer",  # the address is the key
    "X-Robots-Tag": "noindex, nofollow",
}


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the calendar behind a token, in its person's language; alike for all that opens nothing."""
    feed = feed_behind(token)
    if feed is None:
        words = _("There is no such calendar.")
        return HttpResponse(words, "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND, headers=HEADERS)
    with translation.override(feed.user.language):
        content = person_ics(feed.user, persons_calendar(feed.user, timezone.now()))
    headers = HEADERS | {
        "Cache-Control": "private, max-age=900",
        "Content-Disposition": 'inline; filename="calendar.ics"',
        "Content-Language": feed.user.language,
    }
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def my_calendar(request: StaffRequest) -> HttpResponse:
    """Show the address of one's calendar and how to subscribe to it; POST gives out a new one, the old one is void."""
    if request.method == "POST":
        open_calendar_feed(anew=True, by=request.user, at=timezone.now())
        say(request, _("This is your new address."))
        return redirect("assistance:my-calendar")
    feed = feed_of(request.user)
    url = address_of_feed(feed) if feed else ""
    context = {"url": url, "subscribe_url": f"webcal://{url.partition('://')[2]}" if url else ""}
    return show(request, "assistance/calendar_feeds/page.html", context)

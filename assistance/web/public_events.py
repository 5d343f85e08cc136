"""The page of an event for everybody: no log-in, no cookie, no script. It shows what was published, never the plan."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from accounts.clock import language_codes
from accounts.wording import days_span
from assistance.programme_words import change_in_words
from assistance.queries.public_events import PublicEvent, public_event, public_results


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event to everybody; 404 unless it was published and has a public page."""
    with translation.override(_language(request)):
        found = public_event(slug)
        if found is None:
            return _page("public/missing.html", {}, HTTPStatus.NOT_FOUND)
        context = {"results": public_results(found.event), "versions": _versions(found)}
        return _page("public/event.html", _head(found) | context)


@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the programme for paper."""
    with translation.override(_language(request)):
        found = public_event(slug)
        if found is None:
            return _page("public/missing.html", {}, HTTPStatus.NOT_FOUND)
        return _page("public/programme.html", _head(found))


def _head(found: PublicEvent) -> dict[str, Any]:
    return {"public": found, "event": found.event, "dates": days_span(found.first, found.last)}


def _versions(found: PublicEvent) -> list[tuple[Any, list[str]]]:
    """Return each programme that changed another, with what was new in it, in words."""
    return [(row, [change_in_words(change) for change in row.changes]) for row in found.programmes if row.changes]


def _language(request: HttpRequest) -> str:
    """Return the language asked for by the switch, else the browser's."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in language_codes() else translation.get_language() or settings.LANGUAGE_CODE


def _page(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render without context processors: they would ask who is logged in."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    context |= {"language": language, "languages": settings.LANGUAGES}
    html = render_to_string(template, context)
    return HttpResponse(html, status=status, headers={"Content-Language": language})

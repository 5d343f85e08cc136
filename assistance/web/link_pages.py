"""What all pages behind personal links share: no account, no session, no script, and an address that reaches nobody else.

The views are exempt from the check for forged requests: that check guards what a browser sends along by itself (a
session), and here nothing is sent along. The token in the address is all there is, and who has it may act.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from accounts.clock import language_codes
from assistance.models import PersonalLink
from assistance.queries.personal_links import units_of

HEADERS = {
    "Referrer-Policy": "no-referrer",  # the address is the key: it goes to nobody else
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


def language_of(request: HttpRequest) -> str:
    """Return the language asked for by the switch, else the browser's."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in language_codes() else translation.get_language() or settings.LANGUAGE_CODE


def missing() -> HttpResponse:
    """Answer alike for what never was, is forged, or is good for something else."""
    return page("links/missing.html", {}, HTTPStatus.NOT_FOUND)


def over(link: PersonalLink, context: dict[str, Any]) -> HttpResponse:
    """Say that a link has ended, and whom to call."""
    context = {"link": link, "officer": link.made_by, "units": units_of(link)} | context
    return page("links/over.html", context, HTTPStatus.GONE)


def page(template: str, context: dict[str, Any], status: int) -> HttpResponse:
    """Render without context processors: they would ask who is logged in."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    context |= {"language": language, "languages": settings.LANGUAGES}
    headers = HEADERS | {"Content-Language": language}
    return HttpResponse(render_to_string(template, context), status=status, headers=headers)

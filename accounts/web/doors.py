"""What holds for every page: nobody else's cache keeps it, htmx never gets a log-in page inside a fragment."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views import defaults

NUL = re.compile(r"\x00|%00")


class DoorMiddleware:
    """Set cache headers, send an expired session of htmx to the log-in page, refuse NUL characters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/") and (  # the API refuses them in its own words
            NUL.search(request.META.get("QUERY_STRING", "")) or "\x00" in request.path
        ):
            return defaults.bad_request(request, Exception("NUL"))
        if _length(request) > settings.LARGEST_BODY:  # before anybody reads it, the check for forgery included
            return _render(request, "413.html", 413, {"Cache-Control": "no-store", "Vary": "HX-Request, Cookie"})
        response = self.get_response(request)
        if request.path.startswith(settings.STATIC_URL):
            return response
        patch_vary_headers(response, ["HX-Request"])
        response.headers.setdefault("Cache-Control", "no-store")
        login = resolve_url(settings.LOGIN_URL)
        if (
            request.headers.get("HX-Request")
            and isinstance(response, HttpResponseRedirect)
            and response.url.startswith(login)
        ):
            return HttpResponse(status=200, headers={"HX-Redirect": login})
        return response


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdigit() else 0


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 503 with Retry-After while the database is away, 500 for a fault of ours; never a white page."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return _render(request, "503.html", 503, {"Retry-After": "10"})
    return _render(request, "500.html", 500, {})


def _render(request: HttpRequest, template: str, status: int, headers: dict[str, str]) -> HttpResponse:
    if request.path.startswith("/api/"):
        kind, code = "server_error", "database_unreachable" if status == 503 else "error"
        detail = _("The service is not available right now. Try again in a moment.")
        if status == 413:
            kind, code, detail = "client_error", "too_large", _("The request is too large.")
        body = f'{{"type": "{kind}", "errors": [{{"code": "{code}", "detail": "{detail}", "attr": null}}]}}'
        return HttpResponse(body, status=status, headers=headers, content_type="application/json")
    response = render(None, template, status=status)  # without context processors: they would ask the database
    for name, value in headers.items():
        response.headers[name] = value
    return response

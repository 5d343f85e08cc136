"""Log in, log out, and what the browser remembers: language and colours."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.forms import AuthenticationForm
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from accounts.actions.people import choose_language
from accounts.errors import DomainError
from accounts.models import User
from accounts.web.shell import THEME_COOKIE, THEMES

DEMO_ACCOUNTS = [
    ("specialist", gettext_lazy("visits enterprises")),
    ("office", gettext_lazy("accepts, assigns, calls back")),
    ("handler", gettext_lazy("answers for a department")),
    ("leader", gettext_lazy("leads two chains")),
    ("organiser", gettext_lazy("prepares Entrepreneur Day")),
    ("auditor", gettext_lazy("reads all, writes nothing")),
    ("admin", gettext_lazy("keeps the accounts")),
]


class UserBackend(ModelBackend):
    """Django's password check; the person comes with the ids of their units in one query."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.with_units(user_id)
        return user if user and self.user_can_authenticate(user) else None


LONGEST = {"username": 40, "password": 128}


class LogInForm(AuthenticationForm):
    """Name and password, checked without saying which of them was wrong."""

    error_messages = {
        "invalid_login": gettext_lazy("Name and password do not belong together. Both are case-sensitive."),
        "inactive": gettext_lazy("Name and password do not belong together. Both are case-sensitive."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, most in LONGEST.items():  # the base class only tells the browser; what counts failures takes 255
            self.fields[name].validators.append(MaxLengthValidator(most))


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """Show the log-in page, or log in and go on to where the person wanted to go."""
    wanted = _safe(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.user.is_authenticated:
        return redirect(wanted or settings.LOGIN_REDIRECT_URL)
    form = LogInForm(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = form.get_user()
        login(request, user)
        response = redirect(wanted or settings.LOGIN_REDIRECT_URL)
        if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            _remember(response, settings.LANGUAGE_COOKIE_NAME, user.language)
        return response
    return _door(request, form, wanted, status=422 if form.errors else 200)


def locked_out(request: HttpRequest, credentials: Any = None, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Answer after five failures of one name from one address: 429 and when to come back; unknown names alike."""
    wait = settings.AXES_COOLOFF_TIME or timedelta(minutes=15)
    minutes = int(wait.total_seconds() // 60)
    text = gettext("Too many failed attempts. Try again in %(minutes)s minutes, or ask your system administrator.") % {
        "minutes": minutes
    }
    headers = {"Retry-After": str(int(wait.total_seconds()))}
    if request.path.startswith("/api/"):
        errors = [{"code": "throttled", "detail": text, "attr": None}]
        return JsonResponse({"type": "client_error", "errors": errors}, status=429, headers=headers)
    response = _door(request, LogInForm(request), "", status=429, locked=text)
    response.headers["Retry-After"] = headers["Retry-After"]
    return response


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget what it kept."""
    logout(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


@require_POST
def choose_page_language(request: HttpRequest) -> HttpResponse:
    """Switch the language of the pages, and of the person's mails when logged in."""
    if isinstance(request.user, User):
        try:
            choose_language(request.user, language=request.POST.get("language", ""), by=request.user, at=timezone.now())
        except DomainError as refusal:
            return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")
    return set_language(request)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or automatic colours in this browser."""
    response = HttpResponseRedirect(_safe(request, request.POST.get("next", "")) or "/")
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        _remember(response, THEME_COOKIE, theme)
    return response


def _door(request: HttpRequest, form: LogInForm, wanted: str, *, status: int, locked: str = "") -> HttpResponse:
    demo = {"demo_accounts": DEMO_ACCOUNTS, "demo_password": settings.DEMO_PASSWORD} if settings.DEMO else {}
    context = {"form": form, "next": wanted, "locked": locked, **demo}
    return render(request, "accounts/login.html", context, status=status)


def _safe(request: HttpRequest, url: str) -> str:
    allowed = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if url.startswith("/") and allowed else ""


def _remember(response: HttpResponse, name: str, value: str) -> None:
    year = 365 * 24 * 60 * 60
    response.set_cookie(name, value, max_age=year, secure=settings.SECURE, samesite="Lax", httponly=True)

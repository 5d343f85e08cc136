"""Bearer tokens of devices: token, person and the person's units in one query, and nothing is written."""

from __future__ import annotations

import re
from hmac import compare_digest

import structlog
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from knox.crypto import hash_token
from knox.settings import CONSTANTS
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from accounts.models import DeviceToken, Membership, User

SCHEME = "Bearer"
_TOKEN = re.compile(rb"[0-9a-f]{64}")


class DeviceAuthentication(BaseAuthentication):
    """``Authorization: Bearer <token>``; an unknown, expired or logged-out token and a stopped account are all 401."""

    def authenticate(self, request: Request) -> tuple[User, DeviceToken] | None:
        """Return who is asking and with which device; None when no bearer token was sent."""
        scheme, _space, secret = get_authorization_header(request).partition(b" ")
        if scheme.lower() != SCHEME.lower().encode():
            return None
        token = _token_of(secret.strip())
        if token is None:
            raise AuthenticationFailed(_("The token is unknown, has expired or was logged out."))
        structlog.contextvars.bind_contextvars(user_id=str(token.user_id))
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """Name the scheme for ``WWW-Authenticate``; with it the answer is 401, not 403."""
        return SCHEME


def _token_of(secret: bytes) -> DeviceToken | None:
    if not _TOKEN.fullmatch(secret):
        return None
    text = secret.decode("ascii")
    units = Membership.objects.filter(user=OuterRef("user_id")).values("unit_id")
    candidates = (
        DeviceToken.objects.filter(token_key=text[: CONSTANTS.TOKEN_KEY_LENGTH])
        .select_related("user")
        .annotate(unit_ids_fetched=ArraySubquery(units))
    )
    digest = hash_token(text)
    for token in candidates:
        if compare_digest(digest, token.digest):
            return _alive(token)
    return None


def _alive(token: DeviceToken) -> DeviceToken | None:
    user = token.user
    if not user.is_active or user.is_system or (token.expiry is not None and token.expiry <= timezone.now()):
        return None
    user.unit_ids_fetched = token.unit_ids_fetched
    return token

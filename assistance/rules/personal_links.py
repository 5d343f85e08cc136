"""The token of a personal link: the link's id and its signature, so that we can write it again and nobody else can.

The signature is HMAC-SHA256 over purpose and id with a key of its own. The database keeps the SHA-256 of the token:
whoever steals it cannot open a link, and whoever forges a signature meets no row.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError

SIGNATURE_BYTES = 20
_ID_BYTES = 16
_TOKEN = re.compile(r"[A-Za-z0-9_-]{48}", re.ASCII)  # 36 bytes fill their 48 characters: no bit is left to vary


class LinkState(models.TextChoices):
    """How far a link has come, as the officer sees it."""

    MADE = "MADE", _("Made, not mailed")
    QUEUED = "QUEUED", _("Mail on its way")
    SENT = "SENT", _("Mailed")
    FAILED = "FAILED", _("Mail did not get through")
    USED = "USED", _("Used")
    REVOKED = "REVOKED", _("Revoked")
    EXPIRED = "EXPIRED", _("Run out")
    WANTED = "WANTED", _("Run out, a new one is wanted")


class NotAnsweredError(DomainError):
    """A link to confirm asks about an answer; there is none, or the enterprise has said its word."""

    code = "not_answered"
    message = _("There is no answer on which the enterprise could say its word.")


class NobodyToAskError(DomainError):
    """A link goes to a person of the enterprise who is still there."""

    code = "nobody_to_ask"
    message = _("Choose a present contact of the enterprise.")
    field = "contact"


class NoMailConsentError(DomainError):
    """Mail goes to whoever has an address and agreed to be contacted."""

    code = "no_mail_consent"
    message = _("This person has no e-mail address, or has not agreed to be contacted.")
    field = "contact"


class LinkOverError(DomainError):
    """The link has run out or was revoked."""

    code = "link_over"
    message = _("This link is no longer valid.")


def key_of(secret: str) -> bytes:
    """Return the key of all links, derived from the installation's secret."""
    return hmac.digest(secret.encode(), b"assistance/personal-links", hashlib.sha256)


def token_of(link: UUID, purpose: str, key: bytes) -> str:
    """Return the token of a link, 48 characters that may stand in an address."""
    return base64.urlsafe_b64encode(link.bytes + _signature(link, purpose, key)).decode()


def link_of(token: str, purpose: str, keys: Sequence[bytes]) -> UUID | None:
    """Return the link that a token names, or None unless one of ``keys`` has signed it for this purpose."""
    if not _TOKEN.fullmatch(token):
        return None
    raw = base64.urlsafe_b64decode(token)
    link, signature = UUID(bytes=raw[:_ID_BYTES]), raw[_ID_BYTES:]
    signed = [hmac.compare_digest(signature, _signature(link, purpose, key)) for key in keys]
    return link if any(signed) else None


def hash_of(token: str) -> str:
    """Return what the database keeps of a token: its SHA-256, 64 hex digits."""
    return hashlib.sha256(token.encode()).hexdigest()


def end_of(at: datetime, days: int) -> datetime:
    """Return until when a link made at ``at`` opens."""
    return at + timedelta(days=days)


def _signature(link: UUID, purpose: str, key: bytes) -> bytes:
    return hmac.digest(key, f"{purpose}|{link}".encode(), hashlib.sha256)[:SIGNATURE_BYTES]

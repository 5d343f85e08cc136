"""Creation that may be repeated: the same id and body again is the same thing, another body is a refusal.

``view.read()`` checks the body, ``body_digest(request)`` fingerprints it for the verb, the verb creates or replays, and
``view.created(thing)`` answers 201 or 200.
"""

from __future__ import annotations

from typing import cast

from rest_framework.request import Request

from accounts.models import User
from accounts.verbs import digest_of


def body_digest(request: Request) -> str:
    """Return the fingerprint of the body as it was sent, whatever the order of its fields.

    As sent, not as understood: a default that a later release adds must not turn a phone's retry into another body.
    """
    return digest_of(request.data, cast(User, request.user))

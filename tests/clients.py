"""A mobile client of the API, logged in with a token of its own; each test folder of the API asks for the fixture ``api``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.actions.devices import log_in_device
from accounts.models import User

Api = Callable[..., "MobileClient"]


class MobileClient:
    """Speaks JSON to ``/api/v1/`` as one person; ``seen`` is the version that goes into If-Match."""

    def __init__(self, user: User | None = None, *, language: str = "en", quiet: bool = False) -> None:
        self.client = APIClient(raise_request_exception=not quiet)
        self.headers = {"Accept-Language": language}
        self.token = ""
        if user is not None:
            _device, self.token = log_in_device(user, device="test", by=user, at=timezone.now())
            self.headers["Authorization"] = f"Bearer {self.token}"

    def get(self, path: str, **query: Any) -> Any:
        """Ask."""
        address = path if path.startswith("http") else f"/api/v1/{path}"
        return self.client.get(address, query or None, headers=self.headers)

    def post(self, path: str, body: Any = None, *, seen: int | str | None = None) -> Any:
        """Create something, or act on it."""
        return self._send("post", path, body, seen)

    def patch(self, path: str, body: Any, *, seen: int | str | None = None) -> Any:
        """Change something."""
        return self._send("patch", path, body, seen)

    def raw(self, path: str, body: bytes, content_type: str = "application/json", **headers: str) -> Any:
        """Post bytes as they are."""
        return self.client.post(
            f"/api/v1/{path}", data=body, content_type=content_type, headers={**self.headers, **headers}
        )

    def _send(self, method: str, path: str, body: Any, seen: int | str | None) -> Any:
        headers = dict(self.headers)
        if seen is not None:
            headers["If-Match"] = f'"{seen}"' if isinstance(seen, int) else seen
        return getattr(self.client, method)(f"/api/v1/{path}", body, format="json", headers=headers)


def first_error(response: Any) -> tuple[str, str | None]:
    """Return the code and the field of an answer's first error."""
    error = response.json()["errors"][0]
    return error["code"], error["attr"]


@contextmanager
def undone() -> Iterator[None]:
    """Take back what the block did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def api() -> Api:
    """A function that logs a person in on a new device."""
    return MobileClient

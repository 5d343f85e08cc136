"""What tests of assistance share beyond the world."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.mail_server import MailServer, mail_server


@pytest.fixture
def smtp(settings: Settings) -> Iterator[MailServer]:
    """A mail server of the test's own, to which Django sends by real SMTP."""
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.5
        yield server

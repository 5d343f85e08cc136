"""Production refuses to start half-secured, and what it starts with is what `check --deploy` asks for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GOOD_KEY = "k9-Xw7_pQ" * 8


def start(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py with the settings of production and nothing but the given environment."""
    neutral = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *command],
        cwd=ROOT,
        env={**neutral, "DJANGO_SETTINGS_MODULE": "config.settings", "ALLOWED_HOSTS": "a.example", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "demo-" + GOOD_KEY}, "SECRET_KEY is a demo key or too short"),
        ({"SECRET_KEY": GOOD_KEY[:49]}, "SECRET_KEY is a demo key or too short"),
        ({"SECRET_KEY": GOOD_KEY, "DEBUG": "1"}, "DEBUG is on"),
        ({"SECRET_KEY": GOOD_KEY, "DEBUG": "true", "DEMO": "0"}, "DEBUG is on"),
    ],
)
def test_production_does_not_start(environment: dict[str, str], reason: str) -> None:
    answer = start("check", **environment)

    assert answer.returncode != 0
    assert reason in answer.stderr


def test_production_starts_with_a_secret_and_the_deployment_check_has_nothing_to_say() -> None:
    answer = start("check", "--deploy", "--fail-level", "DEBUG", SECRET_KEY=GOOD_KEY)

    assert (answer.returncode, answer.stdout.strip()) == (0, "System check identified no issues (0 silenced).")
    assert "WARNING" not in answer.stderr


SHOW = (
    "from django.conf import settings as s;"
    "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
    " s.CSRF_COOKIE_HTTPONLY, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.DEBUG, s.ALLOWED_HOSTS)"
)


def shown(**environment: str) -> str:
    answer = start("shell", "--no-imports", "-c", SHOW, **environment)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_cookies_and_transport_are_locked_down_by_default() -> None:
    expected = "__Host-sessionid __Host-csrftoken True True True True 31536000 False ['a.example']"

    assert shown(SECRET_KEY=GOOD_KEY) == expected


def test_the_demo_speaks_plain_http_and_only_it() -> None:
    demo = shown(SECRET_KEY="demo-" + GOOD_KEY, DEMO="1", ALLOWED_HOSTS="localhost")

    assert demo == "sessionid csrftoken False True True False 0 False ['localhost']"


def test_no_host_is_allowed_unless_it_is_named() -> None:
    assert shown(SECRET_KEY=GOOD_KEY, ALLOWED_HOSTS="").endswith("[]")


def test_the_tests_run_with_the_settings_of_production(settings: pytest.FixtureRequest) -> None:
    assert settings.DEMO is False  # type: ignore[attr-defined]
    assert settings.DEBUG is False  # type: ignore[attr-defined]
    assert settings.SESSION_COOKIE_SECURE is True  # type: ignore[attr-defined]


def test_the_content_policy_allows_nothing_but_ourselves(settings: pytest.FixtureRequest) -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]  # type: ignore[attr-defined]

    assert directives["default-src"] == ["'none'"]
    allowed = {source for sources in directives.values() for source in sources}
    assert allowed == {"'none'", "'self'", "data:"}
    assert directives["img-src"] == ["'self'", "data:"], "data: for images alone"

"""The environment variables under which the program runs as a demo, in tests and in checks."""

import os
import secrets

from dev.folders import LOCAL, ROOT
from dev.secret import secret_in

DEMO_SMTP_HOST = "127.0.0.1"
OWN_HOSTS = "localhost,127.0.0.1,[::1]"


def demo_variables(addresses: dict[str, str], *, port: int, smtp_port: int, mail_page: str) -> dict[str, str]:
    """Return the environment of `make run`: what the user set, the demo switched on, our own servers."""
    wishes = {
        "DEMO_LANGUAGE": "en",
        "ALLOWED_HOSTS": OWN_HOSTS,
        "BASE_URL": f"http://localhost:{port}",
        "LOG_FORMAT": "console",
        "PLANNER_SECONDS": "10",  # a newcomer does not wait a minute for the first reminder
        "DISPATCH_SECONDS": "10",
        "SECRET_KEY": secret_in(LOCAL / "secret-key"),
    }
    facts = {
        **addresses,
        "DEMO": "1",
        "DEBUG": "0",
        "PORT": str(port),
        "EMAIL_HOST": DEMO_SMTP_HOST,
        "EMAIL_PORT": str(smtp_port),
        "DEMO_MAIL_URL": mail_page,
    }
    return {**wishes, **_inherited(), **facts}


def test_variables(addresses: dict[str, str]) -> dict[str, str]:
    """Return the environment of `make test`."""
    wishes = {"SECRET_KEY": secrets.token_urlsafe(48), "ALLOWED_HOSTS": f"{OWN_HOSTS},testserver"}
    return {**_without("DEMO", "DEBUG"), **wishes, **addresses}


def production_variables() -> dict[str, str]:
    """Return an environment such as a real installation has, with servers that are not asked for anything."""
    facts = {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "assistance.example.org",
        "CSRF_TRUSTED_ORIGINS": "https://assistance.example.org",
        "BASE_URL": "https://assistance.example.org",
        "DATABASE_URL": "postgres://nobody:nothing@127.0.0.1:1/nothing",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": "1",
        "EMAIL_FROM": "assistance@example.org",
    }
    return {**_without("DEMO", "DEBUG", "DEMO_MAIL_URL", "PORT"), **facts}


def _inherited() -> dict[str, str]:
    """Return the user's environment; which settings apply is for manage.py, config and pytest to say, not for it."""
    inherited = {name: value for name, value in os.environ.items() if value and name != "DJANGO_SETTINGS_MODULE"}
    return inherited | {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}


def _without(*names: str) -> dict[str, str]:
    return {name: value for name, value in _inherited().items() if name not in names}

"""The site as a newcomer runs it: the demo's data in a database of its own, served by gunicorn on a free port."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGTERM

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from accounts.models import User
from dev.ports import free_port
from dev.process import signal_group, spawn
from tests.databases import OwnDatabase
from tests.faults.waiting import wait_until

START = 60.0  # seconds for gunicorn to come up on a busy machine
SESSION_COOKIE = "sessionid"  # of the demo


@dataclass(frozen=True)
class Site:
    """A running site; Django's own connection leads to its database too."""

    url: str
    database: OwnDatabase

    def session_of(self, username: str) -> str:
        """Log somebody in and return the key of the session."""
        user = User.objects.get(username=username)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "accounts.web.sessions.UserBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        return str(session.session_key)


def environment_of(database: OwnDatabase, **more: str) -> dict[str, str]:
    """Return the environment of `make run` on a test's database."""
    demo = {"DEMO": "1", "DJANGO_SETTINGS_MODULE": "config.settings", "LOG_FORMAT": "console", "DEMO_LANGUAGE": "en"}
    kept = {name: value for name, value in database.environment.items() if name not in ("DEBUG", "BASE_URL")}
    return kept | demo | more


def load_demo(database: OwnDatabase) -> None:
    """Fill a database as `make run` does."""
    command = [sys.executable, "-W", "ignore", "manage.py", "load_demo", "--language", "en"]
    subprocess.run(command, env=environment_of(database), check=True, stdout=subprocess.DEVNULL)


@contextmanager
def served(environment: dict[str, str], folder: Path, *, workers: int = 1, threads: int = 4) -> Iterator[str]:
    """Serve the site with gunicorn as long as the block runs; return its address."""
    port = free_port()
    log = folder / "gunicorn.log"
    command = [
        *(sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--no-control-socket"),
        *("--worker-class", "gthread", "--workers", str(workers), "--threads", str(threads), "--graceful-timeout", "1"),
        "config.wsgi:application",
    ]
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        process = spawn(command, environment=environment | {"PORT": str(port)}, output=output)
    try:
        with suppress(AssertionError):
            wait_until(lambda: answers(f"{url}/healthz") or process.poll() is not None, "the site answers", START)
        assert process.poll() is None and answers(f"{url}/healthz"), log.read_text(errors="replace")[-4000:]
        yield url
    finally:
        signal_group(process, SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        if process.poll() is None:
            process.kill()
        process.wait()


def answers(url: str) -> bool:
    """Whether anything answers there, whatever it says."""
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def in_ci() -> bool:
    """Whether skipping is not allowed."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")

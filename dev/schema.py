"""The OpenAPI file in docs/: made from the code, and compared with it."""

import difflib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dev.console import RefusedError
from dev.environment import DEVELOPMENT, not_needed, prepare_environment
from dev.folders import PYTHON, ROOT, make_local_folders
from dev.variables import production_variables

FILE = ROOT / "docs" / "openapi.yaml"


def write_schema(path: Path) -> str:
    """Write the schema of the code into a file; return what was wrong with it, empty when nothing was."""
    command = [str(PYTHON), "manage.py", "spectacular", "--validate", "--fail-on-warn", "--file", str(path)]
    answer = subprocess.run(command, cwd=ROOT, env=production_variables(), capture_output=True, text=True, check=False)
    return "" if answer.returncode == 0 else answer.stdout + answer.stderr


def complaints() -> list[str]:
    """Return what is wrong with the schema, or how the file in docs/ differs from it."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "openapi.yaml"
        if trouble := write_schema(made):
            return [trouble]
        now = made.read_text(encoding="utf-8").splitlines()
    before = FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else []
    if now == before:
        return []
    difference = list(difflib.unified_diff(before, now, "docs/openapi.yaml", "the code", lineterm="", n=1))
    return ["docs/openapi.yaml is not that of the code: run `make schema`.", *difference[:40]]


def main() -> int:
    """`make schema`: write docs/openapi.yaml."""
    make_local_folders()
    try:
        prepare_environment(DEVELOPMENT, without=not_needed(os.environ))
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    FILE.parent.mkdir(exist_ok=True)
    if trouble := write_schema(FILE):
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`make lock`: works out the exact packages, with hashes, for every Python and system we support.

Raise a version in requirements.in or requirements-dev.in, run it, run the tests, commit both files.
"""

import os
import sys

from dev.console import RefusedError
from dev.environment import DEVELOPMENT, not_needed, prepare_environment
from dev.folders import PYTHON, fresh_log, make_local_folders
from dev.step import run_step

LOCKS = (
    ("dev/uv.in", "dev/uv.txt"),
    ("requirements.in", "requirements.txt"),
    ("requirements-dev.in", "requirements-dev.txt"),
)
OPTIONS = (
    *("--quiet", "--system-certs", "--generate-hashes", "--universal", "--python-version", "3.11"),
    *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock"),
)


def main() -> int:
    """Write all locks anew; versions change only where a requirement asks for it."""
    make_local_folders()
    try:
        prepare_environment(DEVELOPMENT, without=not_needed(os.environ))
        log = fresh_log("lock")
        for source, lock in LOCKS:
            command = [str(PYTHON), "-m", "uv", "pip", "compile", *OPTIONS, source, "-o", lock]
            run_step(f"Locking {source}", command, log=log)
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

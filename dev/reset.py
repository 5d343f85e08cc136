"""`make reset`: throws `.local` away, and with it the demo's database, mail and logs."""

import shutil
import sys

from dev.console import RefusedError, say
from dev.folders import LOCAL, TEST
from dev.lock import Lock


def main() -> int:
    """Remove `.local`, unless something runs in it."""
    if not LOCAL.exists():
        say("There is nothing to throw away.")
        return 0
    try:
        with (
            Lock(LOCAL / "run.lock", "It runs in this folder: stop it with Ctrl-C first."),
            Lock(TEST / "lock", "The tests run in this folder: wait for them first."),
        ):
            shutil.rmtree(LOCAL)
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except PermissionError as error:
        print(f"{error.filename} belongs to another user: remove .local as that user.", file=sys.stderr)
        return 1
    say("Thrown away: .local with the database, the mail and the logs. `make run` starts from nothing again.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What `make` runs: sets up, starts, tests and checks the program from a fresh clone.

Everything here is standard library only, because it runs before anything is installed. Two modules run inside `.venv`
and may use what is installed there: `dev.prepare` and `dev.mail_sink`.
"""

import sys

# Plain syntax in this file, so that an old Python gets as far as this sentence.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Python 3.11 or newer is needed, this is %d.%d: try `make run PYTHON=python3.11`."  # noqa: UP031
        % sys.version_info[:2]
    )

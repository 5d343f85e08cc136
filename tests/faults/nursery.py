"""Starts workers in a moment: loads the program once, then forks a worker for every line that it is sent.

A worker that is started by the command line takes seconds to import everything; a test that kills ten of them would
measure that. What is forked here runs the same `celery worker`: a main process with a pool of its own.
"""

from __future__ import annotations

import os
import signal
import sys

from django.urls import get_resolver

from config.celery import app
from dev.process import PR_SET_PDEATHSIG, libc


def main() -> None:
    """Read "name<TAB>log file" lines and answer each with the worker's process id."""
    app.loader.import_default_modules()
    assert get_resolver().url_patterns  # mails hold links
    sys.stdout.write("loaded\n")
    sys.stdout.flush()
    for line in sys.stdin:
        name, log = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            _become_a_worker(name, log)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


def _become_a_worker(name: str, log: str) -> None:
    if sys.platform == "linux":
        libc.prctl(PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for ours, standard in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(ours, standard)
    quiet = ("--without-gossip", "--without-mingle", "--without-heartbeat")
    app.worker_main(["worker", "-n", name, "-c", "1", "-l", "INFO", *quiet])
    os._exit(0)


if __name__ == "__main__":
    main()

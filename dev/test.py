"""`make test`: servers of its own, a browser, then all tests; the exit code is pytest's."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time

from dev.chromium import chromium
from dev.console import RefusedError, say
from dev.environment import DEVELOPMENT, not_needed, prepare_environment
from dev.folders import PYTHON, TEST, make_local_folders
from dev.lock import Lock
from dev.process import spawn
from dev.servers import start_servers
from dev.supervisor import Stopped, Supervisor
from dev.variables import test_variables


def main() -> int:
    """Run the tests; return pytest's exit code, 130 when stopped."""
    try:
        make_local_folders()
        with Lock(
            TEST / "lock", "The tests run in this folder already: wait for them, or stop them with Ctrl-C."
        ) as lock:
            if lock.left_behind:  # written without fsync: after a crash nobody knows what is in there
                shutil.rmtree(TEST / "postgres", ignore_errors=True)
            return _test()
    except RefusedError as refusal:
        print(refusal, file=sys.stderr, flush=True)
        return 1


def _test() -> int:
    supervisor = Supervisor()
    try:
        prepare_environment(DEVELOPMENT, watch=supervisor.tick, without=not_needed(os.environ))
        browser = chromium(watch=supervisor.tick)
        addresses = start_servers(supervisor, TEST, lasting=False, logs=TEST / "log")
        environment = test_variables(addresses | ({"CHROMIUM": browser} if browser else {}))
        return _pytest(supervisor, environment)
    except Stopped:
        say("\nStopping the tests ...")
        return 130
    finally:
        supervisor.stop()


def _pytest(supervisor: Supervisor, environment: dict[str, str]) -> int:
    """Run pytest on our terminal, so that its colours and a debugger work, while the servers are looked after."""
    wishes = shlex.split(os.environ.get("ARGS", ""))
    command = [str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadgroup", *wishes]
    process = spawn(command, environment=environment, output=None, own_group=False)
    try:
        while process.poll() is None:
            supervisor.tick()
            time.sleep(0.1)
        return int(process.returncode)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let pytest clean up: after a Ctrl-C, which it gets too, by itself; else when we interrupt it; then insist."""
    for patience, insistence in ((3, signal.SIGINT), (5, signal.SIGKILL), (None, signal.SIGKILL)):
        try:
            process.wait(timeout=patience)
            return
        except subprocess.TimeoutExpired:
            process.send_signal(insistence)


if __name__ == "__main__":
    sys.exit(main())

